"""The word files of numbers, units, currencies, hedges and times: what is wrong in them is said clearly."""

from collections.abc import Callable
from typing import Any

import pytest

from pledgebook.lexicon import quantities, times
from pledgebook.model.errors import BadLexicon

BROKEN = [
    (quantities.numbers, quantities, [{"group": "ones", "words": {"one": 1}}], "no group"),
    (quantities.units, quantities, [{"holders": []}, {"unit": "tonne", "kind": "heavy", "words": ["t"]}], "unknown kind 'heavy'"),
    (quantities.units, quantities, [{"holders": []}, {"unit": "tonne", "kind": "measure"}], "its words"),
    (quantities.currencies, quantities, [{"unit": "euro"}], "no ISO 4217 code"),
    (quantities.hedges, quantities, [{"qualifier": "maybe", "before": ["perhaps"]}], "unknown qualifier 'maybe'"),
    (times.words, times, [{"group": "months", "words": {"may": 5}}], "no group"),
]


@pytest.mark.parametrize(("load", "module", "rows", "told"), BROKEN)
def test_a_broken_word_file_is_refused_in_a_clear_sentence(
    monkeypatch: pytest.MonkeyPatch, load: Callable[[], object], module: object, rows: list[dict[str, Any]], told: str
) -> None:
    load.cache_clear()  # type: ignore[attr-defined]
    monkeypatch.setattr(module, "entries", lambda _: rows)
    with pytest.raises(BadLexicon, match=told):
        load()
    monkeypatch.undo()
    load.cache_clear()  # type: ignore[attr-defined]


def test_phrases_are_cut_as_texts_are() -> None:
    assert quantities.phrase("U.S. dollars") == ("u.s.", "dollars")
    assert quantities.phrase("approx.") == ("approx.",)
    assert quantities.phrase("end-") == ("end", "-")
