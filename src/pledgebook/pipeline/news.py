"""What the articles of a book say from which day on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from pledgebook.ledger.origins import Stories, Story, chains, named, when
from pledgebook.model.articles import Source
from pledgebook.model.reports import Extract, Report
from pledgebook.store.book import Book
from pledgebook.store.kept import Held, Version

Days = dict[date, list[Extract]]
Versions = Mapping[str, tuple[Held, ...]]
"""Of each article all versions, the current one first."""


def news_by_day(book: Book) -> Days:
    """Each day on which articles say something else than before, the earliest first, with what they say since.

    What has no date is left out. Copies of a story have the origin that was known by the day.
    """
    current, pairs = _current(book), book.copied()
    together = chains((one.article, other.article) for one, other in pairs)
    copied = {article: number for number, chain in enumerate(together) for article in chain}
    within: list[list[tuple[Version, Version]]] = [[] for _ in together]
    for pair in pairs:
        within[copied[pair[0].article]].append(pair)
    alone = [{article} for article in book.amended() if article not in copied]
    days: Days = {}
    for chain, its in zip((*together, *alone), (*within, *([] for _ in alone)), strict=True):
        versions = {article: tuple(book.versions(article)) for article in sorted(chain)}
        for day, extract in _told(book, versions, current, its):
            days.setdefault(day, []).append(extract)
    special = set[str]().union(*together, *alone)
    for article, reports in current.items():
        if article not in special and (out := reports[0].source.published):
            days.setdefault(out.last, []).append(Extract(reports[0].source, reports))
    return dict(sorted(days.items()))


def _current(book: Book) -> dict[str, tuple[Report, ...]]:
    """What each article says today."""
    told: dict[str, list[Report]] = {}
    for report in book.reports():
        told.setdefault(report.source.article, []).append(report)
    return {article: tuple(reports) for article, reports in told.items()}


def _told(
    book: Book,
    versions: Versions,
    current: Mapping[str, tuple[Report, ...]],
    pairs: Iterable[tuple[Version, Version]],
) -> Iterator[tuple[date, Extract]]:
    """What the articles of one chain say, each time that one of them says something else than before."""
    chain, said = _Chain(pairs), dict[str, Extract]()
    for day, articles in _days(versions):
        held = [each for article in articles if (each := _by(day, versions[article])) is not None]
        bare = [Extract(each.source, _said(book, each, versions[each.source.article], current)) for each in held]
        for extract in chain.turn(bare):
            article = extract.source.article
            if said.get(article) != extract:
                said[article] = extract
                yield day, extract


def _days(versions: Versions) -> list[tuple[date, list[str]]]:
    """Each day on which versions came out, the earliest first, with their articles."""
    days: dict[date, dict[str, None]] = {}
    for article, several in versions.items():
        for each in several:
            if each.source.published:
                days.setdefault(each.source.published.last, {})[article] = None
    return sorted((day, list(articles)) for day, articles in days.items())


def _by(day: date, versions: Iterable[Held]) -> Held | None:
    """The version that was current on a day."""
    return next((each for each in versions if each.source.published and each.source.published.last <= day), None)


def _said(book: Book, held: Held, versions: tuple[Held, ...], current: Mapping[str, tuple[Report, ...]]) -> tuple[Report, ...]:
    return current.get(held.source.article, ()) if held is versions[0] else book.reading(held.source).reports


class _Chain:
    """Articles that are copies of copies of one another, told of day by day: what they say, with the origins known by then."""

    def __init__(self, pairs: Iterable[tuple[Version, Version]]) -> None:
        self._copies: dict[Version, list[Version]] = {}
        for one, other in pairs:
            self._copies.setdefault(one, []).append(other)
            self._copies.setdefault(other, []).append(one)
        self._bare: dict[str, Extract] = {}
        self._stories = Stories()

    def turn(self, extracts: Sequence[Extract]) -> Iterator[Extract]:
        """Take what articles say since a day later than all before; told is what they and others of their stories say now."""
        amended = any(each.source.article in self._bare for each in extracts)
        self._bare |= {each.source.article: each for each in extracts}
        if amended:
            self._stories = Stories()
        touched = self._tell(self._bare.values() if amended else extracts)
        yield from (each for each in extracts if not each.reports)
        for story in touched:
            origin = story.origin
            for source in story.prints:
                bare = self._bare[source.article]
                yield Extract(bare.source, tuple(named(report, origin) for report in bare.reports))

    def _tell(self, extracts: Iterable[Extract]) -> list[Story]:
        """The stories to which articles belong of which the stories are told."""
        telling = sorted((each.reports[0].source for each in extracts if each.reports), key=when)
        for source in telling:
            self._stories.tell(source, self._known_copies(source))
        return list(dict.fromkeys(self._stories.of(source.article) for source in telling))

    def _known_copies(self, source: Source) -> Iterator[str]:
        for other in self._copies.get(Version(source.article, source.version), ()):
            bare = self._bare.get(other.article)
            if bare is not None and bare.source.version == other.version:
                yield other.article
