"""The operators that stand over a base: everything met from its word up to the sentence's root."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Frame, Operator
from pledgebook.lexicon.groups import group
from pledgebook.reading.mood import Mood, mood_of
from pledgebook.reading.triggers import carried_operator, frame_at, operator_at

_SCOPED = frozenset(
    {
        "xcomp",
        "ccomp",
        "acl",
        "pcomp",
        "dobj",
        "nsubjpass",
        "nsubj",
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
    }
)


@dataclass(frozen=True, slots=True)
class Layer:
    """One operator over what lies below it. `operator` is None for a light verb that only carries mood."""

    word: Word
    operator: Operator | None
    mood: Mood


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


def stack_over(sentence: Sentence, trigger: Word, things: frozenset[int]) -> Stack:
    """The stack over a trigger. `things` are the indices of words that head a thing: a base that hangs on
    one of them is what that thing is for.
    """
    layers: list[Layer] = []
    chain: list[Word] = [trigger]
    carrier: Word | None = None
    current = trigger
    while current.head != current.index and current.dep in _SCOPED:
        up = sentence.words[current.head]
        if current.dep in {"prep", "mark"} and current.lower in group("asides"):
            break
        if _is_relative(sentence, current) or (current.dep in {"acl", "prep"} and up.index in things):
            carrier = (
                up
                if up.index in things and not _is_relative(sentence, current) and mood_of(sentence, trigger).mode == "bare"
                else None
            )
            break
        chain.append(up)
        if current.dep == "conj":
            current = up
            continue
        layer = _layer(sentence, current, up)
        if layer:
            layers.append(layer)
        elif isinstance(frame_at(sentence, up), Frame) and current.dep in {"advcl", "xcomp", "prep", "pcomp"}:
            carrier = up
            break
        elif up.pos in {"VERB", "AUX"} and current.dep not in {"prep", "pcomp"}:
            break
        current = up
    return Stack(
        mood_of(sentence, trigger), tuple(layers), tuple(chain), carrier, _supposed(sentence, chain), _is_only_if(sentence, chain)
    )


def _is_only_if(sentence: Sentence, chain: list[Word]) -> bool:
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
    return verb.dep == "relcl" and not any(child.lower == "to" for child in sentence.children(verb, "aux"))


def _supposed(sentence: Sentence, chain: list[Word]) -> str:
    for word in chain:
        if word is not chain[0] and word.lower in group("suppositions") and word.dep in {"prep", "advcl", "mark"}:
            return word.lower
        for child in sentence.children(word, "mark", "advmod"):
            if child.lower in group("suppositions"):
                return child.lower
    return ""


def _layer(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    if current.dep == "advcl" and not _is_complement(sentence, current, up):
        return None
    if (
        (carried := carried_operator(sentence, up))
        and current.index != carried[0].index
        and current.dep in {"advcl", "xcomp", "ccomp", "acl"}
    ):
        return Layer(carried[0], carried[1], mood_of(sentence, up))
    if (aim := _aim(sentence, current, up)) is not None:
        return aim
    operator = operator_at(sentence, up)
    if operator and not _is_aside(current, up):
        return Layer(up, operator, mood_of(sentence, up))
    if (
        up.pos in {"VERB", "AUX"}
        and up.lemma.lower() in group("light verbs")
        and current.dep in {"dobj", "nsubjpass", "attr", "acomp", "xcomp", "oprd"}
    ):
        return Layer(up, None, mood_of(sentence, up))
    return None


def _aim(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """In "the aim would be to send them" the subject of the copula is what stands over the sending."""
    subject = sentence.child(up, "nsubj") if up.lemma == "be" and current.dep in {"xcomp", "ccomp", "attr"} else None
    operator = operator_at(sentence, subject) if subject and subject.pos in {"NOUN", "PROPN"} else None
    return Layer(subject, operator, mood_of(sentence, subject)) if subject and operator else None


def _is_complement(sentence: Sentence, verb: Word, up: Word) -> bool:
    """A clause that the parser hung on as an adjunct though the verb above asks for it: "clear the way for X to send"."""
    if verb.tag == "VBG" and not sentence.children(verb, "mark", "nsubj"):
        return up.index < verb.index and "," not in {word.text for word in sentence.words[up.index : verb.index]}
    marks = {child.lower for child in sentence.children(verb, "mark", "aux")}
    return "to" in marks and not marks & {"if", "once", "unless", "as", "while", "because", "after", "before"}


def _is_aside(current: Word, up: Word) -> bool:
    """A subject is what its clause is about only with some verbs: "the plan failed", not "officials said"."""
    return current.dep == "nsubj" and up.pos in {"VERB", "AUX"} and up.lemma.lower() not in group("verbs of course")
