"""Who lets and who may, where no thing tells what is let be done: "*Norway* let *Chad* strike", "opened its border to *Mali*"."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.roles import Subject, doer_of_noun, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory, who
from pledgebook.reading.partners.takers import recipients
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.leaves import complements, is_way_open

Parties = tuple[Party, ...]


def sides_of_letting(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, asked: Parties
) -> tuple[Parties, Parties]:
    """Who lets, or is `asked` to, and who may do something; nobody where a side only lets its own."""
    given_by = _who_lets(sight, goods, memory) or asked
    if not given_by or _is_at_home(sight, goods, given_by):
        return (), ()
    taken_by = _who_may(sight, goods, memory, given_by)
    if not taken_by and (is_way_open(goods) or _is_with_arms(sight, goods)):
        taken_by = recipients(sight, goods, base, stack, memory, given_by)
    return given_by, taken_by


def _who_lets(sight: Sight, goods: Goods, memory: Memory) -> Parties:
    """The doer of the verb, or whose decision it is; nobody whom the sentence does not speak of."""
    sentence, verb = sight.sentence, goods.head
    up = sentence.words[verb.head]
    decision = doer_of_noun(sentence, up) if up.pos == "NOUN" and verb.dep in {"acl", "pcomp", "relcl"} else None
    doer = subject_of(sentence, verb) if sentence.child(verb, "nsubj") else decision or subject_of(sentence, verb)
    return who(sight, doer, memory) if doer else ()


def _who_may(sight: Sight, goods: Goods, memory: Memory, given_by: Iterable[Party]) -> Parties:
    """Whoever is named as the doer of what is let be done, else where or for whom it is done; nobody at whom is fired."""
    givers = {party.value for party in given_by}
    places = () if _is_with_arms(sight, goods) else (*complements(sight, goods.head), *_behind(sight, goods))
    named = (*(_doing(sight, doer, memory) for doer in _doers(sight, goods)), *(parties_within(sight, word) for word in places))
    left = (tuple(party for party in found if party.value not in givers) for found in named)
    return next(filter(None, left), ())


def _doing(sight: Sight, doer: Word, memory: Memory) -> Parties:
    """The side of a doer: "Chad's army", "let *his* army fire"."""
    owner = sight.sentence.child(doer, "poss")
    return parties_within(sight, doer) or (who(sight, Subject(owner, "possessor"), memory) if owner else ())


def _behind(sight: Sight, goods: Goods) -> list[Word]:
    return sight.sentence.children(goods.head, "dative", "prep")


def _is_with_arms(sight: Sight, goods: Goods) -> bool:
    """Whether the deed is done with arms, so that the places behind it are struck: "let its army fire at *Russia*"."""
    told = complements(sight, goods.head)
    deeds = {word.lemma.lower() for each in told for word in (each, *sight.sentence.children(each, "compound"))}
    against = any(word.lower == "against" for word in sight.sentence.subtree(goods.head))
    return against or bool(deeds & group("deeds of arms"))


def _is_at_home(sight: Sight, goods: Goods, given_by: Iterable[Party]) -> bool:
    """Whether a side only lets its own do something: "allowed the Senate to vote"."""
    givers = {party.value for party in given_by}
    named = {party.value for doer in _doers(sight, goods) for party in parties_within(sight, doer)}
    return bool(named) and named <= givers


def _doers(sight: Sight, goods: Goods) -> list[Word]:
    """Those who would do it; "let *Chad* fire", which the parser takes for a noun, too."""
    places = ("nsubj", "nsubjpass", "compound", "amod") if _is_with_arms(sight, goods) else ("nsubj", "nsubjpass")
    return [doer for told in complements(sight, goods.head) for doer in sight.sentence.children(told, *places)]
