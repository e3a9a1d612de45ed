"""What is only wanted, or wanted of nobody abroad: "needs tents", "half of all voters want tanks sent", "the budget requests"."""

from __future__ import annotations

from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, Sides
from pledgebook.reading.grammar.sight import AGENCIES, Sight
from pledgebook.reading.memory.goals import is_goal
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.askers import is_appeal
from pledgebook.reading.things.goods import MONEY, Goods, is_permission

_BEGGING = frozenset({"seek", "need", "require"})
_WANTING = frozenset({"need", "require", "want"})
_SEEKING = frozenset({"seek", "press", "push", "lobby"})


def is_need(sight: Sight, base: Base, goods: Goods, sides: Sides, memory: Memory) -> bool:
    """Whether something is only wanted: nobody is asked in the clause itself, and no body that lives on gifts seeks a sum."""
    given_by, taken_by = sides
    if _is_goal_wanted(sight, base, goods, given_by, memory):
        return False
    if base.trigger.lemma.lower() in _BEGGING and goods.amount and any(party.value.kind in AGENCIES for party in taken_by):
        return False
    subject = sight.sentence.child(base.trigger, "nsubj")
    if subject and goods.amount and is_appeal(sight, subject):
        return False
    if _is_leave_sought(sight, base, goods, taken_by) or _is_told_to_givers(sight, base, goods, taken_by):
        return False
    asked = [party for party in given_by if not party.rule.startswith(("donor.", "reference."))]
    return base.operator is not None and base.trigger.lemma.lower() in group("weak requests") and not asked


def _is_told_to_givers(sight: Sight, base: Base, goods: Goods, taken_by: tuple[Party, ...]) -> bool:
    """Whether a side that others help says what it wants, or demands it: "*We need* more shells", "Chad *demanded* radars"."""
    subject = sight.sentence.child(base.trigger, "nsubj") if base.trigger.is_verb else None
    spoken = subject is not None and subject.lower == "we" and base.trigger.lemma.lower() in _WANTING
    demanded = base.trigger.lemma.lower() == "demand" and subject is not None and subject.pos != "PRON"
    helped = [party for party in taken_by if party.value.id.lower() not in group("donor countries")]
    known = goods.item is not None and goods.item.value.item_class is not ItemClass.OTHER
    return (spoken or demanded) and known and len(helped) == len(taken_by) > 0


def _is_leave_sought(sight: Sight, base: Base, goods: Goods, taken_by: tuple[Party, ...]) -> bool:
    """Whether a side seeks leave for itself, which is asked of whoever can give it; leave at home is sought by an office."""
    if base.trigger.lemma.lower() not in _SEEKING or not is_permission(goods):
        return False
    seeker = sight.sentence.child(base.trigger, "nsubj")
    mention = sight.actor_at(seeker.index) if seeker and seeker.pos == "PROPN" else None
    return mention is not None and mention.value in {party.value for party in taken_by}


def _is_goal_wanted(sight: Sight, base: Base, goods: Goods, given_by: tuple[Party, ...], memory: Memory) -> bool:
    """Whether a climate goal is wanted of the rich countries; what a report says that others need is asked of nobody."""
    wanted = base.trigger.lemma.lower() not in {"need", "require", "requirement"}
    return wanted and bool(given_by) and is_goal(sight, goods, memory.topics)


def is_opinion(sight: Sight, base: Base, act: Act) -> bool:
    """Whether but the public says that something should be given: "half of all *voters* believe that Norway should"."""
    if act is not Act.REQUESTED:
        return False
    tellers = (word for up in sight.sentence.above(base.trigger) for word in sight.sentence.children(up, "nsubj"))
    said = (each for teller in tellers for each in sight.sentence.subtree(teller))
    return any(word.lemma.lower() in group("the public") for word in said)


def is_asked_at_home(goods: Goods, given_by: tuple[Party, ...], taken_by: tuple[Party, ...], memory: Memory) -> bool:
    """Whether a side asks for something of its own and of nobody else: "the budget requests", "a Senator wants more spending".

    Money asked for in a country that gives to others is mostly asked for at home.
    """
    if given_by or not taken_by:
        return False
    takers = {party.value for party in taken_by}
    main = memory.main.value if memory.main else None
    rich = main not in takers and all(side.id.lower() in group("donor countries") for side in takers)
    is_own = memory.voice is not None and takers == {memory.voice.value}
    return is_own or (rich and (goods.item is None or goods.item.value.item_class in MONEY))
