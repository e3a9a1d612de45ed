"""The commands that ask the ledger: sums, disagreements, changes, open questions, and settling without a book."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

from pledgebook.faces.options import WRONG, as_of, book, last_day, opened
from pledgebook.faces.rule_commands import rule
from pledgebook.model.dates import PartialDate

if TYPE_CHECKING:
    from pledgebook.model.ledgers import Ledger

form = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    help="text to read, unless told otherwise; jsonl for programs, one JSON object a line.",
)


def _day_before(_context: click.Context, _option: click.Parameter, text: str) -> date:
    """The day before the first one of a date, a month or a year as the user wrote it. Raises BadDate."""
    first = PartialDate(text).first
    return first - timedelta(days=1) if first > date.min else first


@click.command()
@click.option(
    "--by",
    type=click.Choice(["donor", "recipient", "class", "stage"]),
    default="donor",
    help="What to keep sums for; for each donor unless told otherwise.",
)
@as_of
@click.option("--terms", is_flag=True, help="Under each sum, list the commitments that it adds up.")
@click.option("--currency", metavar="CODE", help="Beside the sums, what all money comes to in this currency, such as EUR.")
@form
@book
def totals(by: str, as_of: date | None, terms: bool, currency: str | None, form: str, book: str) -> None:
    """Add up what was promised, ordered and delivered, each thing once.

    Every currency is a sum of its own, and so are loans, guarantees, other money and each class of goods. Requests, plans,
    refusals, running totals, permissions and what waits for a person are in no sum. The parts of a package are not added to it.

    Nothing is converted unless --currency asks for it: then by the European Central Bank's reference rate of the day on which
    each commitment came to stand where it stands, as it ships with the program. --terms lists every rate with its day. What has
    no rate is left out and named.
    """
    from pledgebook.faces.rows import row_lines
    from pledgebook.faces.screen import page_width
    from pledgebook.faces.totals import Into, total_rows, totals_text
    from pledgebook.ledger.totals import By
    from pledgebook.pipeline.outlines import outline_of

    into = None
    if currency is not None:
        from pledgebook.pipeline.rates import known_currency, reference_rate

        into = Into(known_currency(currency), reference_rate)
    with opened(book) as held:
        ledger = outline_of(held, as_of)
    chosen = By(by)
    _say(
        totals_text(ledger, chosen, terms, page_width(), into) if form == "text" else row_lines(total_rows(ledger, chosen, into))
    )


@click.command()
@as_of
@form
@book
def disagreements(as_of: date | None, form: str, book: str) -> None:
    """Show where sources differ, side by side.

    For each cell of a commitment: who says what in which words, which value is shown and by which rule.
    """
    from pledgebook.faces.disputes import dispute_rows, disputes_text
    from pledgebook.faces.rows import row_lines
    from pledgebook.faces.screen import page_width
    from pledgebook.pipeline.histories import histories_of

    with opened(book) as held:
        ledger = histories_of(held, as_of, lambda each: bool(each.disagreements))
    _say(disputes_text(ledger, page_width()) if form == "text" else row_lines(dispute_rows(ledger)))


@click.command()
@click.option(
    "--since", required=True, metavar="DATE", callback=_day_before, help="The first day of the news to look at: 2031-03-14."
)
@as_of
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl", "atom"]),
    default="text",
    help="text to read, unless told otherwise; jsonl for programs, one JSON object a line; atom for a news reader.",
)
@book
def changes(since: date, as_of: date | None, form: str, book: str) -> None:
    """Show what is new, moved on, changed or overdue since a day.

    Overdue is what was not delivered by the day it was due, as of the latest article of the book or of --as-of. Articles
    without a date take no part.
    """
    from pledgebook.pipeline.comparison import two_ledgers
    from pledgebook.pipeline.ledgers import latest_day

    if as_of and as_of <= since:
        raise click.UsageError("--as-of names a day before --since.")
    with opened(book) as held:
        until = as_of or latest_day(held)
        _compare(*two_ledgers((held, since), (held, until), histories=form == "atom"), form, book)


@click.command()
@click.argument("books", nargs=-1, metavar="[BOOK_A BOOK_B]")
@click.option("--from", "start", metavar="DATE", callback=last_day, help="The book as of this day ...")
@click.option("--to", "end", metavar="DATE", callback=last_day, help="... compared with the book as of that day.")
@form
@book
def diff(books: tuple[str, ...], start: date | None, end: date | None, form: str, book: str) -> None:
    """Compare two books, or one book as of two days.

    Tells what is new, moved on, changed, gone or known by another ID, and how much is as it was.
    """
    from pledgebook.pipeline.comparison import two_ledgers

    if bool(books) == bool(start or end) or len(books) not in (0, 2) or (not books and not (start and end)):
        raise click.UsageError("Give either two books, or two days with --from and --to.")
    one, other = books or (book, book)
    with opened(one) as before, opened(other) as after:
        _compare(*two_ledgers((before, start), (after, end)), form)


def _compare(before: Ledger, after: Ledger, form: str, book: str = "") -> None:
    from pledgebook.faces.news import change_rows, changes_feed, changes_text
    from pledgebook.faces.rows import row_lines
    from pledgebook.faces.screen import page_width

    if form == "atom":
        _say(changes_feed(before, after, PurePath(book).stem))
    elif form == "jsonl":
        _say(row_lines(change_rows(before, after)))
    else:
        _say(changes_text(before, after, page_width()))


@click.command()
@form
@book
def review(form: str, book: str) -> None:
    """List the questions that wait for a person, the most valuable first.

    With each stand the words that it is about and the commands that answer it.
    """
    from pledgebook.faces.questions import question_rows, questions_text
    from pledgebook.faces.rows import row_lines
    from pledgebook.faces.screen import page_width
    from pledgebook.pipeline.histories import histories_of

    with opened(book) as held:
        ledger = histories_of(held)
    _say(questions_text(ledger, page_width()) if form == "text" else row_lines(question_rows(ledger)))


@click.command()
@click.argument("reports", metavar="REPORTS.jsonl")
def settle(reports: str) -> int:
    """Put ledger lines that others wrote together, without a book.

    Reads one article a line, {"article", "published", "outlet", "entries": [...]} with the entries of 'pledgebook extract';
    - takes them from standard input. Prints a line of JSON for every entry: which commitment it belongs to, where that stands,
    and whether it counts in sums. Lines that can't be understood are listed on standard error and left out.
    """
    from pledgebook.faces.given import settled_rows
    from pledgebook.faces.rows import row_lines

    rows, set_aside = settled_rows(reports)
    _say(row_lines(rows))
    for each in set_aside:
        click.echo(f"{each.where}: {each.reason}", err=True)
    return WRONG if set_aside else 0


def _say(text: str) -> None:
    click.echo(text, nl=False)


COMMANDS: tuple[click.Command, ...] = (totals, disagreements, changes, review, rule, diff, settle)
"""In the order in which one needs them."""
