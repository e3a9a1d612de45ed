"""What is seen in one sentence: its words and everything that the language floor recognised in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.language.speech.speakers import Saying
from pledgebook.language.times.finder import Time
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind, Speaker
from pledgebook.model.amounts import Amount
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item


@dataclass(frozen=True)
class Sight:
    sentence: Sentence
    named: Named
    items: tuple[Mention[Item], ...] = ()
    amounts: tuple[Mention[Amount], ...] = ()
    times: tuple[Mention[Time], ...] = ()
    sayings: tuple[Saying, ...] = ()

    def actor_at(self, index: int) -> Mention[Actor] | None:
        return next((mention for mention in self.named.actors if mention.holds(index)), None)

    def person_at(self, index: int) -> Mention[Speaker] | None:
        return next((mention for mention in self.named.people if mention.holds(index)), None)

    def item_at(self, index: int) -> Mention[Item] | None:
        return next((mention for mention in self.items if mention.holds(index)), None)

    def amount_at(self, index: int) -> Mention[Amount] | None:
        return next((mention for mention in self.amounts if mention.holds(index)), None)

    def taker_after(self, verb: Word) -> Mention[Actor] | None:
        """A side right behind a verb and before a number or a thing: "send Moldova six boats", however the parser hangs it."""
        behind = self.sentence.words[verb.index + 1 : verb.index + 3]
        first = next((word for word in behind if word.lower != "the"), None)
        mention = self.actor_at(first.index) if first else None
        if mention is None or mention.rule == "actor.demonym-adjective" or mention.last + 1 >= len(self.sentence.words):
            return None
        after = self.sentence.words[mention.last + 1]
        thing = self.item_at(after.index)
        is_thing = thing is not None and thing.first == after.index and not _is_short(self.sentence, mention)
        return mention if after.pos in {"NUM", "SYM"} or is_thing else None

    def party_at(self, index: int) -> Reading[Actor] | None:
        """The side that stands at a word: an actor, or the country of a person."""
        if actor := self.actor_at(index):
            return None if actor.rule in NOT_PARTIES else actor.reading(self.sentence)
        if (person := self.person_at(index)) and person.value.actor:
            return Reading(person.value.actor, self.sentence.quote(person.first, person.last), "party.of-person")
        return None


def _is_short(sentence: Sentence, mention: Mention[Actor]) -> bool:
    """Whether a name is also its own adjective: "US tanks", "EU aid"."""
    return sentence.words[mention.last].text.replace(".", "").isupper()


NOT_PARTIES = frozenset({"actor.place"})
AGENCIES = frozenset({ActorKind.INSTITUTION, ActorKind.ORGANISATION})
"""Kinds of side that money goes through."""
BENEFICIARIES = frozenset({ActorKind.COUNTRY, ActorKind.GROUP})
"""Kinds of side that it is for in the end."""


def head_of(sentence: Sentence, first: int, last: int) -> Word:
    """The word of a stretch that governs the others: of those whose own governor lies outside, the one nearest the root.

    In "Mi-17 and *Mi-24 helicopters*" two words hang outside; it is the helicopters that are sent.
    """
    inside = range(first, last + 1)
    heads = [sentence.words[i] for i in inside if sentence.words[i].head not in inside or sentence.words[i].head == i]
    named = [word for word in heads if word.pos in {"NOUN", "PROPN", "PRON", "NUM", "SYM", "VERB", "ADJ"}]
    return min(named, key=lambda word: sum(1 for _ in sentence.above(word)), default=sentence.words[last])


def verb_over(sentence: Sentence, word: Word) -> Word | None:
    """The nearest verb that a word hangs on, at whatever remove."""
    return next((up for up in sentence.above(word) if up.is_verb), None)


def is_definite(sentence: Sentence, word: Word) -> bool:
    """Whether a word points to a thing named before: "the package", "its value"."""
    return any(child.lower in group("definite") for child in sentence.children(word, "det", "poss"))


def is_called(sentence: Sentence, noun: Word, name: str) -> bool:
    """Whether an adjective of a group of words stands with a noun: "the *promised* boats", "an *earlier* delivery"."""
    return any(child.lower in group(name) for child in sentence.children(noun, "amod"))


def is_to_do(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb is an infinitive with its "to": "tanks *to send* to Mali"."""
    return verb.tag == "VB" and has_to(sentence, verb)


def has_to(sentence: Sentence, verb: Word) -> bool:
    """Whether a "to" leads a verb in, be it an infinitive or the parser's past: "urged Chad *to let* them pass"."""
    return any(child.lower == "to" for child in sentence.children(verb, "aux"))


def is_talked_of(sentence: Sentence, preposition: Word) -> bool:
    """Whether a preposition leads in a deed that what stands before it is only about: "cheerful *about* sending them"."""
    about = preposition.dep == "prep" and preposition.lower in group("about deeds")
    return about and any(verb.tag == "VBG" for verb in sentence.children(preposition, "pcomp"))


def conjoined(sentence: Sentence, word: Word) -> Iterator[Word]:
    """A word and those coordinated with it, in text order."""
    yield word
    for other in sentence.children(word, "conj"):
        yield from conjoined(sentence, other)


def first_conjunct(sentence: Sentence, word: Word) -> Word:
    while word.dep == "conj" and word.head != word.index:
        word = sentence.words[word.head]
    return word
