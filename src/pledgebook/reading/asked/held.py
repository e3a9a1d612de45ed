"""A claimed line held to the words: every cell read again from its quote by the rules, or dropped.

The rules that the built-in reader goes by decide what the words say. Where they read the same, the line stands. Where they
read another act or other sides, or nothing at all, it waits for a person. What stands on no words of the article is dropped
and listed. So nothing that only a model says is ever taken for known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pledgebook.language.doc import Sentence
from pledgebook.model.actors import Actor
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Report, Unread
from pledgebook.reading.asked.claims import Claim, Said
from pledgebook.reading.asked.doubted import as_claimed
from pledgebook.reading.asked.grounds import Grounds
from pledgebook.reading.asked.smaller import with_smaller_cells
from pledgebook.reading.asked.spots import Spot, spots
from pledgebook.reading.grammar.parties import Party

LINE = "line"
"""The cell of what is left out when a whole line is."""
NOTHING = "neither the rules nor the claimed words give a line with an act, a thing and a side that gives"


@dataclass(frozen=True, slots=True)
class Held:
    """What became of a claim. A report with doubts waits for a person; without one, the whole line was dropped."""

    report: Report | None
    dropped: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim with the places of its words, by cell; a quote that stands nowhere has none."""

    claim: Claim
    places: Mapping[Said, tuple[Spot, ...]]
    around: Quote

    def of(self, *given: Said | None) -> tuple[Spot, ...]:
        return tuple(spot for said in given if said is not None for spot in self.places[said])

    def lost(self) -> Iterator[Unread]:
        """The cells whose words don't stand in the article."""
        for cell, said in self.claim.words():
            if not self.places[said]:
                yield self.dropped(cell, said, "these words don't stand there")

    def dropped(self, cell: str, said: Said, why: str) -> Unread:
        return Unread(self.around, f"'{said.quote[:80]}' was claimed of sentence {said.sentence}: {why}", cell)


def hold(claim: Claim, grounds: Grounds, numbers: frozenset[int]) -> Held:
    """The report that a claim comes to. `numbers` are the sentences that the model was shown."""
    shown = _shown(claim, grounds, numbers)
    lost = tuple(shown.lost())
    if not shown.of(claim.item):
        return Held(None, (*lost, shown.dropped(LINE, claim.item, "a line needs a thing that the article names")))
    if claim.donors and not shown.of(*claim.donors):
        return Held(None, (*lost, shown.dropped(LINE, claim.donors[0], "a line needs a side that the article names")))
    made = _by_rule(shown, grounds)
    if made is None:
        waiting = as_claimed(claim, shown.places, grounds)
        return Held(waiting, lost) if waiting else Held(None, (*lost, shown.dropped(LINE, claim.item, NOTHING)))
    report, doubts, further = _compared(made, shown, grounds)
    return Held(replace(report, doubts=doubts), (*lost, *further))


def _shown(claim: Claim, grounds: Grounds, numbers: frozenset[int]) -> Shown:
    sentences = {number: sentence for number, sentence in grounds.sentences.items() if number in numbers}
    places = {said: spots(said, sentences) for _, said in claim.words()}
    told = next((found for found in places.values() if found), ())
    article = grounds.view.article
    around = told[0].sentence.whole if told else _named(claim, sentences) or Quote(article.id, 0, 0, "")
    return Shown(claim, places, around)


def _named(claim: Claim, sentences: Mapping[int, Sentence]) -> Quote | None:
    sentence = sentences.get(claim.item.sentence)
    return sentence.whole if sentence else None


def _by_rule(shown: Shown, grounds: Grounds) -> Report | None:
    """What the rules read of the thing: by themselves, else under the words that the model points to."""
    things = shown.of(shown.claim.item)
    reports = [draft.report for thing in things for draft in grounds.drafts(thing) if draft.report]
    if not reports:
        pairs = ((thing, doing) for thing in things for doing in shown.of(shown.claim.act_words))
        drafts = (grounds.pointed(thing, doing) for thing, doing in pairs)
        reports = [draft.report for draft in drafts if draft and draft.report]
    given = _sides(shown.of(*shown.claim.donors), grounds)
    return max(reports, key=lambda report: len(given & _values(report.donors)), default=None)


def _compared(made: Report, shown: Shown, grounds: Grounds) -> tuple[Report, tuple[str, ...], tuple[Unread, ...]]:
    """The report of the rules as far as the claim agrees, why it is in doubt, and the cells that were dropped."""
    claim = shown.claim
    donors, donor_doubts = _agreed("giver", made.donors, _sides(shown.of(*claim.donors), grounds))
    recipients, taker_doubts = _agreed("receiver", made.recipients, _sides(shown.of(*claim.recipients), grounds))
    doubts = (*_doubts_of_act(made, shown), *donor_doubts, *taker_doubts)
    report, dropped = with_smaller_cells(replace(made, donors=donors, recipients=recipients), claim, shown.places, grounds)
    return report, doubts, tuple(shown.dropped(cell, said, why) for cell, said, why in dropped)


def _doubts_of_act(made: Report, shown: Shown) -> Iterator[str]:
    claimed, read = shown.claim.act, made.act.value
    if not shown.of(shown.claim.act_words):
        yield f"The words given for '{claimed}' don't stand in the article."
    if claimed is not read:
        yield f"The model says {claimed}, the words by rule say {read}."


def _agreed(role: str, by_rule: tuple[Party, ...], claimed: frozenset[Actor]) -> tuple[tuple[Party, ...], Iterable[str]]:
    """The sides that both name. Where the model names others or the rules none, the line is in doubt."""
    if not claimed:
        return by_rule, ()
    both = tuple(party for party in by_rule if party.value in claimed)
    if both:
        return both, ()
    told = ", ".join(sorted(actor.id for actor in claimed))
    return by_rule, (f"The model names {told} as {role}, the words by rule {_told(by_rule)}.",)


def _told(parties: tuple[Party, ...]) -> str:
    return ", ".join(sorted(party.value.id for party in parties)) or "nobody"


def _sides(places: Iterable[Spot], grounds: Grounds) -> frozenset[Actor]:
    return _values(party for spot in places for party in grounds.parties(spot))


def _values(parties: Iterable[Reading[Actor]]) -> frozenset[Actor]:
    return frozenset(party.value for party in parties)
