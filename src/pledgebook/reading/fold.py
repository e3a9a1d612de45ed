"""The act of a clause: a fold of the operators over the base.

The table can be read aloud. Innermost first, each operator takes the act below it to the act of the whole;
modality always beats the verb ("will deliver" is never `delivered`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.lexicon.frames import Frame, Operator
from pledgebook.model.reports import Act
from pledgebook.reading.climb import Base
from pledgebook.reading.layers import Layer
from pledgebook.reading.mood import Mode, Mood
from pledgebook.reading.stack import Stack

Folded = Act | None
"""None is an event of which nothing is said yet: "the delivery of", "to send"."""

_FIRM = frozenset({Act.REFUSED, Act.REQUESTED, Act.WITHDRAWN, Act.ORDERED, Act.PERMITTED})
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
    act, steps, permission = _of_base(base, stack.mood), [_told(base, stack.mood)], False
    modes = {stack.mood.mode, *(layer.mood.mode for layer in stack.layers if layer.operator and layer.operator.name == "aspect")}
    ongoing = base.frame is not None and bool(modes & {Mode.GOING_ON, Mode.PRESENT})
    for layer in stack.layers:
        act = _under(act, layer, official) if act or not _only_names(base, layer) else act
        if ongoing and act is Act.DELIVERED and layer.operator and layer.operator.name == "pledge":
            act = Act.PLEDGED  # "announced that he was providing"
        if (
            act is Act.PLEDGED
            and base.trigger.pos == "NOUN"
            and base.frame
            and base.frame.past == Act.ORDERED
            and layer.mood.mode in _REAL
        ):
            act = Act.ORDERED  # "announced the procurement of"
        permission = permission or bool(layer.operator and layer.operator.permission)
        steps.append(_line(layer, act))
    if stack.supposed and act is not Act.REQUESTED:
        act = Act.CONSIDERED if stack.supposed == "whether" else None
        steps.append(f"supposed by '{stack.supposed}' -> {act or 'open'}")
    if stack.only_if and act in {Act.PLEDGED, Act.PLANNED, Act.CONSIDERED}:
        act = Act.REFUSED
        steps.append("'only ... if' -> refused until then")
    permission = permission or bool(base.operator and base.operator.permission)
    begun = all(layer.operator and layer.operator.name == "aspect" for layer in stack.layers)
    return Fold(act, tuple(steps), permission, ongoing and begun)


def _only_names(base: Base, layer: Layer) -> bool:
    """In "criticised the delivery of boats" the delivery may still lie ahead; "criticised the deliveries" tells of past ones."""
    return layer.operator is not None and layer.operator.name == "judge" and base.trigger.tag == "NN"


def _of_base(base: Base, mood: Mood) -> Folded:
    return _frame_act(base.sense, mood) if isinstance(base.sense, Frame) else _operator_act(base.sense, None, mood)


def _frame_act(frame: Frame, mood: Mood) -> Folded:
    if frame.past == "none":
        return None
    past = Act(frame.past) if frame.past in set(Act) else Act.DELIVERED
    table: dict[Mode, Folded] = {
        Mode.WILL: Act.PLEDGED,
        Mode.WOULD: Act.PLEDGED,
        Mode.MAY: Act.CONSIDERED,
        Mode.CAN: Act.CONSIDERED,
        Mode.MUST: Act.REQUESTED,
        Mode.BARE: None,
    }
    act = table.get(mood.mode, past)
    if mood.denied:
        return Act.CONSIDERED if mood.mode is Mode.MAY else Act.REFUSED  # "may not send" leaves it open, "cannot send" does not
    return act


def _operator_act(operator: Operator, below: Folded, mood: Mood) -> Folded:
    """The act of an operator over what is below it, in the mood of its own verb."""
    if mood.denied and operator.denied != "keep":
        return Act(operator.denied) if operator.denied in set(Act) else None
    if operator.act == "none":
        return None
    if operator.act not in set(Act):
        return below
    act = Act(operator.act)
    if act is Act.PLEDGED:
        return _promise(below, mood)
    if act in {Act.PERMITTED, Act.WITHDRAWN} and mood.mode in {Mode.MAY, Mode.CAN, Mode.MUST}:
        return Act.REQUESTED if mood.mode is Mode.MUST else Act.CONSIDERED
    return act


def _promise(below: Folded, mood: Mood) -> Folded:
    if below in _FIRM or below is Act.DELIVERED:
        return below
    soft = {Mode.WILL: Act.PLANNED, Mode.WOULD: Act.PLANNED, Mode.MUST: Act.REQUESTED}
    if mood.mode in {Mode.MAY, Mode.CAN}:
        return Act.CONSIDERED
    return soft.get(mood.mode, Act.PLEDGED)


def _under(act: Folded, layer: Layer, official: bool) -> Folded:
    if layer.operator is None:
        return _light(act, layer.mood)
    match layer.operator.name:
        case "say":
            result = act
        case "enable":
            result = _enabled(act, layer.mood)
        case "judge" if act is not None:
            result = act
        case "aspect" | "raise":
            result = _aspect(act, layer.mood)
        case "request" if act in {Act.WITHDRAWN, Act.REFUSED}:
            result = None  # a call to stop giving asks for nothing
        case "plan" | "consider" if act in _FIRM - {Act.WITHDRAWN, Act.ORDERED}:
            result = act
        case "plan" if official and not layer.mood.denied:
            result = Act.PLEDGED
        case _:
            result = _operator_act(layer.operator, act, layer.mood)
    return result


def _enabled(act: Folded, mood: Mood) -> Folded:
    """What somebody is enabled or told to do lies ahead: "directed the ministry to send"."""
    if act is not None:
        return act
    if mood.denied:
        return Act.REFUSED
    return Act.CONSIDERED if mood.mode in {Mode.MAY, Mode.CAN} else Act.PLEDGED


def _aspect(act: Folded, mood: Mood) -> Folded:
    if act is None:
        return _frame_act(_DONE, mood)
    if mood.denied:
        return Act.CONSIDERED if mood.mode is Mode.MAY else Act.REFUSED  # "may not send" leaves it open, "cannot send" does not
    return act


def _light(act: Folded, mood: Mood) -> Folded:
    """A verb that only carries the noun: "made a promise", "has not taken a decision", "would be a mistake"."""
    if act is None:
        return _frame_act(_DONE, mood)
    if mood.denied:
        return Act.CONSIDERED if act is Act.PLEDGED else act
    return Act.PLANNED if mood.mode is Mode.WILL and act is Act.PLEDGED else act


_DONE = Frame("done", (), (), (), "delivered", "open")


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
