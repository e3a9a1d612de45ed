"""The modes that a verb's own auxiliaries tell: "will send", "may send", "has sent"."""

from __future__ import annotations

from enum import StrEnum

from pledgebook.language.doc import Sentence, Word


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


def helpers_of(sentence: Sentence, verb: Word) -> list[Word]:
    """The auxiliaries of a verb, with one that the parser hung on another: "can" on "be" in "can be convinced"."""
    own = sentence.children(verb, "aux", "auxpass")
    strayed = [inner for helper in own for inner in sentence.children(helper, "aux") if inner.index < verb.index]
    return sorted((*strayed, *own), key=lambda word: word.index)


def mode_of(word: Word, helpers: list[Word]) -> Mode:
    """The mode of a verb with these auxiliaries."""
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
        return _passive(helpers, word)
    if any(helper.tag == "VBD" for helper in helpers):
        return Mode.PAST
    return _TENSES.get(word.tag, Mode.BARE if not helpers else Mode.PRESENT)


def _passive(helpers: list[Word], word: Word) -> Mode:
    tenses = {helper.lower for helper in helpers}
    if tenses & {"is", "are", "am", "'s", "'re"}:
        return Mode.PRESENT
    return Mode.PAST if tenses or word.dep in {"acl", "ROOT", "relcl", "advcl"} else Mode.PERFECT
