"""Who takes, as the purpose of what is given tells: "to help flood victims in Libya"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.sight import Sight, conjoined, first_conjunct, has_to
from pledgebook.reading.things.goods import Goods

_PURPOSES = ("acl", "advcl", "relcl", "xcomp")
_TOWARDS = ("to", "for")
_OF_TARGET = ("amod", "compound", "nmod", "poss", "acl", "relcl")


def _purposes(sight: Sight, words: Iterable[Word]) -> Iterator[Word]:
    """The clauses that tell what words are for: "to help flood victims in Libya", "for rebuilding homes in Mosul"."""
    for word in words:
        clauses = sight.sentence.children(word, *_PURPOSES)
        yield from (clause for clause in clauses if has_to(sight.sentence, clause))
        aims = (place for place in sight.sentence.children(word, "prep") if place.lower in _TOWARDS[:2])
        yield from (clause for place in aims for clause in sight.sentence.children(place, "pcomp"))


def by_purpose(sight: Sight, goods: Goods, base: Base, givers: set[Actor]) -> tuple[Party, ...]:
    """The country, or the row of countries, that the purpose names: "gave 20 million to help flood victims in Libya"."""
    sentence = sight.sentence
    for clause in _purposes(sight, (goods.head, *base.passed, base.trigger)):
        words = {word.index for word in sentence.subtree(clause)} - opposed(sight)
        named = {m.value: m for m in sight.named.actors if m.first in words and m.value.kind is ActorKind.COUNTRY}
        row = {first_conjunct(sentence, sentence.words[mention.last]).index for mention in named.values()}
        if len(row) == 1 and not set(named) & givers:
            return tuple(mention.reading(sentence) for mention in named.values())
    return ()


def of_purpose(sight: Sight, words: Iterable[Word], givers: set[Actor]) -> tuple[Party, ...]:
    """For whose sake it is given, as a clause of purpose tells: "to help Pakistan rebuild", "to feed people in Sudan"."""
    found = (parties_within(sight, target) for clause in _purposes(sight, words) for target in _aims(sight, clause))
    left = (tuple(party for party in parties if party.value not in givers) for parties in found)
    return next((parties for parties in left if parties), ())


def _aims(sight: Sight, clause: Word) -> Iterator[Word]:
    """The words of a clause of purpose that can name who benefits, the likeliest first."""
    sentence = sight.sentence
    if any(mark.lower == "for" for mark in sentence.children(clause, "mark")):
        yield from sentence.children(clause, "nsubj")
    for below in sentence.children(clause, "ccomp", "xcomp"):
        yield from sentence.children(below, "nsubj")
    against = opposed(sight)
    for verb in (clause, *sentence.children(clause, "conj", "ccomp", "xcomp")):
        yield from (word for word in sentence.children(verb, "dobj", "dative") if word.index not in against)
        places = (child for child in sentence.children(verb, "prep") if child.lower in {"in", "for", "to", "across"})
        yield from (target for place in places for target in sentence.children(place, "pobj"))


def opposed(sight: Sight) -> frozenset[int]:
    """The words of what a purpose is turned against: "to deter *Chad*", "to replace *those given to Chad*"."""
    sentence = sight.sentence
    targets = _targets(sight, group("opposing") | group("fending off") | group("attacking"))
    said = [below for target in targets for child in sentence.children(target, *_OF_TARGET) for below in sentence.subtree(child)]
    return frozenset(word.index for word in (*targets, *said))


def is_fended_off(sight: Sight, goods: Goods) -> bool:
    """Whether a thing is what something else is meant to fight: "equipment to counter *drones*", "to shoot down *missiles*"."""
    targets = _targets(sight, group("fending off") | group("attacking"))
    return any(word in targets for word in (goods.head, *sight.sentence.above(goods.head)) if not word.is_verb)


def _targets(sight: Sight, verbs: frozenset[str]) -> list[Word]:
    """The objects of such verbs in clauses of purpose, with all of their row: "to counter *drones* and *missiles*"."""
    sentence = sight.sentence
    if sentence.forms.isdisjoint(verbs):
        return []
    acting = (word for word in sentence.words if word.is_verb and word.lemma.lower() in verbs and _is_aim(sight, word))
    return [each for verb in acting for target in sentence.children(verb, "dobj") for each in conjoined(sentence, target)]


def _is_aim(sight: Sight, verb: Word) -> bool:
    return has_to(sight.sentence, verb) or verb.dep == "pcomp"
