"""The list of a book's articles, looked through by words of their titles, outlets and names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.faces.web.asked import Asked
from pledgebook.store.kept import Held


@dataclass(frozen=True, slots=True)
class Listed:
    """One page of articles, the latest first."""

    articles: tuple[Held, ...]
    count: int
    page: int
    pages: int


def listed(articles: Iterable[Held], asked: Asked) -> Listed:
    """The page of articles that was asked for; one beyond the last is the last."""
    words = asked.words.casefold().split()
    found = sorted((each for each in articles if _holds(each, words)), key=lambda each: each.source.article)
    found.sort(key=_day, reverse=True)
    pages = max(1, -(-len(found) // asked.rows))
    page = min(asked.page, pages)
    return Listed(tuple(found[(page - 1) * asked.rows : page * asked.rows]), len(found), page, pages)


def _holds(each: Held, words: list[str]) -> bool:
    if not words:
        return True
    source = each.source
    text = " ".join(filter(None, (source.article, source.title, source.outlet, source.url))).casefold()
    return all(word in text for word in words)


def _day(each: Held) -> str:
    return each.source.published.last.isoformat() if each.source.published else ""
