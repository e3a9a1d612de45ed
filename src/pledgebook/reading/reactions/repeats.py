"""Which reactions are one: what a speaker says again, and what a side does as such beside its own speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pledgebook.model.reports import Reaction, Stance

_FOR = frozenset({Stance.WELCOMES, Stance.THANKS})
_WEAK = frozenset({"reaction.foe", "reaction.tone"})
_BY_WORD = frozenset({"reaction.verb", "reaction.passive", "reaction.noun", "reaction.adjective"})


@dataclass(frozen=True, slots=True)
class Found:
    """A reaction, the nouns (dictionary forms) it is about, and whether a side reacts as such."""

    reaction: Reaction
    things: frozenset[str]
    as_body: bool


def merged(found: list[Found]) -> list[Reaction]:
    """What one speaker repeats is one reaction with all its sentences; what a side does as such joins its own speaker's.

    Stances told by a tone or by being the foe join the same speaker's others in that direction. Two that are each told by a
    word of reaction, about other things ("thanked Oslo", "welcomed the loan"), stay two.
    """
    kept: dict[tuple[str, ...], Found] = {}
    of_persons: list[tuple[str, ...]] = []
    for one in sorted(found, key=lambda one: (one.as_body, one.reaction.stance.rule in _WEAK)):
        key = _joined(one, kept, of_persons)
        kept[key] = _both(kept[key], one) if key in kept else one
        of_persons += [] if one.as_body else [key]
    return sorted((one.reaction for one in kept.values()), key=lambda one: one.evidence[0].start)


def _joined(one: Found, kept: dict[tuple[str, ...], Found], of_persons: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The key of the reaction that this one joins, its own where it stands for itself."""
    key = _key(one.reaction)
    own = [other for other in kept if other[: len(key)] == key]
    if own:
        return next((other for other in own if _is_repeated(kept[other], one)), (*key, str(len(own))))
    alike = (other for other in of_persons if _is_like(kept[other].reaction, one.reaction))
    if one.as_body:
        bodies = (other for other in kept if kept[other].as_body and _is_like(kept[other].reaction, one.reaction))
        return next(alike, None) or next((other for other in bodies if _share_words(kept[other], one)), key)
    if one.reaction.stance.rule in _WEAK:
        return next((other for other in alike if other[:2] == key[:2]), key)
    return key


def _is_repeated(before: Found, one: Found) -> bool:
    """Whether a further stance of the same kind is the same reaction: one sentence, one thing, or no word of its own."""
    by_words = {before.reaction.stance.rule, one.reaction.stance.rule} <= _BY_WORD
    return _share_words(before, one) or bool(before.things & one.things) or not by_words


def _share_words(before: Found, one: Found) -> bool:
    return not {*before.reaction.evidence}.isdisjoint(one.reaction.evidence)


def _key(one: Reaction) -> tuple[str, ...]:
    stance = Stance.CRITICISES if one.stance.value is Stance.CONDEMNS else one.stance.value
    return (one.actor.value.id if one.actor else "", one.speaker.value.name if one.speaker else "", stance.value)


def _is_like(one: Reaction, other: Reaction) -> bool:
    """Whether two reactions are of one side and both for or both against."""
    sides = (one.actor and one.actor.value.id, other.actor and other.actor.value.id)
    return sides[0] == sides[1] and (one.stance.value in _FOR) == (other.stance.value in _FOR)


def _both(one: Found, other: Found) -> Found:
    evidence = tuple(dict.fromkeys((*one.reaction.evidence, *other.reaction.evidence)))
    return replace(one, reaction=replace(one.reaction, evidence=evidence), things=one.things | other.things)
