"""What somebody gets in return for what it gives: "Peru will send tanks to Chad; in return it will get trucks from Spain"."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import DEALS, Party, Sides
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory

_RETURNS = frozenset({"return", "exchange", "turn"})


def sides_in_return(sight: Sight, base: Base, sides: Sides, memory: Memory) -> Sides | None:
    """The sides where the taker is whoever gave just before; None where nothing is got in return."""
    gets = base.frame is not None and base.frame.taker == ("subject",) and base.trigger.is_verb
    last = memory.told_just_before
    if not gets or last is None or not _is_in_return(sight, base.trigger) or not _means_giver(sight, base.trigger):
        return None
    givers = {party.value for party in sides[0]}
    taken_by = tuple(_cited(memory, party) for party in last.donors if party.value not in givers)
    return (sides[0], taken_by) if taken_by and sides[0] else None


def _cited(memory: Memory, party: Party) -> Party:
    return replace(memory.cited(party, DEALS), rule=DEALS)


def _is_in_return(sight: Sight, verb: Word) -> bool:
    """Whether "in return" stands before a verb, and no "for" behind it that says what for."""
    words = sight.sentence.words[: verb.index]
    pairs = zip(words, words[1:], words[2:], strict=False)
    return any(lead.lower == "in" and noun.lower in _RETURNS and after.lower != "for" for lead, noun, after in pairs)


def _means_giver(sight: Sight, verb: Word) -> bool:
    """Whether the doer of "will get" is only pointed at: "it", "the country"."""
    doer = sight.sentence.child(verb, "nsubj")
    return doer is not None and doer.lower in group("own side") | group("third person")
