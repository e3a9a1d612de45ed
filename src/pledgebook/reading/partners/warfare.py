"""What is moved, fired or sent in war is given to nobody: "sent tanks into Chad", "warships to the coast of Chad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight, has_to
from pledgebook.reading.things.goods import FIGHTING, Goods, is_permission


def is_move_of_war(sight: Sight, goods: Goods, base: Base, taken_by: Sequence[Party]) -> bool:
    """Whether fighting machines are but moved to where the takers are, or things sent to attack them."""
    if is_permission(goods):
        return _are_struck(sight, goods, taken_by)
    if base.frame is None or not taken_by:
        return False
    named = {mention.value for word in _in_war(sight, goods, base.trigger) if (mention := sight.actor_at(word.index))}
    return bool(named) and all(party.value in named for party in taken_by)


def _are_struck(sight: Sight, goods: Goods, taken_by: Sequence[Party]) -> bool:
    """Whether leave is but one to strike the takers: "approval for military action in *Chad*", "authority to bomb *Chad*"."""
    words = [word for end in _strikes(sight, goods.head) for word in sight.sentence.subtree(end)]
    spans = [(word.start, word.end) for word in words]
    quotes = [party.quote for party in taken_by]
    return bool(quotes) and all(quote is not None and any(start <= quote.start < end for start, end in spans) for quote in quotes)


def _strikes(sight: Sight, leave: Word) -> Iterator[Word]:
    """The words that tell whom a leave is to strike."""
    known = group("attacking") | group("deeds of arms")
    yield from (clause for clause in sight.sentence.children(leave, "acl", "relcl") if clause.lemma.lower() in known)
    targets = (target for place in sight.sentence.children(leave, "prep") for target in sight.sentence.children(place, "pobj"))
    yield from (target for target in targets if target.lemma.lower() in group("acts of war"))


def is_in_war(sight: Sight, goods: Goods) -> bool:
    """As `is_move_of_war`, of a thing of which no rule tells who takes it."""
    verb = next((word for word in sight.sentence.above(goods.head) if word.is_verb), None)
    return verb is not None and any(True for _ in _in_war(sight, goods, verb))


def _in_war(sight: Sight, goods: Goods, verb: Word) -> Iterator[Word]:
    """The words that tell whom things are sent to attack, and where fighting machines are sent."""
    ends = [*_attacks(sight, verb)]
    fights = goods.item is not None and goods.item.value.item_class in FIGHTING
    if fights:  # what somebody carries is sent "into" a country for others to use
        ends += _ways(sight, verb)
    yield from (word for end in ends for word in sight.sentence.subtree(end))


def _attacks(sight: Sight, verb: Word) -> Iterator[Word]:
    """What they are sent for: "sent drones *to attack* Chad"."""
    holders = (verb, *sight.sentence.children(verb, "dobj"))
    clauses = (clause for holder in holders for clause in sight.sentence.children(holder, "xcomp", "advcl", "acl", "relcl"))
    return (clause for clause in clauses if clause.lemma.lower() in group("attacking") and has_to(sight.sentence, clause))


def _ways(sight: Sight, verb: Word) -> Iterator[Word]:
    """Where they go: "*into* Chad", "*to the border* with Chad"."""
    for place in sight.sentence.children(verb, "prep", "dative"):
        target = sight.sentence.child(place, "pobj")
        if target and (place.lower == "into" or target.lemma.lower() in group("fronts")):
            yield place
