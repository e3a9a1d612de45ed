"""What a gift brings the number of all to: "sent 12 more guns, *bringing the total to 36*", "takes the number given to 24"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import COUNT, Amount
from pledgebook.model.items import Item
from pledgebook.model.reports import Act, Report, Scope
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import amount_reading, report_id
from pledgebook.reading.things.counts import in_unit
from pledgebook.reading.things.goods import Goods

_GIVEN = frozenset({Act.DELIVERED, Act.PLEDGED, Act.ORDERED})


@dataclass(frozen=True, slots=True)
class _Total:
    """The verb that brings a number about, the noun that it is the number of, and the number."""

    verb: Word
    of: Word | None
    amount: Mention[Amount]


def with_running_totals(sight: Sight, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, with the total of things that it says one of them makes up with those before it."""
    for total in _totals(sight) if sight.sentence.forms & group("counts of all") else ():
        named = (draft for draft in drafts if _is_counted(draft, total) and draft.report and draft.report.act.value in _GIVEN)
        made_up = (draft for draft in reversed(drafts) if _is_made_up_by(draft, total))
        told = next(named, next(made_up, None))
        if told is None or told.report is None or not _is_of_same(sight, told, total):
            continue
        made = _total_of(sight, told, told.report, total, _unit_like(drafts, told))
        rest = (draft for draft in drafts if not _only_names(draft, total, made))
        drafts = sorted((*rest, made), key=lambda draft: draft.goods.first)
    return drafts


def _totals(sight: Sight) -> Iterator[_Total]:
    for verb in sight.sentence.words:
        if not verb.is_verb or verb.lemma.lower() not in group("bringing to"):
            continue
        number = next(
            (word for word in sight.sentence.children(verb, "dobj") if word.lemma.lower() in group("counts of all")), None
        )
        reached = after_word(sight.sentence, verb, "to")
        amount = (_amount_at(sight, reached.word) if reached else None) or _amount_behind(sight, number)
        of = after_word(sight.sentence, number, "of") if number else None
        if number and amount and not amount.value.is_money and amount.value.unit != "percent":
            yield _Total(verb, of.word if of else None, amount)


def _amount_at(sight: Sight, word: Word) -> Mention[Amount] | None:
    """The amount that a word is, or that counts it: "to *36*", "to *24* aircraft"."""
    inside = (child.index for child in sight.sentence.children(word, "nummod"))
    return next((amount for index in (word.index, *inside) if (amount := sight.amount_at(index))), None)


def _amount_behind(sight: Sight, number: Word | None) -> Mention[Amount] | None:
    """The number behind the last "to", wherever the parser hangs that: "the number of jets given by Spain *to 40*"."""
    words = sight.sentence.words
    behind = (amount for amount in reversed(sight.amounts) if number and amount.first > number.index)
    return next((amount for amount in behind if words[amount.first - 1].lower == "to"), None)


def _is_made_up_by(draft: Draft, total: _Total) -> bool:
    """Whether a draft tells of so many things that were given before the verb."""
    amount = draft.goods.amount.value if draft.goods.amount else None
    before = draft.goods.last < total.verb.index and draft.report is not None and draft.report.act.value in _GIVEN
    return before and amount is not None and not amount.is_money and amount.unit != "percent"


def _is_of_same(sight: Sight, told: Draft, total: _Total) -> bool:
    """Whether what is counted in all is things, too: not "brings the number of *dead* to 40"."""
    item = _item_of(sight, total)
    if item is None:
        return total.of is None and (total.amount.value.unit == COUNT or _unit_of(told) == total.amount.value.unit)
    return told.report is not None and (
        item.value.item_class is told.report.item.value.item_class or total.amount.value.unit == COUNT
    )


def _unit_of(draft: Draft) -> str:
    return draft.goods.amount.value.unit if draft.goods.amount else COUNT


def _unit_like(drafts: list[Draft], told: Draft) -> str:
    """The unit in which the sentence counts things of that class elsewhere: doses."""
    kind = told.goods.item.value.item_class if told.goods.item else None
    alike = (draft for draft in drafts if draft.goods.item and draft.goods.item.value.item_class is kind)
    return next((unit for draft in (told, *alike) if (unit := _unit_of(draft)) != COUNT), COUNT)


def _item_of(sight: Sight, total: _Total) -> Mention[Item] | None:
    """What the words of the total say that it counts: "the number of *jets*", "to 24 *aircraft*"."""
    behind = sight.item_at(total.amount.last + 1)
    return (sight.item_at(total.of.index) if total.of else None) or behind or sight.item_at(total.amount.last)


def _total_of(sight: Sight, told: Draft, whole: Report, total: _Total, unit: str) -> Draft:
    item = _item_of(sight, total)
    amount = in_unit(total.amount, unit) if total.amount.value.unit == COUNT and _is_alike(told, item) else total.amount
    goods = Goods(head_of(sight.sentence, amount.first, amount.last), None, amount)
    report = replace(
        whole,
        id=report_id(whole.source.article, goods, sight, whole.donors),
        item=item.reading(sight.sentence) if item else whole.item,
        amount=amount_reading(sight, goods),
        act_date=None,
        due=None,
        scope=Scope.CUMULATIVE,
        package=None,
        trace=(*whole.trace, "the total that it makes up"),
    )
    return replace(told, goods=goods, report=report)


def _is_alike(told: Draft, item: Mention[Item] | None) -> bool:
    """Whether the total counts what the gift does: doses, and not missiles beside launchers."""
    return item is None or (told.goods.item is not None and told.goods.item.value.item_class is item.value.item_class)


def _only_names(draft: Draft, total: _Total, made: Draft) -> bool:
    """Whether a draft is the total itself, or what it counts: "brings the number of *tanks* promised to 45"."""
    if draft.goods.amount and draft.goods.amount.first == made.goods.first:
        return True
    return _is_counted(draft, total)


def _is_counted(draft: Draft, total: _Total) -> bool:
    """Whether a draft is of what the words of the total count, of which they tell no other number."""
    return draft.goods.amount is None and total.of is not None and draft.goods.first <= total.of.index <= draft.goods.last
