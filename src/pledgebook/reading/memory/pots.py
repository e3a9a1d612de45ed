"""Funds that many pay into, and the lists of contributions that stand under their names."""

from __future__ import annotations

from pledgebook.language.doc import Kind
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight

LIST_BREAK = 12
"""Words: a shorter sentence is a stray line within a list."""


def is_pot(actor: Actor) -> bool:
    """Whether it is a fund that many pay into: "the Green Climate Fund"."""
    return actor.id.lower().split()[-1] in group("funds")


def pot_over_list(sight: Sight, before: Party | None) -> Party | None:
    """The fund that the list to come stands under: one that a heading or "Contributions to X:" names, else `before`."""
    opens = sight.sentence.kind is Kind.HEADING or sight.sentence.text.rstrip().endswith(":")
    named = (mention for mention in sight.named.actors if opens and is_pot(mention.value))
    goes_on = sight.sentence.kind is Kind.BULLET or len(sight.sentence.words) < LIST_BREAK
    return next((fund.reading(sight.sentence) for fund in named), before if goes_on else None)
