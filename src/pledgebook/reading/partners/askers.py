"""Who takes where somebody asks: the one who asks, unless it asks for others."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import Subject, after_word, owner_of
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.roles import doer_of_noun, hearer_of, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import Goods, is_permission


def askers(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who asks is who benefits, unless the text says otherwise."""
    words = [layer.word for layer in stack.layers if layer.operator and layer.operator.name in {"request", "persuade"}]
    if base.operator and base.operator.name == "request":
        words.insert(0, base.trigger)
    for word in words:
        if appealed := _of_appeal(sight, word):
            yield appealed
            continue
        if named := _asker_named(sight, word):
            yield named
            continue
        if subject := _who_asks(sight, goods, word):
            askers = who(sight, subject, memory)
            yield askers if is_permission(goods) else tuple(party for party in askers if not _asks_for_others(party, memory))


def _who_asks(sight: Sight, goods: Goods, word: Word) -> Subject | None:
    """Who asks by a verb or a noun: "*Chad* asked", "*Chad's* request", "*Chad* issued an appeal", "heard pleas from *Chad*"."""
    if word.is_verb:
        return subject_of(sight.sentence, word)
    if brings := brought_by(sight.sentence, word):
        return subject_of(sight.sentence, brings)
    if hearer_of(sight.sentence, word):
        behind = (after_word(sight.sentence, noun, "from") for noun in (word, goods.head))
        return next(filter(None, behind), None)
    return owner_of(sight.sentence, word) or doer_of_noun(sight.sentence, word)


def brought_by(sentence: Sentence, request: Word) -> Word | None:
    """The verb that brings a request to whom it is for: "*issued* an appeal for tents from donors"; not "a request from Chad"."""
    up = sentence.words[request.head]
    brings = request.is_noun and request.dep == "dobj" and up.lemma.lower() in group("calling")
    return up if brings and sentence.child(up, "nsubj") and not sentence.child(request, "poss") else None


def is_appeal(sight: Sight, noun: Word) -> bool:
    """Whether a noun is a call for money of those who help: "the appeal", "the humanitarian response plan"."""
    names = (noun, *sight.sentence.children(noun, "compound", "amod", "nmod"))
    return noun.is_noun and any(word.lemma.lower() in group("appeals") for word in names)


def _of_appeal(sight: Sight, request: Word) -> tuple[Party, ...]:
    """For whom an appeal asks: "the response plan *for Somalia* requires"."""
    subject = sight.sentence.child(request, "nsubj") if request.is_verb else None
    if subject is None or not is_appeal(sight, subject):
        return ()
    targets = (after_word(sight.sentence, subject, place) for place in ("for", "in"))
    return next((found for target in targets if target and (found := parties_within(sight, target.word))), ())


def _asker_named(sight: Sight, request: Word) -> tuple[Party, ...]:
    """Who asks, where an adjective says so: "a Ukrainian request"."""
    modifiers = sight.sentence.children(request, "amod", "compound", "nmod") if not request.is_verb else ()
    return tuple(mention.reading(sight.sentence) for word in modifiers if (mention := sight.actor_at(word.index)))


def _asks_for_others(party: Party, memory: Memory) -> bool:
    """A side that gives itself asks for the sake of somebody else: "we urge our partners to do more"."""
    gives = {donor.value for report in memory.reports for donor in report.donors}
    gives_often = party.value.kind is ActorKind.GROUP and party.value.id.lower().split()[-1] in group("giving groups")
    return gives_often or party.value in gives or bool(memory.voice and memory.voice.value == party.value)
