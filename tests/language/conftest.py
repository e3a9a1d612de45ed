"""Parsed text for the tests of this floor."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pledgebook.language.doc import Doc, Sentence
from pledgebook.language.read import parsed
from pledgebook.model.articles import Article


@pytest.fixture(scope="session")
def doc() -> Callable[[str], Doc]:
    """Any text, laid out and parsed with the default engine."""
    known: dict[str, Doc] = {}
    return lambda text: known.get(text) or known.setdefault(text, parsed(Article("test", text)))


@pytest.fixture(scope="session")
def sentence(doc: Callable[[str], Doc]) -> Callable[[str], Sentence]:
    """The first sentence of a text."""
    return lambda text: doc(text).sentences[0]
