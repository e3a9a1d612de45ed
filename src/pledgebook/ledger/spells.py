"""How a commitment stood by itself for some days, and the ledger of a day put together from what stood on it.

Nothing here needs what it takes to put reports together: who only asks for a day that was worked out waits for no more than
that day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pledgebook.ledger.counting import counted, judged
from pledgebook.ledger.gates import with_gates
from pledgebook.ledger.odd import without_circle
from pledgebook.ledger.packages import break_circles, with_parts
from pledgebook.ledger.reacted import with_reactions
from pledgebook.model.ledgers import Commitment, Ledger
from pledgebook.model.reports import Reaction


@dataclass(frozen=True, slots=True)
class Spell:
    """A commitment as it stands by itself for some days.

    It has nothing yet of what follows from others: package, parts, what became of its gates, reactions, whether another keeps
    it out of a sum. It may be kept without its steps. `number` tells it from all others, `founded` is its place among them,
    `package` the number of what it is a part of, `articles` are those of its articles that may hold reactions.
    """

    number: int
    founded: tuple[int, str, int]
    package: int | None
    articles: tuple[str, ...]
    commitment: Commitment


def as_it_stood(spells: Iterable[Spell], reactions: Iterable[Reaction], day: date | None) -> Ledger:
    """The ledger of the spells that lasted on a day, without redirects, and of the findings only those about circles; where a
    spell has no steps, also without the words that it has for the gates of others.
    """
    by_number = {each.number: each for each in sorted(spells, key=lambda each: each.founded)}
    packages = {number: each.package for number, each in by_number.items() if each.package is not None}
    circles = without_circle(by_number[number].commitment.id for number in break_circles(list(by_number), packages))
    alone = {number: each.commitment for number, each in by_number.items()}
    articles = {each.commitment.id: frozenset(each.articles) for each in by_number.values()}
    said = sorted(set(reactions), key=lambda each: each.id)
    counting = counted(with_gates(with_parts(alone, packages)), _judged_again)
    commitments = with_reactions(counting, said, lambda each: articles[each.id])
    return Ledger(tuple(sorted(commitments, key=lambda each: each.id)), tuple(said), tuple(circles), day)


def _judged_again(commitment: Commitment, around: str) -> Commitment:
    """The judgement with what others bring to it: by itself it was judged before, when its steps were there."""
    return commitment if commitment.why_not or not (commitment.parts or around) else judged(commitment, around)
