"""The commands that look after sources: `watch` and `sources`."""

from __future__ import annotations

from pathlib import Path

import click

from pledgebook.faces.options import WRONG, allow_private, book, model

PATIENCE = 300.0
"""Seconds that watching waits for another program which writes into the book."""


@click.command()
@click.argument("config", metavar="CONFIG.toml", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="Look at every place one time and stop, as for cron.")
@allow_private
@book
@model
def watch(config: Path, once: bool, allow_private: bool, book: str, model: str | None) -> int:
    """Look at feeds, pages and folders again and again, and read what is new.

    CONFIG.toml names the places and how often to look. Prints a line for each article that is new or changed, with what it
    changed in the ledger, and for each failure. Runs until Ctrl-C; started again, it goes on from where it was. Sites are asked
    politely: only for what is new, with a pause between requests, as their robots.txt says, and ever more rarely when they
    fail. With --once it ends with 2 when something failed.
    """
    from pledgebook.faces.watching import line, summary
    from pledgebook.pipeline.watching.watch import Means
    from pledgebook.pipeline.watching.watch import watch as watching
    from pledgebook.reading.builtin import Builtin
    from pledgebook.sources.watching.config import watch_list
    from pledgebook.sources.web.visitor import polite
    from pledgebook.store.book import Book
    from pledgebook.store.raws import Raws

    places = watch_list(config)
    visit = polite(allow_private or places.private, places.pause, places.contact)
    with Book.open(book, create=True, patience=PATIENCE) as held:
        means = Means(reader=Builtin(model) if model else Builtin(), visit=visit, keep=Raws.beside(book).put)
        found = watching(held, places, means, lambda each: click.echo(line(each)), once)
    click.echo(summary(found), nl=False)
    return WRONG if found.failed else 0


@click.command()
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="A table unless told otherwise."
)
@book
def sources(form: str, book: str) -> None:
    """List outlets, who wrote what they print, when they were last seen, and what fails.

    A story of an agency, and a copy of what another outlet printed first, is counted under whoever wrote it.
    """
    from pledgebook.faces.outlets import sources_csv, sources_json, sources_page
    from pledgebook.faces.screen import put, screen_width
    from pledgebook.pipeline.outlets import sources_of
    from pledgebook.store.book import Book

    with Book.open(book) as held:
        found = sources_of(held)
    if form == "table":
        put(sources_page(found, screen_width()))
    else:
        click.echo({"csv": sources_csv, "json": sources_json}[form](found), nl=False)


COMMANDS: tuple[click.Command, ...] = (watch, sources)
