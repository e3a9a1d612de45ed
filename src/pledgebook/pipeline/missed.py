"""What triage passes over, and what a parse would have read there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from pledgebook.model.articles import Article
from pledgebook.model.reports import Extract, Report
from pledgebook.pipeline.crew import BATCH, Crew
from pledgebook.pipeline.reader import Gathered, Reader


@dataclass(frozen=True, slots=True)
class Sifted:
    """What triage did to some articles; sizes in characters, `missed` the reports that it cost, with their articles."""

    articles: int = 0
    passed_over: int = 0
    size: int = 0
    passed_size: int = 0
    reports: int = 0
    missed: tuple[tuple[Article, Report], ...] = ()
    reactions: int = 0
    missed_reactions: int = 0

    def with_article(self, article: Article, extract: Extract, kept: bool) -> Sifted:
        missed = () if kept else tuple((article, report) for report in extract.reports)
        return replace(
            self,
            articles=self.articles + 1,
            passed_over=self.passed_over + (not kept),
            size=self.size + len(article.text),
            passed_size=self.passed_size + (0 if kept else len(article.text)),
            reports=self.reports + len(extract.reports),
            missed=self.missed + missed,
            reactions=self.reactions + len(extract.reactions),
            missed_reactions=self.missed_reactions + (0 if kept else len(extract.reactions)),
        )


def sifted(
    articles: Iterable[Gathered], reader: Reader, worth: Callable[[Article], bool], jobs: int, told: Callable[[Article], None]
) -> Sifted:
    """Read every article whether it is worth it or not, and compare. What can't be read is left out."""
    found = Sifted()
    handed: list[list[Article]] = []

    def batches() -> Iterator[list[Article]]:
        batch: list[Article] = []
        for each in articles:
            batch += [each] if isinstance(each, Article) else []
            if len(batch) == BATCH:
                handed.append(batch)
                yield batch
                batch = []
        handed.append(batch)
        yield batch

    with Crew(reader, jobs) as crew:
        for readings in crew.read(batches()):
            for article, extract in zip(handed.pop(0), readings, strict=True):
                found = found.with_article(article, extract, worth(article)) if isinstance(extract, Extract) else found
                told(article)
    return found
