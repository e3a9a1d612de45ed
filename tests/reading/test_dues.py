"""A date told of the first of several is that of what was promised first."""

from __future__ import annotations

from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin


def _dues(text: str) -> list[tuple[str, str | None]]:
    return [
        (each.act.value.value, each.due.value.words if each.due else None) for each in Builtin().read(Article("a", text)).reports
    ]


def test_the_first_to_arrive_are_those_promised_before() -> None:
    text = (
        "Kenya will send Chad an initial company of 14 Leopard tanks. The aim would be to supply Chad with two battalions of "
        "Leopards, the first to arrive within four months."
    )
    assert _dues(text) == [("pledged", "within four months"), ("planned", "within four months")]


def test_a_date_told_of_all_of_them_is_not_that_of_others() -> None:
    text = "Kenya promised Chad 14 trucks. It plans to send Chad 60 more trucks by June."
    assert _dues(text) == [("pledged", None), ("planned", "by June")]


def test_what_was_promised_with_a_date_of_its_own_keeps_it() -> None:
    text = "Kenya will send Chad 14 trucks by May. It plans to send Chad 60 more trucks, the first to arrive within six months."
    assert _dues(text)[0] == ("pledged", "by May")
