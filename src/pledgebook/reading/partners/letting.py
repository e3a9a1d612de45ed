"""Who lets and who may, where no thing tells what is let be done: "*Norway* let *Chad* strike", "opened its border to *Mali*"."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.language.doc import Word
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.roles import doer_of_noun, subject_of
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
    taken_by = _who_may(sight, goods, given_by)
    if is_way_open(goods) and not taken_by:
        taken_by = recipients(sight, goods, base, stack, memory, given_by)
    return given_by, taken_by


def _who_lets(sight: Sight, goods: Goods, memory: Memory) -> Parties:
    """The doer of the verb, or whose decision it is; nobody whom the sentence does not speak of."""
    sentence, verb = sight.sentence, goods.head
    up = sentence.words[verb.head]
    decision = doer_of_noun(sentence, up) if up.pos == "NOUN" and verb.dep in {"acl", "pcomp", "relcl"} else None
    doer = subject_of(sentence, verb) if sentence.child(verb, "nsubj") else decision or subject_of(sentence, verb)
    return who(sight, doer, memory) if doer else ()


def _who_may(sight: Sight, goods: Goods, given_by: Iterable[Party]) -> Parties:
    """Whoever is named as the doer of what is let be done, else where or for whom it is done."""
    givers = {party.value for party in given_by}
    words = (*_doers(sight, goods), *complements(sight, goods.head), *sight.sentence.children(goods.head, "dative", "prep"))
    named = (parties_within(sight, word) for word in words)
    left = (tuple(party for party in found if party.value not in givers) for found in named)
    return next(filter(None, left), ())


def _is_at_home(sight: Sight, goods: Goods, given_by: Iterable[Party]) -> bool:
    """Whether a side only lets its own do something: "allowed the Senate to vote"."""
    givers = {party.value for party in given_by}
    named = {party.value for doer in _doers(sight, goods) for party in parties_within(sight, doer)}
    return bool(named) and named <= givers


def _doers(sight: Sight, goods: Goods) -> list[Word]:
    clauses = complements(sight, goods.head)
    return [doer for clause in clauses for doer in sight.sentence.children(clause, "nsubj", "nsubjpass")]
