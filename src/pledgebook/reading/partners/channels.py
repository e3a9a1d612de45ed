"""The bodies that help goes through: "will give Chad 3 million *through UNICEF*", "doses shared *via COVAX*"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties, without
from pledgebook.reading.grammar.sight import AGENCIES, Sight
from pledgebook.reading.things.goods import Goods

CHANNEL = "agency.through"
"""The rule of a body that help goes through."""
_BY_WAY_OF = frozenset({"through", "via"})


def with_channels(sight: Sight, goods: Goods, base: Base, takers: tuple[Party, ...], givers: set[Actor]) -> tuple[Party, ...]:
    """The takers and behind them, or alone where there are none, the bodies that it goes through and that are no givers."""
    if sight.sentence.forms.isdisjoint(_BY_WAY_OF):
        return takers
    known = {party.value for party in takers} | givers
    found = (each for target in _ways(sight, goods, base) for each in without(parties(sight, target), known))
    bodies = {each.value: replace(each, rule=CHANNEL) for each in found if _hands_on(each.value)}
    return (*takers, *bodies.values())


def _hands_on(body: Actor) -> bool:
    """Whether a body takes what goes through it, and is no alliance of givers nor the giver's own bureau."""
    own = body.kind is ActorKind.ORGANISATION and body.id.split()[-1].lower() in group("bureaus")
    return body.kind in AGENCIES and body.id.lower() not in group("blocs") and not own


def _ways(sight: Sight, goods: Goods, base: Base) -> Iterator[Word]:
    """What stands behind "through" and "via", at the verb, the thing, or what hangs on the thing: "rice *channelled through*"."""
    sentence = sight.sentence
    told = (base.trigger, *base.passed, goods.head)
    clauses = (clause for word in told for clause in sentence.children(word, "acl", "relcl"))
    words = (*told, *(clause for clause in clauses if clause.lemma.lower() in group("handing on")))
    ways = {place.index: place for word in words for place in sentence.children(word, "prep") if place.lower in _BY_WAY_OF}
    targets = (target for place in ways.values() for target in sentence.children(place, "pobj"))
    return (target for target in targets if not _has_own_share(sight, target))


def _has_own_share(sight: Sight, body: Word) -> bool:
    """Whether a sum in brackets tells the body's own part: "9 million through UNICEF *(5 million)* and WFP (4 million)"."""
    words = sight.sentence.words[body.index + 1 : body.index + 4]
    return bool(words) and words[0].text == "(" and any(sight.amount_at(word.index) for word in words[1:])
