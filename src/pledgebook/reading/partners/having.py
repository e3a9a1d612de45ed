"""Who has what a clause or a name tells was given: "*Chad* flies jets donated by Spain", "*Mali* fired Spanish-sold shells"."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties
from pledgebook.reading.grammar.sight import Sight, first_conjunct
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.places import at_place
from pledgebook.reading.things.goods import Goods, heads_of, is_import

_CLAUSES = frozenset({"acl", "relcl", "amod"})


def having(sight: Sight, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Who has or uses what a clause that hangs on the thing tells was given: "*Mali* uses boats that it got from Spain"."""
    sentence = sight.sentence
    if base.trigger.dep not in _CLAUSES:
        return ()
    verb = _verb_of_having(sentence, first_conjunct(sentence, sentence.words[base.trigger.head]))
    if verb is None:
        return ()
    given = verb.tag == "VBN" and not sentence.child(verb, "agent", "nsubj")
    return _equipped(sight, verb, memory) if given else at_place(sight, verb, "subject", memory)


def _equipped(sight: Sight, verb: Word, memory: Memory) -> tuple[Party, ...]:
    """Who "is armed with" or, as what a participle hangs on, "equipped with" a thing."""
    if verb.dep == "acl":
        return parties(sight, sight.sentence.words[verb.head])
    holder = sight.sentence.words[verb.head] if verb.dep == "acomp" else verb
    return at_place(sight, holder, "object", memory) or at_place(sight, holder, "subject", memory)


def importers(sight: Sight, goods: Goods, memory: Memory) -> tuple[Party, ...]:
    """Whose imports a thing is said to be: "40 percent of *Mali's* arms imports", "of arms imports by *Mali*"."""
    if goods.item is None or not is_import(goods):
        return ()
    words = (sight.sentence.words[goods.item.last], *heads_of(sight, goods))
    places = ((word, place) for word in words for place in ("poss", "by", "of", "to"))
    return next((found for word, place in places if (found := at_place(sight, word, place, memory))), ())


def _verb_of_having(sentence: Sentence, thing: Word) -> Word | None:
    """The verb by which somebody has or uses a thing: "*fired* rockets", "*hit* it with rockets", "is *armed* with rifles"."""
    up = sentence.words[thing.head]
    if thing.dep == "dobj":
        return up if up.is_verb and up.lemma.lower() in group("having") else None
    if thing.dep != "pobj" or up.lower not in {"with", "on"}:
        return None
    verb = sentence.words[up.head]
    verb = sentence.words[verb.head] if verb.dep == "dobj" else verb  # "hit *the ship with* rockets"
    return verb if verb.is_verb and _uses_behind(sentence, verb, up.lower) else None


def _uses_behind(sentence: Sentence, verb: Word, place: str) -> bool:
    """Whether what stands behind "with" or "on" at a verb is had or used by who does it."""
    frame = frame_at(sentence, verb)
    strikes = place == "with" and frame is not None and frame.past == "none"
    return strikes or f"{verb.lemma.lower()} {place}" in group("having behind")
