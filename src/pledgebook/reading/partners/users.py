"""Who is free to use what was given, once a curb on it is lifted."""

from __future__ import annotations

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party, parties
from pledgebook.reading.grammar.sight import Sight


def users(sight: Sight, stack: Stack) -> tuple[Party, ...]:
    """Who is free to use what was given once a curb is lifted: "restrictions on Mali using", "the use of tanks by Mali"."""
    return next(filter(None, (users_by(sight, word) for word in stack.chain)), ())


def users_by(sight: Sight, word: Word) -> tuple[Party, ...]:
    """The users named at a word, or at the curb that it lifts."""
    sentence = sight.sentence
    curbs = sentence.children(word, "dobj", "nsubjpass")
    owners: list[tuple[Word, tuple[str, ...]]] = [(word, ("by", "to") if word.lemma.lower() in group("objecting") else ("by",))]
    owners += [(curb, ("on", "for", "to")) for curb in curbs]
    if word.pos == "NOUN":  # "the use of jets against targets in Russia by Mali", whatever the "by" hangs on
        owners += [(below, ("by",)) for below in sentence.subtree(word) if below.dep == "pobj"]
    targets = (after_word(sentence, owner, place) for owner, places in owners for place in places)
    return next((found for target in targets if target and (found := parties(sight, target.word))), ())
