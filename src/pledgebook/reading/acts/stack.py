"""The operators that stand over a base: everything met from its word up to the sentence's root."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.layers import Layer, layer_of, manner_of
from pledgebook.reading.grammar.mood import Mode, Mood, mood_of
from pledgebook.reading.grammar.triggers import frame_at, operator_at

_INVERTED = frozenset({"should", "had", "were"})
_SCOPED = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "pcomp",
        "dobj",
        "nsubjpass",
        "nsubj",
        "csubj",
        "csubjpass",
        "pobj",
        "attr",
        "oprd",
        "acomp",
        "advcl",
        "conj",
        "prep",
        "appos",
        "dep",
        "relcl",
        "dative",
        "agent",
        "advmod",
    }
)


@dataclass(frozen=True, slots=True)
class Stack:
    """What stands over a base, innermost first. `mood` is that of the base's own word; `carrier` is a frame word that
    the base serves as a purpose ("allocated $5 million to provide shelter"); `chain` are the words passed.
    """

    mood: Mood
    layers: tuple[Layer, ...]
    chain: tuple[Word, ...]
    carrier: Word | None = None
    supposed: str = ""
    """The word that makes all of it a supposition: "if", "whether"."""
    only_if: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """One link on the way up: the word that it leads to, and what that word adds.

    `passed`: the word belongs to the chain; `carries`: the base is what that word is for; `last`: nothing above counts.
    """

    up: Word
    layer: Layer | None = None
    passed: bool = True
    carries: bool = False
    last: bool = False


def stack_over(sentence: Sentence, trigger: Word, things: frozenset[int]) -> Stack:
    """The stack over a trigger. `things` are the indices of words that head a thing: a base that hangs on
    one of them is what that thing is for.
    """
    steps = tuple(_steps(sentence, trigger, things))
    chain = (trigger, *(step.up for step in steps if step.passed))
    return Stack(
        mood_of(sentence, trigger),
        tuple(step.layer for step in steps if step.layer),
        chain,
        next((step.up for step in steps if step.carries), None),
        _supposed(sentence, chain),
        _is_only_if(sentence, chain),
    )


def _steps(sentence: Sentence, trigger: Word, things: frozenset[int]) -> Iterator[_Step]:
    current, last = trigger, False
    while not last and current.head != current.index and current.dep in _SCOPED:
        step = _step(sentence, trigger, current, things)
        yield step
        current, last = step.up, step.last


def _step(sentence: Sentence, trigger: Word, current: Word, things: frozenset[int]) -> _Step:
    up = sentence.words[current.head]
    manner = manner_of(sentence, trigger, current, up)
    if _is_to_do(sentence, current) and (layer := _left_over(sentence, current, up, things)):
        return _Step(up, layer, last=True)
    if current.dep in {"prep", "mark"} and current.lower in group("asides") and not manner:
        return _Step(up, passed=False, last=True)
    if _is_relative(sentence, current) and up.lemma.lower() in group("proposals") and (layer := layer_of(sentence, current, up)):
        return _Step(up, layer)
    if _is_relative(sentence, current) or (current.dep in {"acl", "prep"} and up.index in things):
        purpose = up.index in things and not _is_relative(sentence, current) and mood_of(sentence, trigger).mode is Mode.BARE
        return _Step(up, passed=False, carries=purpose, last=True)
    if current.dep == "conj":
        return _Step(up)
    layer = None if _is_up_to(sentence, current, up) else layer_of(sentence, current, up) or manner
    return _Step(up, layer) if layer else _bare_step(sentence, current, up)


def _bare_step(sentence: Sentence, current: Word, up: Word) -> _Step:
    """The step to a word that adds nothing."""
    if isinstance(frame_at(sentence, up), Frame) and current.dep in {"advcl", "xcomp", "prep", "pcomp"}:
        return _Step(up, carries=True, last=True)
    ends = up.pos in {"VERB", "AUX"} and current.dep not in {"prep", "pcomp"}
    return _Step(up, last=ends or _is_quality(sentence, current, up))


def _left_over(sentence: Sentence, current: Word, up: Word, things: frozenset[int]) -> Layer | None:
    """In "has no tanks to send" the "no" and the verb above say whether any is sent; "has tanks to send" says nothing."""
    if current.dep != "relcl" or up.index not in things:
        return None
    verb = sentence.words[up.head]
    denied = mood_of(sentence, up).denied or (up.dep == "dobj" and mood_of(sentence, verb).denied)
    return Layer(up, None, Mood(Mode.BARE, denied))


def _is_quality(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether "to send" only says what for: "is wrong to send", "has the means to send"; who "took a step to send" sent."""
    if not _is_to_do(sentence, current) or operator_at(sentence, up):
        return False
    had = up.pos == "NOUN" and sentence.words[up.head].lemma in {"have", "be", "lack", "in"}
    return up.pos == "ADJ" or had


def _is_up_to(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether "it is" only tells whose part something is: "it is up to Spain to send them"."""
    subject = sentence.child(up, "nsubj", "expl") if up.lemma == "be" and _is_to_do(sentence, current) else None
    return subject is not None and subject.lower == "it" and any(word.lower == "up" for word in sentence.children(up))


def _is_to_do(sentence: Sentence, verb: Word) -> bool:
    return verb.tag == "VB" and any(child.lower == "to" for child in sentence.children(verb, "aux"))


def _inverted(sentence: Sentence, verb: Word) -> str:
    """The auxiliary that makes a clause a supposition by standing before its subject: "should they send", "had they sent"."""
    subject = sentence.child(verb, "nsubj", "nsubjpass") if verb.dep == "advcl" else None
    if subject is None or sentence.children(verb, "mark", "advmod"):
        return ""
    first = sentence.subtree(verb)[0]
    return first.lower if first.head == verb.index and first.lower in _INVERTED and first.index < subject.index else ""


def _time_left(sentence: Sentence, verb: Word) -> str:
    """The time in which something can be done, which is not done yet: "has 30 *days* to object"."""
    span = sentence.words[verb.head]
    left = _is_to_do(sentence, verb) and verb.dep in {"relcl", "acl"} and sentence.child(span, "nummod")
    return span.lower if left and span.lemma.lower() in group("spans of time") else ""


def _is_only_if(sentence: Sentence, chain: Sequence[Word]) -> bool:
    """In "would only send them if": nothing is promised until the condition is met."""
    for word in chain:
        hanging = sentence.children(word, "advmod", "advcl")
        inside = [child for clause in hanging for child in sentence.children(clause, "mark", "advmod")]
        only = any(child.lower == "only" for child in (*hanging, *inside))
        if only and any(mark.lower == "if" for mark in inside):
            return True
    return False


def _is_relative(sentence: Sentence, verb: Word) -> bool:
    """A relative clause proper; "the time to send them" is none though the parser calls it one."""
    return verb.dep == "relcl" and not _is_to_do(sentence, verb)


def _supposed(sentence: Sentence, chain: Sequence[Word]) -> str:
    if _hangs_on_others(sentence, chain[0]):
        return "whether"
    for word in chain:
        if inverted := _inverted(sentence, word) or _time_left(sentence, word):
            return inverted
        if word is not chain[0] and word.lower in group("suppositions") and word.dep in {"prep", "advcl", "mark"}:
            return word.lower
        for child in sentence.children(word, "mark", "advmod"):
            if child.lower in group("suppositions"):
                return child.lower
        if asked := _asked_who(sentence, word):
            return asked
    return ""


def _hangs_on_others(sentence: Sentence, verb: Word) -> bool:
    """Whether it is open until somebody decides: "*if approved*, it would", "under a plan *being discussed* they would"."""
    if mood_of(sentence, verb).mode is not Mode.WOULD:
        return False
    for clause in sentence.children(verb, "advcl"):
        marked = any(child.lower == "if" for child in sentence.children(clause, "mark"))
        if (
            marked
            and clause.tag == "VBN"
            and clause.lemma.lower() in group("being passed")
            and not sentence.child(clause, "nsubj")
        ):
            return True
    plans = (plan for place in sentence.children(verb, "prep") for plan in sentence.children(place, "pobj"))
    weighed = (clause for plan in plans if plan.lemma.lower() in group("proposals") for clause in sentence.children(plan, "acl"))
    return any((operator := operator_at(sentence, clause)) and operator.name == "consider" for clause in weighed)


def _asked_who(sentence: Sentence, verb: Word) -> str:
    """The word that asks who does something: "left open *who* would send them", "it is unclear *which* countries will"."""
    doer = sentence.child(verb, "nsubj") if verb.dep in {"ccomp", "pcomp", "csubj"} else None
    if doer is None or operator_at(sentence, sentence.words[verb.head]) is not None:
        return ""
    asks = (doer, *sentence.children(doer, "det"))
    return next((word.lower for word in asks if word.lower in {"who", "which"} and word.tag in {"WP", "WDT"}), "")
