"""The word that makes a commitment of a thing, and how the thing hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Frame, Operator


@dataclass(frozen=True, slots=True)
class Base:
    """The word that makes a commitment of a thing, what it stands for, and how the thing hangs on it.

    `place` is the role of the thing as the frames name places ("object", "with", "of" ...). `part_of` is the
    word of a package that the thing was named under ("a package including ..."). `passed` are the nouns between.
    """

    trigger: Word
    sense: Frame | Operator
    place: str
    passed: tuple[Word, ...] = ()
    part_of: Word | None = None

    @property
    def frame(self) -> Frame | None:
        return self.sense if isinstance(self.sense, Frame) else None

    @property
    def buys(self) -> bool:
        return self.frame is not None and self.frame.name == "buy"

    @property
    def operator(self) -> Operator | None:
        return self.sense if isinstance(self.sense, Operator) else None


def raised_total(sentence: Sentence, base: Base) -> tuple[Word, ...]:
    """The help of which a verb tells what sum it comes to: "brings *Japan's total* to 40 million", "*pledges* reach it"."""
    if base.frame and base.frame.past == "sum" and base.place == "object":
        return tuple(sentence.children(base.trigger, "nsubj"))
    brought = base.sense.name == "bring" and base.place == "to"
    return tuple(sentence.children(base.trigger, "dobj")) if brought else ()
