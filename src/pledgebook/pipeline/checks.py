"""The ledger of a book with what is odd in it, and the quotes that do not stand in their articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from pledgebook.ledger.checks import check
from pledgebook.ledger.odd import address
from pledgebook.model.ledgers import Finding, Grade, Ledger
from pledgebook.pipeline.histories import recalled
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book


def checked(book: Book, as_of: date | None = None) -> Ledger:
    """The ledger with all its findings and those that only the book can tell: quotes that don't stand in their article."""
    ledger = _from_annals(book, as_of) or ledger_of(book, as_of)
    return replace(ledger, findings=(*misquotes(book, as_of), *ledger.findings))


def _from_annals(book: Book, day: date | None) -> Ledger | None:
    """The ledger with all its findings, where annals tell of the day and know them all: where there is no ruling, no report of an
    earlier reading or version, and none without a date.
    """
    if book.state().rulings or any(book.former_reports()) or (day is not None and book.tells_undated()):
        return None
    found = recalled(book, day)
    if found is None:
        return None
    odd = {*found.ledger.findings, *check(found.ledger.commitments, day or found.latest)}
    return replace(found.ledger, findings=tuple(sorted(odd, key=address)))


def misquotes(book: Book, as_of: date | None = None) -> Iterator[Finding]:
    """Every quote of a report that its article does not hold at its offsets, letter for letter."""
    texts: dict[tuple[str, str], str] = {}
    for report in book.reports(as_of):
        name = report.source.article, report.source.version
        if name not in texts:
            article = book.article(*name)
            texts[name] = article.text if article else ""
        for quote in report.quotes():
            if texts[name][quote.start : quote.end] != quote.words:
                where = f"{quote.article}:{quote.start}-{quote.end}"
                yield Finding("misquote", Grade.ERROR, where, f"The article does not say '{quote.words}' there.")
