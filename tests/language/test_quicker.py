"""What we do quicker than spaCy comes out as spaCy does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from thinc.api import chain, noop

from pledgebook.language import vectors
from pledgebook.language.engine import load
from pledgebook.language.entities import entities
from pledgebook.language.quicker import annotated, forget_kinds
from pledgebook.lexicon.frames import examples

TEXTS = [
    *(example.text for _, example in examples()),
    "Y'all ain't gonna send it, c'mon! Let's got ta go; there's nothing.",
    "The Dutch prime minister, Femke Lier, told Kenya's parliament on Monday that €40 million (about $43 million) would follow.",
    "•  Ten tents \n\n for  Lomé ;",
    "",
    " ",
    "Smith",
    "Ms. Aoki of Save the Children International visited  \n New York\tCity and then New Zealand . Bahrain",
]


@dataclass(eq=False)
class Recogniser:
    """A component that goes by several steps at once."""

    cfg: dict[str, int]
    postprocesses: list[object] = field(default_factory=list)


def told(doc: Any) -> list[tuple[object, ...]]:
    return [
        (
            word.text,
            word.lemma_,
            word.pos_,
            word.tag_,
            str(word.morph),
            word.dep_,
            word.head.i,
            word.ent_type_,
            word.ent_iob_,
            word.is_sent_start,
        )
        for word in doc
    ]


def test_every_word_comes_out_as_from_spacys_own_pipeline() -> None:
    engine = load()
    assert list(map(told, annotated(engine, TEXTS))) == list(map(told, engine.pipe(TEXTS)))


def test_the_vectors_are_those_of_spacy_to_the_last_bit() -> None:
    """Else a word now and then would be taken for something else than spaCy takes it for."""
    engine = load()
    for ours, theirs in zip(annotated(engine, TEXTS), engine.pipe(TEXTS), strict=True):
        assert (ours.tensor == theirs.tensor).all()


def test_a_network_that_has_met_too_many_words_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = load()
    whole = list(map(told, annotated(engine, TEXTS[:40])))
    monkeypatch.setattr(vectors, "KEPT", 30)
    forget_kinds()
    assert list(map(told, annotated(engine, TEXTS[:40]))) == whole
    assert [told(annotated(engine, [text])[0]) for text in TEXTS[:40]] == whole
    forget_kinds()


def test_a_network_of_another_make_is_left_alone() -> None:
    assert vectors.vectors(chain(noop(), noop()), []) is None


def test_how_texts_are_grouped_shows_in_no_word() -> None:
    """Else a book would depend on how many processes read it."""
    engine = load()
    together = list(map(told, annotated(engine, TEXTS)))
    assert [told(annotated(engine, [text])[0]) for text in TEXTS] == together


def test_a_recogniser_that_goes_by_beams_is_left_alone() -> None:
    assert not entities(Recogniser({"beam_width": 4}), [])
