"""Tense, modality and negation of one verb."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Kind, Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.modes import Mode, helpers_of
from pledgebook.reading.grammar.outlook import mode_told
from pledgebook.reading.grammar.sight import first_conjunct, has_to

_NOT_ONE = 5  # words: "not a single Spanish army soldier"


@dataclass(frozen=True, slots=True)
class Mood:
    mode: Mode
    denied: bool
    words: tuple[int, ...] = ()
    """The indices of the words that told."""
    pending: bool = False
    """Denied so far only: "has yet to send", "has not yet sent"."""
    ended: bool = False
    """Denied from now on: "will no longer send", "does not send any more"."""


def mood_of(sentence: Sentence, word: Word) -> Mood:
    """The mood of a verb; of a verb that shares its auxiliaries with the one it is coordinated with, theirs."""
    if not word.is_verb:
        return Mood(Mode.BARE, _is_denied_noun(sentence, word))
    helpers = helpers_of(sentence, word)
    denials = [child for child in sentence.children(word, "neg", "advmod", "preconj") if _denies(sentence, child)]
    denials += [
        below
        for child in sentence.children(word, "advmod")
        for below in sentence.children(child, "neg")
        if below.lower == "never"
    ]
    if word.dep == "conj" and not helpers and not sentence.child(word, "nsubj", "nsubjpass"):
        shared = mood_of(sentence, first_conjunct(sentence, word))
        if _same_form(word, shared):
            return Mood(shared.mode, shared.denied or bool(denials), shared.words, shared.pending)
    if _is_yet_to(sentence, word):
        denials = [*denials, word]
    if is_bare_item(sentence, word) or _is_headline(sentence, word, helpers):
        return Mood(Mode.WILL, bool(denials))
    if word.dep == "pcomp" and sentence.words[word.head].lower == "without":
        denials = [*denials, sentence.words[word.head]]
    told = tuple(child.index for child in (*helpers, *denials))
    pending = bool(denials) and (
        denials[-1] == word or any(child.lower in {"yet", "still"} for child in sentence.children(word, "advmod"))
    )
    mode = mode_told(sentence, word, helpers, denied=bool(denials))
    ended = _is_no_longer(sentence, word)
    pending = pending or (mode is Mode.MUST and _is_still_to(sentence, word))
    denied = bool(denials) or ended or _is_too_much(sentence, word) or _has_denied_subject(sentence, word)
    return Mood(mode, denied, told, pending, ended)


def _denies(sentence: Sentence, word: Word) -> bool:
    """Whether a word denies; in "*not* only sent tents but also stoves" it does not."""
    after = sentence.words[word.index + 1].lower if word.index + 1 < len(sentence.words) else ""
    return word.lower in group("denials") and after not in {"only", "just", "merely", "simply", "solely"}


def _is_still_to(sentence: Sentence, word: Word) -> bool:
    """As in "still has to approve", "must still vote": it is open so far, and nobody asks."""
    owners = (word, sentence.words[word.head]) if word.dep == "xcomp" else (word,)
    return any(child.lower == "still" for owner in owners for child in sentence.children(owner, "advmod"))


def _is_no_longer(sentence: Sentence, word: Word) -> bool:
    """As in "will no longer send"."""
    longer = (child for child in sentence.children(word, "advmod") if child.lower == "longer")
    return any(below.lower in {"no", "any"} for child in longer for below in sentence.children(child))


def _same_form(word: Word, shared: Mood) -> bool:
    return word.tag in {"VB", "VBG", "VBN"} or (word.tag == "VBD" and shared.mode in {Mode.PERFECT, Mode.PAST})


def _is_yet_to(sentence: Sentence, word: Word) -> bool:
    """In "has yet to approve" and "has still to approve" nothing is approved."""
    up = sentence.words[word.head]
    yet = any(child.lower == "yet" for owner in (word, up) for child in sentence.children(owner, "advmod"))
    still = any(child.lower == "still" and child.index > up.index for child in sentence.children(up, "advmod"))
    return (yet or still) and up.lemma in {"have", "be"} and has_to(sentence, word)


def _is_too_much(sentence: Sentence, word: Word) -> bool:
    """In "is too poor to send any" none is sent; where it is but "too early", somebody may yet."""
    up = sentence.words[word.head]
    too = up.pos == "ADJ" and any(child.lower == "too" for child in sentence.children(up, "advmod"))
    return too and up.lower not in {"early", "soon"} and has_to(sentence, word)


def _is_headline(sentence: Sentence, word: Word, helpers: list[Word]) -> bool:
    """As in "UK to give Ukraine drones": an infinitive at the top of a line with no full stop, and who does it before it."""
    to_do = word.tag == "VB" and [helper.lower for helper in helpers] == ["to"] and word.dep == "ROOT"
    before = sentence.words[helpers[0].index - 1] if to_do and helpers[0].index else None
    named = before is not None and before.is_noun
    return named and not sentence.text.rstrip().endswith((".", "!", "?", ":", ";"))


def is_bare_item(sentence: Sentence, word: Word) -> bool:
    """A verb that opens a list item and leaves its doer to the words before the list: "The ministry will: - send ..."."""
    root = first_conjunct(sentence, word)
    bare = root.tag in {"VB", "VBP"} and not sentence.child(root, "nsubj", "nsubjpass", "aux")
    return sentence.kind is Kind.BULLET and root.dep == "ROOT" and root.index <= 2 and bare


def _has_denied_subject(sentence: Sentence, word: Word) -> bool:
    subject = sentence.child(word, "nsubj", "nsubjpass")
    return subject is not None and (
        subject.lower in {"none", "nobody", "nothing", "neither", "few"}
        or any(c.lower in {"no", "neither"} for c in sentence.children(subject, "det", "preconj"))
        or _is_not_one(sentence, subject)
    )


def _is_not_one(sentence: Sentence, noun: Word) -> bool:
    """As in "*not a single* tank", "*not one* soldier"; "not all tanks" are some."""
    before = " ".join(word.lower for word in sentence.words[max(0, noun.index - _NOT_ONE) : noun.index])
    return any(f"{said} " in f"{before} " for said in group("none at all"))


def _is_denied_noun(sentence: Sentence, word: Word) -> bool:
    return any(child.lower in {"no", "neither"} for child in sentence.children(word, "det", "neg"))
