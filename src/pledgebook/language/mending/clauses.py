"""Where the parser misses that a new clause begins or that a row goes on.

In "sent tanks to Ukraine *and Denmark is* to send shells" it takes the doer of the second clause for one more of the row before
it, and so a second giver for a second taker. A noun that is joined by "and" to what stands before it, and is followed at once by
a finite verb that has no subject, is that verb's. In "by Sweden, *the Netherlands* and Latvia" it takes a name for another word
for the one before. At the head of "*Aid* to Mali was suspended" it sees a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.language.mending.loads import with_loads
from pledgebook.language.mending.trees import with_words
from pledgebook.lexicon.groups import group

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"conj", "advcl", "ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_JOINS = frozenset({"and", "but", "while", "yet"})
_BESIDE = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "case"})


def clauses_hung(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each doer with its own verb and each name of a row in it."""
    words = tuple(replace(word, dep="conj") if _is_in_row(words, word) else word for word in words)
    if words and _is_help(words[0]):
        words = with_words(words, replace(words[0], pos="NOUN", tag="NN", dep=words[0].dep.replace("csubj", "nsubj")))
    words = with_loads(tuple(_hung(words, word) for word in words))
    for word in words:
        if word.dep == "conj" and word.is_noun and (verb := _verb_behind(words, word)) and _is_joined(words, word):
            passive = any(each.head == verb.index and each.dep == "auxpass" for each in words)
            doer = replace(word, dep="nsubjpass" if passive else "nsubj", head=verb.index)
            words = with_words(words, doer, replace(verb, dep="conj"))
    return words


def _hung(words: Sequence[Word], word: Word) -> Word:
    """A word where it belongs: what a report says hangs on the report, what is stopped on the stop."""
    if word.dep in {"relcl", "acl"} and (does := _whose_purpose(words, word)):
        return replace(word, dep="advcl", head=does.index)
    if word.dep == "relcl" and (report := _report(words, word)):
        return replace(word, dep="acl", head=report.index)
    stop = words[word.index - 1] if word.index else word
    stops = word.dep == "prep" and word.lower == "on" and stop.dep in {"dobj", "nsubjpass"} and stop.head == word.head
    return replace(word, head=stop.index) if stops and stop.lemma.lower() in group("stops") else word


def _whose_purpose(words: Sequence[Word], aim: Word) -> Word | None:
    """The verb of which a purpose behind a comma is told, whatever noun stands before: "sent a team of ten, *to help* Chad"."""
    before = [word.lower for word in words[max(aim.index - 2, 0) : aim.index]]
    if aim.tag != "VB" or before != [",", "to"]:
        return None
    over, seen = words[aim.head], 0
    while not over.is_verb and over.head != over.index and seen < len(words):
        over, seen = words[over.head], seen + 1
    return over if over.is_verb else None


def _report(words: Sequence[Word], clause: Word) -> Word | None:
    """The noun that tells what a whole clause behind "that" says: "denied *reports* on television that it sent them"."""
    below = [word for word in words if word.head == clause.index and word.index != clause.index]
    opened = any(word.lower == "that" and word.dep == "mark" for word in below)
    if not opened or not any(word.dep in _SUBJECTS for word in below):
        return None
    noun = words[clause.head]
    while noun.dep == "pobj" and noun.lemma.lower() not in group("tellings"):
        place = words[noun.head]
        noun = words[place.head] if place.dep == "prep" else place
    return noun if noun.lemma.lower() in group("tellings") and noun.index < clause.index else None


def _is_in_row(words: Sequence[Word], name: Word) -> bool:
    """Whether a name only seems to be another word for the name before it: "Sweden, *the Netherlands* and Latvia"."""
    if name.dep != "appos" or name.pos != "PROPN" or words[name.head].pos != "PROPN" or not name.index:
        return False
    before = name.index - 1
    before -= words[before].lower == "the"
    behind = [word for word in words[name.index + 1 :] if word.dep in {"cc", "conj"} and _hangs_on(words, word, name)]
    return {word.dep for word in behind} == {"cc", "conj"} and words[before].text == ","


def _is_help(first: Word) -> bool:
    """Whether help at the head of a sentence is taken for a verb: "*Aid* to Mali was suspended"."""
    return (
        first.lower in {"aid", "help", "support", "relief"}
        and first.dep in {"csubj", "csubjpass", "nsubj", "nsubjpass"}
        and first.tag == "VB"
    )


def _verb_behind(words: Sequence[Word], noun: Word) -> Word | None:
    """The finite verb right behind a noun, its auxiliaries first, that has no subject of its own."""
    if noun.index + 1 >= len(words):
        return None
    after = words[noun.index + 1]
    verb = words[after.head] if after.dep in {"aux", "auxpass"} and after.head > after.index else after
    if not verb.is_verb or after.tag not in _FINITE or verb.dep not in _CLAUSES or not verb.head < noun.index:
        return None
    if _hangs_on(words, verb, noun):
        return None
    own = (word for word in words if word.head == verb.index and word.index != verb.index)
    return None if any(word.dep in _SUBJECTS or word.dep == "mark" for word in own) else verb


def _is_joined(words: Sequence[Word], noun: Word) -> bool:
    """Whether "and" stands right before the noun with its own adjectives."""
    first = noun.index
    while first and words[first - 1].dep in _BESIDE and noun.head < first - 1 and _hangs_on(words, words[first - 1], noun):
        first -= 1
    return first > 0 and words[first - 1].lower in _JOINS


def _hangs_on(words: Sequence[Word], word: Word, noun: Word) -> bool:
    seen = 0
    while word.head != word.index and seen < len(words):
        word, seen = words[word.head], seen + 1
        if word.index == noun.index:
            return True
    return False
