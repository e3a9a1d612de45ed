"""Totals as the page shows them."""

from __future__ import annotations

from stories_of_aid import LEDGER

from pledgebook.faces.web.sums import joined
from pledgebook.ledger.totals import By, totals


def test_what_states_no_figure_stands_beside_the_figures_of_its_form() -> None:
    """Germany's loans of 3 million euros and its loan of no stated size are one row, and nothing is lost."""
    before = totals(LEDGER, By.DONOR)
    after = joined(before)
    assert len(after) < len(before)
    assert [each.sums for each in after] == [each.sums for each in before if each.unit or each in after]
    assert sorted(name for each in after for name in each.unsized) == sorted(name for each in before for name in each.unsized)
    for each in after:
        assert each.unit or not [other for other in after if (other.of, other.form) == (each.of, each.form) and other.unit]
