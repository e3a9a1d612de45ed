"""What a time expression says, and the standpoint from which it is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from pledgebook.language.doc import Sentence
from pledgebook.language.times.tense import side
from pledgebook.model.dates import PartialDate


class TimeKind(StrEnum):
    DATE = "date"
    DURATION = "duration"
    SPAN_END = "span-end"
    """ "by March", "within three months": the value is the latest date that the words allow."""
    SINCE = "since"
    SET = "set"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression.

    `value` is a calendar date as precise as its words, None for pure durations, vague words and dates that no
    calendar or publication day settles. `timex` is the TIMEX3 value ("2023-W03", "P3M", "FUTURE_REF"), "" when
    there is none. `latest` is for dues: the latest date that the words allow, no more precise than they are.
    """

    value: PartialDate | None
    kind: TimeKind
    timex: str
    latest: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The day on which a sentence was published, None when that is unknown, and the word that is being read."""

    today: date | None
    sentence: Sentence
    word: int

    @property
    def side(self) -> int:
        """Where the clause looks: -1 back, 1 ahead, 0 when it does not tell."""
        return side(self.sentence, self.word)

    @property
    def titled(self) -> bool:
        """Whether the word is part of a name: "the Daily Post", "the Today programme"."""
        word = self.sentence.words[self.word]
        return word.tag.startswith("NNP") and word.text[0].isupper() and word.index > 0

    def before(self, count: int) -> tuple[str, ...]:
        """The `count` words before, in small letters."""
        return tuple(word.lower for word in self.sentence.words[max(0, self.word - count) : self.word])

    def moved(self, to: date) -> Standpoint:
        return replace(self, today=to)


Resolve = Callable[["re.Match[str]", Standpoint], Time | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A form of time expression. `starts` are the small-letter words with which it can start, "0" for any figure."""

    name: str
    pattern: re.Pattern[str]
    starts: frozenset[str]
    resolve: Resolve


def rule(name: str, pattern: str, starts: Iterable[str], resolve: Resolve) -> Rule:
    return Rule(f"time.{name}", re.compile(rf"(?:{pattern})(?![^\W_])", re.IGNORECASE), frozenset(starts), resolve)


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longer ones first, whatever white space they hold."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered) + ")"


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The words with which phrases start, cut as the lexer cuts them."""
    return frozenset(re.split(r"[\s-]", phrase)[0] for phrase in phrases)


def dated(value: PartialDate | None, timex: str | None = None) -> Time:
    """A plain date; its TIMEX3 value is how it is written unless another is given."""
    return Time(value, TimeKind.DATE, (value.text if value else "") if timex is None else timex)
