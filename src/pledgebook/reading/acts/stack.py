"""The operators that stand over a base: everything met from its word up to the sentence's root."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.layers import Layer, is_beside_end, layer_of, manner_of
from pledgebook.reading.acts.rated import is_rated, rating
from pledgebook.reading.acts.supposed import is_only_if, supposed
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import Mood, mood_of
from pledgebook.reading.grammar.sight import is_talked_of, is_to_do
from pledgebook.reading.grammar.triggers import frame_at, operator_at

_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "pcomp", "csubj", "csubjpass", "advcl", "relcl", "conj", "dep"})
_NOUNS = frozenset({"dobj", "nsubjpass", "nsubj", "pobj", "attr", "oprd", "acomp", "prep", "appos", "dative", "agent", "advmod"})
_SCOPED = _CLAUSES | _NOUNS  # the places from which the way leads on up


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
        supposed(sentence, chain),
        is_only_if(sentence, chain),
    )


def _steps(sentence: Sentence, trigger: Word, things: frozenset[int]) -> Iterator[_Step]:
    current, last = trigger, False
    while not last and current.head != current.index and current.dep in _SCOPED and not _is_apart(sentence, current):
        step = _step(sentence, trigger, current, things)
        yield step
        current, last = step.up, step.last


def _is_apart(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause only stands beside the one that the parser hangs it on: "*Chad asked for tanks*; Norway has refused"."""
    between = sentence.words[clause.index : clause.head] if clause.dep in {"ccomp", "nsubj"} else ()
    return clause.is_verb and any(word.text == ";" for word in between)


def _step(sentence: Sentence, trigger: Word, current: Word, things: frozenset[int]) -> _Step:
    up = sentence.words[current.head]
    manner = manner_of(sentence, trigger, current, up)
    if is_to_do(sentence, current) and (layer := _left_over(sentence, current, up, things)):
        return _Step(up, layer, last=True)
    if _is_aside(sentence, current, up) and not manner:
        return _Step(up, passed=False, last=True)
    if _is_relative(sentence, current) and up.lemma.lower() in group("proposals") and (layer := layer_of(sentence, current, up)):
        return _Step(up, layer)
    if _is_relative(sentence, current) or (current.dep in {"acl", "prep"} and up.index in things):
        purpose = up.index in things and not _is_relative(sentence, current) and mood_of(sentence, trigger).mode is Mode.BARE
        return _Step(up, passed=False, carries=purpose, last=True)
    return _step_up(sentence, current, up, manner)


def _step_up(sentence: Sentence, current: Word, up: Word, manner: Layer | None) -> _Step:
    """The step to a word that the deed belongs to."""
    if current.dep == "conj":
        return _Step(up, _over_row(sentence, current, up))
    if is_rated(sentence, current):
        rated = rating(sentence, current)
        return _Step(up, rated, last=rated is None)
    layer = None if _is_up_to(sentence, current, up) else layer_of(sentence, current, up) or manner
    feared = up.is_noun and up.lemma.lower() in group("fears")  # "rejected it over fears that they could be sent"
    return _Step(up, layer, last=feared) if layer else _bare_step(sentence, current, up)


def _is_aside(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether it only stands beside what is told: "left *without* agreeing to", "is behind *on sending*", "ended *with* Chad"."""
    operator = operator_at(sentence, up) if up.lemma == "be" and is_talked_of(sentence, current) else None
    only_is = up.lemma == "be" and is_talked_of(sentence, current) and (operator is None or operator.name == "aspect")
    beside = current.dep in {"prep", "mark"} and current.lower in group("asides")
    return beside or only_is or is_beside_end(sentence, current, up)


def _over_row(sentence: Sentence, current: Word, verb: Word) -> Layer | None:
    """What a verb says of a noun in -ing that the parser joins to it: "halting all sales and *sending* of arms"."""
    thing = sentence.child(verb, "dobj") if current.lower.endswith("ing") and verb.is_verb else None
    is_noun = any(child.lower == "of" for child in sentence.children(current, "prep"))
    in_row = thing is not None and is_noun and verb.index < thing.index < current.index
    return layer_of(sentence, thing, verb) if thing is not None and in_row else None


def _bare_step(sentence: Sentence, current: Word, up: Word) -> _Step:
    """The step to a word that adds nothing."""
    frame = frame_at(sentence, up)
    if is_talked_of(sentence, current) and up.is_verb:
        return _Step(up, last=True)  # "has budged on sending"
    if up.lemma.lower() in group("causing") and current.dep in {"ccomp", "xcomp"}:
        return _Step(up)  # "failed to get parliament to pass it"
    if frame and frame.name != "buy" and current.dep in {"advcl", "xcomp", "prep", "pcomp"}:
        return _Step(up, carries=True, last=True)
    if up.lemma.lower() in group("accepting") and current.dep in {"dobj", "nsubjpass"}:
        mood = mood_of(sentence, up)
        return _Step(up, Layer(up, None, mood) if mood.denied else None)  # "refused to accept the offer"
    ends = up.is_verb and current.dep not in {"prep", "pcomp"}
    return _Step(up, last=ends or _is_quality(sentence, current, up))


def _left_over(sentence: Sentence, current: Word, up: Word, things: frozenset[int]) -> Layer | None:
    """In "has no tanks to send" the "no" and the verb above say whether any is sent; "has tanks to send" says nothing."""
    if current.dep != "relcl" or up.index not in things:
        return None
    verb = sentence.words[up.head]
    denied = mood_of(sentence, up).denied or (up.dep == "dobj" and mood_of(sentence, verb).denied)
    return Layer(up, None, Mood(Mode.BARE, denied))


def _is_quality(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether "to send" only says what for: "is wrong to send", "has the means to send"; who "took a step to send" sent.

    So does "about sending": "is cheerful about sending".
    """
    if operator_at(sentence, up):
        return False
    leads_deed = current.lower == "in" and any(verb.tag == "VBG" for verb in sentence.children(current, "pcomp"))
    if leads_deed and up.pos == "ADJ":
        return True  # "is slow in sending"
    if is_talked_of(sentence, current) and (up.pos in {"ADJ", "NOUN"} or up.lower == "behind"):
        return True
    if not is_to_do(sentence, current):
        return False
    holder = sentence.words[up.head]
    under_it = holder.pos == "ADP" and sentence.words[holder.head].lemma == "be"  # "is under no obligation to send"
    had = up.pos == "NOUN" and (holder.lemma in {"have", "be", "lack", "in"} or under_it)
    return up.pos == "ADJ" or had


def _is_up_to(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether "it is" only tells whose part something is: "it is up to Spain to send them"."""
    subject = sentence.child(up, "nsubj", "expl") if up.lemma == "be" and is_to_do(sentence, current) else None
    return subject is not None and subject.lower == "it" and any(word.lower == "up" for word in sentence.children(up))


def _is_relative(sentence: Sentence, verb: Word) -> bool:
    """A relative clause proper; "the time to send them" is none though the parser calls it one."""
    is_content = any(mark.lower == "that" for mark in sentence.children(verb, "mark"))  # "the request that Spain send them"
    return verb.dep == "relcl" and not is_content and not is_to_do(sentence, verb)
