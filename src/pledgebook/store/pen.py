"""What is written into a book, each within a transaction that the book begins and ends."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, insert, select, text

from pledgebook.model.articles import Article, Setback
from pledgebook.model.errors import BadRuling, RuledMeanwhile
from pledgebook.model.polls import Poll
from pledgebook.model.reports import Extract
from pledgebook.model.rulings import Ruling
from pledgebook.store.codec import decode, encode
from pledgebook.store.kept import Kept
from pledgebook.store.rows import row_of
from pledgebook.store.schema import articles, polls, reactions, readings, replies, reports, rulings, setbacks, unread


def keep(db: Connection, article: Article, extract: Extract, reader: str) -> Kept:
    """Add an article and what a reader took from it, unless the book holds just that."""
    versions = db.execute(select(articles.c.version).where(articles.c.id == article.id)).scalars().all()
    row = row_of(article)
    if row["version"] not in versions:
        db.execute(insert(articles).values(row))
        _add_reading(db, article.id, row["version"], extract, reader)
        return Kept.CHANGED if versions else Kept.NEW
    of = readings.c
    same = (of.article == article.id) & (of.version == row["version"]) & (of.reader == reader)
    if db.execute(select(of.number).where(same)).first():
        return Kept.SAME
    _add_reading(db, article.id, row["version"], extract, reader)
    return Kept.REREAD


def _add_reading(db: Connection, article: str, version: str, extract: Extract, reader: str) -> None:
    made = db.execute(insert(readings).values(article=article, version=version, reader=reader))
    number = made.inserted_primary_key[0] if made.inserted_primary_key else None
    for table, values in ((reports, extract.reports), (reactions, extract.reactions), (unread, extract.unread)):
        rows = [{"reading": number, "position": place, "json": encode(value)} for place, value in enumerate(values)]
        if rows:
            db.execute(insert(table), rows)


def set_aside(db: Connection, setback: Setback) -> None:
    """Note a setback; of several at one address the last stays."""
    lift(db, [setback])
    db.execute(insert(setbacks).values(address=setback.where, reason=setback.reason))


def lift(db: Connection, old: Iterable[Setback]) -> None:
    """Forget setbacks, by their addresses."""
    for setback in old:
        db.execute(delete(setbacks).where(setbacks.c.address == setback.where))


def keep_reply(db: Connection, key: str, text: str) -> None:
    """Keep a language model's reply; one that is kept stays as it is."""
    if db.execute(select(replies.c.key).where(replies.c.key == key)).first() is None:
        db.execute(insert(replies).values(key=key, text=text))


def note_poll(db: Connection, poll: Poll) -> None:
    """What is known of a place, instead of what was."""
    db.execute(delete(polls).where(polls.c.address == poll.address))
    db.execute(insert(polls).values(address=poll.address, json=encode(poll)))


def rule(db: Connection, new: Iterable[Ruling], after: int | None = None) -> None:
    """Append rulings. Raises BadRuling when another one has the id of one, RuledMeanwhile when there are more than `after`."""
    if db.dialect.name == "postgresql":
        db.execute(text("LOCK TABLE rulings IN EXCLUSIVE MODE"))  # SQLite's transactions shut others out by themselves
    if after is not None and db.execute(select(func.count()).select_from(rulings)).scalar() != after:
        raise RuledMeanwhile
    for ruling in new:
        held = db.execute(select(rulings.c.json).where(rulings.c.id == ruling.id)).scalar()
        if held is None:
            db.execute(insert(rulings).values(id=ruling.id, json=encode(ruling)))
        elif decode(held, Ruling) != ruling:
            raise BadRuling(f"Another ruling has the id '{ruling.id}'", "Give this one an id of its own.")
