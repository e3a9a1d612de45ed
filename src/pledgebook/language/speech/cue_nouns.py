"""Cues that are no verbs: "the promise to", "is ready to", "according to", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.language.speech.cue_verbs import content_tops
from pledgebook.language.speech.grammar import agent, has_to, is_passive, reach, subject
from pledgebook.language.speech.uttered import Uttered, own_words
from pledgebook.lexicon.speech import Cue, Takes, Voice
from pledgebook.lexicon.voices import voices

_BY = frozenset({"by", "from"})
_AGAINST = frozenset({"over", "despite", "amid", "against"})


def by_noun(sentence: Sentence, noun: Word, entry: Cue) -> Uttered | None:
    if not noun.is_noun:
        return None
    source = _source(sentence, noun, entry)
    found = list(_noun_tops(sentence, noun, entry))
    content = reach(sentence, found) - own_words(sentence, noun, source)
    if noun.index in reach(sentence, found):
        content -= reach(sentence, [sentence.words[noun.head]])
    content = content or _of_itself(sentence, noun, entry)
    return Uttered(noun.index, entry, source, content, "noun") if content else None


def _of_itself(sentence: Sentence, noun: Word, entry: Cue) -> frozenset[int]:
    """The feeling itself where it is all that is voiced: "expressed deep gratitude"."""
    governor = sentence.words[noun.head]
    voiced = noun.dep == "dobj" and governor.lemma.lower() in voices("light")
    return frozenset({noun.index}) if voiced and entry.voice is Voice.REACTS else frozenset()


def _noun_tops(sentence: Sentence, noun: Word, entry: Cue) -> Iterator[Word]:
    for child in sentence.children(noun, "acl", "ccomp", "relcl", "prep", "xcomp"):
        if child.dep == "prep" and child.lower in entry.prepositions:
            yield from sentence.children(child, "pobj", "pcomp")
        elif child.dep != "prep" and _is_noun_clause(sentence, child, entry):
            yield child
    governor = sentence.words[noun.head]
    if noun.dep == "dobj" and governor.lemma.lower() in voices("light"):
        yield from _beside_light_verb(sentence, governor, entry)
    if entry.voice is not Voice.REACTS:
        return
    if noun.dep == "dobj" and governor.lemma.lower() in voices("drawing"):
        yield from sentence.children(governor, "nsubj")
    elif noun.dep == "pobj" and governor.lower in _AGAINST and governor.head != governor.index:
        yield sentence.words[governor.head]


def _beside_light_verb(sentence: Sentence, verb: Word, entry: Cue) -> Iterator[Word]:
    """What the parser hung on "gave" in "gave assurances that", on "expressed" in "expressed thanks for"."""
    for child in sentence.children(verb, "ccomp", "xcomp", "prep"):
        if child.dep == "prep" and child.lower in entry.prepositions:
            yield from sentence.children(child, "pobj", "pcomp")
        elif child.dep != "prep" and _is_noun_clause(sentence, child, entry):
            yield child


def _is_noun_clause(sentence: Sentence, child: Word, entry: Cue) -> bool:
    if has_to(sentence, child):
        return Takes.INFINITIVE in entry.takes
    first = sentence.subtree(child)[0]
    return Takes.CLAUSE in entry.takes and (first.tag == "IN" or first.dep == "mark") and first.lower in {"that", "whether"}


def _source(sentence: Sentence, noun: Word, entry: Cue) -> Word | None:
    governor = sentence.words[noun.head]
    if noun.dep == "dobj" and governor.lemma.lower() in voices("light"):
        return agent(sentence, governor) if is_passive(sentence, governor) else subject(sentence, governor)
    if noun.dep == "attr":
        return subject(sentence, governor)
    if owner := sentence.child(noun, "poss"):
        return owner
    by_words = {"of", *_BY} if entry.voice is Voice.REACTS else _BY
    drawn = noun.dep == "dobj" and governor.lemma.lower() in voices("drawing") and entry.voice is Voice.REACTS
    by_words = {*by_words, "in", "among"} if drawn else by_words  # "prompted fury in Moscow"
    for holder in (noun, governor) if noun.dep == "dobj" else (noun,):
        for prep in sentence.children(holder, "prep", "agent"):
            if prep.lower in by_words - entry.prepositions and (by := sentence.child(prep, "pobj")):
                return by
    return None


def by_adjective(sentence: Sentence, word: Word, entry: Cue) -> Uttered | None:
    if word.dep not in {"acomp", "ROOT", "conj", "ccomp", "acl", "advcl", "relcl"} or word.pos not in {"ADJ", "VERB"}:
        return None
    if word.pos == "VERB" and word.dep != "acomp" and (sentence.child(word, "agent") or not is_passive(sentence, word)):
        return None
    tops = content_tops(sentence, word, entry)
    source = subject(sentence, word) or (subject(sentence, sentence.words[word.head]) if word.dep == "acomp" else None)
    content = reach(sentence, tops) - own_words(sentence, word, source)
    return Uttered(word.index, entry, source, content, "adjective") if content else None


def by_according(sentence: Sentence, word: Word, entry: Cue) -> Uttered | None:
    """After "according to X" and ", per X" all the rest of the sentence is what X says."""
    to = sentence.child(word, "prep") if entry.prepositions else word
    source = sentence.child(to, "pobj") if to else None
    if source is None or source.pos not in {"NOUN", "PROPN", "PRON"} or not (entry.prepositions or _is_set_off(sentence, word)):
        return None
    content = frozenset(other.index for other in sentence.words) - reach(sentence, [word])
    return Uttered(word.index, entry, source, content, "according")


def _is_set_off(sentence: Sentence, word: Word) -> bool:
    return word.index == 0 or sentence.words[word.index - 1].text == ","


def by_adverb(sentence: Sentence, word: Word, entry: Cue) -> Uttered | None:
    if word.dep != "advmod":
        return None
    content = reach(sentence, [sentence.words[word.head]]) - {word.index}
    return Uttered(word.index, entry, None, content, "adverb")
