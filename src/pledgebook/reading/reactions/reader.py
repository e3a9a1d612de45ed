"""Praise, thanks, blame, warnings and threats about a commitment.

Who says what is known (`language.speakers`); which of it takes a stance on the aid is told by `stances`, by the words of
`lexicon/data/reactions.yaml`. Here it is told whose stance it is, and what one speaker repeats is one reaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Doc
from pledgebook.language.speech.speakers import Saying
from pledgebook.lexicon.papers import paper_home
from pledgebook.lexicon.reactions import about
from pledgebook.model.actors import Actor
from pledgebook.model.articles import Article, Source
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Reaction, Stance
from pledgebook.reading.reactions.aid_talk import AidTalk, Given
from pledgebook.reading.reactions.cast import Cast, cast_of
from pledgebook.reading.reactions.passages import Taken
from pledgebook.reading.reactions.reactors import Reactor, reactors
from pledgebook.reading.reactions.stances import stances
from pledgebook.reading.voices import voice_of

_FOR = frozenset({Stance.WELCOMES, Stance.THANKS})
_WEAK = frozenset({"reaction.foe", "reaction.tone"})
_QUOTED = frozenset({"direct", "mixed"})


@dataclass(frozen=True, slots=True)
class _Article:
    """What is known of an article when its reactions are told; `own` is the side whose release it is."""

    doc: Doc
    named: tuple[Named, ...]
    sayings: tuple[tuple[Saying, ...], ...]
    source: Source
    cast: Cast
    own: Actor | None


def read_reactions(
    doc: Doc,
    named: tuple[Named, ...],
    sayings: tuple[tuple[Saying, ...], ...],
    source: Source,
    about_words: frozenset[str] | None = None,
    given: Given = (),
) -> tuple[Reaction, ...]:
    """The reactions of an article in text order.

    `about_words` are the dictionary forms that count as the aid, `given` where things stand that were read as given.
    """
    voice = voice_of(Article("outlet", "", outlet=source.outlet))
    own = voice.value if voice else None
    talk = AidTalk(doc, named, about("thing") if about_words is None else about_words, given)
    cast = cast_of(doc, named, own or paper_home(source.outlet or ""))
    article = _Article(doc, named, sayings, source, cast, own)
    taken = [one for number in range(len(doc.sentences)) for one in stances(talk, cast, number, named[number], sayings[number])]
    return tuple(_merged([found for one in taken for found in _reactions(article, one)]))


def _reactions(article: _Article, one: Taken) -> Iterator[tuple[Reaction, bool]]:
    """One reaction for each of those who react together, and whether a side reacts as such."""
    sentence = article.doc.sentences[one.number]
    for who in reactors(sentence, article.named[one.number], one.saying, article.own, article.cast):
        reaction = Reaction(
            id=_id(article.source.article, sentence.words[one.at].start, one, who),
            source=article.source,
            actor=Reading(who.actor, who.quote, one.rule) if who.actor else None,
            speaker=Reading(who.speaker, who.quote, one.rule) if who.speaker else None,
            stance=Reading(one.stance, sentence.quote(one.at, one.at), one.rule),
            about=one.about,
            evidence=_evidence(article, one),
            trace=(f"{one.rule}: {sentence.words[one.at].text}",),
        )
        yield reaction, who.as_body


def _evidence(article: _Article, one: Taken) -> tuple[Quote, ...]:
    """The sentence, and after it those beside it that go on with the same speaker's quotation."""
    numbers = [one.number]
    for step in (-1, 1):
        number = one.number + step
        while one.saying.manner in _QUOTED and _goes_on(article, one, number):
            numbers.append(number)
            number += step
    main, *others = numbers
    return tuple(article.doc.sentences[number].whole for number in (main, *sorted(others)))


def _goes_on(article: _Article, one: Taken, number: int) -> bool:
    if (
        not 0 <= number < len(article.doc.sentences)
        or article.doc.sentences[number].block != article.doc.sentences[one.number].block
    ):
        return False
    outer = next(iter(article.sayings[number]), None)
    return outer is not None and outer.manner in _QUOTED and outer.speaker is not None and outer.speaker == one.saying.speaker


def _id(article: str, start: int, one: Taken, who: Reactor) -> str:
    """The same for the same word read for the same party."""
    names = (who.actor.id if who.actor else "", who.speaker.name if who.speaker else "")
    key = "\x1f".join((article, str(start), one.stance.value, *names))
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _merged(found: list[tuple[Reaction, bool]]) -> list[Reaction]:
    """What one speaker repeats is one reaction with all its sentences; what a side does as such joins its own speaker's.

    Stances told by a tone or by being the foe join the same speaker's others in that direction.
    """
    kept: dict[tuple[str, ...], Reaction] = {}
    of_persons: list[tuple[str, ...]] = []
    for one, as_body in sorted(found, key=lambda pair: (pair[1], pair[0].stance.rule in _WEAK)):
        key = _joined(one, kept, of_persons, as_body=as_body)
        kept[key] = replace(kept[key], evidence=_both(kept[key], one)) if key in kept else one
        of_persons += [] if as_body else [key]
    return sorted(kept.values(), key=lambda one: one.evidence[0].start)


def _joined(
    one: Reaction, kept: dict[tuple[str, ...], Reaction], of_persons: list[tuple[str, ...]], *, as_body: bool
) -> tuple[str, ...]:
    """The key of the reaction that this one joins, its own where it stands for itself."""
    key = _key(one)
    if key in kept:
        return key
    if as_body:
        return next((other for other in of_persons if _is_like(kept[other], one)), key)
    if one.stance.rule in _WEAK:
        return next((other for other in of_persons if other[:2] == key[:2] and _is_like(kept[other], one)), key)
    return key


def _key(one: Reaction) -> tuple[str, ...]:
    stance = Stance.CRITICISES if one.stance.value is Stance.CONDEMNS else one.stance.value
    return (one.actor.value.id if one.actor else "", one.speaker.value.name if one.speaker else "", stance.value)


def _is_like(one: Reaction, other: Reaction) -> bool:
    """Whether two reactions are of one side and both for or both against."""
    sides = (one.actor and one.actor.value.id, other.actor and other.actor.value.id)
    return sides[0] == sides[1] and (one.stance.value in _FOR) == (other.stance.value in _FOR)


def _both(one: Reaction, other: Reaction) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys((*one.evidence, *other.evidence)))
