"""What is moved, fired or sent in war is given to nobody: "sent tanks into Chad", "warships to the coast of Chad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight, first_conjunct, has_to
from pledgebook.reading.things.goods import FIGHTING, Goods, is_permission


def is_move_of_war(sight: Sight, goods: Goods, base: Base, taken_by: Sequence[Party]) -> bool:
    """Whether fighting machines are but moved to where the takers are or home from there, or things sent to attack them."""
    if is_permission(goods):
        return _are_struck(sight, goods, taken_by)
    if _is_retreat(sight, goods, base):
        return True
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


def _is_retreat(sight: Sight, goods: Goods, base: Base) -> bool:
    """Whether a side takes its own forces home: "withdrew its *troops from Chad*", "the withdrawal of *tanks from Chad*"."""
    if base.operator is None or base.operator.name != "withdraw" or goods.head.lemma.lower() not in group("own forces"):
        return False
    places = (after_word(sight.sentence, word, "from") for word in (base.trigger, goods.head))
    return any(sight.actor_at(word.index) for place in places if place for word in sight.sentence.subtree(place.word))


def is_in_war(sight: Sight, goods: Goods) -> bool:
    """As `is_move_of_war`, of a thing of which no rule tells who takes it."""
    verb = next((word for word in sight.sentence.above(goods.head) if word.is_verb), None)
    if verb is None:
        return False
    hurled = verb.lemma.lower() in group("hurling") and _flies(goods)
    return hurled or any(True for _ in _in_war(sight, goods, verb))


def _flies(goods: Goods) -> bool:
    return goods.item is not None and goods.item.value.item_class in FIGHTING | {ItemClass.AMMUNITION, ItemClass.AIR_DEFENCE}


def _in_war(sight: Sight, goods: Goods, verb: Word) -> Iterator[Word]:
    """The words that tell whom things are sent to attack, and where fighting machines are sent."""
    ends = [*_attacks(sight, verb)]
    if _fights(sight, goods):  # what somebody carries is sent "into" a country for others to use
        ends += [*_ways(sight, verb), *_ways(sight, goods.head)]
    yield from (word for end in ends for word in sight.sentence.subtree(end))


def _fights(sight: Sight, goods: Goods) -> bool:
    """Whether it is a fighting machine, or stands in a row with one: "sent *a carrier* and other *military assets*"."""
    first = sight.item_at(first_conjunct(sight.sentence, goods.head).index)
    things = (goods.item, first if goods.item else None)
    return any(thing is not None and thing.value.item_class in FIGHTING for thing in things)


def _attacks(sight: Sight, verb: Word) -> Iterator[Word]:
    """What they are sent for: "sent drones *to attack* Chad"."""
    holders = (verb, *sight.sentence.children(verb, "dobj"))
    clauses = (clause for holder in holders for clause in sight.sentence.children(holder, "xcomp", "advcl", "acl", "relcl"))
    return (clause for clause in clauses if clause.lemma.lower() in group("attacking") and has_to(sight.sentence, clause))


def _ways(sight: Sight, holder: Word) -> Iterator[Word]:
    """Where they go: "*into* Chad", "*toward* Chad", "*to the border* with Chad", "*to the Gulf* region"."""
    for place in sight.sentence.children(holder, "prep", "dative"):
        target = sight.sentence.child(place, "pobj")
        if target and (place.lower in group("ways of war") or target.lemma.lower() in group("fronts")):
            yield place
