"""A first look: three invented dispatches, their ledger, and what to try next."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pledgebook.faces.lines import lines
from pledgebook.faces.screen import put, screen_width
from pledgebook.faces.tables import ledger_page
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import UnreadableSource
from pledgebook.pipeline.intake import read_into
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.pipeline.reader import Reader
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book

PLACES = (Path(__file__).parents[3] / "examples", Path(sys.prefix) / "share" / "pledgebook" / "examples")
"""Where the dispatches lie: in the project's folder, or where an installed package puts them."""

BEFORE = PartialDate("2031-03-16")
"""A day on which nothing was promised yet."""


def take(book: str, reader: Reader) -> None:
    """Read the dispatches into `book`, print the ledger of today and that of an earlier day, and say what to try next."""
    folder = _examples()
    with Book.open(book, create=True) as held:
        read_into(held, gather([folder], folder / "manifest.csv"), reader, lambda _: None)
        today, before = ledger_of(held), ledger_of(held, BEFORE.last)
    click.echo(f"Three invented dispatches about a flood, read into {book}. What they say, settled into one ledger:\n")
    put(ledger_page(today, screen_width()))
    click.echo(f"\nThe same book as of {BEFORE}, when Germany still refused:\n")
    put(ledger_page(before, screen_width()))
    click.echo(_next(book, next((line.commitment.id for line in lines(today) if line.commitment.disagreements), "ID")))


def _examples() -> Path:
    found = next((place for place in PLACES if (place / "manifest.csv").is_file()), None)
    if found is None:
        raise UnreadableSource(
            "examples", "the example dispatches are not there", "Install Pledgebook again, or read articles of your own."
        )
    return found.relative_to(Path.cwd()) if found.is_relative_to(Path.cwd()) else found


def _next(book: str, name: str) -> str:
    command = sys.argv[0] if sys.argv[0].endswith("pledgebook") else "pledgebook"
    return f"""
Try next:
  {command} explain {name} --book {book}
      the words behind one line, who says what, and why it is shown as it is
  {command} explain --text "Norway said it would send Moldova 20 generators."
      how a sentence of your own is read
  {command} read YOUR_FOLDER && {command} show
      a book of your own
"""
