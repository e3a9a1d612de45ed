"""Facets, words and order against the plain way of doing the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from stories_of_aid import LEDGER

from pledgebook.faces.web.asked import FACETS, SORTS, Asked
from pledgebook.faces.web.facets import Index

INDEX = Index.of(LEDGER)
PAIRS = [(facet, choice.value) for facet in FACETS for choice in INDEX.choices(facet, Asked())]
asked = st.builds(
    Asked,
    chosen=st.lists(st.sampled_from(PAIRS), unique=True, max_size=4).map(tuple),
    words=st.sampled_from(["", "", "tank", "loan ukraine", "zebra"]),
    sort=st.sampled_from(["", *SORTS, *("-" + name for name in SORTS)]),
    page=st.integers(1, 4),
    rows=st.integers(1, 20),
)


@given(asked)
def test_each_count_is_the_number_of_lines_that_its_link_leads_to(wish: Asked) -> None:
    for facet in FACETS:
        only = replace(wish, chosen=tuple(pair for pair in wish.chosen if pair[0] != facet))
        for choice in INDEX.choices(facet, wish):
            assert choice.count == len(INDEX.numbers(only.toggled(facet, choice.value)))


@given(asked)
def test_an_address_says_all_that_was_asked(wish: Asked) -> None:
    assert Asked.of(wish.pairs()) == wish


@given(asked)
def test_the_pages_together_are_all_lines_once(wish: Asked) -> None:
    found = INDEX.found(wish.on_page(1))
    pages = [INDEX.found(wish.on_page(number)) for number in range(1, found.pages + 1)]
    assert [line.commitment.id for page in pages for line in page.lines] == [INDEX.lines[n].commitment.id for n in found.numbers]
    assert len(set(found.numbers)) == found.count


@given(asked)
def test_the_order_does_not_change_what_is_found(wish: Asked) -> None:
    assert sorted(INDEX.numbers(wish)) == list(INDEX.numbers(replace(wish, sort="")))
