"""What holds for every report of one article."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import ARTICLE_DATE


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every report of one article."""

    source: Source
    published: Reading[PartialDate] | None
    news_day: Reading[PartialDate] | None = None
    """The day that the first sentence dates its news to ("said Friday"), where it is not the article's own."""

    entry_day: Reading[PartialDate] | None = None
    """The day under which an entry of a timeline tells all that it tells."""

    @property
    def own_date(self) -> Reading[PartialDate] | None:
        """The article's own date, which stands in where no words tell one."""
        return Reading(self.published.value, None, ARTICLE_DATE) if self.published else None
