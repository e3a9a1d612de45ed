"""What the articles of a book say, at hand by report and by moment, and exchanged article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pledgebook.ledger.ids import Names
from pledgebook.ledger.order import Moment, moment_of
from pledgebook.model.articles import Source
from pledgebook.model.reports import Extract, Reaction, Report


class Shelf:
    """The reports and reactions of all articles, each once.

    Of several reports that claim one id the same one is kept in whatever order they come.
    """

    def __init__(self, reports: Iterable[Report], reactions: Iterable[Reaction]) -> None:
        self.reports: dict[str, Report] = {}
        self.moments: dict[Moment, dict[str, Report]] = {}
        self.names = Names()
        self._claims: dict[str, list[Report]] = {}
        self._told: dict[str, dict[str, Report]] = {}
        self._undated: set[str] = set()
        self._reacted: dict[str, tuple[Reaction, ...]] = {}
        self._reactions: list[Reaction] | None = None
        for report in reports:
            self._put(report)
        for reaction in dict.fromkeys(reactions):
            self._reacted[reaction.source.article] = (*self._reacted.get(reaction.source.article, ()), reaction)

    def extract(self, source: Source) -> Extract:
        """What the article says."""
        article = source.article
        return Extract(source, tuple(self._told.get(article, {}).values()), self._reacted.get(article, ()))

    def exchange(self, extracts: Iterable[Extract]) -> set[Moment]:
        """Take what articles say for what they said before; what is given back are the moments of both."""
        moments = set()
        for each in extracts:
            before = self.extract(each.source)
            moments |= {moment_of(report) for report in (*before.reports, *each.reports)}
            for report in before.reports:
                self._drop(report)
            for report in each.reports:
                self._put(report)
            self._reacted[each.source.article] = each.reactions
        self._reactions = None
        return moments

    def told(self, article: str) -> Iterable[Report]:
        """The reports of an article."""
        return self._told.get(article, {}).values()

    def moments_of(self, reports: Iterable[str]) -> set[Moment]:
        """The moments of those reports that are held."""
        return {moment_of(self.reports[report]) for report in reports if report in self.reports}

    def reactions(self, out: Callable[[Source], bool]) -> list[Reaction]:
        """Those of the articles that are out, by id."""
        if self._reactions is None:
            every = {reaction for reacted in self._reacted.values() for reaction in reacted}
            self._reactions = sorted(every, key=lambda each: each.id)
        return [reaction for reaction in self._reactions if out(reaction.source)]

    def undated(self) -> frozenset[str]:
        """The articles without a date."""
        first = ((article, next(iter(self._told[article].values()), None)) for article in self._undated)
        return frozenset(article for article, report in first if report is not None and report.source.published is None)

    def _put(self, report: Report) -> None:
        self._told.setdefault(report.source.article, {})[report.id] = report
        if report.source.published is None:
            self._undated.add(report.source.article)
        known = self.reports.get(report.id)
        if known is None:
            self._choose(report)
        elif known is not report and known != report:
            claims = self._claims.setdefault(report.id, [known])
            claims.append(report)
            self._choose_among(claims, known)

    def _drop(self, report: Report) -> None:
        self._told[report.source.article].pop(report.id)
        known, claims = self.reports[report.id], self._claims.get(report.id, [])
        if report in claims:
            claims.remove(report)
        if claims:
            self._choose_among(claims, known)
        else:
            self._unchoose(known)

    def _choose_among(self, claims: list[Report], known: Report) -> None:
        best = min(claims, key=repr)
        if best is not known:
            self._unchoose(known)
            self._choose(best)

    def _choose(self, report: Report) -> None:
        self.reports[report.id] = report
        self.moments.setdefault(moment_of(report), {})[report.id] = report
        self.names.add(report)

    def _unchoose(self, report: Report) -> None:
        del self.reports[report.id]
        told = self.moments[moment_of(report)]
        del told[report.id]
        if not told:
            del self.moments[moment_of(report)]
        self.names.drop(report)
