"""Praise, thanks, blame, warnings and threats about a commitment.

Who says what is known (`language.speakers`); which of it takes a stance on the aid is told by `stances`, by the words of
`lexicon/data/reactions.yaml`. Here it is told whose stance it is, and what one speaker repeats is one reaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Doc, Sentence
from pledgebook.language.speech.speakers import Saying
from pledgebook.lexicon.papers import paper_home
from pledgebook.lexicon.reactions import about
from pledgebook.model.actors import Actor
from pledgebook.model.articles import Article, Source
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Reaction, Stance
from pledgebook.reading.grammar.voices import voice_of
from pledgebook.reading.reactions.aid_talk import AidTalk
from pledgebook.reading.reactions.cast import Cast, cast_of
from pledgebook.reading.reactions.given import Given
from pledgebook.reading.reactions.passages import Taken
from pledgebook.reading.reactions.reactors import Reactor, reactors
from pledgebook.reading.reactions.repeats import Found, merged
from pledgebook.reading.reactions.stances import stances

_QUOTED = frozenset({"direct", "mixed"})


@dataclass(frozen=True, slots=True)
class _Article:
    """What is known of an article when its reactions are told; `own` is whose release it is, `taker` who takes the aid."""

    doc: Doc
    named: tuple[Named, ...]
    sayings: tuple[tuple[Saying, ...], ...]
    source: Source
    cast: Cast
    own: Actor | None
    taker: Actor | None


def read_reactions(
    doc: Doc,
    named: tuple[Named, ...],
    sayings: tuple[tuple[Saying, ...], ...],
    source: Source,
    about_words: frozenset[str] | None = None,
    given: Given | None = None,
) -> tuple[Reaction, ...]:
    """The reactions of an article in text order.

    `about_words` are the dictionary forms that count as the aid, `given` tells what was read as given, None where
    nobody read the article for it.
    """
    voice = voice_of(Article("outlet", "", outlet=source.outlet))
    own = voice.value if voice else None
    talk = AidTalk(doc, named, about("thing") if about_words is None else about_words, given)
    cast = cast_of(doc, named, own or paper_home(source.outlet or ""))
    article = _Article(doc, named, sayings, source, cast, own, talk.given.taker)
    taken = [one for number in range(len(doc.sentences)) for one in stances(talk, cast, number, named[number], sayings[number])]
    return tuple(merged([found for one in taken for found in _reactions(article, one)]))


def _reactions(article: _Article, one: Taken) -> Iterator[Found]:
    """One reaction for each of those who react together."""
    sentence = article.doc.sentences[one.number]
    things = _nouns(sentence, one.saying)
    taker = article.taker if one.stance is Stance.THANKS else None
    for who in reactors(sentence, article.named[one.number], one.saying, article.own, article.cast, taker):
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
        yield Found(reaction, things, who.as_body)


def _nouns(sentence: Sentence, saying: Saying) -> frozenset[str]:
    said = (word for first, last in saying.content for word in sentence.words[first : last + 1])
    return frozenset(word.lemma.lower() for word in said if word.is_noun)


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
