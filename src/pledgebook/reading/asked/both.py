"""Two readers of one article: the rules and the model. What they agree on says so; where they differ, a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pledgebook.model.articles import Article
from pledgebook.model.reports import Extract, Report
from pledgebook.reading.asked.grounds import Grounds
from pledgebook.reading.asked.reader import Asked, held_extract
from pledgebook.reading.builtin import Builtin
from pledgebook.reading.seen import seen


@dataclass(frozen=True)
class Both:
    """Reads by rule and by asking, and keeps the two as witnesses of one article.

    A line that both read alike carries both readers' names; one on which they differ carries the doubts and waits for a
    person; one that only the rules read stands as it would without a model; one that only the model reads stands or waits
    as it would if the model were asked alone.
    """

    asked: Asked

    @property
    def rules(self) -> Builtin:
        return Builtin(self.asked.model)

    @property
    def name(self) -> str:
        return f"{self.rules.name} and {self.asked.name}"

    def read(self, article: Article) -> Extract:
        grounds = Grounds(seen(article, self.asked.model))
        by_rule, claimed = grounds.by_rule, held_extract(grounds, self.asked)
        reports = tuple(_put_together(by_rule, claimed, self.rules.name))
        return replace(by_rule, reports=reports, unread=(*by_rule.unread, *claimed.unread))


def _put_together(by_rule: Extract, claimed: Extract, rules: str) -> Iterator[Report]:
    """The rules' lines first, each with what the model makes of it, then those that the model alone reads."""
    same = {report.id: report for report in claimed.reports}
    for report in by_rule.reports:
        other = same.pop(report.id, None)
        readers = (rules, *other.readers) if other else (rules,)
        yield replace(report, readers=readers, doubts=other.doubts if other else ())
    yield from same.values()
