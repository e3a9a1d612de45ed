"""The ledger of a book without the histories of its commitments, for who asks about an unchanged book again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from pledgebook.ledger.undisturbed import undisturbed
from pledgebook.model.ledgers import Ledger
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book
from pledgebook.store.codec import decoded, encode
from pledgebook.store.derived import kept, recalled

WORTH_KEEPING = 2_000
"""Commitments from which on settling takes long enough to be remembered."""
FLOORS = ("ledger", "lexicon", "model", "pipeline", "store")
"""Where it is written how a ledger follows from a book: what another version of these kept is not looked at."""


def outline_of(book: Book, as_of: date | None = None) -> Ledger:
    """What `ledger_of` tells, its commitments perhaps without their steps.

    That of a large book is kept, and found again for as long as neither the book nor the program has changed.
    """
    stamp = book.stamp()
    if stamp is None:
        return ledger_of(book, as_of)
    key = "\n".join((_program(), *stamp, str(as_of)))
    text = recalled(key)
    with undisturbed(all_stays=True):
        found = decoded(text, Ledger) if text is not None else None
    return found or _settled(book, as_of, stamp, key)


def _settled(book: Book, as_of: date | None, stamp: tuple[str, ...], key: str) -> Ledger:
    ledger = ledger_of(book, as_of)
    if len(ledger.commitments) >= WORTH_KEEPING and book.stamp() == stamp:
        bare = tuple(replace(each, steps=()) for each in ledger.commitments)
        kept(key, encode(replace(ledger, commitments=bare)).encode())
    return ledger


@cache
def _program() -> str:
    """A digest of the program's own files, as far as a ledger depends on them."""
    root = Path(__file__).parents[1]
    files = sorted(path for floor in FLOORS for path in (root / floor).rglob("*") if path.suffix in (".py", ".yaml"))
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
