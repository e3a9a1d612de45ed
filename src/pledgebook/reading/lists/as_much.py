"""So much more of the same thing, which is named but once: "40 tonnes and *30 tonnes* of rice", "along with *20 tonnes*"."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Mention
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import COUNT, Amount, Qualifier
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import amount_reading, report_id
from pledgebook.reading.things.goods import Goods

_JOINS = frozenset({"and", ",", "then"})
_LOOSE = frozenset({"a", "another", "some", "further", "additional", "about", "nearly", "the", "more", "than", "over"})


def with_as_much(sight: Sight, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence, with one for each amount by weight or dose that goes on with one of them and names no thing."""
    told = [draft for draft in drafts if draft.report and draft.goods.item and draft.goods.amount and _is_measured(draft)]
    if not told:
        return drafts
    read = {draft.goods.amount.first for draft in drafts if draft.report and draft.goods.amount}
    free = [amount for amount in sight.amounts if amount.first not in read]
    found = [(amount, next((each for each in told if _goes_with(sight, each, amount)), None)) for amount in free]
    made = [_again(sight, draft, draft.report, amount) for amount, draft in found if draft and draft.report]
    rest = [draft for draft in drafts if draft.report or not any(draft.goods.first == each.goods.first for each in made)]
    return sorted((*rest, *made), key=lambda draft: draft.goods.first) if made else drafts


def _is_measured(draft: Draft) -> bool:
    amount = draft.goods.amount.value if draft.goods.amount else None
    return amount is not None and not amount.is_money and amount.unit not in {COUNT, "percent", "person"}


def _goes_with(sight: Sight, draft: Draft, amount: Mention[Amount]) -> bool:
    known = draft.goods.amount
    if known is None or amount.value.unit != known.value.unit or amount.value.qualifier is Qualifier.RANGE:
        return False
    if amount.first < known.first:
        between = sight.sentence.words[amount.last + 1 : known.first]
        return 0 < len(between) <= 2 and all(word.lower in _JOINS | _LOOSE for word in between)
    return _is_joined(sight, draft, amount) and not _names_thing(sight, amount)


def _is_joined(sight: Sight, draft: Draft, amount: Mention[Amount]) -> bool:
    """Whether words such as "along with" lead an amount in behind the thing."""
    words = [word.lower for word in sight.sentence.words[draft.goods.last + 1 : amount.first]]
    while words and words[-1] in _LOOSE:
        del words[-1]
    said = " ".join(words)
    return said in _JOINS or any(said.endswith(phrase) for phrase in group("as much again"))


def _names_thing(sight: Sight, amount: Mention[Amount]) -> bool:
    """Whether a noun behind the amount says of what it is: "and 20 tonnes *of salt*"."""
    behind = sight.sentence.words[amount.last + 1 : amount.last + 3]
    if len(behind) == 2 and behind[0].lower == "in" and any(time.holds(behind[1].index) for time in sight.times):
        return False
    return any(word.lower in {"of", "in"} or word.is_noun or sight.item_at(word.index) for word in behind[:1])


def _again(sight: Sight, draft: Draft, whole: Report, amount: Mention[Amount]) -> Draft:
    """The draft of as much again; where it stands behind the thing its day is another, of which nothing is known."""
    goods = Goods(head_of(sight.sentence, amount.first, amount.last), None, amount)
    later = amount.first > draft.goods.last
    report = replace(
        whole,
        id=report_id(whole.source.article, goods, sight, whole.donors),
        amount=amount_reading(sight, goods),
        act_date=None if later and whole.act.value is Act.DELIVERED else whole.act_date,
        trace=(*whole.trace, "as much of the same again"),
    )
    return replace(draft, goods=goods, report=report)
