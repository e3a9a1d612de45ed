"""What we do quicker than spaCy comes out as spaCy does it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from pledgebook.language.engine import load
from pledgebook.language.quicker import annotated, entities
from pledgebook.lexicon.frames import examples

TEXTS = [
    *(example.text for _, example in examples()),
    "Y'all ain't gonna send it, c'mon! Let's got ta go; there's nothing.",
    "The Dutch prime minister, Femke Lier, told Kenya's parliament on Monday that €40 million (about $43 million) would follow.",
    "•  Ten tents \n\n for  Lomé ;",
    "",
    " ",
    "Smith",
]


def told(doc: Any) -> list[tuple[object, ...]]:
    return [
        (word.text, word.lemma_, word.pos_, word.tag_, str(word.morph), word.dep_, word.head.i, word.ent_type_, word.ent_iob_)
        for word in doc
    ]


def test_every_word_comes_out_as_from_spacys_own_pipeline() -> None:
    engine = load()
    assert list(map(told, annotated(engine, TEXTS))) == list(map(told, engine.pipe(TEXTS)))


def test_how_texts_are_grouped_shows_in_no_word() -> None:
    """Else a book would depend on how many processes read it."""
    engine = load()
    together = list(map(told, annotated(engine, TEXTS)))
    assert [told(annotated(engine, [text])[0]) for text in TEXTS] == together


def test_a_recogniser_that_goes_by_beams_is_left_alone() -> None:
    assert not entities(SimpleNamespace(cfg={"beam_width": 4}, postprocesses=[]), [])
