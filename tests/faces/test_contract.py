"""The page of the contract names every field and every word that the outputs use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pytest
from hand_built import reaction, tanks

from pledgebook.faces.entries import article_entries
from pledgebook.faces.export import COLUMNS
from pledgebook.faces.rows import row
from pledgebook.model.amounts import Missing, Qualifier
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import GateState, Ledger, Place, Stage
from pledgebook.model.reports import Act, Scope, Stance

PAGE = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
SHOW, _, EXTRACT = PAGE.partition("## `extract`")


def named(text: str) -> set[str]:
    return set(re.findall(r"`([^`]+)`", text))


def keys(value: object) -> Iterable[str]:
    """All names of fields in a JSON value, however deep."""
    if isinstance(value, dict):
        yield from value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(inner)


def test_every_field_of_show_is_described() -> None:
    assert set(keys(row(tanks()))) <= named(SHOW)


def test_every_column_of_csv_is_a_field_that_is_described() -> None:
    assert set(COLUMNS) <= named(SHOW)


def test_every_field_of_extract_is_described() -> None:
    assert set(keys(article_entries("a1", Ledger((tanks(),)), [reaction()]))) - {
        "value",
        "low",
        "high",
        "unit",
        "qualifier",
    } <= named(EXTRACT)


@pytest.mark.parametrize("words", [Act, Stage, ItemClass, Qualifier, Scope, Stance, GateState, Place, Missing])
def test_every_word_of_a_vocabulary_is_listed(words: type[StrEnum]) -> None:
    assert {word.value for word in words} <= named(PAGE)
