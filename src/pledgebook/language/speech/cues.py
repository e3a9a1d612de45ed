"""Who says what, by the grammar of one sentence: its cues, their sources and their contents.

The cue words and the grammar that each takes are `lexicon/data/speech.yaml`. Whether a pronoun has a name is
decided elsewhere (`speakers`); here a source is words that stand in the sentence.
"""

from __future__ import annotations

from functools import cache

from pledgebook.language.doc import Sentence, Word
from pledgebook.language.speech.cue_nouns import by_according, by_adjective, by_adverb, by_noun
from pledgebook.language.speech.cue_verbs import by_verb
from pledgebook.language.speech.uttered import Uttered
from pledgebook.lexicon.speech import Cue, Form, cues


def uttered(sentence: Sentence) -> tuple[Uttered, ...]:
    """Every saying of a sentence in the order of its cues."""
    if _cue_words().isdisjoint(sentence.forms):
        return ()
    return tuple(found for word in sentence.words if (found := _at(sentence, word)))


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(word for _, word in cues())


def _at(sentence: Sentence, word: Word) -> Uttered | None:
    written, plain, known = word.lower, word.lemma.lower(), _cue_words()
    if written not in known and plain not in known:
        return None
    for form, lemma, read in (
        (Form.ADJECTIVE, written, by_adjective),
        (Form.VERB, plain, by_verb),
        (Form.NOUN, plain, by_noun),
        (Form.PREPOSITION, written, by_according),
        (Form.ADVERB, written, by_adverb),
    ):
        entries = [entry for entry in cues().get((form, lemma), ()) if _has_particle(sentence, word, entry)]
        found = [one for entry in entries if (one := read(sentence, word, entry))]
        if found:
            return max(found, key=lambda one: (bool(one.content), -found.index(one)))
    return None


def _has_particle(sentence: Sentence, word: Word, entry: Cue) -> bool:
    return not entry.particle or any(child.lower == entry.particle for child in sentence.children(word, "prt", "advmod", "prep"))
