"""Amounts of one giving that each have a taker behind them: "5 million *to UNICEF* and 4 million *to the WFP* for Kenya"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pledgebook.language.doc import Mention, Word
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import IN_ROW, Party, without
from pledgebook.reading.grammar.sight import AGENCIES, BENEFICIARIES, Sight, head_of
from pledgebook.reading.partners.agencies import is_of_occasion
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import amount_reading, report_id
from pledgebook.reading.things.counts import CONVERSION, in_unit
from pledgebook.reading.things.goods import Goods

_TOWARDS = frozenset({"to", "for", "through", "via"})
_JOINS = frozenset({"and", ",", ";", "while"})
_BEFORE = frozenset(
    {"another", "a", "some", "further", "additional", "up", "nearly", "about", "around", "roughly", "almost", "also"}
)
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLACES = frozenset({"for", "in", "to", "inside", "across"})
_REACH = 3  # words from "to" to the name of who takes: "to help the Red Cross"
_THING = 3  # words between a number and the noun that it counts
_DEMONYM = "actor.demonym-adjective"


@dataclass(frozen=True, slots=True)
class _Share:
    """An amount, where its thing ends, and the sides behind it: those right there, and the countries named further on."""

    amount: Mention[Amount]
    last: int
    direct: tuple[Party, ...]
    places: tuple[Party, ...]

    @property
    def own(self) -> tuple[Party, ...]:
        """Who takes by these words alone: for whom it is in the end, then the agency that it goes through."""
        if not self.places or any(party.value.kind is ActorKind.COUNTRY for party in self.direct):
            return self.direct
        agencies = tuple(party for party in self.direct if party.value.kind in AGENCIES)
        return (*without(self.places, {party.value for party in agencies}), *agencies)


def with_dealt_out(sight: Sight, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, where several amounts are dealt out each with its own takers, and none is left out."""
    for row in _rows(sight):
        own = (draft for draft in drafts if draft.report and _is_of(draft, row))
        told = min(own, key=lambda draft: draft.goods.first, default=None)
        if told is None or told.report is None or any(share.amount.value.is_money != _is_sum(told) for share in row):
            continue
        takers = _takers(row, told.report)
        if all(takers):
            made = [_dealt(sight, drafts, told, told.report, share, whom) for share, whom in zip(row, takers, strict=True)]
            rest = (draft for draft in drafts if not _is_of(draft, row))
            drafts = sorted((*rest, *made), key=lambda draft: draft.goods.first)
    return drafts


def dealt_to(sight: Sight, amount: Mention[Amount]) -> tuple[Party, ...]:
    """Who takes an amount by the row that it stands in; nobody where it stands in none."""
    for row in _rows(sight):
        own = next((share.own for share in row if share.amount == amount), ())
        places = row[-1].places if not any(share.places for share in row[:-1]) else ()
        agencies = own and all(party.value.kind in AGENCIES for party in own)
        if own:
            return (*places, *own) if agencies else own
    return ()


def _rows(sight: Sight) -> Iterator[list[_Share]]:
    """Runs of two or more amounts that each have a side behind "to" or "for", with no verb told between."""
    if len(sight.amounts) < 2 or sight.sentence.forms.isdisjoint(_TOWARDS):
        return
    free = [amount for amount in sight.amounts if amount.rule != CONVERSION]
    row: list[_Share] = []
    for amount, behind in (*pairwise(free), *((last, None) for last in free[-1:])):
        end = behind.first if behind else len(sight.sentence.words)
        share = _share(sight, amount, end)
        if row and (share is None or not _goes_on(sight, row[-1], amount)):
            yield from (row,) if len(row) > 1 else ()
            row = []
        row = [*row, share] if share else []
    yield from (row,) if len(row) > 1 else ()


def _share(sight: Sight, amount: Mention[Amount], end: int) -> _Share | None:
    things = (item.last for item in sight.items if amount.first <= item.last and _counts(sight, amount, item.first))
    last = max(amount.last, min(things, default=amount.last))
    words = sight.sentence.words[last + 1 : end]
    behind = next((at for at, word in enumerate(words) if not _leads(word)), len(words))
    if behind == len(words) or words[behind].lower not in _TOWARDS:
        return None
    words = words[behind:]
    stretch = range(words[0].index + 1, _told_end(words))
    direct = tuple(_direct(sight, stretch))
    named = bool(direct) or any(word.pos == "PROPN" for word in words[1:_REACH])  # a body that no word file knows
    return _Share(amount, words[0].index - 1, direct, tuple(_places(sight, stretch, direct))) if named else None


def _counts(sight: Sight, amount: Mention[Amount], thing: int) -> bool:
    """Whether a thing that begins at a word is what an amount is of: "5 million *in food aid*", "ten *old tanks*"."""
    between = sight.sentence.words[amount.last + 1 : thing]
    return len(between) <= _THING and all(
        word.lower in {"of", "in", "more", "worth"} or word.pos in {"ADJ", "DET"} for word in between
    )


def _leads(word: Word) -> bool:
    """Whether a word may stand between an amount and the "to" of its taker: "5 million *would go* to Chad", "ten *more* to"."""
    return word.is_verb or word.lower in {"more", "each", "now"}


def _told_end(words: Sequence[Word]) -> int:
    """Where the words behind an amount end: before a clause that tells something else."""
    finite = next((word.index for word in words if word.tag in _FINITE), words[-1].index + 1)
    commas = [word.index for word in words if word.text in {",", ";", ":"} and word.index < finite]
    told = finite > words[-1].index
    return finite if told or not commas else commas[-1]


def _direct(sight: Sight, stretch: range) -> Iterator[Party]:
    """The sides that a stretch opens with: "the *Red Cross* and *UNICEF*", "help *Mali*"."""
    reach = stretch.start + _REACH
    for mention in sight.named.actors:
        if mention.first not in stretch or mention.rule == _DEMONYM or mention.first >= reach:
            continue
        between = sight.sentence.words[max(stretch.start, reach - _REACH) : mention.first]
        if any(word.lower in _PLACES for word in between):
            return
        yield replace(mention.reading(sight.sentence), rule=IN_ROW)
        reach, stretch = mention.last + 1 + _REACH, range(mention.last + 1, stretch.stop)


def _places(sight: Sight, stretch: range, direct: Sequence[Party]) -> Iterator[Party]:
    """The countries that a stretch names further on as those it is for: "to UNICEF for children *in Mali*"."""
    known = {party.value for party in direct}
    further = [each for each in sight.named.actors if each.first in stretch and each.value not in known]
    countries = [each for each in further if each.value.kind is ActorKind.COUNTRY and each.rule != _DEMONYM]
    for mention in countries or [each for each in further if each.value.kind in BENEFICIARIES]:
        before = [word for word in sight.sentence.words[stretch.start : mention.first] if word.pos in {"ADP", "PART"}]
        if before and before[-1].lower in _PLACES and not is_of_occasion(sight, before[-1]):
            yield replace(mention.reading(sight.sentence), rule=IN_ROW)


def _goes_on(sight: Sight, before: _Share, amount: Mention[Amount]) -> bool:
    """Whether an amount goes on with the row of the one before it, with no verb told between."""
    between = list(sight.sentence.words[before.last + 1 : amount.first])
    while between and between[-1].lower in _BEFORE:
        del between[-1]
    told = any(word.tag in _FINITE for word in between)
    alike = amount.value.is_money == before.amount.value.is_money and amount.value.unit in {before.amount.value.unit, COUNT}
    return bool(between) and between[-1].lower in _JOINS and not told and alike


def _takers(row: Sequence[_Share], told: Report) -> list[tuple[Party, ...]]:
    """The takers of each share; agencies of which no country is told serve the one that the last share or the report names."""
    givers = {party.value for party in told.donors}
    own = [without(share.own, givers) for share in row]
    named: set[Actor] = {party.value for takers in own for party in takers}
    places = row[-1].places if not any(share.places for share in row[:-1]) else ()
    meant = tuple(party for party in places or told.recipients if party.value.kind in BENEFICIARIES)
    for_whom = meant if places else without(meant, named)
    agencies = (all(party.value.kind in AGENCIES for party in takers) for takers in own)
    return [
        (*without(for_whom, {*givers, *(p.value for p in takers)}), *takers) if alone else takers
        for takers, alone in zip(own, agencies, strict=True)
    ]


def _is_of(draft: Draft, row: Sequence[_Share]) -> bool:
    return draft.goods.amount is not None and draft.goods.amount.first in {share.amount.first for share in row}


def _is_sum(draft: Draft) -> bool:
    return draft.goods.amount is not None and draft.goods.amount.value.is_money


def _dealt(sight: Sight, drafts: Sequence[Draft], told: Draft, whole: Report, share: _Share, takers: tuple[Party, ...]) -> Draft:
    """The draft of one share: as it was read, else as the one that was told, with its own takers."""
    own = next((draft for draft in drafts if draft.report and _is_of(draft, [share])), None)
    if own and own.report:
        package = whole.package if own.report.package == whole.id else own.report.package
        return replace(own, report=replace(own.report, recipients=takers, package=package))
    unit = told.goods.amount.value.unit if told.goods.amount else COUNT
    amount = in_unit(share.amount, unit) if share.amount.value.unit == COUNT else share.amount
    goods = Goods(head_of(sight.sentence, amount.first, amount.last), None, amount)
    trace = (*whole.trace, "in a row of amounts with their takers")
    own_id = report_id(whole.source.article, goods, sight, whole.donors)
    report = replace(whole, id=own_id, recipients=takers, amount=amount_reading(sight, goods), trace=trace)
    return replace(told, goods=goods, report=report)
