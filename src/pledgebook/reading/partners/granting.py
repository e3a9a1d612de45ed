"""Who gives leave to whom where leave is handed over like a thing: "*Spain* gave approval for *Peru* to send them"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.owners import Subject, by_nation, owner_of
from pledgebook.reading.grammar.parties import Party, Sides, without
from pledgebook.reading.grammar.roles import is_passive, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import Goods, is_permission


def leave_handed(sight: Sight, goods: Goods, stack: Stack, memory: Memory) -> Sides | None:
    """Who gives leave, nobody where "was given" does not tell it, and who gets it; None where it is handed to nobody named."""
    leave = _leave(goods, stack)
    verb = sight.sentence.words[leave.head] if leave and leave.dep in {"dobj", "nsubjpass"} else None
    if leave is None or verb is None or verb.lemma.lower() not in group("giving leave") | group("denying leave"):
        return None
    named = (who(sight, Subject(word, "granted"), memory) for word in _whom(sight, verb, leave, goods))
    may = next(filter(None, named), ())
    lets = next((found for doer in _by_whom(sight, verb, leave) if (found := who(sight, doer, memory))), ())
    left = without(may, {party.value for party in lets})
    return (lets, left) if left and (lets or is_passive(sight.sentence, verb)) else None


def leave_received(sight: Sight, goods: Goods, stack: Stack, memory: Memory) -> Sides | None:
    """Whose leave it is and who gets it: "*Peru* received permission from *Spain* to send them"."""
    leave = _leave(goods, stack)
    verb = sight.sentence.words[leave.head] if leave and leave.dep == "dobj" else None
    gets = leave and verb and verb.lemma.lower() in group("getting leave")
    return _sides_at(sight, leave, verb, memory) if leave and verb and gets else None


def leave_awaited(sight: Sight, goods: Goods, stack: Stack, memory: Memory) -> Sides | None:
    """Whose leave is awaited and who awaits it: "*Peru* awaits *Spanish* approval to send them", "is waiting for it"."""
    leave = _leave(goods, stack)
    verb = _awaiting(sight, leave) if leave else None
    return _sides_at(sight, leave, verb, memory) if leave and verb else None


def _sides_at(sight: Sight, leave: Word, verb: Word, memory: Memory) -> Sides | None:
    """Whose a leave is, and who does what the verb over it says."""
    whose, doer = next(whose_leave(sight, leave), None), subject_of(sight.sentence, verb)
    lets, may = (who(sight, each, memory) if each else () for each in (whose, doer))
    return (lets, may) if lets and may else None


def _awaiting(sight: Sight, leave: Word) -> Word | None:
    """The verb of which a leave is the object or, behind its "for", what it is for."""
    up = sight.sentence.words[leave.head]
    verb = sight.sentence.words[up.head] if leave.dep == "pobj" and up.lower == "for" else up
    return verb if needs_leave(sight, verb) else None


def needs_leave(sight: Sight, verb: Word) -> bool:
    """Whether a verb tells that leave still has to be given: "*awaits* approval", not "needs *no* approval"."""
    if not verb.is_verb or verb.lemma.lower() not in group("needing leave"):
        return False
    nouns = sight.sentence.children(verb, "dobj", "nsubjpass")
    none = any(word.lower == "no" for noun in nouns for word in sight.sentence.children(noun, "det"))
    return not none and not mood_of(sight.sentence, verb).denied


def users_let(sight: Sight, goods: Goods, memory: Memory) -> tuple[Party, ...]:
    """Whose deed is let be done where the thing is the deed: "authorised *Mali's* use of long-range missiles"."""
    is_deed = _is_leave(goods) and operator_at(sight.sentence, goods.head) is None
    owner = owner_of(sight.sentence, goods.head) if is_deed else None
    return who(sight, owner, memory) if owner else ()


def _is_leave(goods: Goods) -> bool:
    return is_permission(goods) and goods.head.is_noun


def _leave(goods: Goods, stack: Stack) -> Word | None:
    """The noun of the leave: over the thing it is for, or the thing itself."""
    over = (layer.word for layer in stack.layers if layer.operator and layer.operator.permission and layer.word.is_noun)
    return next(over, goods.head if _is_leave(goods) else None)


def _whom(sight: Sight, verb: Word, leave: Word, goods: Goods) -> Iterator[Word]:
    """Whom the leave goes to: "gave *Peru* leave", "*Peru* was given leave", "leave for *Peru*", "leave for *Peru* to send"."""
    sentence = sight.sentence
    if leave.dep == "dobj":
        yield from sentence.children(verb, "nsubjpass")
    yield from (word for word in sentence.children(verb, "dative") if word.pos != "ADP")
    if not is_passive(sentence, verb):
        yield from _named_before(sight, leave)  # "gave the UN leave"
    for owner in (verb, leave):
        yield from _behind(sight, owner, leave, goods)
        for clause in sentence.children(owner, "advcl", "acl", "ccomp", "xcomp"):
            yield from sentence.children(clause, "nsubj") if sentence.children(clause, "mark") else ()


def _behind(sight: Sight, owner: Word, leave: Word, goods: Goods) -> Iterator[Word]:
    """Sides behind "to" and "for" before the thing: not where a sale goes in "gave its blessing to a sale of jets to Oman"."""
    before = goods.last + 1 if goods.head.index == leave.index else goods.first
    for place in sight.sentence.children(owner, "prep", "dative"):
        targets = sight.sentence.children(place, "pobj") if place.lower in {"to", "for"} else ()
        yield from (target for target in targets if target.index < before and sight.party_at(target.index))


def _by_whom(sight: Sight, verb: Word, leave: Word) -> Iterator[Subject]:
    """Who gives the leave, or whose it is."""
    if doer := subject_of(sight.sentence, verb):
        yield doer
    if is_passive(sight.sentence, verb):
        yield from whose_leave(sight, leave)


def whose_leave(sight: Sight, leave: Word) -> Iterator[Subject]:
    """Whose leave it is: "*Spain's* permission", "permission from *Spain*", "*Spanish* permission", "*US* permission"."""
    yield from filter(None, (owner_of(sight.sentence, leave), by_nation(sight.sentence, leave)))
    yield from (Subject(word, "named before") for word in _named_before(sight, leave))


def _named_before(sight: Sight, leave: Word) -> Iterator[Word]:
    """A side that the parser takes for a part of the word: "*UN* permission"."""
    yield from (word for word in sight.sentence.children(leave, "compound") if sight.party_at(word.index))
