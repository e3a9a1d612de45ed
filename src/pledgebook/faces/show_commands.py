"""The commands that show what is in the book: the ledger, one commitment with its words, what is odd, and an export."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pledgebook.faces.options import as_of, book, model, opened, published, reader
from pledgebook.model.errors import NoLongerRead, UnknownCommitment
from pledgebook.model.ledgers import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pledgebook.faces.lines import Wanted
    from pledgebook.model.ledgers import Commitment, Ledger
    from pledgebook.store.book import Book

STAGES = [stage.value for stage in Stage]

CONTENT_ERRORS = 1
"""The exit code where `check` found errors."""


@click.command()
@book
@as_of
@click.option("--donor", default="", metavar="X", help="Only what this country or organisation gives: DE, Germany, EU.")
@click.option("--recipient", default="", metavar="X", help="Only what this country or organisation gets.")
@click.option("--item", default="", metavar="X", help="Only items with this word in their name or kind: tank, loan.")
@click.option("--stage", type=click.Choice(STAGES), metavar="STAGE", help=f"Only what stands there: {', '.join(STAGES)}.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", help="A table unless told otherwise."
)
def show(book: str, as_of: date | None, donor: str, recipient: str, item: str, stage: str | None, form: str) -> None:
    """Show the ledger: one line per commitment, the parts of a package under it."""
    from pledgebook.faces.lines import Wanted

    wanted = Wanted(donor, recipient, item, Stage(stage) if stage else None)
    with opened(book) as held:
        ledger = _outline(held, as_of) if form == "table" else _histories(held, as_of, wanted)
    if form == "table":
        from pledgebook.faces.screen import put, screen_width
        from pledgebook.faces.tables import ledger_page

        put(ledger_page(ledger, screen_width(), wanted))
    else:
        from pledgebook.faces.export import as_csv, json_array
        from pledgebook.faces.lines import lines

        write = {"csv": as_csv, "json": json_array}[form]
        click.echo("".join(write(line.commitment for line in lines(ledger, wanted))), nl=False)


def _outline(held: Book, as_of: date | None) -> Ledger:
    from pledgebook.pipeline.outlines import outline_of

    return outline_of(held, as_of)


def _histories(held: Book, as_of: date | None, wanted: Wanted) -> Ledger:
    from pledgebook.pipeline.histories import histories_of

    return histories_of(held, as_of, wanted.holds)


@click.command()
@click.argument("name", metavar="[ID]", required=False)
@click.option("--text", metavar="WORDS", help="Explain what is read from these words instead; - takes them from standard input.")
@published
@book
@as_of
@model
def explain(name: str | None, text: str | None, published: str | None, book: str, as_of: date | None, model: str | None) -> None:
    """Explain one commitment of the book, or what is read from a passage.

    With an ID: its history, every report with the exact words and where they stand, and why each belongs to it. With --text:
    what is read from the passage, how, and what was left out and why.
    """
    if (name is None) == (text is None):
        raise click.UsageError("Give either the ID of a commitment or --text with the words to explain.")
    if text is not None:
        _explain_text(sys.stdin.read() if text == "-" else text, published, model)
    elif name is not None:
        _explain_commitment(name, book, as_of)


def _explain_text(text: str, published: str | None, model: str | None) -> None:
    from pledgebook.faces.screen import page_width
    from pledgebook.faces.workings import workings
    from pledgebook.model.articles import Article
    from pledgebook.sources.written import given

    date = given(published, "the date given") if published else None
    extract = reader(model).read(Article("text", text, published=date))
    click.echo(workings(extract, page_width()), nl=False)


def _explain_commitment(name: str, book: str, as_of: date | None) -> None:
    from pledgebook.faces.account import account
    from pledgebook.faces.screen import page_width

    with opened(book) as held:
        commitment, ledger = _sought(name, held, as_of)
        articles = {step.report.source.article for step in commitment.steps}
        locations = {article: next(held.versions(article)).location for article in sorted(articles)}
    click.echo(account(commitment, ledger, locations, page_width()), nl=False)


def _sought(name: str, held: Book, as_of: date | None) -> tuple[Commitment, Ledger]:
    """The commitment that is meant, and the ledger that it is of. Raises UnknownCommitment, NoLongerRead."""
    from pledgebook.faces.account import sought
    from pledgebook.pipeline.histories import nothing, recalled
    from pledgebook.pipeline.ledgers import ledger_of

    if (found := recalled(held, as_of, nothing)) is not None:
        with suppress(UnknownCommitment, NoLongerRead):
            only = sought(name, found.ledger).id
            found = recalled(held, as_of, lambda each: each.id == only)
            if found is not None:
                return sought(only, found.ledger), found.ledger
    ledger = ledger_of(held, as_of)
    return sought(name, ledger), ledger


@click.command()
@book
@as_of
def check(book: str, as_of: date | None) -> int:
    """Check the book against the laws and the rules of counting. Ends with 1 when there are errors."""
    from pledgebook.faces.findings import findings_text, has_errors
    from pledgebook.pipeline.checks import checked

    with opened(book) as held:
        ledger = checked(held, as_of)
    click.echo(findings_text(ledger), nl=False)
    return CONTENT_ERRORS if has_errors(ledger) else 0


@click.command()
@book
@as_of
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "parquet"]),
    required=True,
    help="csv for spreadsheets, jsonl for programs.",
)
@click.option("--reports", is_flag=True, help="Write every report with its words instead, a row each; also as parquet.")
@click.argument("file", metavar="FILE")
def export(book: str, as_of: date | None, form: str, reports: bool, file: str) -> None:
    """Write the ledger to FILE; - writes it to standard output."""
    from pledgebook.faces.export import as_csv, jsonl, write
    from pledgebook.faces.lines import lines
    from pledgebook.pipeline.histories import histories_of

    if form == "parquet" and not reports:
        raise click.UsageError("Only reports are written as parquet. Add --reports, or write the ledger as csv or jsonl.")
    with opened(book) as held:
        ledger = histories_of(held, as_of)
    commitments = (line.commitment for line in lines(ledger))
    text = _reports(commitments, form) if reports else "".join({"csv": as_csv, "jsonl": jsonl}[form](commitments))
    click.echo(text, nl=False) if file == "-" else write(Path(file), text)


def _reports(commitments: Iterable[Commitment], form: str) -> str | bytes:
    from pledgebook.faces import reported

    rows = reported.report_rows(commitments)
    match form:
        case "csv":
            return reported.reports_csv(rows)
        case "jsonl":
            return reported.reports_jsonl(rows)
        case _:
            return reported.reports_parquet(rows)
