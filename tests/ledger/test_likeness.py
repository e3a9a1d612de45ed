from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.ledger.figures import Relation, related
from pledgebook.ledger.likeness import OTHER, likeness
from pledgebook.ledger.wording import telling, words
from pledgebook.model.amounts import Amount, about, at_least, at_most, between, exact, vague
from pledgebook.model.items import Item, ItemClass

TANK, AID, PERMISSION = ItemClass.TANK, ItemClass.MILITARY_AID, ItemClass.PERMISSION


def tank(name: str, *kinds: str) -> Item:
    return Item(name, TANK, kinds)


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (tank("Leopard 2 tank"), tank("Leopard 2 tanks"), 1.0, 1.0),
        (tank("Leopard tank"), tank("Leopard 2A6 tank"), 0.8, 0.8),
        (tank("Leopard 2 tank"), tank("Leopard 2A6 tank"), 0.3, 0.8),
        (tank("main battle tank"), tank("tank"), 0.5, 0.5),
        (tank("modern tank"), tank("Leopard tank"), 0.3, 0.3),
        (tank("Leopard 1 tank"), tank("Leopard 2 tank"), OTHER, OTHER),
        (tank("Leopard tank"), tank("Challenger tank"), OTHER, OTHER),
        (tank("a", "leopard-2a6", "leopard-2", "leopard", "tank"), tank("b", "leopard", "tank"), 0.9, 0.9),
        (tank("a", "leopard-2", "leopard", "tank"), tank("b", "leopard-1", "leopard", "tank"), OTHER, OTHER),
        (tank("a", "leopard-2", "leopard", "tank"), tank("b", "tank"), 0.3, 0.3),
        (tank("Leopard tank", "leopard", "tank"), tank("Leopard battle tank"), 1.0, 1.0),
        (Item("weapons package", AID), Item("security assistance", AID), 0.0, 0.0),
        (Item("security assistance", AID), Item("security assistance", AID), 0.2, 0.2),
        (Item("Marder", ItemClass.INFANTRY_FIGHTING_VEHICLE), Item("combat vehicle", ItemClass.ARMOURED_VEHICLE), 0.1, 0.1),
        (Item("approval to export tanks", PERMISSION), Item("re-export permission for Leopards", PERMISSION), 0.2, 0.8),
        (Item("permission to strike inside Russia", PERMISSION), Item("export permission", PERMISSION), OTHER, OTHER),
        (Item("tank", PERMISSION), tank("tank"), OTHER, OTHER),
    ],
)
def test_names_are_as_alike_as_a_reader_would_say(one: Item, other: Item, least: float, most: float) -> None:
    assert least <= likeness(one, other) <= most
    assert likeness(one, other) == likeness(other, one)


items = st.builds(Item, st.text(max_size=20), st.sampled_from(ItemClass), st.lists(st.sampled_from("abc"), max_size=2).map(tuple))


@given(items, items)
def test_likeness_is_the_same_from_both_sides_and_between_its_bounds(one: Item, other: Item) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert OTHER <= likeness(one, other) <= 1


def test_spellings_plurals_and_hyphens_make_no_difference() -> None:
    assert words("F-16 fighter jets") == words("f16 fighter")
    assert words("armored vehicles") == words("armoured vehicle")
    assert words("anti-tank weaponry") == words("antitank weapon")


def test_only_words_beyond_class_and_form_tell_which_thing_it_is() -> None:
    assert telling(tank("modern main battle tank")) == frozenset()
    assert telling(tank("Challenger 2 main battle tank")) == {"challenger", "2"}


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (exact(14), exact(14), Relation.SAME),
        (exact(14), about(14), Relation.SAME),
        (at_most(400, "USD"), exact(400, "USD"), Relation.SAME),
        (exact(14), exact(15), Relation.CLASH),
        (about(14), exact(15), Relation.NEAR),
        (exact(14), exact(14, "battalion"), Relation.OTHER_UNIT),
        (vague(24), exact(31), Relation.LOOSE),
        (vague(24), exact(14), Relation.CLASH),
        (vague(24), exact(300), Relation.CLASH),
        (vague(24), vague(200), Relation.LOOSE),
        (between(10, 20), exact(14), Relation.LOOSE),
        (between(10, 20), exact(24), Relation.CLASH),
        (at_least(19, "USD"), at_least(30, "USD"), Relation.CLASH),
        (vague(None), exact(3), Relation.LOOSE),
    ],
)
def test_amounts_stand_to_each_other_as_their_words_do(one: Amount, other: Amount, how: Relation) -> None:
    assert related(one, other) is related(other, one) is how
