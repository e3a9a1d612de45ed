"""One name for whoever first wrote the words, where articles are copies of one story."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pledgebook.ledger.order import UNDATED
from pledgebook.model.articles import Source
from pledgebook.model.reports import Report

Pair = tuple[str, str]
"""The ids of two articles that are copies."""


def with_origins(reports: Iterable[Report], copies: Iterable[Pair]) -> tuple[Report, ...]:
    """The reports, those of copies with the origin that their story has: the agency that the first of them credits, else
    whoever printed it first. A copy that credits an agency of its own keeps that.

    The order of reports and pairs makes no difference.
    """
    every = tuple(reports)
    names = _names({report.source.article: report.source for report in every}, copies)
    return tuple(_named(report, names) for report in every) if names else every


def _named(report: Report, names: dict[str, str]) -> Report:
    name = names.get(report.source.article)
    if name is None or report.source.origin or name == report.source.witness:
        return report
    return replace(report, source=replace(report.source, origin=name))


def _names(sources: dict[str, Source], copies: Iterable[Pair]) -> dict[str, str]:
    """The origin of every article that is a copy, as far as it has reports."""
    found: dict[str, str] = {}
    for story in stories(copies):
        prints = sorted((sources[article] for article in story if article in sources), key=_when)
        if prints:
            name = next((each.origin for each in prints if each.origin), None) or prints[0].witness
            found.update((each.article, name) for each in prints)
    return found


def _when(source: Source) -> tuple[int, str]:
    return source.published.last.toordinal() if source.published else UNDATED, source.article


def stories(copies: Iterable[Pair]) -> list[frozenset[str]]:
    """The articles that are copies of one another, directly or by others between them."""
    home: dict[str, set[str]] = {}
    for one, other in copies:
        first, second = home.setdefault(one, {one}), home.setdefault(other, {other})
        if first is not second:
            first |= second
            for article in second:
                home[article] = first
    return sorted({frozenset(story) for story in home.values()}, key=sorted)
