"""What is told again without more being said: "Norway's contribution will go through UNICEF", "in answer to the request"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Sides
from pledgebook.reading.grammar.roles import is_passive
from pledgebook.reading.grammar.sight import AGENCIES, Sight, is_definite
from pledgebook.reading.grammar.triggers import frame_at, operator_at
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.channels import CHANNEL
from pledgebook.reading.things.goods import MONEY, Goods

_GIVEN = frozenset({Act.PLEDGED, Act.DELIVERED})


def is_told_again(sight: Sight, goods: Goods, base: Base, act: Act, sides: Sides, memory: Memory) -> bool:
    """Whether the help that the same side gave just before is but told of again: nothing is said of how much, and nobody new
    takes it.
    """
    package, (given_by, taken_by) = memory.package, sides
    if package is None or act not in _GIVEN or goods.amount or not _is_known_help(sight, goods):
        return False
    guessed = all(party.rule.startswith("recipient.") or party.rule == CHANNEL for party in taken_by)
    same = {party.value for party in given_by} == {party.value for party in package.donors}
    return guessed and same and base.trigger.is_verb and is_passive(sight.sentence, base.trigger)


def is_handed_on(sight: Sight, goods: Goods, sides: Sides, memory: Memory) -> bool:
    """Whether a body only passes on what it was just given: "Spain gave the WFP rice. The WFP will hand out *the rice*"."""
    package = memory.package
    if package is None or goods.amount or goods.item is None or not is_definite(sight.sentence, goods.head):
        return False
    bodies = {party.value for party in package.recipients if party.value.kind in AGENCIES}
    same = goods.item.value.item_class is package.item.value.item_class
    return same and bool(sides[0]) and {party.value for party in sides[0]} <= bodies


def _is_known_help(sight: Sight, goods: Goods) -> bool:
    """Whether it is "the money", "this support" or "Norway's contribution": help named before."""
    if goods.item is None or goods.item.value.item_class not in MONEY or goods.head.lemma.lower() not in group("means"):
        return False
    owners = sight.sentence.children(goods.head, "poss")
    return is_definite(sight.sentence, goods.head) or any(sight.actor_at(owner.index) for owner in owners)


def is_request_met(sight: Sight, base: Base) -> bool:
    """Whether a request is only named as what somebody answers by giving: "*following* Chad's *request*, Spain will send"."""
    asks = base.operator is not None and base.operator.name == "request" and base.trigger.is_noun
    if not asks or not any(word.lower in group("answering by deeds") for word in _up_to_verb(sight, base.trigger)):
        return False
    root = sight.sentence.root
    operator = operator_at(sight.sentence, root)
    gives = frame_at(sight.sentence, root) is not None or (operator is not None and operator.act in _GIVEN)
    return root.is_verb and gives and sight.sentence.child(root, "nsubj") is not None


def _up_to_verb(sight: Sight, word: Word) -> Iterator[Word]:
    return takewhile(lambda up: not up.is_verb or up.dep == "prep", sight.sentence.above(word))


def is_passed_on(sight: Sight, base: Base) -> bool:
    """Whether a bill goes on its way: "passed a package for Georgia and *sent it to the upper house*"."""
    places = sight.sentence.children(base.trigger, "prep", "dative") if base.trigger.is_verb else []
    targets = (sight.sentence.child(place, "pobj") for place in places if place.lower == "to")
    return any(
        target is not None and target.lemma.lower() in group("chambers") and not _is_agency(sight, target) for target in targets
    )


def _is_agency(sight: Sight, word: Word) -> bool:
    """Whether a committee or the like is one that helps: "the International *Committee* of the Red Cross"."""
    mention = sight.actor_at(word.index)
    return mention is not None and mention.value.kind is ActorKind.ORGANISATION
