"""The command `pledgebook`: options in, the pipeline's answer out. What is printed is made by the faces beside this file.

Imports that take long stand in the commands that need them: looking at a book never waits for the language model.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from errno import ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pledgebook import __version__
from pledgebook.faces import doctor_command, ledger_commands, source_commands, store_commands
from pledgebook.faces.asking_options import Wish, asking
from pledgebook.faces.bench_commands import bench
from pledgebook.faces.llm_commands import llm
from pledgebook.faces.options import WRONG, InOrder, allow_private, as_of, book, jobs, manifest, model, opened, paths, published
from pledgebook.faces.web import commands as web_commands
from pledgebook.model.errors import PledgebookError
from pledgebook.model.ledgers import Stage

if TYPE_CHECKING:
    from datetime import date

    from pledgebook.pipeline.reader import Gathered
    from pledgebook.reading.builtin import Builtin

STOPPED = "Stopped. All that was read so far is kept; run the same command again to go on from there."
"""What Ctrl-C is answered with."""

STAGES = [stage.value for stage in Stage]

NO_ROOM = "There is no room left on the disk to write what was asked for. Free some space and run the command again."

CONTENT_ERRORS, INTERRUPTED = 1, 130
"""Exit codes beside WRONG: `check` found errors; the user stopped the run."""


def main() -> None:
    """The command itself, for the shell."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code. The one place where errors become sentences."""
    _speak_utf8()
    try:
        code = cli.main(list(arguments), prog_name="pledgebook", standalone_mode=False)
    except click.Abort:
        return _say(STOPPED, INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return WRONG
    except PledgebookError as error:
        return _say(str(error), WRONG)
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        return _say(NO_ROOM, WRONG)
    return code if isinstance(code, int) else 0


def _say(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the locale says, and an odd character of an article never stops it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pledgebook", message="%(prog)s %(version)s")
def cli() -> None:
    """Keep a book of who promised what to whom, from news and official releases.

    Every cell of the book stands on the exact words that it was read from. Start with

    \b
        pledgebook read news/      read a folder of articles into a book
        pledgebook show            see the commitments in it
        pledgebook explain ID      see the words behind one of them
    """  # noqa: D301 - click reads the backspace as "leave these lines as they are"


@cli.command()
@paths
@book
@manifest
@published
@click.option("--outlet", metavar="NAME", help="Who printed the articles, where neither manifest nor record says so.")
@allow_private
@click.option("--fetch", is_flag=True, help="Also fetch what feeds and lists of feeds among the files lead to.")
@model
@jobs
@asking
@click.option("--no-triage", is_flag=True, help="Parse every article, also those whose words tell of no commitment.")
def read(  # noqa: PLR0913, PLR0917 - click gives every option as an argument
    paths: tuple[str, ...],
    book: str,
    manifest: str | None,
    published: str | None,
    outlet: str | None,
    allow_private: bool,
    fetch: bool,
    model: str | None,
    jobs: int | None,
    wish: Wish,
    no_triage: bool,
) -> int:
    """Read articles into the book.

    PATH is a text, a saved web page (HTML, MHTML), a PDF, a mail (EML), a feed (RSS, Atom), a table (CSV, TSV, Parquet, JSON
    Lines), an archive (WARC, WACZ, ZIP, TAR) of these, a folder, an address (https://...), or - for standard input; what is
    packed with gzip is unpacked. Only addresses that you give are fetched, and what feeds at these addresses lead to. Reading
    the same articles again changes nothing; a changed article is kept as a new version. The bytes of each are kept beside the
    book. What can't be read is set aside and listed at the end, and the rest is read all the same.
    """
    from pledgebook.faces.progress import progress, summary
    from pledgebook.pipeline.crew import cores
    from pledgebook.pipeline.intake import read_into
    from pledgebook.sources.census import census
    from pledgebook.sources.gather import gather
    from pledgebook.sources.web.visitor import visitor
    from pledgebook.store.raws import Raws

    articles = gather(paths, manifest, published, outlet, keep=Raws.beside(book).put, web=visitor(allow_private, fetch))
    if wish.who != "rules":
        return _read_asking(list(articles), book, wish, model)
    with opened(book, create=True) as held, progress("Reading", lambda: census(paths)) as told:
        tally = read_into(held, articles, _reader(model, triage=not no_triage), told, jobs or cores())
    click.echo(summary(tally, book), nl=False)
    return WRONG if tally.set_aside else 0


def _read_asking(articles: list[Gathered], book: str, wish: Wish, model: str | None) -> int:
    """Read with a language model: say what it will come to, ask, and say what became of its lines."""
    from pledgebook.faces.asking_words import outcome_words, plan_words
    from pledgebook.faces.progress import progress, summary
    from pledgebook.language.engine import DEFAULT_MODEL
    from pledgebook.pipeline.asking import Who, asked_reader, plan, reader_for
    from pledgebook.pipeline.intake import read_into
    from pledgebook.reading.asked.kept import Remembered, nobody
    from pledgebook.reading.asked.outcomes import Outcomes
    from pledgebook.reading.asked.server import Server

    outcomes = Outcomes()
    with opened(book, create=True) as held:
        answers = Remembered(held, Server(wish.endpoint, wish.key) if wish.endpoint else nobody, wish.limit)
        asked = asked_reader(wish.llm, answers, model or DEFAULT_MODEL, outcomes.add)
        click.echo(plan_words(plan(articles, asked, held), wish), nl=False)
        with progress("Asking", lambda: len(articles)) as told:
            tally = read_into(held, articles, reader_for(Who(wish.who), asked), told)
    click.echo(outcome_words(outcomes) + summary(tally, book), nl=False)
    return WRONG if tally.set_aside else 0


@cli.command()
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
    from pledgebook.faces.lines import Wanted, lines
    from pledgebook.pipeline.ledgers import ledger_of

    with opened(book) as held:
        ledger = ledger_of(held, as_of)
    wanted = Wanted(donor, recipient, item, Stage(stage) if stage else None)
    if form == "table":
        from pledgebook.faces.screen import put, screen
        from pledgebook.faces.tables import ledger_page

        console = screen()
        put(ledger_page(ledger, console.width, wanted), console)
    else:
        from pledgebook.faces.export import as_csv, json_array

        write = {"csv": as_csv, "json": json_array}[form]
        click.echo("".join(write(line.commitment for line in lines(ledger, wanted))), nl=False)


@cli.command()
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
    extract = _reader(model).read(Article("text", text, published=date))
    click.echo(workings(extract, page_width()), nl=False)


def _explain_commitment(name: str, book: str, as_of: date | None) -> None:
    from pledgebook.faces.account import account, sought
    from pledgebook.faces.screen import page_width
    from pledgebook.pipeline.ledgers import ledger_of

    with opened(book) as held:
        ledger = ledger_of(held, as_of)
        locations = {each.source.article: each.location for each in held.articles()}
    click.echo(account(sought(name, ledger), ledger, locations, page_width()), nl=False)


@cli.command()
@paths
@manifest
@model
def extract(paths: tuple[str, ...], manifest: str | None, model: str | None) -> int:
    """Print what each article says by itself, as one line of JSON per article. No book is needed or changed."""
    from pledgebook.faces.entries import extract_lines
    from pledgebook.pipeline.reader import extracts
    from pledgebook.sources.gather import gather

    failed = 0
    for line in extract_lines(extracts(gather(paths, manifest), _reader(model))):
        failed += line.failed
        click.echo(line.text, err=line.failed)
    return WRONG if failed else 0


@cli.command()
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


@cli.command()
@book
@as_of
@click.option(
    "--format", "form", type=click.Choice(["csv", "jsonl"]), required=True, help="csv for spreadsheets, jsonl for programs."
)
@click.argument("file", metavar="FILE")
def export(book: str, as_of: date | None, form: str, file: str) -> None:
    """Write the ledger to FILE; - writes it to standard output."""
    from pledgebook.faces.export import as_csv, jsonl, write
    from pledgebook.faces.lines import lines
    from pledgebook.pipeline.ledgers import ledger_of

    with opened(book) as held:
        ledger = ledger_of(held, as_of)
    text = "".join({"csv": as_csv, "jsonl": jsonl}[form](line.commitment for line in lines(ledger)))
    click.echo(text, nl=False) if file == "-" else write(Path(file), text)


_COMMANDS = (
    *source_commands.COMMANDS,
    *doctor_command.COMMANDS,
    *ledger_commands.COMMANDS,
    *web_commands.COMMANDS,
    *store_commands.COMMANDS,
    bench,
    llm,
)
for _command in _COMMANDS:
    cli.add_command(_command)


@cli.command()
@click.option("--book", default="tour.db", metavar="FILE", show_default=True, help="The book to make for the tour.")
def tour(book: str) -> None:
    """Read three example dispatches, show their ledger, and say what to try next."""
    from pledgebook.faces.tour import take

    take(book, _reader(None))


def _reader(model: str | None, *, triage: bool = False) -> Builtin:
    from pledgebook.language.engine import DEFAULT_MODEL
    from pledgebook.reading.builtin import Builtin

    return Builtin(model or DEFAULT_MODEL, triage)


if __name__ == "__main__":
    main()
