"""Leave that a transfer is said to need: "Peru needs *Spain's* approval to send them", "the sale requires *Spanish* consent"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.acts.fold import Fold
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import owner_of
from pledgebook.reading.grammar.parties import Party, Sides, parties, without
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.granting import needs_leave, whose_leave
from pledgebook.reading.partners.takers import recipients
from pledgebook.reading.things.goods import Goods

Parties = tuple[Party, ...]


def with_need(sight: Sight, base: Base, stack: Stack, folded: Fold) -> Fold:
    """The fold of a transfer of which but the leave that it needs is told: that is asked for."""
    if folded.act not in {None, Act.REQUESTED} or not _needing(sight, base, stack):
        return folded
    return replace(folded, act=Act.REQUESTED, permission=True, steps=(*folded.steps, "leave that it needs -> requested"))


def sides_of_need(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Sides | None:
    """Whose leave a transfer needs and who would make it; None where no need of leave is told, or nobody's leave."""
    verb = _needing(sight, base, stack)
    if verb is None:
        return None
    lets = next(filter(None, _who_lets(sight, verb, memory)), ())
    may = without(_who_may(sight, base, verb, memory), {party.value for party in lets})
    left = may or recipients(sight, goods, base, stack, memory, lets) if lets else ()
    return (lets, left) if left else None


def _needing(sight: Sight, base: Base, stack: Stack) -> Word | None:
    """The verb of needing leave over a transfer, or of which the transfer is the subject."""
    up = sight.sentence.words[base.trigger.head]
    over = (*stack.chain, *((up,) if base.trigger.dep == "nsubj" else ()))
    needs = (word for word in over if needs_leave(sight, word))
    return next((word for word in needs if _leave_at(sight, word) or _approver_at(sight, word)), None)


def _leave_at(sight: Sight, verb: Word) -> Word | None:
    """The leave that is needed: "needs Spain's *approval*", "Spain's *approval* is needed"."""
    nouns = (word for word in sight.sentence.children(verb, "dobj", "nsubjpass") if word.is_noun)
    return next((word for word in nouns if (sense := operator_at(sight.sentence, word)) and sense.permission), None)


def _approver_at(sight: Sight, verb: Word) -> Word | None:
    """Who is needed to approve: "needs *Spain* to approve the transfer"."""
    clauses = (
        word for word in sight.sentence.children(verb, "ccomp", "xcomp", "advcl") if word.lemma.lower() in group("approving")
    )
    return next((doer for clause in clauses for doer in sight.sentence.children(clause, "nsubj")), None)


def _who_lets(sight: Sight, verb: Word, memory: Memory) -> Iterator[Parties]:
    leave, approver = _leave_at(sight, verb), _approver_at(sight, verb)
    yield from (who(sight, each, memory) for each in (whose_leave(sight, leave) if leave else ()))
    yield parties(sight, approver) if approver else ()


def _who_may(sight: Sight, base: Base, verb: Word, memory: Memory) -> Parties:
    """Who needs the leave: the subject of the verb, or who does what the leave is for."""
    leave = _leave_at(sight, verb)
    is_event = base.trigger.head == verb.index and base.trigger.dep == "nsubj"
    own = owner_of(sight.sentence, base.trigger) if base.trigger.is_noun else subject_of(sight.sentence, base.trigger)
    doer = own if is_event or (leave and leave.dep == "nsubjpass") else subject_of(sight.sentence, verb)
    return who(sight, doer, memory) if doer else ()
