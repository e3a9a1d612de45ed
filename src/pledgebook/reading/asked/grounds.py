"""What claims are held against: the article as the built-in reader sees and reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.model.reports import Extract, Report
from pledgebook.reading.asked.spots import Spot
from pledgebook.reading.builtin import read_from
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.grammar.triggers import frame_at, operator_at
from pledgebook.reading.reports.drafts import Draft, draft_at
from pledgebook.reading.seen import Seen
from pledgebook.reading.sentence import candidates
from pledgebook.reading.steps import SentenceRead, stepwise
from pledgebook.reading.things.goods import Goods

_LONGEST_NAME = 12


@dataclass(frozen=True)
class Grounds:
    """An article seen and read by rule. Sentences are numbered from 1, as the model knows them."""

    view: Seen

    @cached_property
    def sights(self) -> Mapping[int, Sight]:
        return dict(enumerate(self.view.sights, 1))

    @cached_property
    def sentences(self) -> Mapping[int, Sentence]:
        return {number: sight.sentence for number, sight in self.sights.items()}

    @cached_property
    def steps(self) -> tuple[SentenceRead, ...]:
        """How the built-in reader goes through the article."""
        return tuple(stepwise(self.view))

    @cached_property
    def by_rule(self) -> Extract:
        """What the built-in reader takes from the article."""
        return read_from(self.view)

    @cached_property
    def _steps(self) -> Mapping[int, SentenceRead]:
        return {step.sight.sentence.start: step for step in self.steps}

    @cached_property
    def _final(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.by_rule.reports}

    def step(self, spot: Spot) -> SentenceRead | None:
        """How the sentence of the spot was read; None for what is no text, a dateline say."""
        return self._steps.get(spot.sentence.start)

    def drafts(self, thing: Spot) -> tuple[Draft, ...]:
        """What the rules made of the thing that stands there; the report as it is when the whole article is read."""
        step = self.step(thing)
        found = (each for each in (step.drafts if step else ()) if thing.overlaps(each.goods.first, each.goods.last))
        return tuple(map(self._as_at_the_end, found))

    def _as_at_the_end(self, draft: Draft) -> Draft:
        report = draft.report
        return replace(draft, report=self._final.get(report.id, report)) if report else draft

    def pointed(self, thing: Spot, doing: Spot) -> Draft | None:
        """What the rules make of a thing under the very words that the model points to, where those govern it."""
        step, goods = self.step(thing), self.goods(thing)
        if step is None or goods is None or doing.number != thing.number:
            return None
        things = frozenset(each.head.index for each in candidates(step.sight, step.before))
        tried = (draft_at(step.sight, goods, base, step.before, self.view.setting, things) for base in _bases(goods, doing))
        made = [each for each in tried if each]
        return next((each for each in made if each.report), made[0] if made else None)

    def goods(self, thing: Spot) -> Goods | None:
        """The thing that stands there, by the catalogue, else by the words alone when a noun governs them."""
        step = self.step(thing)
        if step is None:
            return None
        known = (each for each in candidates(step.sight, step.before) if thing.overlaps(each.first, each.last))
        return next(known, None) or _unknown(thing)

    def parties(self, spot: Spot) -> Iterator[Party]:
        """The sides that the language floor recognises in the words of a spot."""
        sight = self.sights[spot.number]
        for index in range(spot.first, spot.last + 1):
            if party := sight.party_at(index):
                yield party


def _unknown(thing: Spot) -> Goods | None:
    head = head_of(thing.sentence, thing.first, thing.last)
    if not head.is_noun or thing.last - thing.first >= _LONGEST_NAME:
        return None
    item = item_of_phrase(thing.sentence, thing.first, thing.last)
    return Goods(head, Mention(item, thing.first, thing.last, "item.claimed"), None)


def _bases(goods: Goods, doing: Spot) -> Iterator[Base]:
    """The words pointed to that can make a commitment of the thing: those that stand above it, or in its own clause."""
    above = {word.index for word in doing.sentence.above(goods.head)}
    below = {word.index for word in doing.sentence.children(goods.head, "relcl", "acl")}
    for index in range(doing.first, doing.last + 1):
        if index in above | below and (sense := _sense(doing.sentence, doing.sentence.words[index])):
            yield sense


def _sense(sentence: Sentence, word: Word) -> Base | None:
    sense = frame_at(sentence, word) or operator_at(sentence, word)
    return Base(word, sense, "object") if sense else None
