"""What is known of an article besides its text, and how several such cards make one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.language.tongues import article_tongue
from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import UnreadableSource
from pledgebook.model.evidence import Reading
from pledgebook.model.raws import Raw
from pledgebook.sources.dateline import dateline

Notes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One place's word on an article: a manifest's row, a record's fields, the options given, the page itself."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Reading[PartialDate] | None = None
    author: str | None = None
    notes: Notes = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """A text as it came in, with what its record and its page say of it, and the bytes that it was taken from.

    `name` is its id where no card gives one.
    """

    location: str
    name: str
    text: str
    record: Card = Card()
    page: Card = Card()
    raw: Raw | None = None


Captured = Capture | Setback | PassedOver


def article(capture: Capture, manifest: Card, options: Card) -> Article:
    """The article of a capture. Each field is taken from the first that gives it: the manifest, the record, the
    options, the page; the text's first lines are asked last for the date.
    """
    cards = (manifest, capture.record, options, capture.page)
    name = _first(card.id for card in cards) or capture.name
    return Article(
        id=name,
        text=capture.text,
        title=_first(card.title for card in cards),
        outlet=_first(card.outlet for card in cards),
        url=_first(card.url for card in cards) or (capture.raw.receipt.url if capture.raw else None),
        published=next((card.published for card in cards if card.published), None) or dateline(name, capture.text),
        location=capture.location,
        notes=tuple(note for card in cards for note in card.notes),
        author=_first(card.author for card in cards),
        language=article_tongue(capture.text),
        raw=capture.raw.hash if capture.raw else None,
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next(filter(None, values), None)


def setback(error: UnreadableSource) -> Setback:
    """The same as a thing to keep."""
    return Setback(error.where, f"{error.what}. {error.advice}".strip())
