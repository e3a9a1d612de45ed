"""What the reader remembers of an article while it goes from sentence to sentence: who spoke of whom, what was given to whom."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pledgebook.model.actors import Actor
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item
from pledgebook.model.reports import Act, Report, Scope
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.memory.goals import NO_BLOCS, Blocs
from pledgebook.reading.things.headings import Heading
from pledgebook.reading.things.topic import NO_TOPICS, Topics

_NEAR = 1500  # characters: a package is spoken of for a paragraph or two
_JUST_BEFORE = 400  # characters: the number of a sentence counts what the one before it counted
_GIVEN = frozenset({Act.PLEDGED, Act.DELIVERED, Act.ORDERED, Act.PLANNED, Act.CONSIDERED})


@dataclass(frozen=True)
class Memory:
    """`voice` is the side whose own release this is, `main` the side that most of the article's giving goes to,
    `subject` who did something last, `person` the side of whom "he" or "she" can mean, `thing` what "it" or "them" can
    mean, `reports` what was read so far, `opening` the reports that a list goes on with, `opening_subject` who the list is
    about, `over` what its heading says and `pot` the fund that a list of contributions stands under.
    """

    voice: Party | None = None
    main: Party | None = None
    beside: tuple[Party, ...] = ()
    """Those that stand in one row with the main side, and that as much goes to."""
    subject: tuple[Party, ...] = ()
    states: tuple[Party, ...] = ()
    """The countries that did something last, in whatever clause."""
    person: Party | None = None
    brief: Party | None = None
    """The country that labels the paragraph, in news in brief."""
    reports: tuple[Report, ...] = ()
    opening: tuple[Report, ...] = ()
    opening_subject: tuple[Party, ...] = ()
    over: Heading | None = None
    thing: Reading[Item] | None = None
    permission: Reading[Item] | None = None
    pot: Party | None = None
    fund: Party | None = None
    """The fund that was named last."""
    hands_out: Party | None = None
    """The side of whose loans or grants a list tells."""
    topics: Topics = NO_TOPICS
    blocs: Blocs = NO_BLOCS
    place: int = 0
    """How far in the text the reader has come."""

    @property
    def package(self) -> Report | None:
        """The last thing given that can have parts: a promise or a delivery that is itself no part."""
        near = (report for report in reversed(self.reports) if self.place - report.evidence[0].start < _NEAR)
        given = [report for report in near if report.act.value in _GIVEN and report.package is None]
        tranches = (report for report in given if report.scope is not Scope.CUMULATIVE)
        return next(tranches, given[0] if given else None)

    @property
    def told_just_before(self) -> Report | None:
        """The last report, when it was read a sentence or two ago."""
        last = self.reports[-1] if self.reports else None
        return last if last and self.place - last.evidence[0].start < _JUST_BEFORE else None

    def taker_of_article(self, known: Collection[Actor]) -> tuple[Party, ...]:
        """The side that most of the article's giving goes to, with those beside it, where it is none of `known`."""
        if self.main is None or self.main.value in known:
            return ()
        row = (party for party in (self.main, *self.beside) if party.value not in known)
        return tuple(self.cited(party, "recipient.of-the-article") for party in row)

    def cited(self, party: Party, rule: str) -> Party:
        return Reading(party.value, party.quote, rule, (party.quote,) if party.quote else ())
