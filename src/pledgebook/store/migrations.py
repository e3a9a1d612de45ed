"""Steps from one format of the book to the next.

To change the layout: raise `format.FORMAT`, and add here the step that brings a book of the format before to
the new one, as portable SQL or Core. Steps run in one transaction, so a book is never half-way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, text, update

from pledgebook.store.format import FORMAT
from pledgebook.store.schema import book, compared, copies, polls, replies, traits

Step = Callable[[Connection], None]


def _with_raws(db: Connection) -> None:
    """Articles know their author, their language and the hash of their raw bytes; those that were read before don't."""
    for column in ("author TEXT", "language VARCHAR", "raw VARCHAR"):
        db.execute(text(f"ALTER TABLE articles ADD COLUMN {column}"))


def _with_replies(db: Connection) -> None:
    """A book keeps what language models replied."""
    replies.create(db, checkfirst=True)


def _with_copies(db: Connection) -> None:
    """Copies are found when articles are read next, and nothing has been watched yet."""
    for table in (traits, compared, copies, polls):
        table.create(db, checkfirst=True)


STEPS: Mapping[int, Step] = {1: _with_raws, 2: _with_copies, 3: _with_replies}
"""From the format named by the key to the next one."""


def migrate(db: Connection, found: int, steps: Mapping[int, Step] = STEPS, goal: int = FORMAT) -> None:
    """Bring a book of format `found` to format `goal`."""
    for number in range(found, goal):
        steps[number](db)
    if found < goal:
        db.execute(update(book).values(format=goal))
