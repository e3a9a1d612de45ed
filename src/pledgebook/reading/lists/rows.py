"""Rows of sides with a sum each, of which no verb says who gives: "They include Peru ($12 million) and Chad ($11 million)",
"to the following countries: Peru, $12 million; Chad, $11 million", "$12 million from Peru and $11 million from Chad", "the donors
were Peru, with $12 million, and Chad, with $11 million".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import Amount
from pledgebook.model.reports import Act, Report, Scope
from pledgebook.reading.grammar.parties import IN_ROW, Party
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import NOT_PARTIES, Sight, head_of
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.memory.pots import is_pot
from pledgebook.reading.partners.deduced import remembered
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.money import is_less

_ROW = 2
_REACH = 4  # words from a name to its sum: "Japan (up to $94 million)", "Japan, with up to $94 million"
_SIDES = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION, ActorKind.ORGANISATION})
_GIVEN = frozenset({Act.PLEDGED, Act.DELIVERED, Act.PLANNED})
_FROM, _TOWARDS = frozenset({"from", "by"}), frozenset({"to", "for", "in"})


@dataclass(frozen=True, slots=True)
class _Pair:
    """A side with its sum, and what stands between them: "(", ",", "with", "" or a preposition."""

    side: Mention[Actor]
    money: Mention[Amount]
    sign: str


def with_rows(sight: Sight, drafts: list[Draft], memory: Memory, setting: Setting) -> list[Draft]:
    """The drafts of a sentence, with one for each pair of such a row, where none of them was read."""
    for row in _rows(sight) if len(sight.amounts) >= _ROW else ():
        sums = {pair.money.first for pair in row}
        own = [draft for draft in drafts if draft.goods.amount and draft.goods.amount.first in sums]
        if any(draft.report for draft in own):
            continue
        made = _told_of(sight, row, drafts, memory, setting)
        if made:
            drafts = sorted([*(draft for draft in drafts if draft not in own), *made], key=lambda draft: draft.goods.first)
    return drafts


def beside_others(sight: Sight, money: Mention[Amount]) -> frozenset[Actor]:
    """The other sides of a row in which a sum has a side of its own: they neither give nor take it."""
    for row in _rows(sight):
        own = {pair.side.value for pair in row if pair.money == money}
        if own:
            return frozenset(pair.side.value for pair in row) - own
    return frozenset()


def _rows(sight: Sight) -> Iterator[list[_Pair]]:
    """Runs of pairs of one form, of which the first is not far from the next."""
    pairs = [pair for money in sight.amounts if money.value.is_money for pair in _pair(sight, money)]
    for _, run in groupby(pairs, key=lambda pair: pair.sign):
        row = list(run)
        if len({pair.side.value for pair in row}) >= _ROW:
            yield row


def _pair(sight: Sight, money: Mention[Amount]) -> Iterator[_Pair]:
    words = sight.sentence.words
    before = next((side for side in reversed(sight.named.actors) if side.last < money.first), None)
    if before and _is_side(before) and money.first - before.last <= _REACH:
        between = [word.text for word in words[before.last + 1 : money.first]]
        if "with" in between[:2]:
            yield _Pair(before, money, "with")
            return
        if between[:1] == ["("] or (between in ([], [","], [":"]) and _ends(sight, money)):
            yield _Pair(before, money, between[0] if between else "")
            return
    behind = [word for word in words[money.last + 1 : money.last + 4] if word.lower not in {"the", "each"}]
    named = sight.actor_at(behind[1].index) if len(behind) > 1 and behind[0].lower in _FROM | _TOWARDS else None
    if named and _is_side(named) and named.rule not in NOT_PARTIES:
        yield _Pair(named, money, behind[0].lower)


def _is_side(mention: Mention[Actor]) -> bool:
    return mention.value.kind in _SIDES and not mention.rule.startswith("actor.demonym")


def _ends(sight: Sight, money: Mention[Amount]) -> bool:
    """Whether a semicolon or the sentence's end closes a pair: "Peru, $12 million; Chad, $11 million"."""
    behind = sight.sentence.words[money.last + 1 : money.last + 2]
    return all(word.text in {";", ".", ","} or word.lower == "and" for word in behind)


def _told_of(sight: Sight, row: Sequence[_Pair], drafts: Sequence[Draft], memory: Memory, setting: Setting) -> list[Draft]:
    named = {pair.side.value for pair in row}
    known, gives = _known(sight, row, drafts, memory), _do_give(sight, row)
    if known is None and not any(word.lemma.lower() in _tells_of_help() for word in sight.sentence.words):
        return []
    other = _only_other(sight, row)
    givers = () if gives else (other or _givers(known, memory, named))
    takers = (other or remembered(memory, named)) if gives else ()
    if gives is None or not (takers if gives else givers):
        return []
    return [_draft(sight, pair, (givers, takers), known, memory, setting) for pair in row]


def _tells_of_help() -> frozenset[str]:
    return group("help nouns") | group("called givers")


def _draft(
    sight: Sight,
    pair: _Pair,
    others: tuple[tuple[Party, ...], tuple[Party, ...]],
    known: Report | None,
    memory: Memory,
    setting: Setting,
) -> Draft:
    goods = Goods(head_of(sight.sentence, pair.money.first, pair.money.last), None, pair.money)
    side = replace(pair.side.reading(sight.sentence), rule=IN_ROW)
    givers, takers = others
    sides = (givers, (side,)) if givers else ((side,), takers)
    act = known.act.value if known else Act.PLEDGED
    day = known.act_date if known else setting.own_date
    trace = "in a row of sides with their sums"
    report = verbless(sight, goods, memory, setting, sides, (act, "row"), day, trace)
    return Draft(goods, None, replace(report, package=known.id) if known and givers and known.scope is Scope.TRANCHE else report)


def _known(sight: Sight, row: Sequence[_Pair], drafts: Sequence[Draft], memory: Memory) -> Report | None:
    """The greater sum of which the row tells the shares: told before it in the sentence, or just before the sentence."""
    before = (draft for draft in drafts if draft.report and draft.goods.last < row[0].side.first)
    told = next((draft.report for draft in before), None) or memory.told_just_before
    shares = (Goods(head_of(sight.sentence, pair.money.first, pair.money.last), None, pair.money) for pair in row)
    known = told is not None and told.act.value in _GIVEN and all(is_less(share, told) for share in shares)
    return told if known else None


def _do_give(sight: Sight, row: Sequence[_Pair]) -> bool | None:
    """Whether those of a row give, or take; None where nothing says so."""
    if row[0].sign in _FROM:
        return True
    before = sight.sentence.words[: min(row[0].side.first, row[0].money.first)]
    if any(word.lemma.lower() in group("words before givers") for word in before):
        return True
    towards = row[0].sign in _TOWARDS or (before and before[-1].lower in _TOWARDS)
    told = towards or any(word.lemma.lower() in group("words before takers") for word in before)
    return False if told else None


def _only_other(sight: Sight, row: Sequence[_Pair]) -> tuple[Party, ...]:
    """The one side that the sentence names before a row: "Pledges for *Yemen*: Peru $2 million, Chad $1 million"."""
    first = min(row[0].side.first, row[0].money.first)
    before = {side.value: side for side in sight.named.actors if side.last < first and side.rule not in NOT_PARTIES}
    before = {side: named for side, named in before.items() if is_pot(side)} or before
    return (
        tuple(side.reading(sight.sentence) for side in before.values() if side.value.kind in _SIDES) if len(before) == 1 else ()
    )


def _givers(known: Report | None, memory: Memory, named: set[Actor]) -> tuple[Party, ...]:
    bodies = tuple(
        party for party in memory.subject if party.value.kind is ActorKind.INSTITUTION
    )  # a country may be one of the row
    found = known.donors if known else (memory.voice,) if memory.voice else bodies
    return tuple(memory.cited(party, "donor.of-row") for party in found if party and party.value not in named)
