"""What the words around a verb make of its mode: "nearly sent", "has to send", "is going to send", "can announce"."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.modes import DONE, Mode, helpers_of, mode_of
from pledgebook.reading.grammar.sight import has_to


def mode_told(sentence: Sentence, word: Word, helpers: list[Word], denied: bool) -> Mode:
    """The mode of a verb in its sentence. `helpers` are its auxiliaries; `denied`: a "not" stands with it."""
    mode = _outlook(sentence, word) or mode_of(word, helpers)
    mode = Mode.PRESENT if mode is Mode.CAN and not denied and _can_tell(word, helpers) else mode
    mode = Mode.BEFORE if mode is Mode.BARE and _is_done_first(sentence, word) else mode
    mode = Mode.GOING_ON if mode is Mode.BARE and _is_hearsay(sentence, word) else mode
    mode = Mode.UNREAL if mode is Mode.PRESENT and _is_put_after(sentence, word) else mode
    return Mode.PAST if mode is Mode.WOULD and _is_told_back(sentence, word) else mode


def _outlook(sentence: Sentence, word: Word) -> Mode | None:
    """What words beside the verb's own auxiliaries make of it: "nearly sent", "has to send", "is going to send"."""
    if _is_near_miss(sentence, word) or _was_to_be(sentence, word):
        return Mode.UNREAL
    return _duty(sentence, word) or _future(sentence, word)


def _duty(sentence: Sentence, word: Word) -> Mode | None:
    """What "has to send", "has to be sent" and "had better send" make of it; who "had to send" did, unless somebody says so."""
    if any(child.lower == "better" and child.index < word.index for child in sentence.children(word, "advmod")):
        return Mode.MUST
    up = sentence.words[word.head]
    if up.lower == "time" and _is_high_time(sentence, up):
        return Mode.MUST
    if word.dep != "xcomp" or not _is_right_before_to(sentence, word, up):
        return None
    if up.lower == "ought":
        return Mode.MUST
    if up.lower == "got" or (up.lemma == "have" and sentence.child(up, "neg")):
        return Mode.MUST if up.lower == "got" else Mode.UNREAL  # "has got to send", but nobody "does not have to"
    past = up.tag in {"VBD", "VBN"} and up.dep != "ccomp"
    return Mode.MUST if up.lemma == "have" and not past else None


def _is_right_before_to(sentence: Sentence, verb: Word, up: Word) -> bool:
    """As in "*has* to be sent", but not in "has enough to send"."""
    leads = sentence.child(verb, "aux")
    return leads is not None and leads.lower == "to" and leads.index == up.index + 1


def _is_high_time(sentence: Sentence, time: Word) -> bool:
    """As in "it is time to send": nobody has, and somebody says that they should."""
    verb = sentence.words[time.head]
    return verb.lemma == "be" and not sentence.child(verb, "neg")


def _future(sentence: Sentence, word: Word) -> Mode | None:
    """In "is going to send" it lies ahead."""
    up = sentence.words[word.head]
    goes = up.lemma == "go" and up.tag == "VBG" and word.dep == "xcomp" and word.tag == "VB"
    if not goes or not has_to(sentence, word):
        return None
    helpers = helpers_of(sentence, up)
    past = any(helper.tag == "VBD" for helper in helpers)
    told = mode_of(up, helpers)
    return told if told in {Mode.MAY, Mode.CAN, Mode.MUST, Mode.UNREAL} else Mode.WOULD if past else Mode.WILL


def _is_near_miss(sentence: Sentence, word: Word) -> bool:
    """In "nearly sent" nothing is sent."""
    before = [child for child in sentence.children(word, "advmod") if child.index < word.index]
    return any(child.lower in {"almost", "nearly"} for child in before)


def _was_to_be(sentence: Sentence, word: Word) -> bool:
    """What "was to have been sent" never was."""
    up = sentence.words[word.head]
    have = any(child.lower == "have" for child in sentence.children(word, "aux"))
    return up.lemma == "be" and up.tag == "VBD" and word.tag == "VBN" and have and has_to(sentence, word)


def _can_tell(word: Word, helpers: list[Word]) -> bool:
    """Whether somebody tells it by saying that he can: "we can announce", "I can confirm"; but "could announce"."""
    return word.lemma.lower() in group("announcing") and any(helper.lower == "can" for helper in helpers)


def _is_done_first(sentence: Sentence, word: Word) -> bool:
    """In "after sending tents, Spain offered boats" the tents were sent; in "will decide after sending" they may not be."""
    leads = sentence.words[word.head]
    if word.tag != "VBG" or word.dep != "pcomp" or leads.lower not in group("having done"):
        return False
    up = sentence.words[leads.head]
    return up.is_verb and mode_of(up, helpers_of(sentence, up)) in DONE


def _is_hearsay(sentence: Sentence, word: Word) -> bool:
    """In "is believed to be sending tents" it goes on; in "is expected to be sending them" it may yet."""
    progressive = word.tag == "VBG" and any(child.lower == "be" for child in sentence.children(word, "aux", "auxpass"))
    up = sentence.words[word.head]
    return progressive and word.dep == "xcomp" and up.tag == "VBN" and up.lemma.lower() in group("hearsay")


def _is_put_after(sentence: Sentence, word: Word) -> bool:
    """In "wants to wait before it sends tents" none are sent yet."""
    return word.dep == "advcl" and any(mark.lower in {"before", "until", "till"} for mark in sentence.children(word, "mark"))


def _is_told_back(sentence: Sentence, word: Word) -> bool:
    """In "the Senate would eventually pass the bill" it has; in "said that it would eventually pass" it may yet."""
    adverbs = (child.lower for child in sentence.children(word, "advmod") if child.index < word.index)
    return word.dep != "ccomp" and any(adverb in group("looking back") for adverb in adverbs)
