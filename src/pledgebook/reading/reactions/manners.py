"""Stances that only the manner of a reaction tells: "reacted angrily", "drew an angry response", "greeted with relief"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.reactions import wordings
from pledgebook.reading.reactions.passages import Passage, Taken

_REACTING = frozenset({"react", "respond", "greet", "response", "reaction"})


def by_manner(passage: Passage) -> Taken | None:
    """How somebody reacts to the aid, or to what goes back to it."""
    cue, known = passage.cue, wordings("manner")
    if cue is None or cue.lemma.lower() not in _REACTING or not (passage.names_aid() or passage.echoes_aid()):
        return None
    for word in _manners(passage, cue):
        if entry := next((entry for _, entry in known.get(word.lower, ()) or known.get(word.lemma.lower(), ())), None):
            return None if passage.is_denied((word,)) else passage.taken(entry.stance, word.index, "manner")
    return None


def _manners(passage: Passage, cue: Word) -> Iterator[Word]:
    """The adverbs and adjectives of a cue, and the nouns behind its "with"."""
    yield from passage.sentence.children(cue, "advmod", "amod")
    for preposition in passage.sentence.children(cue, "prep"):
        for noun in passage.sentence.children(preposition, "pobj") if preposition.lower == "with" else ():
            yield noun
            yield from passage.sentence.children(noun, "amod", "conj")
