"""Offices that stand by themselves: "the Chancellor said", "the Secretary of State".

Whom such an office speaks for follows from what the article said before and from the dated table of holders. Where
more than one country remains, it speaks for none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pledgebook.language.bodies import Draft
from pledgebook.language.doc import Sentence
from pledgebook.language.spots import Cue, Spot, is_in
from pledgebook.lexicon import offices
from pledgebook.lexicon.actors import Form
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.dates import PartialDate

_BEFORE = frozenset({"the", "our"})


@dataclass(slots=True)
class Standing:
    """What an article has said so far about offices and countries."""

    published: PartialDate | None
    by_office: dict[str, Actor] = field(default_factory=dict)
    countries: dict[Actor, None] = field(default_factory=dict)

    def note(self, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> None:
        """Remembers the countries of a sentence and whose offices it names."""
        for draft in drafts:
            if draft.actor.kind is ActorKind.COUNTRY:
                self.countries.setdefault(draft.actor)
            if draft.rule == "actor.office":
                for title in _titles(cues, draft.first, draft.last):
                    self.by_office[title.office] = draft.actor

    def resolve(self, office: str, drafts: Sequence[Draft]) -> Actor | None:
        """The actor whose holder of that office is meant; None when more than one may be."""
        if office in self.by_office:
            return self.by_office[office]
        holders = offices.having(office, self.published)
        if len(holders) == 1:
            return holders[0]
        here = dict.fromkeys(draft.actor for draft in drafts if draft.actor in holders)
        told = here or dict.fromkeys(actor for actor in self.countries if actor in holders)
        return next(iter(told)) if len(told) == 1 else None


def _titles(cues: Sequence[Spot[Cue]], first: int, last: int) -> Iterator[offices.Title]:
    return (spot.what.title for spot in cues if spot.what.title and spot.what.title.office and first <= spot.first <= spot.last <= last)


def with_offices(
    sentence: Sentence, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]], taken: Sequence[tuple[int, int]], standing: Standing
) -> list[Draft]:
    """The drafts and the offices that stand by themselves; `taken` are the words that name persons."""
    added = []
    for spot in cues:
        title = spot.what.title
        if title and title.lone and _stands_alone(sentence, spot, drafts, taken):
            if actor := standing.resolve(title.office, drafts):
                added.append(Draft(spot.first, spot.last, actor, "actor.office", Form.SEAT))
    done = sorted((*drafts, *added), key=lambda draft: draft.first)
    standing.note(done, cues)
    return done


def _stands_alone(sentence: Sentence, spot: Spot[Cue], drafts: Sequence[Draft], taken: Sequence[tuple[int, int]]) -> bool:
    words = sentence.words
    if any(draft.first <= spot.last and spot.first <= draft.last for draft in drafts):
        return False
    if any(first <= spot.last + 2 and spot.first <= last for first, last in taken):
        return False
    after = words[spot.last + 1] if spot.last + 1 < len(words) else None
    if after is not None and (after.lower in {"of", "for", "'s office"} or after.tag in {"NN", "NNS"}):
        return False
    if spot.first == 0:
        return words[0].text[0].isupper() and not is_in(words[0].text, "past")
    return words[spot.first - 1].lower in _BEFORE


