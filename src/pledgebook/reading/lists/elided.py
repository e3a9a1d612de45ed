"""Clauses whose verb or thing is left out: "Poland pledged 14 tanks, Norway eight", "and six to Moldova", "14 from Spain"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import NOT_PARTIES, Sight, head_of
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import amount_reading, report_id
from pledgebook.reading.things.counts import in_unit
from pledgebook.reading.things.goods import Goods

_JOINS = frozenset({",", ";", "and", "while", "with", "but"})
_ENDS = frozenset({",", ";", ".", "and", "while", "more", "others", ")", "but", "each"})
_TO, _FROM = frozenset({"to", "for"}), frozenset({"from", "by"})
_BEFORE_NUMBER = frozenset({",", "with", "a", "another", "further", "additional", "some", "-", "--", "–", "—"})


@dataclass(frozen=True, slots=True)
class _Gap:
    """What is told with words left out: the goods, with no item where only a number stands, and the side that is told anew."""

    goods: Goods
    side: Party
    gives: bool


def with_elided(sight: Sight, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, and those of what it goes on to tell with words left out."""
    told = [draft for draft in drafts if draft.report and draft.base and draft.goods.amount and not draft.report.package]
    gaps = {gap.goods.first: (draft, gap) for draft in told for gap in _gaps(sight, draft, drafts) if not _is_told(gap, drafts)}
    givers = {gap.side.value for _, gap in gaps.values() if gap.gives}
    kept = [draft for draft in drafts if draft.goods.first not in gaps]
    filled = [Draft(gap.goods, draft.base, _renewed(sight, draft.report, gap)) for draft, gap in gaps.values() if draft.report]
    whole = (_without_takers(draft, givers) for draft in (*kept, *filled))
    return sorted(whole, key=lambda draft: draft.goods.first) if gaps else drafts


def _without_takers(draft: Draft, givers: set[Actor]) -> Draft:
    """The draft without takers that only seemed to stand in one row: "to Ukraine, *Spain* six"."""
    report = draft.report
    left = tuple(party for party in report.recipients if party.value not in givers) if report else ()
    return replace(draft, report=replace(report, recipients=left)) if report and left else draft


def _gaps(sight: Sight, draft: Draft, drafts: list[Draft]) -> Iterator[_Gap]:
    """What follows a draft's goods in the same words with a number of its own and another side."""
    known = {each.goods.first: each.goods for each in drafts if each.goods.item and not each.goods.meant}
    for amount in sight.amounts:
        if amount.first <= draft.goods.last or not _is_alike(amount, draft) or _is_under_another(draft, amount, drafts):
            continue
        goods = known.get(amount.first) or Goods(
            head_of(sight.sentence, amount.first, amount.last), None, _counting(amount, draft)
        )
        if side := _side_before(sight, draft, goods):
            yield _Gap(goods, side, gives=not (_takes(draft) or _is_further_taker(sight, draft, side)))
        elif (behind := _side_behind(sight, goods)) and _is_joined(sight, goods.first):
            yield _Gap(goods, behind[0], gives=behind[1] in _FROM and not _keeps(draft))


def _is_under_another(draft: Draft, amount: Mention[Amount], drafts: list[Draft]) -> bool:
    """Whether another verb has its thing between: "beside the five that Spain *sent* Chad, it will *give* ten to Mali"."""
    before = [each for each in drafts if draft.goods.first < each.goods.first < amount.first and each.goods.amount and each.base]
    verb, last = draft.base.trigger if draft.base else None, before[-1].base if before else None
    return verb is not None and last is not None and verb.is_verb and last.trigger.is_verb and last.trigger.index != verb.index


def _is_told(gap: _Gap, drafts: list[Draft]) -> bool:
    """Whether the goods were read with that side already."""
    reports = (draft.report for draft in drafts if draft.report and draft.goods.first == gap.goods.first)
    return any(gap.side.value in {party.value for party in _sides(report, gap)} for report in reports)


def _sides(report: Report, gap: _Gap) -> tuple[Party, ...]:
    """The sides that the gap can tell again; in one row of names who gives seems to take: "to Chad, *Spain* six"."""
    elsewhere = (party for party in report.recipients if not gap.gives or party.quote != gap.side.quote)
    return (*report.donors, *elsewhere)


def _is_alike(amount: Mention[Amount], draft: Draft) -> bool:
    known = draft.goods.amount
    return known is not None and known.value.is_money == amount.value.is_money


def _counting(amount: Mention[Amount], draft: Draft) -> Mention[Amount]:
    """A bare number as one of what the draft's own number counts."""
    known = draft.goods.amount
    if known is None or amount.value.unit != COUNT:
        return amount
    return in_unit(amount, known.value.unit)


def _keeps(draft: Draft) -> bool:
    """Whether a thing is kept "from" who would have got it: "held back 12 tanks and six boats from Chad"."""
    return draft.base is not None and draft.base.trigger.lemma.lower() in group("keeping from")


def _takes(draft: Draft) -> bool:
    return draft.base is not None and draft.base.frame is not None and "subject" in draft.base.frame.taker


def _is_further_taker(sight: Sight, draft: Draft, side: Party) -> bool:
    """Whether the side is one more taker: "gave Chad 60 million and *Mali 20 million*"; one that mostly gives is none."""
    if side.value.kind is not ActorKind.COUNTRY or side.value.id.lower() in group("donor countries") or draft.report is None:
        return False
    thing = sight.sentence.words[draft.goods.first].start
    takers = (party for party in draft.report.recipients if not party.rule.startswith("recipient."))
    return any(party.quote is not None and sight.sentence.start <= party.quote.start < thing for party in takers)


def _side_before(sight: Sight, draft: Draft, goods: Goods) -> Party | None:
    """The side right before a number, with no verb between or the same one again: "Norway eight", "Spain has given four"."""
    words = sight.sentence.words
    index = goods.first - (sight.actor_at(goods.first) is None)  # "the *US* $7 million"
    while index > draft.goods.last and (words[index].lower in _BEFORE_NUMBER or _is_echo(sight, draft, index)):
        index -= 1
    mention = sight.actor_at(_before_brackets(sight, index))
    if mention is None or not _is_side(mention) or not _is_joined(sight, mention.first) or not _ends(sight, goods):
        return None
    return mention.reading(sight.sentence)


def _before_brackets(sight: Sight, index: int) -> int:
    """The word before a short name in brackets: "the *Agency* (USAID) $7 million"."""
    words = sight.sentence.words
    return index - 3 if index > 3 and words[index].text == ")" and words[index - 2].text == "(" else index


def _is_echo(sight: Sight, draft: Draft, index: int) -> bool:
    word = sight.sentence.words[index]
    return word.pos == "AUX" or (draft.base is not None and word.lemma == draft.base.trigger.lemma)


def _is_side(mention: Mention[Actor]) -> bool:
    return mention.rule not in NOT_PARTIES and not mention.rule.startswith("actor.demonym")


def _is_joined(sight: Sight, index: int) -> bool:
    """Whether what begins at a word only goes on with what was told before it."""
    before = [word for word in sight.sentence.words[max(index - 2, 0) : index] if word.lower not in {"the", "another", "a"}]
    return bool(before) and before[-1].lower in _JOINS


def _ends(sight: Sight, goods: Goods) -> bool:
    """Whether nothing but a taker or the next side follows."""
    behind = sight.sentence.words[goods.last + 1 : goods.last + 2]
    return all(word.lower in _ENDS | _TO | _FROM or word.pos == "PUNCT" or word.lower in group("list joins") for word in behind)


def _side_behind(sight: Sight, goods: Goods) -> tuple[Party, str] | None:
    """The side right behind a number, with the preposition before it: "six *to Moldova*", "14 more *from the Netherlands*"."""
    words = [word for word in sight.sentence.words[goods.last + 1 : goods.last + 5] if word.lower not in {"more", "the"}]
    if len(words) < 2 or words[0].lower not in _TO | _FROM:
        return None
    mention = sight.actor_at(words[1].index)
    return (mention.reading(sight.sentence), words[0].lower) if mention and _is_side(mention) else None


def _renewed(sight: Sight, known: Report, gap: _Gap) -> Report:
    behind = _side_behind(sight, gap.goods)
    takers = (behind[0],) if behind and behind[1] in _TO else known.recipients
    donors, takers = ((gap.side,), takers) if gap.gives else (known.donors, (gap.side,))
    return replace(
        known,
        id=report_id(known.source.article, gap.goods, sight, donors),
        donors=donors,
        recipients=takers,
        item=gap.goods.item.reading(sight.sentence) if gap.goods.item else known.item,
        amount=amount_reading(sight, gap.goods),
        trace=(*known.trace, "the same words are left out"),
    )
