"""A line that only the model read: its cells from the claimed words, and the doubt that keeps it out of every sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.asked.claims import Claim, Said
from pledgebook.reading.asked.grounds import Grounds
from pledgebook.reading.asked.spots import Spot
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.reports.naming import item_reading, report_id
from pledgebook.reading.things.goods import Goods

ALONE = "Only the model reads a commitment here; the rules read none under these words."


def as_claimed(claim: Claim, places: Mapping[Said, tuple[Spot, ...]], grounds: Grounds) -> Report | None:
    """The line by its claimed words, in doubt; None when they give no act, no thing, or no side that gives."""
    doing, thing = next(iter(places[claim.act_words]), None), next(iter(places[claim.item]), None)
    goods, step = (grounds.goods(thing), grounds.step(thing)) if thing else (None, None)
    donors = _once(party for said in claim.donors for spot in places[said] for party in grounds.parties(spot))
    if doing is None or goods is None or step is None or not (donors or claim.act is Act.REQUESTED):
        return None
    takers = _once(party for said in claim.recipients for spot in places[said] for party in grounds.parties(spot))
    setting = grounds.view.setting
    return Report(
        id=report_id(setting.source.article, goods, step.sight, donors),
        source=setting.source,
        act=Reading(claim.act, doing.quote, "claimed"),
        donors=donors,
        recipients=tuple(party for party in takers if party.value not in {donor.value for donor in donors}),
        item=item_reading(step.sight, goods, step.before, permission=False),
        amount=_amount(claim, places, goods),
        evidence=tuple(dict.fromkeys((step.sight.sentence.whole, doing.sentence.whole))),
        doubts=(ALONE,),
    )


def _amount(claim: Claim, places: Mapping[Said, tuple[Spot, ...]], goods: Goods) -> Reading[Amount] | Missing:
    """The amount that belongs to the thing by rule, where the claim points to it."""
    claimed = places[claim.amount] if claim.amount else ()
    own = goods.amount
    pointed = next((spot for spot in claimed if own and spot.overlaps(own.first, own.last)), None)
    return own.reading(pointed.sentence) if own and pointed else Missing.NOT_MENTIONED


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    found: dict[Actor, Party] = {}
    for party in _in_order(parties):
        found.setdefault(party.value, party)
    return tuple(found.values())


def _in_order(parties: Iterable[Party]) -> Iterator[Party]:
    yield from sorted(parties, key=lambda party: party.quote.start if party.quote else 0)
