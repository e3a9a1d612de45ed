"""What several commands share: options, each described once, and the order in which they are listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from pledgebook.model.dates import PartialDate

if TYPE_CHECKING:
    from pledgebook.reading.builtin import Builtin
    from pledgebook.store.book import Book

Command = Callable[..., Any]
WRONG = 2
"""The exit code where something outside has to be put right."""


def opened(book: str, create: bool = False) -> Book:
    """The book at a path, which must be there unless it is to be made. Raises a BookError or NoBook."""
    from pledgebook.store.book import Book

    return Book.open(book, create)


def reader(model: str | None, *, triage: bool = False) -> Builtin:
    """The built-in reader with the model named, the usual one unless told otherwise."""
    from pledgebook.language.engine import DEFAULT_MODEL
    from pledgebook.reading.builtin import Builtin

    return Builtin(model or DEFAULT_MODEL, triage)


class InOrder(click.Group):
    """Lists the commands in the order in which one needs them, which is that of their file."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(self.commands)


def last_day(_context: click.Context, _option: click.Parameter, text: str | None) -> date | None:
    """The last day of a date, a month or a year as the user wrote it. Raises BadDate."""
    return PartialDate(text).last if text else None


book = click.option(
    "--book",
    envvar="PLEDGEBOOK_BOOK",
    default="pledgebook.db",
    metavar="FILE",
    help="The book to use; else the one that PLEDGEBOOK_BOOK names, else pledgebook.db in this folder.",
)
as_of = click.option(
    "--as-of",
    metavar="DATE",
    callback=last_day,
    help="Only what was published by then: 2031-03-14, or 2031-03 for the end of that month.",
)
manifest = click.option(
    "--manifest",
    metavar="CSV",
    help="A table that says of each file its id, title, outlet, published and url.",
)
published = click.option(
    "--published",
    metavar="DATE",
    help="When it was published, where nothing else says so: 2031-03-14, 2031-03 or 2031.",
)
allow_private = click.option(
    "--allow-private",
    is_flag=True,
    help="Let addresses on this computer and in local networks be fetched too.",
)
model = click.option("--model", metavar="NAME", help="Another installed English spaCy model to read with.")
jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes read side by side; all cores unless told otherwise. The book comes out the same.",
)
engine = click.option(
    "--engine",
    type=(click.Choice(["ray"]), str),
    metavar="ray ADDRESS",
    help="Let a Ray cluster read: ray://HOST:10001, HOST:6379, auto, or local for a try on this machine. The book comes out the "
    "same.",
)
paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
