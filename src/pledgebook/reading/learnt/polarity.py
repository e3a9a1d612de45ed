"""Where an act that was only learnt may be told: a refusal never becomes a promise, and a "might" never a "will".

What was learnt weighs words; it does not know what stands under what. So a firm act is told only where no operator and no mood
over the thing, and no refusal near it, says otherwise, and any other act only where a word of the lexicon says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.acts.nothing import is_none
from pledgebook.reading.acts.rated import is_only_rated
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.sight import Sight, is_talked_of
from pledgebook.reading.grammar.triggers import frame_at, operator_at
from pledgebook.reading.things.goods import Goods, heads_of

_FIRM = frozenset({Act.PLEDGED, Act.PLANNED, Act.ORDERED, Act.DELIVERED, Act.PERMITTED})
_OPEN_MODES = frozenset({Mode.MAY, Mode.CAN, Mode.MUST, Mode.UNREAL})
_REFUSES = frozenset({"refuse", "forbid"})
_AGAINST = _REFUSES | {"withdraw", "deny"}
_ASKS = frozenset({"request", "persuade"})
_WEIGHS = frozenset({"consider"})
_JUDGES = frozenset({"judge"})  # who praises what was given did not give it, and the rules read such sentences
_TO_COME = frozenset({"plan", "await"})
_LETS = frozenset({"permit", "enable", "issue"})
_SEEN, _VERBS = 6, 2  # governors that are looked at, and verbs among them


@dataclass(frozen=True, slots=True)
class _Around:
    """What is said around a thing: the operators `over` it and `near` it, anywhere in the sentence; whether a word over it is
    `denied`, whether the verbs over it leave it `open`, and whether it is what something else waits for: "once it is sent".
    """

    sentence: Sentence
    over: frozenset[str]
    near: frozenset[str]
    denied: bool
    open: bool
    awaited: bool


def may_be(act: Act, sight: Sight, goods: Goods) -> bool:
    """Whether nothing in the sentence speaks against an act by which a thing of it is given."""
    return not is_none(sight, goods) and _fits(act, _around(sight, goods))


def may_be_any(sight: Sight, goods: Goods) -> bool:
    """Whether there is an act against which nothing in the sentence speaks."""
    if is_none(sight, goods):
        return False
    around = _around(sight, goods)
    return any(_fits(act, around) for act in Act)


def _fits(act: Act, around: _Around) -> bool:
    if act in _FIRM:
        return _may_be_firm(act, around)
    match act:
        case Act.REQUESTED:
            return bool(around.near & _ASKS) and not around.near & _AGAINST and not around.denied
        case Act.CONSIDERED:
            return (bool(around.near & _WEIGHS) or around.open) and not around.near & _AGAINST and not around.denied
        case Act.WITHDRAWN:
            against = _REFUSES | _ASKS | {"deny"}  # who is asked to stop has not stopped
            return "withdraw" in around.near and not around.near & against and not around.denied
    return _may_be_refused(around)


def _may_be_refused(around: _Around) -> bool:
    """Who "did not refuse" refused nothing, and who "did not ask" was refused nothing."""
    refused = bool(around.over & _REFUSES) != around.denied and not (around.denied and around.over & _ASKS)
    return refused and not around.near & {"withdraw", "deny"}


def _around(sight: Sight, goods: Goods) -> _Around:
    sentence, head = sight.sentence, heads_of(sight, goods)[-1]
    above = (*((head,) if head.is_verb else ()), *islice(sentence.above(head), _SEEN))  # a doing has a mood of its own
    moods = tuple((word, mood_of(sentence, word)) for word in above)
    denied = any(mood.denied for _, mood in moods)  # of nouns, too: "no evidence that"
    of_verbs = islice((mood for word, mood in moods if word.is_verb), _VERBS)
    left_open = any(mood.mode in _OPEN_MODES and not mood.denied for mood in of_verbs)
    over, near = (frozenset(_operators(sentence, words)) for words in (above, sentence.words))
    awaited = any(said(sentence, word) for word in above for said in (_is_awaited, _is_talked_of, is_only_rated))
    return _Around(sentence, over, near, denied, left_open, awaited)


def _is_talked_of(sentence: Sentence, word: Word) -> bool:
    """Whether a deed is only talked of, or could be done: "quibbled *over sending* them", "the *means to send* them"."""
    if word.dep == "acl" and sentence.words[word.head].lemma.lower() in group("power to do"):
        return True
    return word.dep == "pcomp" and is_talked_of(sentence, sentence.words[word.head])


def _is_awaited(sentence: Sentence, word: Word) -> bool:
    marks = {child.lower for child in sentence.children(word, "mark", "advmod")}
    return word.dep == "advcl" and (bool(marks & {"once", "until", "till"}) or sentence.words[word.head].lower == "soon")


def _may_be_firm(act: Act, around: _Around) -> bool:
    if around.denied or around.open or around.awaited or around.over & (_ASKS | _WEIGHS | _JUDGES):
        return False
    hoped = act is not Act.PLANNED and bool(around.over & _TO_COME)
    unlet = act is Act.PERMITTED and not around.near & _LETS
    return not (hoped or unlet or _is_against(around.sentence) or _is_pending(around.sentence))


def _is_against(sentence: Sentence) -> bool:
    """Whether any word speaks against giving, also one that tells of giving elsewhere: "ran out of shells", "ran a hospital"."""
    found = (operator_at(sentence, word) for word in sentence.words)
    return any(operator is not None and operator.name in _AGAINST for operator in found)


def _is_pending(sentence: Sentence) -> bool:
    """Whether something is not passed yet: "the package, which Norway has not yet approved, includes"."""
    passed = (word for word in sentence.words if word.is_verb and word.lemma.lower() in group("being passed"))
    return any((mood := mood_of(sentence, word)).pending or mood.denied for word in passed)


def _operators(sentence: Sentence, words: tuple[Word, ...]) -> Iterator[str]:
    """The operators that words stand for, and no frames."""
    for word in words:
        if not frame_at(sentence, word) and (operator := operator_at(sentence, word)):
            yield operator.name
