"""Reports: what one clause of one article says about one commitment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pledgebook.model.actors import Actor, Speaker
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item

ARTICLE_DATE = "article.date"
"""The rule of an act date that no words tell: the article's own stands in for it."""


class Act(StrEnum):
    """What a clause does about a transfer."""

    REQUESTED = "requested"
    CONSIDERED = "considered"
    PLANNED = "planned"
    REFUSED = "refused"
    PERMITTED = "permitted"
    PLEDGED = "pledged"
    ORDERED = "ordered"
    DELIVERED = "delivered"
    WITHDRAWN = "withdrawn"


class Scope(StrEnum):
    TRANCHE = "tranche"
    CUMULATIVE = "cumulative"
    """A running total ("has provided 2 billion since ..."): it checks a sum and never adds to it."""


class Stance(StrEnum):
    WELCOMES = "welcomes"
    THANKS = "thanks"
    CRITICISES = "criticises"
    CONDEMNS = "condemns"
    WARNS = "warns"
    THREATENS = "threatens"


@dataclass(frozen=True, slots=True)
class Due:
    """When it is to arrive or happen: the words, and the latest date that they allow where they tell one."""

    words: str
    latest: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One clause of one article about one commitment; each cell a reading.

    `id` is the same for the same words read in the same way. `donors` and `recipients` are empty when the
    text does not say. `package` is the id of the report whose package this is a part of. `anew` are the
    words that mark a further tranche ("another", "additional"); `restates` those that mark an old one
    ("previously announced"). `evidence` are whole sentences, the main one first. `trace` tells how the
    reading came about, a step a line, for `explain`. `line` names the ledger line of its article where whoever
    read it (an annotator, say) has already merged the article's reports into lines; None where nobody has.
    `readers` names those who read it where a language model did: the model, the prompt and its reply.
    `doubts` are whole sentences that tell why the report waits for a person before it takes part in anything.
    """

    id: str
    source: Source
    act: Reading[Act]
    donors: tuple[Reading[Actor], ...]
    recipients: tuple[Reading[Actor], ...]
    item: Reading[Item]
    amount: Reading[Amount] | Missing
    act_date: Reading[PartialDate] | None = None
    conditions: tuple[Reading[str], ...] = ()
    due: Reading[Due] | None = None
    speakers: tuple[Reading[Speaker], ...] = ()
    scope: Scope = Scope.TRANCHE
    package: str | None = None
    anew: Quote | None = None
    restates: Quote | None = None
    evidence: tuple[Quote, ...] = ()
    trace: tuple[str, ...] = ()
    line: str | None = None
    readers: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def quotes(self) -> Iterator[Quote]:
        """Every quote that the report stands on, some of them more than once."""
        amount = () if isinstance(self.amount, Missing) else (self.amount,)
        single: tuple[Reading[Any] | None, ...] = (self.act, self.item, *amount, self.act_date, self.due)
        for cell in (*single, *self.donors, *self.recipients, *self.conditions, *self.speakers):
            if cell is not None:
                yield from filter(None, (cell.quote, *cell.cited))
        yield from filter(None, (self.anew, self.restates))
        yield from self.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """Praise, thanks, criticism, a warning or a threat about a commitment."""

    id: str
    source: Source
    actor: Reading[Actor] | None
    speaker: Reading[Speaker] | None
    stance: Reading[Stance]
    about: str
    evidence: tuple[Quote, ...] = ()
    trace: tuple[str, ...] = ()

    def quotes(self) -> Iterator[Quote]:
        """Every quote that the reaction stands on, some of them more than once."""
        cells: tuple[Reading[Any] | None, ...] = (self.actor, self.speaker, self.stance)
        for cell in filter(None, cells):
            yield from filter(None, (cell.quote, *cell.cited))
        yield from self.evidence


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage that looked like a commitment and was left out, with the reason.

    `cell` names what of a claimed line was left out ("amount", or "line" for all of it) where a reader checks what a
    language model claims; "" elsewhere.
    """

    quote: Quote
    why: str
    cell: str = ""

    def quotes(self) -> Iterator[Quote]:
        """The one that it is."""
        yield self.quote


@dataclass(frozen=True, slots=True)
class Extract:
    """All that one reader took from one article, and what it left."""

    source: Source
    reports: tuple[Report, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    unread: tuple[Unread, ...] = ()
