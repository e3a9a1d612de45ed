"""The smaller cells of a claimed line: how much, when, by when, on which condition, who says so.

A cell that the rules read by themselves stands as they read it. One that they left empty is filled from the claimed words when
the language floor recognises there what the cell needs, in the sentence that carries the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pledgebook.language.times.finder import TimeKind
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Speaker
from pledgebook.model.amounts import Missing
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Due, Report
from pledgebook.reading.asked.claims import Claim, Said
from pledgebook.reading.asked.grounds import Grounds
from pledgebook.reading.asked.spots import Spot
from pledgebook.reading.things.gathered import goods_in

Dropped = tuple[str, Said, str]
OTHER = "the rules read other words there"
NOTHING = "these words hold nothing of the kind that belongs to this line"
CLAIMED = "claimed"
_DUE = frozenset({TimeKind.DATE, TimeKind.SPAN_END, TimeKind.DURATION})


def with_smaller_cells(
    report: Report, claim: Claim, places: Mapping[Said, tuple[Spot, ...]], grounds: Grounds
) -> tuple[Report, list[Dropped]]:
    """The report with what the claimed words add, and the cells that were dropped, each with the reason."""
    dropped: list[Dropped] = []
    for cell, said, read in _cells(report, claim, places, grounds):
        known = getattr(report, cell)
        if _is_empty(known):
            if read is None:
                dropped.append((cell, said, NOTHING))
            else:
                filled: dict[str, Any] = {cell: (read,) if isinstance(known, tuple) else read}
                report = replace(report, **filled)
        elif places[said] and not _meets(known, places[said]):
            dropped.append((cell, said, OTHER))
    return report, dropped


def _cells(
    report: Report, claim: Claim, places: Mapping[Said, tuple[Spot, ...]], grounds: Grounds
) -> Iterator[tuple[str, Said, Reading[Any] | None]]:
    """Every smaller cell that is claimed, by the name it has in a report, with what its words give by rule."""
    readers = (
        ("amount", claim.amount, _amount),
        ("conditions", claim.condition, _condition),
        ("due", claim.due, _due),
        ("speakers", claim.said_by, _speaker),
        ("act_date", claim.act_date, _nothing),
    )
    for cell, said, read in readers:
        if said is not None and places[said]:
            yield cell, said, next((found for spot in places[said] if (found := read(spot, report, grounds))), None)


def _is_empty(known: object) -> bool:
    return known is None or known == () or isinstance(known, Missing) or (isinstance(known, Reading) and known.quote is None)


def _meets(known: Any, spots: tuple[Spot, ...]) -> bool:
    quotes = [each.quote for each in (known if isinstance(known, tuple) else (known,)) if each.quote]
    return any(_overlap(quote, spot.quote) for quote in quotes for spot in spots)


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _carries(report: Report, spot: Spot) -> bool:
    """Whether the spot's sentence is one that the line stands on."""
    return any(_overlap(quote, spot.sentence.whole) for quote in report.evidence)


def _amount(spot: Spot, report: Report, grounds: Grounds) -> Reading[Any] | None:
    """An amount in the thing's own sentence that belongs to no other thing."""
    sight = grounds.sights[spot.number]
    item = report.item.quote
    if item is None or not _overlap(item, spot.sentence.whole):
        return None
    others = {goods.amount.first for goods in goods_in(sight) if goods.amount}
    free = (each for each in sight.amounts if each.first not in others and spot.overlaps(each.first, each.last))
    return next((replace(each, rule=f"{CLAIMED}.{each.rule}").reading(spot.sentence) for each in free), None)


def _condition(spot: Spot, report: Report, _: Grounds) -> Reading[str] | None:
    """Words that open with a condition ("once", "subject to", "if"), in a sentence of the line."""
    opening = {word.lower for word in spot.sentence.words[spot.first : spot.first + 2]}
    marks = group("sure condition words") | group("condition words") | {"pending", "subject", "unless"}
    held = _carries(report, spot) and bool(opening & marks)
    return Reading(spot.quote.words, spot.quote, CLAIMED) if held else None


def _due(spot: Spot, report: Report, grounds: Grounds) -> Reading[Due] | None:
    """A time that lies ahead of the article, in a sentence of the line."""
    published = grounds.view.article.published
    for mention in grounds.sights[spot.number].times:
        time = mention.value
        if not spot.overlaps(mention.first, mention.last) or time.kind not in _DUE or not _carries(report, spot):
            continue
        past = time.kind is TimeKind.DATE and not (published and time.value and time.value.first > published.value.last)
        if not past:
            return Reading(Due(spot.quote.words, time.latest or time.value), spot.quote, f"{CLAIMED}.{mention.rule}")
    return None


def _speaker(spot: Spot, report: Report, grounds: Grounds) -> Reading[Speaker] | None:
    """Somebody whom the language floor hears say something in a sentence of the line."""
    if not _carries(report, spot):
        return None
    for saying in grounds.sights[spot.number].sayings:
        if saying.speaker and saying.source and spot.overlaps(*saying.source):
            return Reading(saying.speaker, spot.sentence.quote(*saying.source), f"{CLAIMED}.{saying.rule}")
    return None


def _nothing(*_: object) -> None:
    """A date of the act is the rules' alone: what they don't tie to the act is none."""
