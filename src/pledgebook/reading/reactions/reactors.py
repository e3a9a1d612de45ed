"""Whose stance it is: one party, several that react together, or the side whose own release the article is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Sentence, Word
from pledgebook.language.speech.grammar import noun_phrase
from pledgebook.language.speech.speakers import Saying
from pledgebook.language.speech.voices import FIRST_PERSON
from pledgebook.lexicon.offices import persons
from pledgebook.lexicon.voices import voices
from pledgebook.model.actors import Actor, ActorKind, Speaker
from pledgebook.model.evidence import Quote
from pledgebook.reading.reactions.cast import Cast

_PLURALS = frozenset({"NNS", "NNPS"})
_BARE = frozenset({"actor.name", "actor.capital", "actor.demonym-noun", "actor.institution"})
_CABINETS = frozenset({"government", "administration", "ministry", "cabinet"})
_NOBODY = frozenset(
    {"others", "some", "many", "those", "who", "people", "you", "latter", "former", "one", "someone", "nobody", "everyone", "all"}
)


@dataclass(frozen=True, slots=True)
class Reactor:
    """Who reacts: the side, the speaker where there is one, and the words that name them in this sentence.

    `as_body` tells that the side itself is named and no person ("Moscow condemned").
    """

    actor: Actor | None
    speaker: Speaker | None
    quote: Quote | None
    as_body: bool = False


def reactors(
    sentence: Sentence, named: Named, saying: Saying, own: Actor | None, cast: Cast, taker: Actor | None = None
) -> tuple[Reactor, ...]:
    """Those who say it, one for each side; nobody whose side is unknown.

    `own` is the side that an official release speaks for: its "we"; `taker` that of a person whose side nothing else tells.
    """
    if saying.source is None:
        side = side_of(saying.speaker, cast)
        return (Reactor(side, saying.speaker, None),) if side else ()
    heads, quote = _heads(sentence, saying.source), sentence.quote(*saying.source)
    if heads[0].lower in FIRST_PERSON and saying.speaker is None:
        return (Reactor(own, None, quote, as_body=True),) if own else ()
    if heads[0].lower in _NOBODY and saying.speaker and saying.speaker.actor is None:
        return ()
    together = _by_side(list(_together(sentence, named, heads, cast)))
    if len(heads) > 1 and together:
        return together
    if saying.speaker is None:
        return ()
    side = side_of(saying.speaker, cast) or _untold(sentence, named, heads[0], saying.speaker, cast, taker)
    return (Reactor(side, saying.speaker, quote, _is_bare(named, heads[0])),) if side else ()


def _is_bare(named: Named, head: Word) -> bool:
    """Whether a side is named as such: "Moscow", "the ministry"; an embassy or a person speaks in its own name."""
    mention = next((mention for mention in named.actors if mention.holds(head.index)), None)
    return mention is not None and (mention.rule in _BARE or head.lower in _CABINETS)


def _by_side(found: list[Reactor]) -> tuple[Reactor, ...]:
    """Persons of one side react as one: "Reed, Stone"."""
    kept: dict[str, Reactor] = {}
    for one in found:
        key = one.actor.id if one.actor else one.speaker.name if one.speaker else ""
        before = kept.get(key)
        both = before and before.speaker and one.speaker and f"{before.speaker.name}, {one.speaker.name}"
        kept[key] = replace(before, speaker=Speaker(both, one.actor)) if before and both else one
    return tuple(kept.values())


def _together(sentence: Sentence, named: Named, heads: list[Word], cast: Cast) -> Iterator[Reactor]:
    """Each of several: "Reed and Berg", "Polish and Latvian ministers"."""
    for word in heads:
        person = next((mention for mention in named.people if mention.holds(word.index)), None)
        if person:
            if side := side_of(person.value, cast):
                yield Reactor(side, person.value, sentence.quote(person.first, person.last))
            continue
        for mention in named.actors:
            if any(mention.holds(index) for index in _naming(sentence, word)):
                words = sentence.quote(mention.first, mention.last)
                yield Reactor(mention.value, Speaker(words.words, mention.value), words, as_body=True)


def _heads(sentence: Sentence, source: tuple[int, int]) -> list[Word]:
    inside = range(source[0], source[1] + 1)
    head = next((sentence.words[i] for i in inside if sentence.words[i].head not in inside), sentence.words[source[0]])
    return [word for word in _joined(sentence, head) if word.index in inside]


def _joined(sentence: Sentence, word: Word) -> Iterator[Word]:
    yield word
    for other in sentence.children(word, "conj"):
        yield from _joined(sentence, other)


def _naming(sentence: Sentence, word: Word) -> list[int]:
    """The word itself, or the adjectives before it, joined by "and"."""
    before = [
        inner for child in sentence.children(word, "amod", "compound", "poss", "nmod") for inner in _joined(sentence, child)
    ]
    return [word.index, *(inner.index for inner in before)]


def side_of(speaker: Speaker | None, cast: Cast) -> Actor | None:
    """The side of a speaker: the one told, that of a former office, or what the introduction tells."""
    if speaker is None:
        return None
    former = None if speaker.actor else _former_sides().get(speaker.name)
    return former or cast.side_of(speaker)


@lru_cache(maxsize=1)
def _former_sides() -> dict[str, Actor]:
    sides = ((person.name, person.side(None)) for person in persons())
    return {name: side for name, side in sides if side and side.kind is ActorKind.COUNTRY}


def _untold(sentence: Sentence, named: Named, head: Word, speaker: Speaker, cast: Cast, taker: Actor | None) -> Actor | None:
    """Who reacts where no side is told: lawmakers of the parliament that is spoken of, a group, or a person who takes the aid."""
    chamber = (cast.chamber or cast.home) if any(map(_is_lawmaker, (head, *_counted(sentence, head)))) else None
    is_person = head.lower in voices("person") or any(mention.holds(head.index) for mention in named.people)
    return chamber or _open_actor(sentence, head, speaker) or (taker if is_person else None)


def _is_lawmaker(word: Word) -> bool:
    return word.lower in voices("lawmaker")


def _counted(sentence: Sentence, head: Word) -> Iterator[Word]:
    """Those of whom there are some: "a group of *senators*"."""
    of = next((child for child in sentence.children(head, "prep")[:1] if child.lower == "of"), None)
    yield from sentence.children(of, "pobj")[:1] if of else ()


def _open_actor(sentence: Sentence, head: Word, speaker: Speaker) -> Actor | None:
    """A group or an organisation by its own words: "critics", "many countries"; nobody for a single person."""
    inner = next(_counted(sentence, head), None)
    if inner and inner.tag in _PLURALS:
        first, last = noun_phrase(sentence, inner)
        first += sentence.words[first].dep == "nummod" and first < last
        return Actor(" ".join(sentence.quote(first, last).words.split()), ActorKind.GROUP)
    if head.tag in _PLURALS:
        return Actor(speaker.name, ActorKind.GROUP)
    if head.tag == "NNP" and head.entity == "ORG":
        return Actor(speaker.name, ActorKind.ORGANISATION)
    return None
