"""Sides and amounts that "respectively" pairs: "Peru and Chad gave 5 and 3 million dollars respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import IN_ROW, without
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import amount_reading, report_id
from pledgebook.reading.things.goods import Goods

_T = TypeVar("_T", Actor, Amount)


def with_respective(sight: Sight, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, with one for each pair instead of those in which every side has every amount."""
    if "respectively" not in sight.sentence.forms:
        return drafts
    for amounts in runs(sight, sight.amounts):
        own = [draft for draft in drafts if draft.goods.amount in amounts]
        told = next((draft for draft in own if draft.report), None)
        sides = next((row for row in runs(sight, sight.named.actors) if len(row) == len(amounts)), None)
        if told and told.report and sides:
            made = [_pair(sight, told, told.report, pair, sides) for pair in zip(sides, amounts, strict=True)]
            return sorted([*(draft for draft in drafts if draft not in own), *made], key=lambda draft: draft.goods.first)
    return drafts


def runs(sight: Sight, mentions: Sequence[Mention[_T]]) -> Iterator[list[Mention[_T]]]:
    """Runs of two or more mentions with nothing between them but what joins a row."""
    run: list[Mention[_T]] = []
    for mention in mentions:
        if run and not _is_joined(sight, run[-1].last + 1, mention.first):
            yield from (run,) if len(run) > 1 else ()
            run = []
        run.append(mention)
    yield from (run,) if len(run) > 1 else ()


def _is_joined(sight: Sight, start: int, end: int) -> bool:
    between = sight.sentence.words[start:end]
    return bool(between) and all(word.lower in group("list joins") or word.lower == "the" for word in between)


def _pair(
    sight: Sight, told: Draft, report: Report, pair: tuple[Mention[Actor], Mention[Amount]], row: Sequence[Mention[Actor]]
) -> Draft:
    named, side = {mention.value for mention in row}, replace(pair[0].reading(sight.sentence), rule=IN_ROW)
    known = told.goods.item if told.goods.item and told.goods.amount == pair[1] else None
    goods = Goods(head_of(sight.sentence, pair[1].first, pair[1].last), known, pair[1])
    gives = any(party.value in named for party in report.donors)
    donors, takers = ((side,), without(report.recipients, named)) if gives else (without(report.donors, named), (side,))
    made = replace(
        report,
        id=report_id(report.source.article, goods, sight, (*donors, *takers)),
        donors=donors,
        recipients=takers,
        amount=amount_reading(sight, goods),
        trace=(*report.trace, "each its own amount, respectively"),
    )
    return replace(told, goods=goods, report=made)
