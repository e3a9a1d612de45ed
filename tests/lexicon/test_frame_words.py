"""The files of verbs: what is said to somebody who adds a word in a way that YAML takes for something else."""

from __future__ import annotations

from typing import Any

import pytest

from pledgebook.lexicon import frames
from pledgebook.model.errors import BadLexicon

WRONG: dict[str, Any] = {"operator": "deny", "act": "none", "denied": "keep", "adjectives": [False], "examples": [{}]}


def test_a_word_that_yaml_takes_for_yes_or_no_is_pointed_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """The word false without quotes is none to YAML."""
    monkeypatch.setattr(frames, "entries", lambda _: [WRONG])
    with pytest.raises(BadLexicon, match=r"deny.*quotes"):
        frames._checked("operators", "operator")
