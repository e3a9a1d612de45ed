"""Tense, modality and negation of one verb."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language.doc import Kind, Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.sight import first_conjunct, has_to


class Mode(StrEnum):
    WILL = "will"
    WOULD = "would"
    MAY = "may"
    CAN = "can"
    MUST = "must"
    PAST = "past"
    PERFECT = "perfect"
    BEFORE = "past perfect"
    PRESENT = "present"
    GOING_ON = "going on"
    UNREAL = "unreal"
    """"would have sent", "should have sent": it was not."""
    BARE = "bare"
    """An infinitive, a gerund or a noun: what holds is up to the words above."""


DONE = frozenset({Mode.PAST, Mode.PERFECT, Mode.BEFORE})
"""Of what came about."""
_MODALS = {
    "will": Mode.WILL, "'ll": Mode.WILL, "shall": Mode.WILL, "wo": Mode.WILL, "would": Mode.WOULD, "'d": Mode.WOULD,
    "may": Mode.MAY, "might": Mode.MAY, "could": Mode.CAN, "can": Mode.CAN, "ca": Mode.CAN,
    "should": Mode.MUST, "must": Mode.MUST, "ought": Mode.MUST,
}  # fmt: skip
_TENSES = {"VBD": Mode.PAST, "VBZ": Mode.PRESENT, "VBP": Mode.PRESENT}


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
    helpers = _helpers(sentence, word)
    denials = [child for child in sentence.children(word, "neg", "advmod", "preconj") if _denies(sentence, child)]
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
    mode = _outlook(sentence, word) or _mode(word, helpers)
    mode = Mode.PRESENT if mode is Mode.CAN and not denials and _can_tell(word, helpers) else mode
    mode = Mode.BEFORE if mode is Mode.BARE and _is_done_first(sentence, word) else mode
    mode = Mode.GOING_ON if mode is Mode.BARE and _is_hearsay(sentence, word) else mode
    mode = Mode.UNREAL if mode is Mode.PRESENT and _is_put_after(sentence, word) else mode
    mode = Mode.PAST if mode is Mode.WOULD and _is_told_back(sentence, word) else mode
    ended = _is_no_longer(sentence, word)
    pending = pending or (mode is Mode.MUST and _is_still_to(sentence, word))
    denied = bool(denials) or ended or _is_too_much(sentence, word) or _has_denied_subject(sentence, word)
    return Mood(mode, denied, told, pending, ended)


def _can_tell(word: Word, helpers: list[Word]) -> bool:
    """Whether somebody tells it by saying that he can: "we can announce", "I can confirm"; but "could announce"."""
    return word.lemma.lower() in group("announcing") and any(helper.lower == "can" for helper in helpers)


def _denies(sentence: Sentence, word: Word) -> bool:
    """Whether a word denies; in "*not* only sent tents but also stoves" it does not."""
    after = sentence.words[word.index + 1].lower if word.index + 1 < len(sentence.words) else ""
    return word.lower in group("denials") and after not in {"only", "just", "merely", "simply", "solely"}


def _helpers(sentence: Sentence, verb: Word) -> list[Word]:
    """The auxiliaries of a verb, with one that the parser hung on another: "can" on "be" in "can be convinced"."""
    own = sentence.children(verb, "aux", "auxpass")
    strayed = [inner for helper in own for inner in sentence.children(helper, "aux") if inner.index < verb.index]
    return sorted((*strayed, *own), key=lambda word: word.index)


def _is_done_first(sentence: Sentence, word: Word) -> bool:
    """In "after sending tents, Spain offered boats" the tents were sent; in "will decide after sending" they may not be."""
    leads = sentence.words[word.head]
    if word.tag != "VBG" or word.dep != "pcomp" or leads.lower not in group("having done"):
        return False
    up = sentence.words[leads.head]
    return up.is_verb and _mode(up, _helpers(sentence, up)) in DONE


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


def _is_still_to(sentence: Sentence, word: Word) -> bool:
    """As in "still has to approve", "must still vote": it is open so far, and nobody asks."""
    owners = (word, sentence.words[word.head]) if word.dep == "xcomp" else (word,)
    return any(child.lower == "still" for owner in owners for child in sentence.children(owner, "advmod"))


def _is_no_longer(sentence: Sentence, word: Word) -> bool:
    """As in "will no longer send"."""
    longer = (child for child in sentence.children(word, "advmod") if child.lower == "longer")
    return any(below.lower in {"no", "any"} for child in longer for below in sentence.children(child))


def _outlook(sentence: Sentence, word: Word) -> Mode | None:
    """What words beside the verb's own auxiliaries make of it: "nearly sent", "has to send", "is going to send"."""
    if _is_near_miss(sentence, word) or _was_to_be(sentence, word):
        return Mode.UNREAL
    return _duty(sentence, word) or _future(sentence, word)


def _future(sentence: Sentence, word: Word) -> Mode | None:
    """In "is going to send" it lies ahead."""
    up = sentence.words[word.head]
    goes = up.lemma == "go" and up.tag == "VBG" and word.dep == "xcomp" and word.tag == "VB"
    if not goes or not has_to(sentence, word):
        return None
    helpers = _helpers(sentence, up)
    past = any(helper.tag == "VBD" for helper in helpers)
    told = _mode(up, helpers)
    return told if told in {Mode.MAY, Mode.CAN, Mode.MUST, Mode.UNREAL} else Mode.WOULD if past else Mode.WILL


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


def _is_near_miss(sentence: Sentence, word: Word) -> bool:
    """In "nearly sent" nothing is sent."""
    before = [child for child in sentence.children(word, "advmod") if child.index < word.index]
    return any(child.lower in {"almost", "nearly"} for child in before)


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


def _was_to_be(sentence: Sentence, word: Word) -> bool:
    """What "was to have been sent" never was."""
    up = sentence.words[word.head]
    have = any(child.lower == "have" for child in sentence.children(word, "aux"))
    return up.lemma == "be" and up.tag == "VBD" and word.tag == "VBN" and have and has_to(sentence, word)


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


def _mode(word: Word, helpers: list[Word]) -> Mode:
    modal = next((_MODALS[helper.lower] for helper in helpers if helper.lower in _MODALS), None)
    done = word.tag == "VBN" and any(helper.lemma.lower() == "have" for helper in helpers)
    if modal:
        return Mode.UNREAL if done and modal in {Mode.WOULD, Mode.MUST} else modal
    bare = "to" in {helper.lower for helper in helpers} and not done  # but "to have sent"
    return Mode.BARE if bare else _tense(word, helpers)


def _tense(word: Word, helpers: list[Word]) -> Mode:
    lemmas = {helper.lemma.lower() for helper in helpers}
    if word.tag == "VBG" or (word.tag == "VBN" and any(helper.lower == "being" for helper in helpers)):
        return Mode.GOING_ON if lemmas & {"be"} else Mode.BARE
    if "have" in lemmas:
        return Mode.BEFORE if any(helper.lower in {"had", "'d"} for helper in helpers) else Mode.PERFECT
    if word.tag == "VBN":
        return _passive_mode(helpers, word)
    if any(helper.tag == "VBD" for helper in helpers):
        return Mode.PAST
    return _TENSES.get(word.tag, Mode.BARE if not helpers else Mode.PRESENT)


def _passive_mode(helpers: list[Word], word: Word) -> Mode:
    tenses = {helper.lower for helper in helpers}
    if tenses & {"is", "are", "am", "'s", "'re"}:
        return Mode.PRESENT
    return Mode.PAST if tenses or word.dep in {"acl", "ROOT", "relcl", "advcl"} else Mode.PERFECT


def _has_denied_subject(sentence: Sentence, word: Word) -> bool:
    subject = sentence.child(word, "nsubj", "nsubjpass")
    return subject is not None and (
        subject.lower in {"none", "nobody", "nothing", "neither", "few"}
        or any(c.lower in {"no", "neither"} for c in sentence.children(subject, "det", "preconj"))
    )


def _is_denied_noun(sentence: Sentence, word: Word) -> bool:
    return any(child.lower in {"no", "neither"} for child in sentence.children(word, "det", "neg"))
