from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import story

from pledgebook.ledger import ids
from pledgebook.ledger.ids import public_id, slug
from pledgebook.ledger.order import natural
from pledgebook.ledger.settle import settle

[LEOPARDS] = story("2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank")


def test_an_id_says_who_for_whom_and_what() -> None:
    assert public_id(LEOPARDS).startswith("DE-UA-leopard-2-")


def test_an_id_hangs_on_nothing_but_the_founding_report() -> None:
    others = story(
        "2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25\n2023-01-25 Post: PL -> UA pledged 5 tank"
    )
    [commitment] = [each for each in settle([LEOPARDS, *others]).commitments if each.donors[0].id == "DE"]
    assert commitment.id == public_id(LEOPARDS)


def test_an_earlier_article_found_later_gives_the_id_and_the_old_one_leads_there() -> None:
    [earlier] = story("2023-01-24 Times: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25")
    ledger = settle([LEOPARDS, earlier])
    assert ledger.commitments[0].id == public_id(earlier)
    assert ledger.redirects == ((public_id(LEOPARDS), public_id(earlier)),)


def test_what_is_not_said_is_named_so() -> None:
    [report] = story("2023-01-25 Herald: -> pledged tank")
    assert public_id(report).startswith("any-any-tank-")


@given(st.text())
def test_a_slug_is_plain_letters_for_any_text(text: str) -> None:
    assert slug(text, 24).replace("-", "").isascii()
    assert len(slug(text, 24)) <= 24


def test_two_reports_that_claim_one_short_id_both_get_longer_ones_and_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "SHORT", 0)
    monkeypatch.setattr(ids.public_id, "__defaults__", (0,))
    other = replace(story("2023-01-29 Post: DE -> UA pledged 99 Leopard 2 tank")[0])
    ledger = settle([LEOPARDS, other])
    assert len({commitment.id for commitment in ledger.commitments}) == 2
    assert all(len(commitment.id.rsplit("-", 1)[1]) == ids.LONG for commitment in ledger.commitments)
    assert dict(ledger.redirects)["DE-UA-leopard-2-"] == public_id(LEOPARDS, ids.LONG)
    assert [finding.check for finding in ledger.findings] == ["id-clash"]


def test_numbers_in_names_sort_as_numbers() -> None:
    assert sorted(["e10", "e9", "e1.2", "e1"], key=natural) == ["e1", "e1.2", "e9", "e10"]
