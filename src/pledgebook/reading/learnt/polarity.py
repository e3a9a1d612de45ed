"""Where an act that was only learnt may be told: a refusal never becomes a promise, and a "might" never a "will".

What was learnt counts words; it does not know what stands under what. So a firm act is told only where no operator and no mood
over the thing, and no refusal near it, says otherwise, and any other act only where a word of the lexicon says so.
"""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.model.reports import Act
from pledgebook.reading.mood import Mode

_FIRM = frozenset({Act.PLEDGED, Act.PLANNED, Act.ORDERED, Act.DELIVERED, Act.PERMITTED})
_OPEN_MODES = frozenset({Mode.MAY, Mode.CAN, Mode.MUST, Mode.UNREAL})
_AGAINST = frozenset({"refuse*", "withdraw*", "deny*", "forbid*"})
_ASKS = frozenset({"request*", "persuade*"})
_WEIGHS = frozenset({"consider*"})
_LETS = frozenset({"permit*", "enable*", "issue*"})


def may_be(act: Act, features: Iterable[str]) -> bool:
    """Whether nothing in the sentence speaks against an act, by the features of the thing that it is about."""
    told = tuple(features)
    over, near, moods = _values(told, "sense="), _values(told, "near="), _values(told, "mood.1=") | _values(told, "mood.2=")
    denied, left_open = any(mood.startswith("not ") for mood in moods), bool(moods & _OPEN_MODES)
    if act in _FIRM:
        doubted = over & (_ASKS | _WEIGHS) or near & _AGAINST or denied or left_open
        return not doubted and (act is not Act.PERMITTED or bool(near & _LETS))
    if act is Act.REQUESTED:
        return bool(near & _ASKS) and not near & _AGAINST and not denied
    if act is Act.CONSIDERED:
        return (bool(near & _WEIGHS) or left_open) and not near & _AGAINST and not denied
    return bool(near & _AGAINST) or denied


def _values(features: Iterable[str], name: str) -> set[str]:
    return {feature.removeprefix(name) for feature in features if feature.startswith(name)}
