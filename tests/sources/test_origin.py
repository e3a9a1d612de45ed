"""Who first wrote the words; the examples and traps stand beside the agencies in wires.yaml."""

from __future__ import annotations

import pytest

from pledgebook.lexicon.files import entries
from pledgebook.sources.origin import origin

WIRES = entries("wires")


@pytest.mark.parametrize(("name", "text"), [(wire["name"], text) for wire in WIRES for text in wire["examples"]])
def test_a_credited_story_is_the_agencys(name: str, text: str) -> None:
    assert origin(text, "Harbour News") == name


@pytest.mark.parametrize("text", [text for wire in WIRES for text in wire["traps"]])
def test_a_story_that_only_cites_an_agency_is_its_outlets_own(text: str) -> None:
    assert origin(text, "Harbour News") is None


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("VOA (Reuters)", "Reuters"),
        ("Reuters", "Reuters"),
        ("Harbour News via AP", "AP"),
        ("APN", None),
        ("Capital", None),
        ("", None),
    ],
)
def test_an_outlet_may_name_the_agency(outlet: str, name: str | None) -> None:
    assert origin("Ferries sail.", outlet) == name


def test_every_agency_has_an_example() -> None:
    assert all(wire["examples"] for wire in WIRES)


def test_a_credit_in_the_middle_of_a_long_text_is_none() -> None:
    assert origin("word " * 200 + "OSLO (Reuters) - Ferries sail. " + "word " * 200, None) is None
