"""News in brief: paragraphs that open with a country in capitals, which is whom each of them is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pledgebook.model.actors import ActorKind
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight

_ENDS = frozenset({".", ":", "-", "–", "—", "|"})


def countries_in_brief(sights: Sequence[Sight]) -> Mapping[int, Party]:
    """The country of each paragraph so labelled, by its number: "MALAWI. The bank lent ..."; none where only one is."""
    found: dict[int, Party] = {}
    for sight in sights:
        if sight.sentence.block not in found and (label := _label(sight)):
            found[sight.sentence.block] = label
    return found if len({label.value for label in found.values()}) > 1 else {}


def _label(sight: Sight) -> Party | None:
    """The country in capitals that a paragraph opens with, closed by a full stop, a colon or a dash."""
    first = sight.actor_at(0)
    words = sight.sentence.words
    if first is None or first.first or first.value.kind is not ActorKind.COUNTRY or first.rule != "actor.name":
        return None
    shouted = all(word.text.isupper() for word in words[: first.last + 1])
    closed = first.last + 1 < len(words) and words[first.last + 1].text in _ENDS
    return first.reading(sight.sentence) if shouted and closed else None
