"""One article as its page shows it: the text as captured with everything read from it marked, and what was left."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pledgebook.faces.reactions import reaction_line
from pledgebook.faces.web.marks import Mark, Passage, passages, reaction_mark, report_marks, unread_mark
from pledgebook.faces.web.shelf import Shelf, View
from pledgebook.ledger.ruled import in_force
from pledgebook.model.articles import Article
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Extract, Reaction, Report, Unread
from pledgebook.model.rulings import Ruling, RulingKind
from pledgebook.store.kept import Held


@dataclass(frozen=True, slots=True)
class Line:
    """A report with the commitment that it belongs to; None when a person rejected it, or it is of another version."""

    report: Report
    commitment: Commitment | None
    rejected: Ruling | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """All that the page of an article shows. `origin` is whoever first wrote the words, "" for the outlet itself."""

    article: Article
    origin: str
    passages: tuple[Passage, ...]
    lines: tuple[Line, ...]
    reactions: tuple[Reaction, ...]
    unread: tuple[Unread, ...]
    versions: tuple[Held, ...]


def story(shelf: Shelf, view: View, name: str, version: str = "") -> Story | None:
    """The named version of an article, else its current one; None when the book does not hold it."""
    article = shelf.book.article(name, version or None)
    if article is None:
        return None
    extract = shelf.book.reading(article.cite())
    lines = tuple(_line(report, view) for report in extract.reports)
    said = lines[0].report.source if lines else (extract.reactions[0].source if extract.reactions else None)
    return Story(
        article,
        (said.origin if said else None) or "",
        passages(article.text, _marks(lines, extract)),
        lines,
        extract.reactions,
        extract.unread,
        tuple(shelf.book.versions(name)),
    )


def _line(report: Report, view: View) -> Line:
    home = view.homes.get(report.id)
    rejected = next((r for r in in_force(view.common.rulings) if r.kind is RulingKind.REJECT and r.subject == report.id), None)
    return Line(view.reports.get(report.id, report), home, rejected)


def _marks(lines: tuple[Line, ...], extract: Extract) -> list[Mark]:
    found = [mark for line in lines for mark in _of_line(line)]
    found += [mark for each in extract.reactions for mark in reaction_mark(each, reaction_line(each))]
    return found + [unread_mark(each) for each in extract.unread]


def _of_line(line: Line) -> list[Mark]:
    """What a person rejected is shown as left out."""
    marks = report_marks(line.report, line.report.id)
    return [replace(mark, kind="unread") for mark in marks if mark.level == "passage"] if line.rejected else marks
