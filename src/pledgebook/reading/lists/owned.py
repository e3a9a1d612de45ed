"""Sums told as somebody's own beside what others give: "Norway's 50 million euros", "Germany's share comes to 20 million"."""

from __future__ import annotations

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.deduced import remembered
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.things.goods import Goods, heads_of

_SIDES = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})
_GIVEN = frozenset({Act.PLEDGED, Act.DELIVERED})


def owned(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """The draft of a sum that is called a side's own where the article has just told of giving; None for anything else."""
    if goods.amount is None or not goods.amount.value.is_money or not _is_told_of_giving(memory):
        return None
    whose = next((party for word in heads_of(sight, goods) if (party := _owner(sight, word))), None)
    if whose is None or whose.value.kind not in _SIDES or (memory.main and whose.value == memory.main.value):
        return None
    taken_by = remembered(memory, {whose.value})
    act, trace = (Act.PLEDGED, "owned"), "a sum that is called the giver's own, beside what others give"
    sides = ((whose,), taken_by)
    return Draft(goods, None, verbless(sight, goods, memory, setting, sides, act, setting.own_date, trace)) if taken_by else None


def _is_told_of_giving(memory: Memory) -> bool:
    last = memory.told_just_before
    return last is not None and last.act.value in _GIVEN and isinstance(last.amount, Reading) and last.amount.value.is_money


def _owner(sight: Sight, sum_: Word) -> Party | None:
    """Whose a sum is: by its own possessor, or by that of the share or pledge that it is said to be."""
    up = next((word for word in sight.sentence.above(sum_) if word.is_verb), None)
    if up is None or mood_of(sight.sentence, up).denied:
        return None
    if own := sight.sentence.child(sum_, "poss"):
        return sight.party_at(own.index)
    subject = sight.sentence.child(up, "nsubj") if up.lemma == "be" or up.lemma.lower() in group("totalling") else None
    if subject is None or subject.index > sum_.index or subject.lemma.lower() not in group("help nouns"):
        return None
    named = sight.sentence.child(subject, "poss")
    return sight.party_at(named.index) if named else None
