"""The table of acts: what an event is in the mood of its own word, and what each operator makes of the act below it.

Modality always beats the verb: "will deliver" is never `delivered`.
"""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Word
from pledgebook.lexicon.frames import Frame, Operator
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.grammar.modes import DONE, Mode
from pledgebook.reading.grammar.mood import Mood

Folded = Act | None
"""None is an event of which nothing is said yet: "the delivery of", "to send"."""

_FIRM = frozenset({Act.REFUSED, Act.REQUESTED, Act.WITHDRAWN, Act.ORDERED, Act.PERMITTED})
_TOLD = _FIRM | {Act.DELIVERED, Act.CONSIDERED}
_DONE = DONE | {Mode.PRESENT}
_ANSWERED = frozenset({Act.REFUSED, Act.REQUESTED})


@dataclass(frozen=True, slots=True)
class Below:
    """What lies below an operator: its act so far, what the event is once it has happened, and whether the word right
    below is the noun of a request or of a decision.
    """

    act: Folded
    done: Act = Act.DELIVERED
    is_request: bool = False
    is_decision: bool = False
    is_end: bool = False
    """Whether a stop or a refusal lies below, whatever became of it."""
    is_duty: bool = False
    """Whether what is asked for below is only said to be due: "should send"."""


def done_by(frame: Frame | None) -> Act:
    """What an event of a frame is once it has happened."""
    return Act(frame.past) if frame and frame.past in set(Act) else Act.DELIVERED


def happening(done: Act, mood: Mood) -> Folded:
    """What an event is in the mood of its own verb, `done` being what it is once it has happened."""
    if mood.mode is Mode.UNREAL:
        return None
    if mood.ended:
        return Act.WITHDRAWN
    if mood.denied and mood.mode is Mode.MUST:
        return None  # who "should not send" is told so by others
    if mood.denied:
        left_open = mood.mode is Mode.MAY or mood.pending  # "may not send" and "has yet to send", but not "cannot send"
        return Act.CONSIDERED if left_open else Act.REFUSED
    table: dict[Mode, Folded] = {
        Mode.WILL: Act.PLEDGED,
        Mode.WOULD: Act.PLEDGED,
        Mode.MAY: Act.CONSIDERED,
        Mode.CAN: Act.CONSIDERED,
        Mode.MUST: Act.REQUESTED,
        Mode.BARE: None,
    }
    return table.get(mood.mode, done)


def operated(operator: Operator, below: Folded, mood: Mood, official: bool) -> Folded:
    """The act of an operator over what is below it, in the mood of its own word. `official`: the words are the giver's own."""
    if mood.denied and operator.denied != "keep":
        return _denied(operator, mood)
    if operator.act == "none" or mood.mode is Mode.UNREAL:
        return None
    if operator.act not in set(Act):
        return below
    act = Act(operator.act)
    if act is Act.PLEDGED:
        return _promise(below, mood, Act.PLEDGED if official else Act(operator.ahead))
    return _to_come(act, mood) if act in {Act.PERMITTED, Act.WITHDRAWN, Act.ORDERED} else act


def _to_come(act: Act, mood: Mood) -> Folded:
    """What is not done yet: "may halt", "must permit", "will sign a contract"."""
    if mood.mode is Mode.MUST and act is not Act.WITHDRAWN:
        return _due(mood)
    if mood.mode in {Mode.MAY, Mode.CAN, Mode.MUST}:
        return Act.CONSIDERED
    return Act.PLANNED if act is Act.ORDERED and mood.mode in {Mode.WILL, Mode.WOULD} else act


def _due(mood: Mood) -> Act:
    """What must be done is asked for; what "still has to be approved" is only open."""
    return Act.CONSIDERED if mood.pending else Act.REQUESTED


def _denied(operator: Operator, mood: Mood) -> Folded:
    """The act of a denied operator; what is only denied so far ("has yet to approve", "may not agree") is still open."""
    if mood.pending and operator.name == "fulfil":
        return Act.PLEDGED  # "has yet to keep its promise"
    if (mood.pending or mood.mode is Mode.MAY) and operator.act in {Act.PLEDGED, Act.PERMITTED, Act.CONSIDERED}:
        return Act.CONSIDERED
    return Act(operator.denied) if operator.denied in set(Act) else None


def _promise(below: Folded, mood: Mood, ahead: Act) -> Folded:
    """A promise over what lies below it; one that is itself to come is what `ahead` says."""
    if below in _TOLD:
        return below
    soft = {Mode.WILL: ahead, Mode.WOULD: ahead, Mode.MUST: _due(mood), Mode.MAY: Act.CONSIDERED, Mode.CAN: Act.CONSIDERED}
    return soft.get(mood.mode, Act.PLEDGED)


def under(below: Below, layer: Layer, official: bool) -> Folded:
    """The act of what lies below under one more layer."""
    if layer.operator is None:
        return (below.act is Act.WITHDRAWN and _undone(layer)) or _carried(below, layer.mood)
    if layer.mood.denied and layer.word.lemma.lower() in group("opinions"):
        return _disbelieved(below.act)
    if below.act is Act.WITHDRAWN and (ended := _end(layer.operator, layer)) is not Act.WITHDRAWN:
        return ended
    if still := _still(below, layer):
        return still
    if below.is_duty and layer.operator.name == "decide" and not layer.mood.denied:
        return operated(layer.operator, None, layer.mood, official)  # "has decided that it should send"
    return below.act if _leaves(layer.operator, below) else _changed(below, layer, layer.operator, official)


def _undone(layer: Layer) -> Folded:
    """A stop that is taken back: who "lifted the hold on" gives after all, who "may lift" it weighs that."""
    if layer.word.lemma.lower() not in group("undoing") or layer.mood.denied:
        return None
    ahead = {Mode.WILL: Act.PLANNED, Mode.WOULD: Act.PLANNED, Mode.MAY: Act.CONSIDERED, Mode.CAN: Act.CONSIDERED}
    return Act.PLEDGED if layer.mood.mode in _DONE | {Mode.GOING_ON} else ahead.get(layer.mood.mode)


def _end(operator: Operator, layer: Layer) -> Folded:
    """An end under one more word: who "has no plans to cut" or "refused to suspend" goes on, who "plans to cut" or "threatened
    to cut" has not yet.
    """
    if operator.name != "say" and (layer.mood.denied or operator.act == Act.REFUSED):
        return None
    ahead = operator.name == "plan" or layer.word.lemma.lower() in group("threatening")
    return Act.CONSIDERED if ahead else Act.WITHDRAWN


def _changed(below: Below, layer: Layer, operator: Operator, official: bool) -> Folded:
    mood, granting = layer.mood, below.is_request and layer.word.lemma.lower() in group("granting requests")
    match operator.name:
        case "enable":
            return _enabled(below.act, mood)
        case "aspect" | "raise":
            return _aspect(below, layer)
        case "request" | "refuse" | "withdraw" if _is_turned_round(below, operator, mood):
            return None
        case "plan" if official and not mood.denied:
            return Act.PLEDGED
        case "persuade" if not mood.denied:
            return below.act if below.is_end else _persuaded(layer)
    kept = operator.name == "fulfil" and below.act is Act.PLEDGED and mood.mode in _DONE
    done = Act.DELIVERED if kept else below.act  # "kept its promise to send them"
    return operated(operator, None if granting and operator.act == Act.PLEDGED else done, mood, official)


def is_unfinished(word: Word, mood: Mood) -> bool:
    """Whether a promise is still being worked out: "is *finalising* a deal to send them"; who "is offering" it has promised."""
    return mood.mode is Mode.GOING_ON and not mood.denied and word.lemma.lower() in group("finishing deals")


def _is_turned_round(below: Below, operator: Operator, mood: Mood) -> bool:
    """A call to stop giving asks for nothing, and who "rejected a bid to block a sale" refuses, or takes back, nothing."""
    if operator.name == "request":
        return below.act in {Act.WITHDRAWN, Act.REFUSED}
    return below.is_end and not mood.denied and not (below.act is Act.REFUSED and below.is_request)


def _persuaded(layer: Layer) -> Folded:
    """Who "was persuaded to send" will, who "could be persuaded" may, and who is being persuaded is asked."""
    mood, word = layer.mood, layer.word
    if word.tag == "VBG" and word.dep == "advcl":
        return Act.PLEDGED  # "shelled the port, prompting Spain to send them"
    table = {**dict.fromkeys(_DONE, Act.PLEDGED), Mode.MAY: Act.CONSIDERED, Mode.CAN: Act.CONSIDERED, Mode.UNREAL: None}
    return table.get(mood.mode, Act.REQUESTED)


def _still(below: Below, layer: Layer) -> Folded:
    """What is only weighed or planned so far: "is *discussing* whether it should send", "is *finalising* a deal to send"."""
    name = layer.operator.name if layer.operator else ""
    if _is_still_open(below, layer) or (below.is_duty and name == "consider"):
        return Act.CONSIDERED
    unfinished = name == "pledge" and is_unfinished(layer.word, layer.mood) and below.act in {None, Act.PLEDGED}
    return Act.PLANNED if unfinished else None


def _is_still_open(below: Below, layer: Layer) -> bool:
    """In "put off a decision on sending", "is to decide on sending" and "did not signal any decision" nothing is decided."""
    if layer.operator and layer.operator.name == "say" and layer.mood.denied:
        return below.is_decision and below.act in {Act.PLEDGED, Act.PERMITTED}
    if layer.operator and layer.operator.name in {"plan", "arrange"} and not layer.mood.denied:
        return below.is_decision and below.act is Act.PLEDGED
    if layer.operator is None or layer.operator.name != "withdraw":
        return False
    puts_off = layer.word.lemma.lower() in group("putting off") and not layer.mood.denied
    return puts_off and (below.is_decision or below.act is Act.CONSIDERED)


def _leaves(operator: Operator, below: Below) -> bool:
    """Whether an operator leaves the act below as it is: who "plans to ask" asks, who "considers a request" does not."""
    if operator.name == "issue":
        return below.is_request  # "issued an appeal" gives no leave
    if operator.name == "plan" and below.act is Act.CONSIDERED:
        return True
    if operator.name in {"plan", "consider"}:
        return below.act in _ANSWERED and not below.is_request
    return operator.name == "say" or (operator.name == "judge" and below.act is not None)


def _disbelieved(act: Folded) -> Folded:
    """In "does not think that they should send" nobody asks, in "does not expect to send" nobody will."""
    return Act.REFUSED if act in {Act.PLEDGED, Act.PLANNED} else None if act is Act.REQUESTED else act


def _enabled(act: Folded, mood: Mood) -> Folded:
    """What somebody is enabled or told to do lies ahead: "directed the ministry to send"."""
    if act is not None:
        return act
    if mood.denied:
        return Act.REFUSED
    return Act.CONSIDERED if mood.mode in {Mode.MAY, Mode.CAN} else Act.PLEDGED


def _aspect(below: Below, layer: Layer) -> Folded:
    mood = layer.mood
    if layer.word.lower in group("being able") and below.act is None and mood.mode is Mode.PRESENT and not mood.denied:
        return Act.PLEDGED  # "we are now able to provide"
    if below.act is None:
        is_going = mood.mode in {Mode.GOING_ON, Mode.PRESENT} and not mood.denied
        ahead = is_going and layer.word.lemma.lower() in group("going ahead")
        return Act.PLEDGED if ahead else happening(below.done, mood)
    if not mood.denied:
        return below.act
    return Act.CONSIDERED if mood.mode is Mode.MAY or below.act is Act.REFUSED else Act.REFUSED


def _carried(below: Below, mood: Mood) -> Folded:
    """Under a verb that only carries the noun: "made a promise", "has not taken a decision", "would be a mistake"."""
    if below.act is None:
        return happening(below.done, mood)
    if below.act is Act.WITHDRAWN and mood.denied:
        return None
    if below.act is Act.PERMITTED and mood.mode is Mode.MUST:
        return _due(mood)  # "must obtain approval"
    if mood.denied:
        return Act.CONSIDERED if below.act in {Act.PLEDGED, Act.PERMITTED} else below.act
    return Act.PLANNED if mood.mode is Mode.WILL and below.act is Act.PLEDGED else below.act
