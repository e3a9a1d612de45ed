"""Who first wrote the words; the examples and traps stand beside the agencies in wires.yaml."""

from __future__ import annotations

import re

import pytest

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.sources.origin import origin, wires

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


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"credits": ["X"], "owners": ["X"]}, "has an entry without a name"),
        (
            {"name": "X", "credits": "X", "owners": ["X"]},
            "must give 'X' a list of words between square brackets as its `credits`",
        ),
        ({"name": "X", "credits": ["X"]}, "must give 'X' a list of words between square brackets as its `owners`"),
        ({"name": "X", "credits": ["X"], "owners": ["X"], "signs": [2]}, "as its `signs`"),
    ],
)
def test_a_malformed_entry_is_said_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, entry: dict[str, object], sentence: str
) -> None:
    monkeypatch.setattr("pledgebook.sources.origin.entries", lambda _: [entry])
    wires.cache_clear()
    with pytest.raises(BadLexicon, match=re.escape(sentence)):
        wires()
    wires.cache_clear()
