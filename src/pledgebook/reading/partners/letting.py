"""Who lets and who may, where no thing tells what is let be done: "*Norway* let *Chad* strike", "opened its border to *Mali*"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import Subject
from pledgebook.reading.grammar.parties import Party, parties_within, without
from pledgebook.reading.grammar.roles import doer_of_noun, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.askers import askers
from pledgebook.reading.partners.takers import recipients
from pledgebook.reading.partners.users import users, users_by
from pledgebook.reading.partners.weighing import where_weighed
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.leaves import complements, is_way_open

Parties = tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class _Deed:
    """What is let be done at a verb of letting: the words that tell it, who would do it, and whether with arms, so that the
    places behind it are struck: "let its army fire at *Russia*".
    """

    verb: Word
    told: tuple[Word, ...]
    doers: tuple[Word, ...]
    with_arms: bool


def sides_of_letting(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, asked: Parties
) -> tuple[Parties, Parties]:
    """Who lets, or is `asked` to, and who may do something; nobody where a side only lets its own."""
    deed = _deed(sight, goods.head)
    given_by = _who_lets(sight, deed.verb, memory) or asked or where_weighed(sight, base, stack)
    if not given_by or _is_at_home(sight, deed, given_by):
        return (), ()
    taken_by = _who_may(sight, deed, memory, given_by)
    if _is_on_use(sight, deed):
        using = next(filter(None, (users_by(sight, word) for word in deed.told)), ())
        return given_by, using or _who_uses(sight, goods, base, stack, memory, given_by)
    if not taken_by and (is_way_open(goods) or deed.with_arms):
        struck = {party.value for word in deed.told for party in _struck(sight, word)} if deed.with_arms else set()
        taken_by = without(recipients(sight, goods, base, stack, memory, given_by), struck)
    if not taken_by and asked:  # "called on Sudan to allow safe passage"
        taken_by = memory.taker_of_article({party.value for party in given_by})
    return given_by, taken_by


def _deed(sight: Sight, verb: Word) -> _Deed:
    sentence, told = sight.sentence, complements(sight, verb)
    deeds = {word.lemma.lower() for each in told for word in (each, *sentence.children(each, "compound"))}
    with_arms = bool(deeds & group("deeds of arms")) or any(word.lower == "against" for word in sentence.subtree(verb))
    places = ("nsubj", "nsubjpass", *(("compound", "amod") if with_arms else ()))  # the parser takes "let *Chad* fire" for a noun
    return _Deed(verb, told, tuple(doer for word in told for doer in sentence.children(word, *places)), with_arms)


def _who_lets(sight: Sight, verb: Word, memory: Memory) -> Parties:
    """The doer of the verb, or whose decision it is; nobody whom the sentence does not speak of."""
    sentence, up = sight.sentence, sight.sentence.words[verb.head]
    decision = doer_of_noun(sentence, up) if up.pos == "NOUN" and verb.dep in {"acl", "pcomp", "relcl"} else None
    doer = subject_of(sentence, verb) if sentence.child(verb, "nsubj") else decision or subject_of(sentence, verb)
    return who(sight, doer, memory) if doer else ()


def _who_may(sight: Sight, deed: _Deed, memory: Memory, given_by: Iterable[Party]) -> Parties:
    """Whoever is named as the doer of what is let be done, else where or for whom it is done; nobody at whom is fired."""
    givers = {party.value for party in given_by}
    places = () if deed.with_arms else (*deed.told, *sight.sentence.children(deed.verb, "dative", "prep"))
    named = (*(_doing(sight, doer, memory) for doer in deed.doers), *(parties_within(sight, word) for word in places))
    left = (tuple(party for party in found if party.value not in givers) for found in named)
    return next(filter(None, left), ())


def _is_on_use(sight: Sight, deed: _Deed) -> bool:
    """Whether a curb is one on using what was given: where it is used nobody is let do anything."""
    nouns = (word for told in deed.told for word in sight.sentence.subtree(told) if word.is_noun)
    return any((frame := frame_at(sight.sentence, word)) is not None and frame.past == "none" for word in nouns)


def _who_uses(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, given_by: Parties) -> Parties:
    """Who is free to use what was given: whoever is named as its user, asks for it, or was given it."""
    givers = {party.value for party in given_by}
    named = (users(sight, stack), *askers(sight, goods, base, stack, memory), memory.taker_of_article(givers))
    return next(filter(None, (without(found, givers) for found in named)), ())


def _struck(sight: Sight, clause: Word) -> Parties:
    """The sides named where something is struck: they are let do nothing."""
    named = (sight.party_at(word.index) for word in sight.sentence.subtree(clause) if word.index > clause.index)
    return tuple(filter(None, named))


def _doing(sight: Sight, doer: Word, memory: Memory) -> Parties:
    """The side of a doer: "Chad's army", "let *his* army fire"."""
    owner = sight.sentence.child(doer, "poss")
    meant = owner or (doer if doer.pos == "PRON" else None)
    return parties_within(sight, doer) or (who(sight, Subject(meant, "possessor"), memory) if meant else ())


def _is_at_home(sight: Sight, deed: _Deed, given_by: Iterable[Party]) -> bool:
    """Whether a side only lets its own do something: "allowed the Senate to vote"."""
    named = {party.value for doer in deed.doers for party in parties_within(sight, doer)}
    return bool(named) and named <= {party.value for party in given_by}
