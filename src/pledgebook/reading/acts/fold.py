"""The act of a clause: a fold of the operators over the base.

Innermost first, each operator takes the act below it to the act of the whole, as the table of `table.py` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.doc import Word
from pledgebook.lexicon.frames import Operator
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.acts.table import Below, Folded, done_by, happening, is_unfinished, operated, under
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import DONE, Mode
from pledgebook.reading.grammar.mood import Mood

_REAL = frozenset({Mode.PAST, Mode.PERFECT, Mode.PRESENT, Mode.GOING_ON})


@dataclass(frozen=True, slots=True)
class Fold:
    """The act, each step that led to it, and whether the whole is a permission for someone else's transfer."""

    act: Folded
    steps: tuple[str, ...]
    permission: bool = False
    ongoing: bool = False


def fold(base: Base, stack: Stack, official: bool = False) -> Fold:
    """The act of a base under its stack. `official`: the article is the donor's own release, in which a plan is a promise."""
    act, steps = _of_base(base, stack.mood, official), [_told(base, stack.mood)]
    permission = bool(base.operator and base.operator.permission)
    is_request, is_decision = _is_request(base.operator, base.trigger), _is_decision(base.operator, base.trigger)
    ongoing = _goes_on(base, stack)
    undone, is_end = act is None and base.operator is not None, False
    for number, layer in enumerate(stack.layers):
        is_end = is_end or act in {Act.WITHDRAWN, Act.REFUSED}
        duty = act is Act.REQUESTED and base.frame is not None and stack.mood.mode is Mode.MUST
        below = Below(act, done_by(base.frame), is_request, is_decision, is_end, duty)
        act = under(below, layer, official) if act or not _only_names(base, layer) else act
        act = None if number and _keeps_silent(layer, stack.layers[number - 1]) else act
        act = _announced(base, layer, act, ongoing)
        act = None if is_end and below.act is None and act is Act.PLEDGED else act  # "voted against suspending aid"
        act = (
            None if is_end and below.act is Act.CONSIDERED and act is Act.REQUESTED else act
        )  # "demanded a vote on suspending aid"
        undone = undone or (below.act is not None and act is None) or _doubts(layer)
        if _never_was(stack, layer) or (undone and act is Act.DELIVERED):
            act = None  # what is denied is not told again by the "has" or "is" above it
        permission = permission or bool(layer.operator and layer.operator.permission)
        is_request, is_decision = _is_request(layer.operator, layer.word), _is_decision(layer.operator, layer.word)
        steps.append(_line(layer, act))
    if stack.supposed and act is not Act.REQUESTED:
        open_still = stack.supposed == "whether" and stack.mood.mode not in DONE
        act = Act.CONSIDERED if open_still else None  # nobody weighs what was done: "it is unclear whether they have sent any"
        steps.append(f"supposed by '{stack.supposed}' -> {act or 'open'}")
    if stack.only_if and act in {Act.PLEDGED, Act.PLANNED, Act.CONSIDERED}:
        act = Act.REFUSED
        steps.append("'only ... if' -> refused until then")
    begun = all(layer.operator is None or layer.operator.name in {"aspect", "say"} for layer in stack.layers)
    return Fold(act, tuple(steps), permission, ongoing and begun)


def _never_was(stack: Stack, layer: Layer) -> bool:
    """Whether the "was to" stands over what did not come about: "was to have sent"."""
    return stack.mood.mode is Mode.UNREAL and layer.operator is not None and layer.operator.name == "arrange"


def _doubts(layer: Layer) -> bool:
    """Whether a word leaves nothing told, so that no "has" above tells it again: "has *doubts* about sending"."""
    return layer.operator is not None and layer.operator.act == "none" and not layer.mood.denied


def _keeps_silent(layer: Layer, below: Layer) -> bool:
    """Whether somebody only refuses to speak: "declined to comment on reports that it had sent"."""
    refuses = layer.operator is not None and layer.operator.act == Act.REFUSED
    speaks = below.operator is not None and below.operator.name == "say" and (below.word.is_verb or below.word.is_noun)
    return refuses and (speaks or below.word.lemma.lower() in group("telling"))


def _of_base(base: Base, mood: Mood, official: bool) -> Folded:
    if isinstance(base.sense, Operator) and base.sense.name == "pledge" and is_unfinished(base.trigger, mood):
        return Act.PLANNED
    if isinstance(base.sense, Operator):
        return operated(base.sense, None, mood, official)
    return None if base.sense.past == "none" else happening(done_by(base.sense), mood)


def _goes_on(base: Base, stack: Stack) -> bool:
    """Whether the base's event is told as going on: "is providing", "continues to host"."""
    bearing = (layer for layer in stack.layers if layer.operator is None or layer.operator.name == "aspect")
    modes = {stack.mood.mode, *(layer.mood.mode for layer in bearing)}
    told = {Mode.GOING_ON} if base.trigger.lemma.lower() in group("over at once") else {Mode.GOING_ON, Mode.PRESENT}
    return base.frame is not None and bool(modes & told)


def _is_request(operator: Operator | None, word: Word) -> bool:
    return operator is not None and operator.name == "request" and word.pos == "NOUN"


def _is_decision(operator: Operator | None, word: Word) -> bool:
    """Whether a decision is named or is yet to be taken: "a *decision* on sending", "is to *decide* on sending".

    So is an approval that somebody puts off: "delayed *approving* the loan".
    """
    approves = operator is not None and operator.name == "pledge" and word.lemma.lower() in group("approving")
    decides = operator is not None and operator.name == "decide" and (word.pos == "NOUN" or word.tag == "VB")
    return decides or (approves and word.tag == "VBG")


def _announced(base: Base, layer: Layer, act: Folded, ongoing: bool) -> Folded:
    """What an announcement makes of what goes on and of a purchase: "announced that he was providing", "the procurement of".

    A contract that is signed over a purchase is the order: "signed a contract to buy".
    """
    if layer.operator is None or layer.operator.act != Act.PLEDGED:
        return act
    if ongoing and act is Act.DELIVERED:
        return Act.PLEDGED
    settled = base.trigger.pos == "NOUN" or layer.word.lemma.lower() in group("contracting")
    bought = (settled and done_by(base.frame) is Act.ORDERED) or _is_sale_signed(base, layer)
    bought = bought and layer.mood.mode in _REAL and not layer.mood.denied
    return Act.ORDERED if bought and act is Act.PLEDGED else act


def _is_sale_signed(base: Base, layer: Layer) -> bool:
    """As in "signed the sale of three radars"."""
    signs = layer.operator is not None and layer.operator.name == "pledge" and layer.word.lemma.lower() in group("signing")
    return (
        signs and base.trigger.pos == "NOUN" and base.trigger.lemma.lower() == "sale"
    )  # who "signed off on" it only let it pass


def _only_names(base: Base, layer: Layer) -> bool:
    """In "criticised the delivery of boats" the delivery may still lie ahead; "criticised the deliveries" tells of past ones."""
    return layer.operator is not None and layer.operator.name == "judge" and base.trigger.tag == "NN"


def _told(base: Base, mood: Mood) -> str:
    kind = "frame" if base.frame else "operator"
    denied = ", denied" if mood.denied else ""
    return f"{kind} {base.sense.name}: '{base.trigger.text}' ({mood.mode}{denied})"


def _line(layer: Layer, act: Folded) -> str:
    name = layer.operator.name if layer.operator else "light verb"
    denied = ", denied" if layer.mood.denied else ""
    return f"under {name}: '{layer.word.text}' ({layer.mood.mode}{denied}) -> {act or 'open'}"


def steps_of(folded: Fold) -> Iterator[str]:
    yield from folded.steps
    yield f"read as {folded.act or 'nothing'}"
