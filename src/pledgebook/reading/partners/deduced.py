"""Who takes where no words say so: the only side left in the sentence, or who took what was told before."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.reports import Report
from pledgebook.reading.acts.climb import CLAUSES
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import BENEFICIARIES, Sight, first_conjunct
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.memory.pots import is_pot


def by_elimination(sight: Sight, trigger: Word, givers: set[Actor]) -> tuple[Party, ...]:
    """The only other country that the sentence names in a place where a taker can stand."""
    found: dict[Actor, Party] = {}
    for mention in sight.named.actors:
        word = sight.sentence.words[mention.first]
        up = sight.sentence.words[sight.sentence.words[mention.last].head]
        if mention.value in givers or mention.value.kind is not ActorKind.COUNTRY or up.lower in group("not takers"):
            continue
        if not _is_in_clause(sight, word, trigger) or _stands_beside(sight, word, givers) or _opens_amount(sight, mention):
            continue
        if word.dep in {"nsubj", "nsubjpass"} or (
            mention.rule in {"actor.place", "actor.demonym-adjective"} and word.dep != "poss"
        ):
            continue
        found.setdefault(mention.value, replace(mention.reading(sight.sentence), rule="recipient.by-elimination"))
    return tuple(found.values()) if len(found) == 1 else ()


def _stands_beside(sight: Sight, word: Word, givers: set[Actor]) -> bool:
    """Whether a country is named in one breath with who gives: "the premiers of Spain and Mali discussed"."""
    first = first_conjunct(sight.sentence, word)
    named = sight.actor_at(first.index)
    return first.index != word.index and named is not None and named.value in givers


def _opens_amount(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether an amount follows right behind a comma and a name: a giver in a row, "Spain sent ten boats, Peru 20"."""
    words = sight.sentence.words
    amount = next((each for each in sight.amounts if 0 < each.first - mention.last <= 2), None)
    before = next((word.lower for word in reversed(words[: mention.first]) if word.pos != "DET"), "")
    return amount is not None and before in group("row openers")


def _is_in_clause(sight: Sight, word: Word, trigger: Word) -> bool:
    """Whether a word belongs to the trigger's own clause: no other clause opens on the way up to it."""
    if word.dep in CLAUSES:
        return False
    for up in sight.sentence.above(word):
        if up.index == trigger.index:
            return True
        if up.dep in CLAUSES or up.is_verb:
            return False
    return False


def remembered(memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    if memory.pot and memory.pot.value not in givers:
        return (memory.cited(memory.pot, "recipient.of-the-list"),)
    if memory.brief and memory.brief.value not in givers:
        return (memory.cited(memory.brief, "recipient.of-the-paragraph"),)
    for report in (_whole_of(each, memory) for each in memory.reports[-1:]):
        left = tuple(memory.cited(party, "recipient.carried-over") for party in report.recipients if party.value not in givers)
        if left and {party.value for party in report.donors} & givers:
            return left
    return memory.taker_of_article(givers) or _of_report_before(memory, givers)


def _whole_of(part: Report, memory: Memory) -> Report:
    """The sum of which the report told last is one share of several: what is told next is of all of it again."""
    whole = next((known for known in memory.reports if known.id == part.package), part)
    return whole if {party.value for party in part.recipients} < {party.value for party in whole.recipients} else part


def _of_report_before(memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    """Who took what another side gave just before: "Japan sent teams to Nepal. China has sent food"."""
    before = memory.package
    if before is None or {party.value for party in before.recipients} & givers:
        return ()
    takers = (party for party in before.recipients if party.value.kind in BENEFICIARIES or is_pot(party.value))
    return tuple(memory.cited(party, "recipient.carried-over") for party in takers)
