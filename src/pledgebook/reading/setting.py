"""What holds for every report of one article."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for every report of one article."""

    source: Source
    published: Reading[PartialDate] | None
    news_day: Reading[PartialDate] | None = None
    """The day that the first sentence dates its news to ("said Friday"), where it is not the article's own."""
