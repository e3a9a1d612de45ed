"""Which articles may hold a commitment at all, told from their words alone: a hundred times quicker than a parse.

An article is worth a parse when one of its sentences names two sides and, close together, a word under which commitments are
read and a thing. Of an official release, whose own side needs no name, the word and the thing suffice. All words come from
the word files: whoever adds one there has added it here. What the search costs and misses is told by `pledgebook bench triage`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pledgebook.language.amounts.labels import reads_as_year
from pledgebook.language.forms import NOUN, VERB, forms
from pledgebook.language.items.surfaces import pieces
from pledgebook.lexicon import actors, offices
from pledgebook.lexicon.frames import Words, frame_words, operator_words
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.items import Role, catalogue
from pledgebook.lexicon.quantities import currencies, numbers
from pledgebook.model.articles import Article
from pledgebook.reading.grammar.voices import voice_of

NEAR = 8
"""Words between a cue and its thing; nearly all that was read in news stood closer."""

_SENTENCE_END = re.compile(r"\n\s*\n|(?<=[^\W\dA-Z_][.!?])[\"'”’)]*\s+|(?<=[\d)%\"”’][.!?])[\"'”’)]*\s+|(?<=[.!?][\"”])\s+")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+|[^\w\s]")
_JOINTS = frozenset("-,()'/’") | {"'s", "s"}

Named = tuple[tuple[str, ...], bool, str]
"""The further words of a name in small letters, whether it wants a capital, and whom it names."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What is looked for: the forms of trigger words; the last pieces of things with what else must stand in the sentence;
    the names of sides by their first word; and numbers in words.
    """

    triggers: frozenset[str]
    things: Mapping[str, tuple[frozenset[str], ...]]
    sides: Mapping[str, tuple[Named, ...]]
    numbers: frozenset[str]


def worth_parsing(article: Article) -> bool:
    """Whether some sentence of the article, or its title, may hold a commitment."""
    known, own = cues(), voice_of(article) is not None
    return any(_may_commit(sentence, known, own) for sentence in _sentences(article.text))


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        yield text[start : end.start() + 1]
        start = end.end()
    yield text[start:]


def _may_commit(sentence: str, known: Cues, own: bool) -> bool:
    words = _WORD.findall(sentence)
    low = [word.lower() for word in words]
    triggers = [place for place, word in enumerate(low) if word in known.triggers]
    if not triggers or not (_near(triggers, _things(low, known)) or _near(triggers, _figures(low, known))):
        return False
    return own or len(_sides(words, low, known)) > 1


def _near(triggers: Iterable[int], things: Iterable[int]) -> bool:
    there = tuple(things)
    return any(trigger != thing and abs(trigger - thing) <= NEAR for trigger in triggers for thing in there)


def _figures(low: list[str], known: Cues) -> Iterator[int]:
    """The numbers, years left out: a thing that no word file names is read when it is counted, "sent Moldova six skiffs"."""
    for place, word in enumerate(low):
        if word in known.numbers or (word[0].isdecimal() and not reads_as_year(word)):
            yield place


def _things(low: list[str], known: Cues) -> Iterator[int]:
    own = [pieces(word) or (word,) for word in low]
    present = frozenset(piece for each in own for piece in each)
    for place, each in enumerate(own):
        wanted = known.things.get(each[-1])
        if wanted is not None and any(others <= present for others in wanted):
            yield place


def _sides(words: list[str], low: list[str], known: Cues) -> set[str]:
    found: set[str] = set()
    for place, word in enumerate(low):
        for rest, capital, whom in known.sides.get(actors.fold(word), ()):
            behind = tuple(other for other in low[place + 1 : place + 2 * len(rest) + 1] if other not in _JOINTS)
            if behind[: len(rest)] == rest and (not capital or words[place][0].isupper()):
                found.add(whom)
    return found


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cues of the word files."""
    return Cues(frozenset(_triggers()), _catalogued(), _named(), _numbers())


def _numbers() -> frozenset[str]:
    """Numbers in words, "one" left out: it mostly counts nothing."""
    known = numbers()
    return frozenset((*known.ones, *known.tens, *known.scales, *known.dozens, *known.vague)) - {"one"}


def _triggers() -> Iterator[str]:
    for words in (frame_words(), operator_words()):
        for index, kind in ((words.verbs, VERB), (words.nouns, NOUN)):
            for first, senses in index.items():
                if any(_takes_thing(sense) for _, sense in senses):
                    yield from forms(first, kind)
        yield from _adjectives(words)


def _adjectives(words: Words) -> Iterator[str]:
    return (first for first, senses in words.adjectives.items() if any(_takes_thing(sense) for _, sense in senses))


def _takes_thing(sense: Any) -> bool:
    """Whether a thing can stand beside the word; what only says or begins is no cue."""
    return bool(sense.thing or getattr(sense, "makes", ""))


def _catalogued() -> dict[str, tuple[frozenset[str], ...]]:
    things: dict[str, set[frozenset[str]]] = {}
    for entry in catalogue().entries:
        if entry.role in (Role.THING, Role.CARRIER):
            for form, _, _ in entry.surfaces():
                *others, last = pieces(form)
                things.setdefault(last, set()).add(frozenset(others))
    money = (*currencies().signs, *(name[-1] for name in currencies().names), *currencies().bare)
    people = (
        form for word in group("displaced people") | group("people in need") | group("patients") for form in forms(word, NOUN)
    )
    for word in (*money, *people):
        things.setdefault(word.lower(), set()).add(frozenset())
    return {last: (frozenset(),) if frozenset() in wanted else tuple(wanted) for last, wanted in things.items()}


def _named() -> dict[str, tuple[Named, ...]]:
    sides: dict[str, list[Named]] = {}
    for written, whom in _names():
        first, *rest = (word for word in written if word not in _JOINTS)
        name = (tuple(actors.fold(word) for word in rest), first[0].isupper(), whom)
        sides.setdefault(actors.fold(first), []).append(name)
    return {first: tuple(dict.fromkeys(names)) for first, names in sides.items()}


def _names() -> Iterator[tuple[tuple[str, ...], str]]:
    yield from ((each.words, each.actor.id) for each in actors.phrases() if each.actor)
    for person in offices.persons():
        yield from ((name, person.held[0].actor.id) for name in (*person.names, *person.alone))
