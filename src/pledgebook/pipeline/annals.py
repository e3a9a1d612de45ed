"""The annals of a book: how every commitment stood on every day, worked out once and kept for who asks about any of them.

What was known on a day stays as it is when later articles come in, and so do the annals of that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from pledgebook.ledger.spells import Spell, as_it_stood
from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Extract
from pledgebook.model.rulings import RulingKind
from pledgebook.pipeline.leaves import Leaves
from pledgebook.pipeline.program import program
from pledgebook.store import spells
from pledgebook.store.book import Book
from pledgebook.store.codec import decoded, encode
from pledgebook.store.kept import State

WORTH_KEEPING, TOO_MANY = 4_000, 100_000
"""Readings from which on settling takes long enough for it, and from which on it would take a quarter of an hour."""
GROWN = 40
"""They are worked out anew when a book has grown by a fortieth, or what they tell of is no longer so: to read so many articles
took longer than that.
"""


@dataclass(frozen=True, slots=True)
class About:
    """Of which book annals tell, and by which program."""

    program: str
    state: State
    contents: str
    changed: tuple[str, ...]
    """The file as it was: as long as it is the same, nothing of it need be looked at."""
    undated: bool
    """Whether articles without a date told of anything: they are in no annals, and in the ledger of today."""


def annals_are_due(book: Book) -> bool:
    """Whether the book is so large that it is worth its while, and has none of today or almost of today."""
    state, name = book.state(), _name(book)
    if name is None or not WORTH_KEEPING <= state.readings < TOO_MANY:
        return False
    about = _about(name)
    return about is None or (state.readings - about.state.readings) * GROWN >= state.readings or not _still_so(book, about)


def keep_annals(book: Book) -> None:
    """Work them out and keep them: for the length of a settling of the whole book, twice. Nothing is left when it is stopped."""
    from pledgebook.pipeline.news import news_by_day

    name, stamp, state = _name(book), book.stamp(), book.state()
    if name is None or stamp is None:
        return
    with undisturbed():
        news = news_by_day(book)
        if any(report.doubts for extracts in news.values() for extract in extracts for report in extract.reports):
            return  # what waits for a person is settled with each ledger
        about = About(program(), state, book.contents(state), stamp, book.tells_undated())
        leaves = Leaves({each.article for pair in book.copied() for each in pair})
        spells.keep(name, encode(about), _changes(book, news, leaves), _told(news), leaves.written())


def annals_on(book: Book, day: date | None) -> Ledger | None:
    """The ledger as of a day (None: today) without steps, findings, redirects and the words about gates; None where that is
    not kept.
    """
    name = annals_of(book, day)
    rows = spells.standing_on(name, day or date.max) if name is not None else None
    with undisturbed():
        found = decoded(b"[" + b",".join(rows) + b"]", list[Spell]) if rows is not None else None
        return as_it_stood(found, book.reactions(day), day) if found is not None else None


def annals_of(book: Book, day: date | None) -> str | None:
    """The name under which annals are kept that tell of that day (None: of today); None where there are none."""
    name = _name(book)
    about = _about(name) if name is not None else None
    if name is None or about is None or about.program != program() or (day is None and about.undated):
        return None
    return name if _told_of(book, name, about, day or date.max) else None


def _name(book: Book) -> str | None:
    stamp = book.stamp()
    return f"annals of {stamp[0]}" if stamp is not None else None


def _about(name: str) -> About | None:
    text = spells.about(name)
    return decoded(text.encode(), About) if text is not None else None


def _changes(book: Book, news: Mapping[date, list[Extract]], leaves: Leaves) -> Iterator[tuple[date, spells.Changes]]:
    from pledgebook.ledger.annals import Annals

    annals = Annals(book.rulings(), book.former_reports(), book.reacting())
    for day, extracts in news.items():
        leaves.hear(extracts)
        changed = annals.turn(extracts)
        yield day, {number: _written(spell, leaves) if spell is not None else None for number, spell in changed.items()}


def _written(spell: Spell, leaves: Leaves) -> tuple[bytes, bytes]:
    bare = replace(spell, commitment=replace(spell.commitment, steps=()))
    return encode(bare).encode(), encode(leaves.told(spell.commitment.steps)).encode()


def _told(news: Mapping[date, list[Extract]]) -> Iterator[tuple[str, date]]:
    """Every report with the first day of its article: a ruling on it may hold for what an earlier version says."""
    first: dict[str, date] = {}
    for day, extracts in news.items():
        for extract in extracts:
            since = first.setdefault(extract.source.article, day)
            yield from ((report.id, since) for report in extract.reports)


def _told_of(book: Book, name: str, about: About, day: date) -> bool:
    """Whether nothing that was written into the book since can have changed that day."""
    if book.stamp() == about.changed:
        return True
    if day == date.max and book.state() != about.state:
        return False
    earliest = book.earliest_since(about.state)
    if (earliest is not None and earliest <= day) or not _still_so(book, about):
        return False
    return all(since > day for since in _ruled_since(book, name, about))


def _still_so(book: Book, about: About) -> bool:
    return about.program == program() and book.contents(about.state) == about.contents


def _ruled_since(book: Book, name: str, about: About) -> Iterator[date]:
    """Before which day each ruling that was made since says nothing; the first of all for one about what is not known."""
    rulings = list(book.rulings())
    by_id = {each.id: each for each in rulings}
    for ruling in rulings[about.state.rulings :]:
        meant = by_id.get(ruling.subject) if ruling.kind is RulingKind.UNDO else ruling
        subjects = [] if meant is None else [meant.subject, *([meant.other] if meant.other else [])]
        days = [spells.told_on(name, subject) for subject in subjects]
        yield max((each for each in days if each is not None), default=date.min) if None not in days else date.min
