"""Who gave what somebody receives, what arrives and what is handed over: by the thing, its load and whoever paid for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.reading.acts.collected import receiving
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.carriers import bringer, modifiers
from pledgebook.reading.grammar.owners import Subject, after_word
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import is_passive
from pledgebook.reading.grammar.sight import Sight, conjoined
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.things.goods import Goods, heads_of

_BY_WAY_OF = ("through", "via", "under")


def comes(frame: Frame | None) -> bool:
    return frame is not None and frame.name in {"arrive", "come", "carry"}


def starts_from(sight: Sight, trigger: Word) -> Iterator[Subject]:
    """Where what arrives comes from, on whatever the parser hangs it: "arrived in Chad *from Italy*"."""
    for word in sight.sentence.subtree(trigger):
        if word.lower == "from" and word.index > trigger.index and (origin := sight.sentence.child(word, "pobj")):
            over = (up for up in sight.sentence.above(word) if up.index > trigger.index)
            if all(up.pos in {"ADP", "NOUN", "PROPN"} or up.lower in group("large numbers") for up in over):
                yield Subject(origin, "from")


def named_words(sight: Sight, goods: Goods) -> tuple[Word, ...]:
    """The words of a thing's name: "a *dose of the vaccine* donated by Spain"."""
    return tuple(sight.sentence.words[goods.item.first : goods.item.last + 1]) if goods.item else ()


def _by_participle(sight: Sight, words: Iterable[Word]) -> Iterator[Subject]:
    """Who gave what somebody receives or what arrives: "the boats *donated by Spain*", "a plane *from Qatar*"."""
    told = tuple(words)
    for word in told:
        yield from _agents(sight, sight.sentence.children(word, "acl"))
    for word in told:
        if found := after_word(sight.sentence, word, "from") or _whose_load(sight, word) or _whose_gift(sight, word):
            yield found


def by_way_of(sight: Sight, goods: Goods, frame: Frame, trigger: Word) -> Iterator[Subject]:
    """The body that a thing comes by; a country behind the same words is but on the way: "doses *via COVAX* arrived"."""
    for word in (trigger, *heads_of(sight, goods), *_load_of(sight, frame, trigger)):
        for found in (after_word(sight.sentence, word, place) for place in _BY_WAY_OF):
            named = sight.actor_at(found.word.index) if found else None
            if found and named and named.value.kind is ActorKind.INSTITUTION:
                yield found


def _load_of(sight: Sight, frame: Frame, trigger: Word) -> list[Word]:
    """What a verb says is received, or has come, whatever of it is the thing: "the *delivery* of doses donated by Spain"."""
    if not trigger.is_verb:
        return []
    return sight.sentence.children(trigger, "dobj" if "subject" in frame.taker else "nsubj")


def _whose_gift(sight: Sight, word: Word) -> Subject | None:
    """Whose gift a thing is called: "40 incubators, a gift *of the people of Japan*"."""
    gifts = (noun for noun in sight.sentence.children(word, "appos") if noun.lemma.lower() in group("gifts"))
    sources = (after_word(sight.sentence, noun, place) for noun in gifts for place in ("of", "from", "by"))
    return next((found for found in sources if found), None)


def _agents(sight: Sight, clauses: Iterable[Word]) -> Iterator[Subject]:
    for clause in clauses:
        agent = sight.sentence.child(clause, "agent")
        if agent and (target := sight.sentence.child(agent, "pobj")):
            yield Subject(target, "agent.of-participle")


def _whose_load(sight: Sight, word: Word) -> Subject | None:
    """Whose a vehicle is that brings something: "a convoy *of the ICRC* with medicine"."""
    return after_word(sight.sentence, word, "of") if word.lemma.lower() in group("bringers") else None


def of_the_load(sight: Sight, goods: Goods, frame: Frame, trigger: Word) -> Iterator[Subject]:
    """Who gave what somebody receives, what arrives, or what is handed over by nobody who is named."""
    carrier = bringer(sight, trigger)
    if "subject" not in frame.giver or carrier:
        load = _load_of(sight, frame, trigger)
        yield from _by_participle(sight, (*heads_of(sight, goods), *named_words(sight, goods), *carrier, *load))
    elif _is_without_doer(sight, trigger):
        yield from _paying(sight, goods)


def _paying(sight: Sight, goods: Goods) -> Iterator[Subject]:
    """Who gave or paid for a thing that somebody else hands over: "the howitzers *financed by Spain* were handed over"."""
    clauses = (clause for head in heads_of(sight, goods) for clause in sight.sentence.children(head, "acl"))
    yield from _agents(sight, (clause for clause in clauses if frame_at(sight.sentence, clause)))


def _is_without_doer(sight: Sight, verb: Word) -> bool:
    """A passive that names nobody: "the howitzers financed by Spain were handed over"."""
    return verb.is_verb and is_passive(sight.sentence, verb) and sight.sentence.child(verb, "agent") is None


def origin(sight: Sight, base: Base, doer: Subject) -> tuple[Party, ...]:
    """The country that things come from: a mere place in "flew in from Qatar", the giver in "tents arrived from Qatar"."""
    promised = doer.rule in {"noun.from", "from"} and receiving(sight.sentence, base) is not None
    if not promised and not (comes(base.frame) and doer.rule == "from"):
        return ()
    places = (word.index for word in conjoined(sight.sentence, doer.word))
    mentions = (sight.actor_at(index) for index in (*places, *modifiers(sight, doer.word)))  # "from Italian stocks"
    return tuple(m.reading(sight.sentence) for m in mentions if m and m.value.kind is ActorKind.COUNTRY)
