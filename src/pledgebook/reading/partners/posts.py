"""Where a body works that helps: who gives by "*UNICEF in Chad* has handed out 9,000 nets" gives to Chad."""

from __future__ import annotations

from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties_within, without
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import AGENCIES, Sight

_WHERE = frozenset({"in", "inside"})


def at_its_post(sight: Sight, base: Base, givers: set[Actor]) -> tuple[Party, ...]:
    """The country in which the body that gives is said to be, by a place that hangs on its own name."""
    if not givers or any(giver.kind not in AGENCIES for giver in givers):
        return ()
    doer = subject_of(sight.sentence, base.trigger) if base.trigger.is_verb else None
    places = sight.sentence.children(doer.word, "prep") if doer else []
    targets = (sight.sentence.child(place, "pobj") for place in places if place.lower in _WHERE)
    posts = (each for each in targets if each and each.lower not in group("seats of bodies"))
    return next((found for each in posts if (found := without(parties_within(sight, each), givers))), ())
