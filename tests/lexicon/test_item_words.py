"""The catalogue of items: its rules, and that our own files keep them."""

from __future__ import annotations

from typing import Any

import pytest

from pledgebook.lexicon.items import ItemEntry, Role, catalogue, catalogue_of, domains, plural, spellings
from pledgebook.model.errors import BadLexicon
from pledgebook.model.items import ItemClass

TANK = {"key": "tank", "class": "tank", "names": ["tank"], "realm": "arms"}


def made(*rows: dict[str, Any]) -> dict[str, ItemEntry]:
    return dict(catalogue_of(("mine", row) for row in rows).by_key)


def test_every_class_of_the_public_contract_has_an_entry_with_its_source() -> None:
    found = catalogue().by_key
    for item_class in ItemClass:
        assert found[item_class.value].item_class is item_class
        assert found[item_class.value].source, f"{item_class} has no source"


def test_every_entry_has_an_example_or_stands_below_one_that_has() -> None:
    known = catalogue()
    for entry in known.entries:
        if entry.role in (Role.THING, Role.TRAP):
            above = [known.by_key[key] for key in (known.kinds(entry.key) if entry.role is Role.THING else (entry.key,))]
            assert any(one.examples for one in above), f"{entry.key} has no example"


def test_the_catalogue_knows_hundreds_of_things_in_every_domain() -> None:
    things = [entry for entry in catalogue().entries if entry.role is Role.THING]
    assert len(things) > 500
    assert len(domains()) >= 15


def test_kinds_climb_from_the_thing_to_its_class() -> None:
    assert catalogue().kinds("leopard-2a6") == ("leopard-2a6", "leopard-2", "leopard", "tank")
    assert catalogue().kinds("stinger")[-1] == "air-defence"
    assert catalogue().kinds("tank") == ("tank",)


def test_kinds_of_every_entry_end_in_its_class() -> None:
    known = catalogue()
    for entry in known.entries:
        if entry.role in (Role.THING, Role.CARRIER, Role.MODIFIER):
            assert known.kinds(entry.key)[-1] == entry.item_class.value


def test_an_entry_takes_its_class_from_the_one_it_is_within() -> None:
    found = made(TANK, {"key": "t-1", "within": "tank", "names": ["T-1"]})
    assert found["t-1"].item_class is ItemClass.TANK


def test_a_name_under_each_is_an_entry_of_its_own_and_a_list_there_is_one() -> None:
    found = made(TANK, {"key": "others", "within": "tank", "each": ["T-1", ["T-2", "Tango"]]})
    assert found["t-1"].names == ("T-1",)
    assert found["t-2"].names == ("T-2", "Tango")
    assert found["t-2"].within == "others"


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ({"names": ["x"]}, "without a key"),
        ({"key": "x", "class": "tanc", "names": ["x"]}, "class 'tanc'"),
        ({"key": "x", "class": "tank", "names": ["x"], "role": "thingy"}, "role 'thingy'"),
        ({"key": "x", "within": "nowhere", "names": ["x"]}, "within 'nowhere'"),
        ({"key": "x", "within": "x", "names": ["x"]}, "within 'x'"),
        ({"key": "x", "class": "tank", "name": ["x"]}, "unknown field 'name'"),
        ({"key": "x", "class": "tank", "names": "x"}, "list of words as 'names'"),
        ({"key": "x", "class": "tank", "names": ["x"], "takes": [True]}, "list of words as 'takes'"),
        ({"key": "x", "class": "tank", "names": ["x"], "examples": [{"text": "x"}]}, "example"),
        ({"key": "x", "class": "tank", "each": [[]]}, "empty list under 'each'"),
        ({"key": "tank", "class": "tank", "names": ["x"]}, "stands in the catalogue already"),
    ],
)
def test_a_wrong_entry_is_named_in_a_sentence(row: dict[str, Any], sentence: str) -> None:
    with pytest.raises(BadLexicon, match=r"mine\.yaml") as caught:
        made(TANK, row)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("tank", "tanks"),
        ("battery", "batteries"),
        ("box", "boxes"),
        ("arms", "arms"),
        ("HIMARS", "HIMARS"),
        ("T-72", "T-72s"),
        ("convoy", "convoys"),
    ],
)
def test_plurals_are_regular_and_names_in_s_are_their_own(one: str, many: str) -> None:
    assert plural(one) == many


def test_american_spellings_lead_to_british_ones_and_no_further() -> None:
    assert spellings()["armored"] == "armoured"
    assert not set(spellings()) & set(spellings().values())
