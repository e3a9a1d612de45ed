"""Headings over lists: what they say was done with the things under them, and for whom ("Ukraine", "In preparation:")."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Kind, Mention
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.headings import act_of_heading
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight

_SIDES = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})
_SHORT = 9  # words: a line that only heads a list
_LABEL = 7  # words before the colon of "Handed over earlier and now in use: a mobile laboratory"


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of the list under it: what was done, and for whom; either may be left to the heading before."""

    act: Act | None
    takers: tuple[Party, ...]
    block: int = -1
    """The paragraph that it stands in: the sentences after it there change nothing."""


def heading_over(sight: Sight, voice: Party | None, before: Heading | None) -> Heading | None:
    """The heading that holds for what stands under a line: the line itself, the one before it, or none after running text."""
    if sight.sentence.kind is Kind.BULLET:
        return before
    block = sight.sentence.block
    if not _heads(sight):
        opens = _act(sight) if _tells_of_list(sight) else None
        return Heading(opens, (), block) if opens else (before if before and before.block == block else None)
    takers = tuple(m.reading(sight.sentence) for m in sight.named.actors if m.value.kind is ActorKind.COUNTRY)
    takers = tuple(taker for taker in takers if voice is None or taker.value != voice.value)
    own = Heading(_act(sight), takers, block)
    if before and (own.act or own.takers):
        return Heading(own.act or before.act, own.takers or before.takers, block)
    return own if own.act or own.takers else (before if sight.items else None)


def label_of(sight: Sight) -> Act | None:
    """What the label before a line's colon says of the things behind it: "Contract awarded: 14 trucks"."""
    return act_of_heading([word.lower for word in sight.sentence.words[: colon_of(sight)]]) if has_label(sight) else None


def has_label(sight: Sight) -> bool:
    return 0 < colon_of(sight) <= _LABEL


def colon_of(sight: Sight) -> int:
    """Where the first colon of a line stands; -1 where there is none."""
    return next((word.index for word in sight.sentence.words if word.text == ":"), -1)


def side_of_label(sight: Sight) -> Mention[Actor] | None:
    """The side that a line's label names: "Finland: 10 tents"."""
    named = sight.actor_at(0) if has_label(sight) else None
    return named if named and named.last == colon_of(sight) - 1 and named.value.kind in _SIDES else None


def _heads(sight: Sight) -> bool:
    sentence = sight.sentence
    told = sentence.child(sentence.root, "nsubj", "nsubjpass") is not None and sentence.root.is_verb
    short = len(sentence.words) <= _SHORT and (sentence.kind is Kind.HEADING or sentence.text.rstrip().endswith(":"))
    return short and not told


def _tells_of_list(sight: Sight) -> bool:
    """As in "This overview lists what left Spain last week"."""
    return not group("lists told of").isdisjoint(sight.sentence.forms)


def _act(sight: Sight) -> Act | None:
    return act_of_heading([word.lower for word in sight.sentence.words])
