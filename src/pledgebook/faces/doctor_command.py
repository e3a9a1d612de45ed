"""The command that examines: what each stage makes of a source, and whether a book is sound. It changes neither."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from pledgebook.faces.options import WRONG, allow_private, manifest, model, opened, paths, published

BOOKS = (".db", ".sqlite", ".sqlite3")
"""How the names of books end. A file of another name is taken for a book when it holds rows of one."""


@click.command()
@paths
@manifest
@published
@allow_private
@model
@click.option(
    "--save", metavar="FILE", help="Where to save what is left of a damaged book; beside it as NAME.saved.db unless told."
)
def doctor(
    paths: tuple[str, ...], manifest: str | None, published: str | None, allow_private: bool, model: str | None, save: str | None
) -> int:
    """Tell what each stage makes of a source, or whether a book is sound; save what is left of a damaged one.

    PATH is whatever 'pledgebook read' takes, an address too: its bytes, text, date, origin, sentences and reports are told, for
    the question why an article is read as it is, or not at all. No book is needed or changed, and no bytes are kept.

    Where PATH is a book, every page and every value of it is looked at. What is left of a damaged one is saved into a new book;
    the damaged file is never changed.
    """
    books = [path for path in paths if _is_book(path)]
    if save and len(books) != 1:
        raise click.UsageError("--save names the file for one damaged book. Name that book, and no other.")
    sources = [path for path in paths if path not in books]
    failed = sum([_look_at_book(path, save) for path in books])
    if sources:
        failed += _look_at_sources(sources, manifest, published, allow_private, model)
    return WRONG if failed else 0


def _is_book(path: str) -> bool:
    from pledgebook.store.rescue import may_be_book

    if "://" in path:
        return not path.startswith(("http://", "https://"))
    return path.lower().endswith(BOOKS) or (Path(path).is_file() and may_be_book(Path(path)))


def _look_at_book(place: str, save: str | None) -> bool:
    """Whether it is damaged. Raises NoBook, NotABook, and a BookError where nothing can be saved."""
    from pledgebook.faces.rescued import saved_text, sound_text
    from pledgebook.faces.screen import page_width, waiting
    from pledgebook.pipeline.copies import find_copies
    from pledgebook.store import rescue

    if "://" in place:
        return _look_at_database(place)
    with waiting().status(f"Looking at every page of {place} ..."):
        health = rescue.examined(Path(place))
        if health.is_sound:
            click.echo(sound_text(place, health), nl=False)
            return False
        target = Path(save) if save else Path(place).with_suffix(".saved.db")
        rescue.saved(Path(place), target)
        with opened(str(target)) as book:
            find_copies(book)
    click.echo(saved_text(place, str(target), health, page_width()), nl=False)
    return True


def _look_at_database(address: str) -> bool:
    """A server looks after its own files: all is read once, and whatever is wrong with it is raised."""
    from pledgebook.store.trouble import named

    with opened(address) as book:
        held = {
            "articles": sum(1 for _ in book.articles()),
            "reports": sum(1 for _ in (*book.reports(), *book.former_reports())),
            "rulings": sum(1 for _ in book.rulings()),
        }
        for _ in (*book.reactions(), *book.unread(), *book.polls()):
            pass
    counts = ", ".join(f"{number:,} {name}" for name, number in held.items())
    click.echo(f"{named(address)} can be read throughout: {counts}. Whether its files are sound, its server tells (pg_amcheck).")
    return False


def _look_at_sources(
    paths: Sequence[str], manifest: str | None, published: str | None, allow_private: bool, model: str | None
) -> int:
    """How many were set aside."""
    from pledgebook.faces.doctor import examination
    from pledgebook.faces.screen import page_width
    from pledgebook.model.articles import Setback
    from pledgebook.pipeline.examination import examined
    from pledgebook.reading.builtin import Builtin
    from pledgebook.sources.gather import gather
    from pledgebook.sources.web.visitor import visitor

    reader = Builtin(model) if model else Builtin()
    found = partial(gather, paths, manifest, published, web=visitor(allow_private))
    failed = 0
    for number, each in enumerate(examined(lambda keep: found(keep=keep), reader, reader.model)):
        failed += isinstance(each, Setback)
        click.echo(("\n" if number else "") + examination(each, page_width()), nl=False)
    return failed


COMMANDS = (doctor,)
