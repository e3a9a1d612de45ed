"""What a side gives to itself, or to lands of its own, which is no commitment to anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.actors import owners_of_lands
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.goods import Goods, heads_of

_GOALS = frozenset({"into", "on", "for", "to", "towards"})


def is_same_side(given_by: Iterable[Party], taken_by: Iterable[Party]) -> bool:
    """Whether those who take are those who give, or lands of theirs: Australia gives nothing to Christmas Island."""
    givers, takers = ({party.value for party in side} for side in (given_by, taken_by))
    return givers == takers or (bool(takers) and all(is_own_land(taker, givers) for taker in takers))


def is_own_land(taker: Actor, givers: Iterable[Actor]) -> bool:
    """Whether a taker belongs to a giver as a land without a state of its own."""
    owner = owners_of_lands().get(taker.id)
    return owner is not None and owner in {giver.id for giver in givers}


def stays_at_home(sight: Sight, goods: Goods, base: Base) -> bool:
    """Whether it is somebody's own, or put into something of one's own, or is for people at home."""
    own = _is_own_wealth(sight, goods) or _is_for_itself(sight, base)
    return own or is_for_people_at_home(sight, goods, base.trigger)


def is_for_people_at_home(sight: Sight, goods: Goods, verb: Word) -> bool:
    """Whether it goes to such as are only spoken of at home: "gave $5,000 to her *Senate campaign*", "tax cuts for *voters*"."""
    homely = (word for word in _targets(sight, goods, verb) if word.lemma.lower() in group("people at home"))
    abroad = (any(sight.actor_at(below.index) for below in sight.sentence.subtree(word)) for word in homely)
    return next((not named for named in abroad), False) or any(
        _is_for_votes(sight, word) for word in _targets(sight, goods, verb)
    )


def _is_for_votes(sight: Sight, word: Word) -> bool:
    """Whether it is a campaign for votes; others are against polio, say."""
    called = sight.sentence.children(word, "amod", "compound", "nmod", "nummod")
    return word.lemma.lower() == "campaign" and any(child.lower in group("campaigning") for child in called)


def _targets(sight: Sight, goods: Goods, verb: Word) -> Iterator[Word]:
    for holder in (verb, *heads_of(sight, goods)):
        yield from sight.sentence.children(holder, "dative") if holder.is_verb else ()
        places = (place for place in sight.sentence.children(holder, "prep", "dative") if place.lower in {"to", "for"})
        yield from (target for place in places for target in sight.sentence.children(place, "pobj"))


def _is_own_wealth(sight: Sight, goods: Goods) -> bool:
    """In "froze 300 billion euros of Russia's reserves" no help is stopped."""
    held = (after_word(sight.sentence, word, place) for word in heads_of(sight, goods) for place in ("of", "in"))
    return goods.item is None and any(each.word.lemma.lower() in group("own wealth") for each in held if each)


def _is_for_itself(sight: Sight, base: Base) -> bool:
    """In "put 5 million into their own rescue effort" nobody else is helped."""
    goals = (sight.sentence.child(lead, "pobj") for lead in sight.sentence.children(base.trigger, "prep") if lead.lower in _GOALS)
    return any({"its", "their"} & (words := _before(sight, goal)) and "own" in words for goal in goals if goal)


def _before(sight: Sight, noun: Word) -> set[str]:
    return {child.lower for child in sight.sentence.children(noun, "poss", "amod")}
