"""A book on disk of generated news, as large as is asked for; made once, and found again by whoever measures after that."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path

from eval import bench_settle
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Extract, Report
from pledgebook.store.book import Book

TOLD = 10
"""Reports of each commitment."""
AT_ONCE = 2_000
"""Articles that are written in one transaction."""


def path_of(commitments: int) -> Path:
    """Where the book of so many commitments lies, among this computer's passing files; it is made where it is not there yet."""
    path = Path(tempfile.gettempdir()) / "pledgebook-bench" / f"{commitments}.db"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        with Book.open(str(part), create=True) as book:
            fill(book, commitments)
        part.rename(path)
    return path


def fill(book: Book, commitments: int) -> None:
    """Put generated news into a book; each thing that happens is told by ten outlets."""
    told = sorted(bench_settle.reports(commitments * TOLD, told=TOLD), key=lambda report: report.source.article)
    articles = (list(group) for _, group in groupby(told, lambda report: report.source.article))
    while batch := list(islice(articles, AT_ONCE)):
        with book.together():
            for reports in batch:
                book.keep(*_printed(reports), "bench")


def _printed(reports: list[Report]) -> tuple[Article, Extract]:
    """An article that holds the sentences of its reports, each at the place where its quote says."""
    source = reports[0].source
    published = source.published or PartialDate("2015")
    article = Article(
        source.article,
        _text(reports),
        title=f"Officials speak of {reports[0].item.value.name}",
        outlet=source.outlet,
        published=Reading(published, None, "bench"),
    )
    cited = article.cite()
    return article, Extract(cited, tuple(replace(report, source=cited) for report in reports))


def _text(reports: list[Report]) -> str:
    text = ""
    for quote in (report.evidence[0] for report in reports):
        text = text.ljust(quote.start) + quote.words
    return text
