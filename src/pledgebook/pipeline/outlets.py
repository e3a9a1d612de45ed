"""Where a book has its articles from: outlets, whose words they print, when they were last heard of, and what fails."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pledgebook.ledger.origins import with_origins
from pledgebook.model.articles import Setback
from pledgebook.model.polls import Poll
from pledgebook.store.book import Book
from pledgebook.store.kept import Held

UNNAMED = ""
"""The outlet of articles that name none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One outlet. `origins` are those who wrote the words of its articles with reports, and of how many; its own name stands
    for what it wrote itself. `first` and `last` are days of publication as they are written, "" where no article is dated.
    """

    name: str
    articles: int
    reports: int
    origins: tuple[tuple[str, int], ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Sources:
    """All outlets by name, the unnamed last; the places that are watched; and what was set aside."""

    outlets: tuple[Outlet, ...]
    watched: tuple[Poll, ...]
    failures: tuple[Setback, ...]


def sources_of(book: Book) -> Sources:
    """What the book knows of its sources, copies told from what outlets wrote themselves."""
    reports = Counter[str]()
    writers: dict[str, str] = {}
    for report in with_origins(book.reports(), book.copies()):
        reports[report.source.article] += 1
        writers[report.source.article] = report.source.origin or report.source.outlet or UNNAMED
    by_name: defaultdict[str, list[Held]] = defaultdict(list)
    for held in book.articles():
        by_name[held.source.outlet or UNNAMED].append(held)
    outlets = [_outlet(name, articles, reports, writers) for name, articles in by_name.items()]
    outlets.sort(key=lambda each: (each.name == UNNAMED, each.name))
    return Sources(tuple(outlets), tuple(book.polls()), tuple(book.setbacks()))


def _outlet(name: str, articles: Iterable[Held], reports: Mapping[str, int], writers: Mapping[str, str]) -> Outlet:
    held = list(articles)
    origins = Counter(writers[each.source.article] for each in held if each.source.article in writers)
    days = sorted((each.published.value.last, each.published.value.text) for each in held if each.published)
    return Outlet(
        name=name,
        articles=len(held),
        reports=sum(reports.get(each.source.article, 0) for each in held),
        origins=tuple(sorted(origins.items(), key=lambda pair: (-pair[1], pair[0]))),
        first=days[0][1] if days else "",
        last=days[-1][1] if days else "",
    )
