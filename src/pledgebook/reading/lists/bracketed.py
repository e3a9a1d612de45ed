"""Sides in a row with the sum or number of each in brackets: "to Jordan (20 million euros) and Iraq (10 million)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import IN_ROW, Party
from pledgebook.reading.grammar.sight import AGENCIES, Sight, first_conjunct, head_of
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import amount_reading, report_id
from pledgebook.reading.things.counts import in_unit
from pledgebook.reading.things.goods import Goods

_REACH = 4  # words from a name to the sum in its brackets: "Japan (up to $94 million)"
_ROW = 2
_TOWARDS = frozenset({"to", "for", "among", "between", "through", "via", "in"})
_SIDES = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION, ActorKind.ORGANISATION})


@dataclass(frozen=True, slots=True)
class _Share:
    """A side and the sum or number in its brackets."""

    side: Mention[Actor]
    money: Mention[Amount]

    def like(self, told: Draft) -> Mention[Amount]:
        """The amount, a bare number as so many of what the whole counts."""
        unit = told.goods.amount.value.unit if told.goods.amount else COUNT
        return in_unit(self.money, unit) if self.money.value.unit == COUNT else self.money


def with_bracketed(sight: Sight, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, with one for each side of such a row instead of those that its sums and names gave."""
    shares = _shares(sight)
    told = _told(drafts, shares)
    if len(shares) < _ROW or told is None or told.report is None or not _are_alike(shares, told):
        return drafts
    row = {share.side.value for share in shares}
    taken = _are_takers(sight, shares, told.report)
    summed = told.goods.amount is not None and not _is_one_of(told, shares)
    made = [_share_of(sight, told, told.report, share, row, taken=taken, part=summed) for share in shares]
    rest = (each for each in drafts if not _is_one_of(each, shares) and (each.goods.amount or each.report is None))
    kept = [_without(each, row) for each in rest] if summed else []
    return sorted((*kept, *made), key=lambda draft: draft.goods.first)


def _shares(sight: Sight) -> list[_Share]:
    found = []
    for side in sight.named.actors:
        last = _last_of(sight, side)
        opens = [word.text for word in sight.sentence.words[last + 1 : last + 2]] == ["("]
        money = next((each for each in sight.amounts if last < each.first <= last + _REACH), None)
        if opens and last >= 0 and money and money.value.unit != "percent" and side.value.kind in _SIDES:
            found.append(_Share(side, money))
    return found


def _last_of(sight: Sight, side: Mention[Actor]) -> int:
    """Where a name ends, with the country that is a part of it: "World Vision *Australia*"; -1 for that country itself."""
    if side.value.kind is ActorKind.COUNTRY:
        before = sight.actor_at(side.first - 1) if side.first else None
        return -1 if before and before.value.kind in AGENCIES else side.last
    behind = sight.actor_at(side.last + 1)
    return behind.last if behind and behind.value.kind is ActorKind.COUNTRY else side.last


def _are_alike(shares: Sequence[_Share], told: Draft) -> bool:
    """Whether all of a row are sums, or count what the whole is an amount of: "300 tonnes, to Mali (200 tonnes) and"."""
    if all(share.money.value.is_money for share in shares):
        return True
    unit = told.goods.amount.value.unit if told.goods.amount and not _is_one_of(told, shares) else None
    return unit is not None and all(share.money.value.unit in {unit, COUNT} for share in shares)


def _is_one_of(draft: Draft, shares: Sequence[_Share]) -> bool:
    return draft.goods.amount is not None and draft.goods.amount.first in {share.money.first for share in shares}


def _told(drafts: list[Draft], shares: Sequence[_Share]) -> Draft | None:
    """What the sentence tells of the whole row: of the sum before it, else of whatever of the row was read."""
    read = [draft for draft in drafts if draft.report]
    whole = (draft for draft in read if not _is_one_of(draft, shares))
    return next(whole, next(iter(read), None))


def _share_of(sight: Sight, told: Draft, whole: Report, share: _Share, row: set[Actor], *, taken: bool, part: bool) -> Draft:
    """The draft of one side's sum, which is a part of the sum of all where that is told."""
    goods = Goods(head_of(sight.sentence, share.money.first, share.money.last), None, share.like(told))
    side = replace(share.side.reading(sight.sentence), rule=IN_ROW)
    helped = tuple(party for party in whole.recipients if party.value not in row and share.side.value.kind in AGENCIES)
    donors, takers = (whole.donors, (*helped, side)) if taken else ((side,), whole.recipients)
    report = replace(
        whole,
        id=report_id(whole.source.article, goods, sight, donors),
        donors=donors,
        recipients=takers,
        amount=amount_reading(sight, goods),
        package=whole.id if part else whole.package,
        trace=(*whole.trace, "in a row of sides with their sums in brackets"),
    )
    return replace(told, goods=goods, report=report)


def _are_takers(sight: Sight, shares: Sequence[_Share], whole: Report) -> bool:
    """Whether the row is of those who take: one of them was read so, else by the word before the row."""
    row = {share.side.value for share in shares}
    if row & {party.value for party in whole.recipients}:
        return True
    if row & {party.value for party in whole.donors}:
        return False
    first = first_conjunct(sight.sentence, sight.sentence.words[shares[0].side.last])
    return sight.sentence.words[first.head].lower in _TOWARDS or _is_of_a_body(sight, whole)


def _is_of_a_body(sight: Sight, whole: Report) -> bool:
    """Whether the row shares out what an institution gave by the sentence before: "They include Peru ($12 million) and"."""
    named = {mention.value for mention in sight.named.actors}
    bodies = all(party.value.kind is ActorKind.INSTITUTION and party.value not in named for party in whole.donors)
    told = any(word.lemma.lower() in group("words before givers") for word in sight.sentence.words)
    return whole.package is not None and bodies and not told


def _without(draft: Draft, named: set[Actor]) -> Draft:
    """The draft of the whole, without givers that give but their share of it."""
    report = draft.report
    if report is None:
        return draft
    left: tuple[Party, ...] = tuple(party for party in report.donors if party.value not in named)
    return replace(draft, report=replace(report, donors=left)) if left else draft
