"""One name for whoever first wrote the words, where articles are copies of one story.

A story is what is printed of it within a week, by copies of copies, and what is a copy of any of that later. It is carried no
further: pieces that take over half of the day before's, day after day, would otherwise be one witness for years.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pledgebook.ledger.order import UNDATED
from pledgebook.model.articles import Source
from pledgebook.model.reports import Report

Pair = tuple[str, str]
"""The ids of two articles that are copies."""

WEEK = 7
"""Days after a story's first print in which copies of its copies are the same story."""


@dataclass(slots=True, eq=False)
class Story:
    """The prints of a story, in the order of publication; the first came out on day `since`, an ordinal."""

    since: int
    prints: list[Source]

    @property
    def origin(self) -> str:
        """The agency that the first of them to do so credits, else whoever printed it first."""
        return next((each.origin for each in self.prints if each.origin), None) or self.prints[0].witness


class Stories:
    """The stories of articles that are told of one after the other, in the order of `when`."""

    def __init__(self) -> None:
        self._homes: dict[str, Story] = {}
        self._days: dict[str, int] = {}

    def tell(self, source: Source, copies: Iterable[str]) -> Story:
        """The story of an article that is a copy of these others; of those only they count that were told of before."""
        day, _ = when(source)
        story, *others = self._open_to(copies) or [Story(day, [])]
        if others and day - story.since <= WEEK:
            self._join(story, others)
        story.prints.append(source)
        self._days[source.article], self._homes[source.article] = day, story
        return story

    def of(self, article: str) -> Story:
        """The story of an article that was told of."""
        return self._homes[article]

    def found(self) -> list[Story]:
        """All stories that were found, each once."""
        return list(dict.fromkeys(self._homes.values()))

    def _open_to(self, copies: Iterable[str]) -> list[Story]:
        """The stories to whose first week any of them belongs, the oldest first."""
        known = ((self._homes[each], self._days[each]) for each in copies if each in self._homes)
        found = dict.fromkeys(story for story, day in known if day - story.since <= WEEK)
        return sorted(found, key=lambda each: when(each.prints[0]))

    def _join(self, story: Story, others: Iterable[Story]) -> None:
        for other in others:
            story.prints += other.prints
            self._homes |= {each.article: story for each in other.prints}
        story.prints.sort(key=when)


def when(source: Source) -> tuple[int, str]:
    """The key of the order of publication; what has no date comes last."""
    return source.published.last.toordinal() if source.published else UNDATED, source.article


def with_origins(reports: Iterable[Report], copies: Iterable[Pair]) -> tuple[Report, ...]:
    """The reports, those of copies with the origin that their story has. A copy that credits an agency of its own keeps that.

    The order of reports and pairs makes no difference.
    """
    every = tuple(reports)
    names = origins_of({report.source.article: report.source for report in every}, copies)
    return tuple(named(report, names.get(report.source.article)) for report in every) if names else every


def named(report: Report, origin: str | None) -> Report:
    """The report as one of a story with this origin; None where its article is nobody's copy."""
    if origin is None or report.source.origin or origin == report.source.witness:
        return report
    return replace(report, source=replace(report.source, origin=origin))


def origins_of(sources: Mapping[str, Source], copies: Iterable[Pair]) -> dict[str, str]:
    """The origin of the story of each article that is a copy, among those of which the source is known."""
    near: dict[str, list[str]] = {}
    for one, other in copies:
        if one in sources and other in sources:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
    stories = Stories()
    for source in sorted((sources[article] for article in near), key=when):
        stories.tell(source, near[source.article])
    return {each.article: name for story in stories.found() for name in (story.origin,) for each in story.prints}


def chains(copies: Iterable[Pair]) -> list[set[str]]:
    """The articles that are copies of one another, directly or by others between them: what happens in one tells nothing of
    another.
    """
    home: dict[str, set[str]] = {}
    for one, other in copies:
        more, less = home.setdefault(one, {one}), home.setdefault(other, {other})
        if more is not less:
            if len(more) < len(less):
                more, less = less, more
            more |= less
            for article in less:
                home[article] = more
    return sorted({id(chain): chain for chain in home.values()}.values(), key=min)
