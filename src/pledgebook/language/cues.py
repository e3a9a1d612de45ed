"""Who says what, by the grammar of one sentence: its cues, their sources and their contents.

The cue words and the grammar that each takes are `lexicon/data/speech.yaml`. Whether a pronoun has a name is
decided elsewhere (`speakers`); here a source is words that stand in the sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pledgebook.language.doc import Sentence, Word
from pledgebook.language.grammar import Span, agent, has_to, is_passive, noun_phrase, reach, spans, subject
from pledgebook.lexicon.speech import Cue, Form, Takes, cues

_OF_THING = frozenset({"to", "for", "from", "with", "against", "into", "over", "of", "between", "in"})
_LIGHT = frozenset(
    {
        "make",
        "give",
        "issue",
        "deliver",
        "repeat",
        "renew",
        "extend",
        "voice",
        "express",
        "reach",
        "put",
        "have",
        "release",
        "send",
    }
)
_NAMING_ONLY = frozenset({Takes.NAMING})
_EMPTY = frozenset({"it", "there"})


@dataclass(frozen=True, slots=True)
class Uttered:
    """A cue at word `cue`, the head word of its source (None when it has none here), and the content's words."""

    cue: int
    entry: Cue
    source: Word | None
    content: frozenset[int]
    rule: str

    def source_span(self, sentence: Sentence) -> Span | None:
        return noun_phrase(sentence, self.source) if self.source else None

    def content_spans(self, sentence: Sentence) -> tuple[Span, ...]:
        return spans(sentence, self.content)


def uttered(sentence: Sentence) -> tuple[Uttered, ...]:
    """Every saying of a sentence in the order of its cues."""
    return tuple(found for word in sentence.words if (found := _at(sentence, word)))


def _at(sentence: Sentence, word: Word) -> Uttered | None:
    for form, lemma, read in (
        (Form.ADJECTIVE, word.lower, _adjective),
        (Form.VERB, word.lemma.lower(), _verb),
        (Form.NOUN, word.lemma.lower(), _noun),
        (Form.PREPOSITION, word.lower, _according),
        (Form.ADVERB, word.lower, _adverb),
    ):
        entries = [entry for entry in cues().get((form, lemma), ()) if _has_particle(sentence, word, entry)]
        found = [one for entry in entries if (one := read(sentence, word, entry))]
        if found:
            return max(found, key=lambda one: (bool(one.content), -found.index(one)))
    return None


def _has_particle(sentence: Sentence, word: Word, entry: Cue) -> bool:
    return not entry.particle or any(child.lower == entry.particle for child in sentence.children(word, "prt", "advmod", "prep"))


# --- verbs ------------------------------------------------------------------------------------------------------


def _verb(sentence: Sentence, verb: Word, entry: Cue) -> Uttered | None:
    if verb.pos != "VERB" or (verb.dep == "amod" and verb.tag == "VBN"):
        return None
    if is_passive(sentence, verb):
        source, tops, rule = agent(sentence, verb), list(_passive_content(sentence, verb, entry)), "passive"
    else:
        source, rule = subject(sentence, verb) or _inverted(sentence, verb), "verb"
        tops = [top for top in _tops(sentence, verb, entry) if top != source]
    content = reach(sentence, tops) - own_words(sentence, verb, source)
    return Uttered(verb.index, entry, source, content, rule) if content or source else None


def own_words(sentence: Sentence, cue: Word, source: Word | None) -> frozenset[int]:
    """The words of the saying itself, which are no part of what is said."""
    own = {cue.index, *(child.index for child in sentence.children(cue, "aux", "auxpass", "neg", "prt"))}
    if source and source.index != cue.index:
        first, last = noun_phrase(sentence, source)
        own |= set(range(first, last + 1))
    return frozenset(own)


def _inverted(sentence: Sentence, verb: Word) -> Word | None:
    """Who says it when the subject follows the verb and was parsed as its object: "..., wrote Smith"."""
    if verb.index == 0 or sentence.words[verb.index - 1].text not in {",", '"', "'", "?", "!"}:
        return None
    return next((word for word in sentence.children(verb, "dobj", "attr", "npadvmod", "oprd") if word.index > verb.index), None)


def _tops(sentence: Sentence, verb: Word, entry: Cue) -> Iterator[Word]:
    """The words at the top of what is said, by the grammar that the cue takes."""
    if entry.takes == _NAMING_ONLY and not _complement(sentence, verb):
        return
    for child in sentence.children(verb):
        if child.dep == "prep" and child.lower in entry.prepositions:
            yield from sentence.children(child, "pobj", "pcomp")
        elif child.dep == "dobj" and Takes.HEARER in entry.takes:
            yield from _told(sentence, child, entry)
        elif _is_content(sentence, verb, child, entry):
            yield child


def _complement(sentence: Sentence, verb: Word) -> Word | None:
    """What something is called: "a mistake" in "called it a mistake"."""
    for child in sentence.children(verb, "oprd", "acomp", "ccomp", "prep", "advcl", "xcomp", "dobj"):
        if child.dep in {"oprd", "acomp", "ccomp", "xcomp"} or _is_as(sentence, child):
            return child
    return None


def _is_as(sentence: Sentence, child: Word) -> bool:
    return sentence.subtree(child)[0].lower == "as"


def _told(sentence: Sentence, hearer: Word, entry: Cue) -> Iterator[Word]:
    """What the parser hung on the hearer: "told reporters that ...", "briefed lawmakers on ..."."""
    for child in sentence.children(hearer, "relcl", "acl", "prep"):
        if child.dep == "prep" and child.lower in entry.prepositions:
            yield from sentence.children(child, "pobj", "pcomp")
        elif child.dep != "prep" and Takes.CLAUSE in entry.takes and sentence.subtree(child)[0].tag == "IN":
            yield child


def _is_content(sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    test = _TESTS.get(child.dep)
    return bool(test and test(sentence, verb, child, entry))


def _is_full_clause(_sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    return bool({Takes.CLAUSE, Takes.NAMING} & entry.takes) or child.index < verb.index


def _is_thing(_sentence: Sentence, _verb: Word, _child: Word, entry: Cue) -> bool:
    return bool({Takes.THING, Takes.NAMING} & entry.takes)


def _is_name(_sentence: Sentence, _verb: Word, _child: Word, entry: Cue) -> bool:
    return Takes.NAMING in entry.takes


def _is_open_clause(sentence: Sentence, _verb: Word, child: Word, entry: Cue) -> bool:
    if sentence.child(child, "mark"):
        return Takes.CLAUSE in entry.takes
    if has_to(sentence, child):
        return Takes.INFINITIVE in entry.takes
    if child.tag == "VBG":
        return Takes.GERUND in entry.takes
    return bool({Takes.NAMING, Takes.CLAUSE} & entry.takes)


def _is_adverbial_content(sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    """Content that the parser took for a loose clause: "ruled out sending", "pledged to send", "seen as late"."""
    if child.index < verb.index:
        return False
    if has_to(sentence, child):
        return Takes.INFINITIVE in entry.takes
    if child.tag == "VBG" and child.index <= verb.index + 2:
        return Takes.GERUND in entry.takes
    return Takes.NAMING in entry.takes and _is_as(sentence, child)


def _is_beside_thing(sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    """Whether a phrase belongs to what is said: "call it as", "offered help to"."""
    if child.lower == "as" and Takes.NAMING in entry.takes:
        return True
    thing = sentence.child(verb, "dobj")
    return bool(thing and Takes.THING in entry.takes and thing.index < child.index and child.lower in _OF_THING)


_TESTS: dict[str, Callable[[Sentence, Word, Word, Cue], bool]] = {
    "ccomp": _is_full_clause,
    "xcomp": _is_open_clause,
    "dobj": _is_thing,
    "oprd": _is_name,
    "acomp": _is_name,
    "prep": _is_beside_thing,
    "advcl": _is_adverbial_content,
}


def _passive_content(sentence: Sentence, verb: Word, entry: Cue) -> Iterator[Word]:
    """The tops of what is said in a passive: "Norway was reported to be discussing it"."""
    told = sentence.child(verb, "nsubjpass")
    if told is None and verb.dep == "acl":
        told = sentence.words[verb.head]
    if told and told.lower not in _EMPTY and Takes.HEARER not in entry.takes:
        yield told
    for child in sentence.children(verb, "ccomp", "xcomp", "oprd", "advcl"):
        if child.index > verb.index and (child.dep != "advcl" or has_to(sentence, child)):
            yield child


# --- nouns, adjectives, adverbs, according to ------------------------------------------------------------------


def _noun(sentence: Sentence, noun: Word, entry: Cue) -> Uttered | None:
    if noun.pos not in {"NOUN", "PROPN"}:
        return None
    source = _noun_source(sentence, noun)
    content = reach(sentence, _noun_tops(sentence, noun, entry)) - own_words(sentence, noun, source)
    return Uttered(noun.index, entry, source, content, "noun") if content else None


def _noun_tops(sentence: Sentence, noun: Word, entry: Cue) -> Iterator[Word]:
    for child in sentence.children(noun, "acl", "ccomp", "relcl", "prep", "xcomp"):
        if child.dep == "prep" and child.lower in entry.prepositions:
            yield from sentence.children(child, "pobj", "pcomp")
        elif child.dep != "prep" and _is_noun_clause(sentence, child, entry):
            yield child
    governor = sentence.words[noun.head]
    if noun.dep == "dobj" and governor.lemma.lower() in _LIGHT:
        yield from (child for child in sentence.children(governor, "ccomp", "xcomp") if _is_noun_clause(sentence, child, entry))


def _is_noun_clause(sentence: Sentence, child: Word, entry: Cue) -> bool:
    if has_to(sentence, child):
        return Takes.INFINITIVE in entry.takes
    first = sentence.subtree(child)[0]
    return Takes.CLAUSE in entry.takes and (first.tag == "IN" or first.dep == "mark") and first.lower in {"that", "whether"}


def _noun_source(sentence: Sentence, noun: Word) -> Word | None:
    owner = sentence.child(noun, "poss")
    if owner:
        return owner
    for prep in sentence.children(noun, "prep", "agent"):
        if prep.lower in {"by", "from"} and (by := sentence.child(prep, "pobj")):
            return by
    governor = sentence.words[noun.head]
    if noun.dep == "dobj" and governor.lemma.lower() in _LIGHT:
        return agent(sentence, governor) if is_passive(sentence, governor) else subject(sentence, governor)
    return None


def _adjective(sentence: Sentence, word: Word, entry: Cue) -> Uttered | None:
    if word.dep not in {"acomp", "ROOT", "conj", "ccomp", "acl", "advcl", "relcl"} or word.pos not in {"ADJ", "VERB"}:
        return None
    if word.pos == "VERB" and word.dep != "acomp" and (sentence.child(word, "agent") or not is_passive(sentence, word)):
        return None
    tops = _tops(sentence, word, entry)
    source = subject(sentence, word) or (subject(sentence, sentence.words[word.head]) if word.dep == "acomp" else None)
    content = reach(sentence, tops) - own_words(sentence, word, source)
    return Uttered(word.index, entry, source, content, "adjective") if content else None


def _according(sentence: Sentence, word: Word, entry: Cue) -> Uttered | None:
    """After "according to X" and ", per X" all the rest of the sentence is what X says."""
    to = sentence.child(word, "prep") if entry.prepositions else word
    source = sentence.child(to, "pobj") if to else None
    if source is None or source.pos not in {"NOUN", "PROPN", "PRON"} or not (entry.prepositions or _is_set_off(sentence, word)):
        return None
    content = frozenset(other.index for other in sentence.words) - reach(sentence, [word])
    return Uttered(word.index, entry, source, content, "according")


def _is_set_off(sentence: Sentence, word: Word) -> bool:
    return word.index == 0 or sentence.words[word.index - 1].text == ","


def _adverb(sentence: Sentence, word: Word, entry: Cue) -> Uttered | None:
    if word.dep != "advmod":
        return None
    content = reach(sentence, [sentence.words[word.head]]) - {word.index}
    return Uttered(word.index, entry, None, content, "adverb")
