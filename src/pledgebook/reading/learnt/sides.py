"""The sides that could give or take a thing: those named in its sentence, and those that the article spoke of before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pledgebook.language.doc import Mention, Word
from pledgebook.model.actors import Actor
from pledgebook.reading.grammar.parties import Party, parties
from pledgebook.reading.grammar.sight import NOT_PARTIES, Sight, head_of
from pledgebook.reading.memory.memory import Memory


@dataclass(frozen=True, slots=True)
class Side:
    """A side and where it was found: "here", "person", or what the memory has it for. `mention` is its place in the sentence,
    `row` those that the memory holds it together with.
    """

    party: Party
    where: str
    mention: Mention[Actor] | None = None
    row: tuple[Party, ...] = ()

    @property
    def actor(self) -> Actor:
        return self.party.value


def sides(sight: Sight, memory: Memory) -> tuple[Side, ...]:
    """Each side once, where it stands nearest: in the sentence, else as the side of a person in it, else in memory."""
    found: dict[Actor, Side] = {}
    for side in (*_here(sight), *_of_people(sight), *_remembered(memory)):
        found.setdefault(side.actor, side)
    return tuple(found.values())


def _here(sight: Sight) -> Iterator[Side]:
    for mention in sight.named.actors:
        if mention.rule not in NOT_PARTIES:
            yield Side(mention.reading(sight.sentence), "here", mention)


def _of_people(sight: Sight) -> Iterator[Side]:
    for person in sight.named.people:
        if party := sight.party_at(person.first):
            yield Side(party, "person")


def _remembered(memory: Memory) -> Iterator[Side]:
    last = memory.reports[-1] if memory.reports else None
    places = (
        ("voice", (memory.voice,) if memory.voice else ()),
        ("subject", memory.subject),
        ("giver before", last.donors if last else ()),
        ("taker before", last.recipients if last else ()),
        ("main", (memory.main, *memory.beside) if memory.main else ()),
    )
    for where, parties_ in places:
        row = tuple(memory.cited(party, f"learnt.{where.replace(' ', '-')}") for party in parties_)
        yield from (Side(party, where, row=row if where == "main" else ()) for party in row)


def together(sight: Sight, side: Side) -> tuple[Party, ...]:
    """A side with those that stand in one row with it: "*Spain* and Italy"."""
    if side.mention is None:
        return side.row or (side.party,)
    row = parties(sight, word_of(sight, side.mention))
    return row if side.actor in {party.value for party in row} else (side.party,)


def likeliest(chances: Mapping[Side, float]) -> Side | None:
    return max(chances, key=lambda side: chances[side], default=None)


def word_of(sight: Sight, mention: Mention[Actor]) -> Word:
    return head_of(sight.sentence, mention.first, mention.last)
