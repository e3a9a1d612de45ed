"""The commands of `rule`: a person's decisions, which are stronger than any rule, kept for ever and reversible."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pledgebook.faces.options import Command, InOrder, book, opened

if TYPE_CHECKING:
    from pledgebook.faces.rulings import Signed, Subjects
    from pledgebook.model.rulings import Ruling
    from pledgebook.store.book import Book


def _encoded(_context: click.Context, _option: click.Parameter, text: str) -> str:
    """The text, with a mark in place of what a shell passed on that is no text."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()


def _stated(context: click.Context, option: click.Parameter, text: str) -> str:
    if not text.strip():
        raise click.BadParameter(f"{option.opts[0]} must not be empty.")
    return _encoded(context, option, text)


_by = click.option("--by", required=True, metavar="NAME", callback=_stated, help="Who decides.")
_why = click.option("--why", required=True, metavar="TEXT", callback=_stated, help="The reason, for those who come later.")
_id = click.argument("name", metavar="ID")


def signed(command: Command) -> Command:
    """The options of every ruling."""
    return _by(_why(book(command)))


@click.group(cls=InOrder)
def rule() -> None:
    """Decide what no rule can: confirm, correct, put together, keep apart, reject.

    ID is that of a commitment, its last part, or that of a report as 'pledgebook review' prints it. A ruling is kept for ever
    with who made it, why and when, is stronger than any rule of the program, and can be undone.
    """


@rule.command()
@_id
@signed
def confirm(name: str, by: str, why: str, book: str) -> None:
    """Say that it stands as it was read, and waits for nobody."""
    from pledgebook.faces.rulings import made
    from pledgebook.model.rulings import RulingKind

    with opened(book) as held:
        _append(held, [made(RulingKind.CONFIRM, _subjects(held).one(name), _signed(by, why))])


@rule.command("set")
@_id
@click.argument("cell", metavar="CELL")
@click.argument("value", metavar="VALUE", callback=_encoded)
@signed
def set_(name: str, cell: str, value: str, by: str, why: str, book: str) -> None:
    """Set one cell to another value.

    CELL is donor, recipient, item, item_class, amount, act, act_date, condition, due, said_by or scope; VALUE is written as
    'pledgebook extract' writes it: 14, '{"value": 2000000, "unit": "EUR"}', '["DE", "NL"]', null for nothing. Where the sources
    of a commitment differ on the cell, it is set for each of them.
    """
    from pledgebook.faces.rulings import setting

    with opened(book) as held:
        subjects, sign = _subjects(held), _signed(by, why)
        _append(held, [setting(subjects.reports[each], cell, value, sign) for each in subjects.differing(name, cell)])


@rule.command()
@_id
@click.argument("other", metavar="ID")
@signed
def same(name: str, other: str, by: str, why: str, book: str) -> None:
    """Say that two speak of one commitment."""
    _pair("same", name, other, by, why, book)


@rule.command()
@_id
@click.argument("other", metavar="ID")
@signed
def different(name: str, other: str, by: str, why: str, book: str) -> None:
    """Say that two are not the same; the pair is not offered again."""
    _pair("different", name, other, by, why, book)


def _pair(kind: str, name: str, other: str, by: str, why: str, book: str) -> None:
    from pledgebook.faces.rulings import pair
    from pledgebook.model.rulings import RulingKind

    with opened(book) as held:
        subjects = _subjects(held)
        _append(held, [pair(RulingKind(kind), subjects.one(name), subjects.one(other), _signed(by, why))])


@rule.command()
@_id
@signed
def reject(name: str, by: str, why: str, book: str) -> None:
    """Say that it is no commitment at all: one report, or all reports of a commitment."""
    from pledgebook.faces.rulings import made
    from pledgebook.model.rulings import RulingKind

    with opened(book) as held:
        sign = _signed(by, why)
        _append(held, [made(RulingKind.REJECT, each, sign) for each in _subjects(held).every(name)])


@rule.command()
@click.argument("name", metavar="RULING")
@signed
def undo(name: str, by: str, why: str, book: str) -> None:
    """Take back an earlier ruling; 'pledgebook rule list' shows their names."""
    from pledgebook.faces.rulings import undoing

    with opened(book) as held:
        _append(held, [undoing(name, held.rulings(), _signed(by, why))])


@rule.command("list")
@book
def list_(book: str) -> None:
    """List all rulings in the order in which they were made."""
    from pledgebook.faces.rulings import rulings_text
    from pledgebook.faces.screen import page_width

    with opened(book) as held:
        click.echo(rulings_text(tuple(held.rulings()), page_width()), nl=False)


@rule.command()
@click.argument("file", metavar="FILE")
@book
def dump(file: str, book: str) -> None:
    """Write all rulings to FILE as JSON Lines; - writes them to standard output."""
    from pledgebook.faces.export import write
    from pledgebook.faces.rulings import dumped

    with opened(book) as held:
        text = dumped(held.rulings())
    click.echo(text, nl=False) if file == "-" else write(Path(file), text)


@rule.command()
@click.argument("file", metavar="FILE")
@book
def load(file: str, book: str) -> None:
    """Add the rulings of a FILE that 'dump' wrote; - takes them from standard input. Those already there stay as they are."""
    from pledgebook.faces.rulings import fresh, loaded

    found = loaded(file)
    with opened(book) as held:
        new = fresh(found, held.rulings())
        for ruling in new:
            held.rule(ruling)
    count = len(found)
    click.echo(f"{count} ruling{'' if count == 1 else 's'}: {len(new)} new, {count - len(new)} already in the book.")


def _subjects(held: Book) -> Subjects:
    from pledgebook.faces.rulings import Subjects
    from pledgebook.pipeline.ledgers import ledger_of

    return Subjects(tuple(held.reports()), ledger_of(held))


def _signed(by: str, why: str) -> Signed:
    """Signed at this moment: the one place where a clock is read, and the time is kept with the ruling."""
    from pledgebook.faces.rulings import Signed

    return Signed(by, why, datetime.now(UTC))


def _append(held: Book, rulings: Iterable[Ruling]) -> None:
    from pledgebook.faces.rulings import saying

    for ruling in rulings:
        held.rule(ruling)
        click.echo(f"{ruling.id}: {saying(ruling)}")
