"""Quotes and readings: how a value stands on words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, `text[start:end] == words`. The only form that evidence takes."""

    article: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """A value, the words it was read from, and the rule that read it.

    No quote means that the value stands in for words that are not there, such as the article's own
    date; the rule then says what stood in. `cited` are further words that the value rests on: the
    antecedent of "they", say.
    """

    value: T_co
    quote: Quote | None
    rule: str
    cited: tuple[Quote, ...] = ()
