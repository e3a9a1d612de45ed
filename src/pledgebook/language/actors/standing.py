"""Offices that stand by themselves: "the Chancellor said", "the Secretary of State".

Whom such an office speaks for follows from what the article said before and from the dated table of holders. Where
more than one country remains, it speaks for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pledgebook.language.actors.bodies import Draft
from pledgebook.language.actors.spots import Cue, Spot, is_in, word_at
from pledgebook.language.doc import Mention, Sentence
from pledgebook.lexicon import offices
from pledgebook.lexicon.actors import Form
from pledgebook.model.actors import Actor, ActorKind, Speaker
from pledgebook.model.dates import PartialDate

_BEFORE = frozenset({"the", "our"})
_GOVERNING = frozenset({"actor.government", "actor.office", "actor.seat", "actor.capital"})


@dataclass(slots=True)
class Standing:
    """What an article says about offices and governments: whose it names anywhere, and the countries named so far."""

    published: PartialDate | None
    by_office: dict[str, dict[Actor, None]] = field(default_factory=dict)
    countries: dict[Actor, None] = field(default_factory=dict)
    governing: dict[Actor, None] = field(default_factory=dict)
    groups: dict[str, Actor] = field(default_factory=dict)

    def hold(self, office: str, side: Actor) -> None:
        """Remembers that the article names the holder of an office, by name or by country."""
        self.by_office.setdefault(office, {}).setdefault(side)

    def note(self, drafts: Sequence[Draft], sides: Iterable[Actor]) -> None:
        """Remembers the countries of a sentence, those whose governments it names, and bands of fighters."""
        self.governing.update(dict.fromkeys(side for side in sides if side.kind is ActorKind.COUNTRY))
        for draft in drafts:
            if draft.actor.kind is ActorKind.COUNTRY:
                self.countries.setdefault(draft.actor)
                if draft.rule in _GOVERNING:
                    self.governing.setdefault(draft.actor)
            if draft.rule == "actor.group":
                self.groups[draft.actor.id.rsplit(" ", 1)[-1]] = draft.actor

    def resolve(self, office: str, drafts: Sequence[Draft]) -> Actor | None:
        """The actor whose holder of that office is meant; None when more than one may be."""
        named = self.by_office.get(office, {})
        if named:
            return next(iter(named)) if len(named) == 1 else None
        holders = offices.having(office, self.published)
        if len(holders) == 1:
            return holders[0]
        here = dict.fromkeys(draft.actor for draft in drafts if draft.actor in holders)
        told = here or dict.fromkeys(actor for actor in self.countries if actor in holders)
        return next(iter(told)) if len(told) == 1 else None


def offices_of(drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> Iterator[tuple[str, Actor]]:
    """The offices that a sentence names with their country."""
    for draft in drafts:
        if draft.rule == "actor.office":
            for title in _titles(cues, draft.first, draft.last):
                yield title.office, draft.actor


def _titles(cues: Sequence[Spot[Cue]], first: int, last: int) -> Iterator[offices.Title]:
    return (
        spot.what.title
        for spot in cues
        if spot.what.title and spot.what.title.office and first <= spot.first <= spot.last <= last
    )


def with_offices(
    sentence: Sentence, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]], people: Sequence[Mention[Speaker]], standing: Standing
) -> list[Draft]:
    """The drafts and what stands by itself beside them; `people` are the persons whom the sentence names."""
    standing.note((), (mention.value.actor for mention in people if mention.value.actor))
    added = [draft for spot in cues if (draft := _alone(sentence, spot, drafts, people, standing))]
    done = sorted((*drafts, *added), key=lambda draft: draft.first)
    standing.note(done, ())
    return done


def _alone(
    sentence: Sentence, spot: Spot[Cue], drafts: Sequence[Draft], people: Sequence[Mention[Speaker]], standing: Standing
) -> Draft | None:
    if any(draft.first <= spot.last and spot.first <= draft.last for draft in drafts):
        return None
    if "fighters" in spot.what.lists:
        band = standing.groups.get(sentence.words[spot.last].lower) or _band(sentence, spot)
        return Draft(spot.first, spot.last, band, "actor.group", Form.GROUP) if band else None
    title = spot.what.title
    if title and title.lone and not any(one.first <= spot.last + 2 and spot.first <= one.last for one in people):
        actor = standing.resolve(title.office, drafts) if _stands_alone(sentence, spot) else None
        return Draft(spot.first, spot.last, actor, "actor.office", Form.SEAT) if actor else None
    if len(standing.governing) == 1 and is_in(sentence.words[spot.last].text, "bodies alone") and spot.first == spot.last:
        government = next(iter(standing.governing)) if _stands_alone(sentence, spot) else None
        return Draft(spot.first, spot.last, government, "actor.government", Form.SEAT) if government else None
    return None


def _band(sentence: Sentence, spot: Spot[Cue]) -> Actor | None:
    """Fighters of whom the article says nowhere whose they are: "the rebels"."""
    after = word_at(sentence, spot.last + 1)
    words = sentence.quote(spot.first, spot.last).words.lower()
    goes_on = after is not None and after.tag in {"NN", "NNS", "POS"}
    return Actor(words, ActorKind.GROUP) if is_in(words, "fighters alone") and not goes_on else None


def _stands_alone(sentence: Sentence, spot: Spot[Cue]) -> bool:
    """Behind "the" or at the head of the sentence, and with nothing behind it that says whose it is."""
    words = sentence.words
    after = word_at(sentence, spot.last + 1)
    if after is not None and (after.lower in {"of", "for", "in", "-"} or after.tag in {"NN", "NNS", "NNP"}):
        return False
    if spot.first == 0:
        return words[0].text[0].isupper() and not is_in(words[0].text, "past")
    return words[spot.first - 1].lower in _BEFORE
