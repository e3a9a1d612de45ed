"""Who takes where an embassy gives: the country that it stands in, "the Spanish embassy *in Chad* donated laptops to schools"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight


def host_of_embassy(sight: Sight, base: Base, givers: set[Actor]) -> tuple[Party, ...]:
    """The country that the embassy or the envoy who gives is sent to; nobody where another verb's doer is one."""
    if base.frame is None or base.frame.name != "give" or not base.trigger.is_verb:
        return ()
    named = (word for word in sight.sentence.subtree(base.trigger) if word.lemma.lower() in group("embassies"))
    hosts = (host for word in named if word.index < base.trigger.index for host in _hosts(sight, word))
    return next(((host.reading(sight.sentence),) for host in hosts if host.value not in givers), ())


def _hosts(sight: Sight, embassy: Word) -> Iterator[Mention[Actor]]:
    """The countries named right behind "in" or "to": "the ambassador *to the Maldives* Ana Ruiz"."""
    for place in sight.sentence.children(embassy, "prep"):
        behind = (word for word in sight.sentence.words[place.index + 1 : place.index + 3] if word.lower != "the")
        first = next(behind, None) if place.lower in {"in", "to"} else None
        named = sight.actor_at(first.index) if first else None
        if named and named.value.kind is ActorKind.COUNTRY:
            yield named
