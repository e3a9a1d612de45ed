"""The commands that read: articles into the book, articles by themselves, and the tour over the example dispatches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from pledgebook.faces.asking_options import Wish, asking
from pledgebook.faces.options import WRONG, allow_private, book, engine, jobs, manifest, model, opened, paths, published, reader

if TYPE_CHECKING:
    from pledgebook.pipeline.crew import Hands
    from pledgebook.pipeline.reader import Gathered, Reader


@click.command()
@paths
@book
@manifest
@published
@click.option("--outlet", metavar="NAME", help="Who printed the articles, where neither manifest nor record says so.")
@allow_private
@click.option("--fetch", is_flag=True, help="Also fetch what feeds and lists of feeds among the files lead to.")
@model
@jobs
@engine
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
    engine: tuple[str, str] | None,
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
    rules = reader(model, triage=not no_triage)
    hands = _cluster(rules, engine[1], jobs) if engine else None
    with opened(book, create=True) as held, progress("Reading", lambda: census(paths)) as told:
        tally = read_into(held, articles, rules, told, jobs or cores(), hands)
    click.echo(summary(tally, book), nl=False)
    work_out_days(book)
    return WRONG if tally.set_aside else 0


def work_out_days(book: str) -> None:
    """In a large book, work out now how all stood on each day: whoever asks about one need not wait then."""
    from pledgebook.faces.progress import progress
    from pledgebook.pipeline.annals import annals_are_due, keep_annals

    with opened(book) as held:
        if annals_are_due(held):
            with progress("Working out how all stood on each day (the book is whole; Ctrl-C leaves this for the next time)"):
                keep_annals(held)


def _cluster(rules: Reader, address: str, jobs: int | None) -> Hands:
    from pledgebook.pipeline.crew import cores
    from pledgebook.pipeline.ray_crew import LOCAL, RayCrew

    if jobs and address != LOCAL:
        raise click.UsageError("--jobs is for this machine; a cluster reads with all the cores that it has.")
    return RayCrew(rules, address, jobs or cores())


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


@click.command()
@paths
@manifest
@model
def extract(paths: tuple[str, ...], manifest: str | None, model: str | None) -> int:
    """Print what each article says by itself, as one line of JSON per article. No book is needed or changed."""
    from pledgebook.faces.entries import extract_lines
    from pledgebook.pipeline.reader import extracts
    from pledgebook.sources.gather import gather

    failed = 0
    for line in extract_lines(extracts(gather(paths, manifest), reader(model))):
        failed += line.failed
        click.echo(line.text, err=line.failed)
    return WRONG if failed else 0


@click.command()
@click.option("--book", default="tour.db", metavar="FILE", show_default=True, help="The book to make for the tour.")
def tour(book: str) -> None:
    """Read three example dispatches, show their ledger, and say what to try next."""
    from pledgebook.faces.tour import take

    take(book, reader(None))
