"""Whether a clause looks back or ahead: what decides which Friday "Friday" is."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon import times

PAST, OPEN, AHEAD = -1, 0, 1
_WILL = frozenset({"will", "'ll", "wo", "shall", "would", "may", "might", "could", "can", "must", "should"})
_BESIDE = frozenset({"poss", "compound", "nmod", "amod"})
_BOUNDS = frozenset({"by", "before", "through", "effective", "starting", "beginning"})
_IF = frozenset({"if", "unless", "once", "when", "until"})
_BETWEEN = frozenset({"on", "in", "early", "late", "earlier", "later"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REACH = 12


def side(sentence: Sentence, at: int) -> int:
    """-1 when the clause of word `at` looks back, 1 when it looks ahead, 0 when it does not tell."""
    own = sentence.words[at]
    if own.dep in _BESIDE and sentence.words[own.head].is_noun:
        return OPEN  # "Wednesday's ruling", "a June agreement" may lie on either side of the clause
    if _since(sentence, at) or _told(sentence, at):
        return PAST
    before = sentence.words[at - 1].lower if at else ""
    if before in {"until", "till"}:
        return AHEAD
    clause = _of_clause(sentence, at)
    return OPEN if before in _BOUNDS and clause == PAST else clause


def _told(sentence: Sentence, at: int) -> bool:
    """As in "said on Monday the ships would sail": the day stands right behind a past verb, whatever the parse makes of it."""
    place = at - 1
    while place > 0 and sentence.words[place].lower in _BETWEEN:
        place -= 1
    return place >= 0 and place < at and sentence.words[place].tag == "VBD"


def _since(sentence: Sentence, at: int) -> bool:
    """As in "since the beginning of the storm on February 24": no verb of its own stands between."""
    for word in reversed(sentence.words[max(0, at - _REACH) : at]):
        if word.tag in _FINITE:
            return False
        if word.lower == "since":
            return True
    return False


def _of_clause(sentence: Sentence, at: int) -> int:
    for word in (sentence.words[at], *sentence.above(sentence.words[at])):
        if word.is_verb:
            return _of_verb(sentence, word)
        if word.lower in {"before", "ahead"} and word.pos == "ADP":
            return AHEAD
    return OPEN


def _of_verb(sentence: Sentence, verb: Word) -> int:
    helpers = sentence.children(verb, "aux", "auxpass")
    if any(word.lower in _WILL and word.tag == "MD" for word in helpers) or verb.tag == "MD":
        perfect = any(word.lower in {"have", "'ve"} for word in helpers)
        return PAST if perfect and not _has(helpers, "will") else AHEAD
    if _has(helpers, "to"):
        return _of_infinitive(sentence, verb)
    if verb.tag == "VBD" or any(word.tag == "VBD" or word.lemma == "have" for word in helpers):
        return _planned(sentence, verb, PAST)
    if verb.tag == "VBG":
        return _of_participle(sentence, verb, helpers)
    if verb.tag == "VBN" and not helpers:
        return OPEN  # "payable", "set for May", "published on Friday"
    return _planned(sentence, verb, OPEN)


def _has(words: list[Word], name: str) -> bool:
    return any(word.lower == name for word in words)


def _of_infinitive(sentence: Sentence, verb: Word) -> int:
    """What is to be done lies ahead of whoever speaks, unless it was done: "began to arrive on Friday"."""
    above = next((word for word in sentence.above(verb) if word.is_verb or word.lemma in times.words().planned), None)
    if above is None or above.lemma in times.words().planned or verb.dep in {"acl", "relcl", "ROOT"}:
        return AHEAD
    return AHEAD if _of_verb(sentence, above) is not PAST else OPEN


def _of_participle(sentence: Sentence, verb: Word, helpers: list[Word]) -> int:
    if helpers:
        return AHEAD  # "is meeting on Friday"; "was meeting" has been caught
    above = next((word for word in sentence.above(verb) if word.is_verb), None)
    return OPEN if above is None else _of_verb(sentence, above)


def _planned(sentence: Sentence, verb: Word, plain: int) -> int:
    """As in "was due on Friday", "is scheduled for May": the plan looks ahead, whenever it was made."""
    state = sentence.child(verb, "acomp", "oprd")
    told = verb.lemma in times.words().planned and verb.tag == "VBN" and bool(sentence.children(verb, "auxpass"))
    if told and plain is PAST and verb.lemma in times.words().agreed:
        return PAST  # "was agreed on Friday" by those who met then
    if told or (state is not None and state.lemma in times.words().planned):
        return AHEAD
    supposed = any(word.lower in _IF for word in sentence.children(verb, "mark", "advmod"))
    return AHEAD if plain is OPEN and supposed else plain
