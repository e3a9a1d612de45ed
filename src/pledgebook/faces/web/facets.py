"""The lines that answer what was asked, and how many lines each facet would leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pledgebook.faces.lines import Line, lines
from pledgebook.faces.web.asked import FACETS, Asked
from pledgebook.faces.web.orders import KEYS, Key, text_of
from pledgebook.faces.web.places import members, together
from pledgebook.faces.web.values import label, sets
from pledgebook.model.ledgers import Ledger, Stage

AT_A_GLANCE = 10
SEARCHES = 50
"""How many searches are remembered: each facet of a page asks for the same one again."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: what it is called, how many lines it would leave, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The lines on the page that was asked for, out of `count`; `numbers` are all of them in their order."""

    lines: tuple[Line, ...]
    count: int
    page: int
    pages: int
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Index:
    """All lines of a ledger in their order, and by facet and value the set of lines that have it."""

    lines: tuple[Line, ...]
    sets: dict[str, dict[str, int]]
    orders: dict[str, tuple[int, ...]] = field(default_factory=dict)
    searched: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger) -> Index:
        every = tuple(lines(ledger))
        return cls(every, sets(every))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each line that a search looks through; made when somebody first searches."""
        return tuple(text_of(line.commitment) for line in self.lines)

    def found(self, asked: Asked) -> Found:
        """The page of lines that was asked for; one beyond the last is the last."""
        numbers = self.numbers(asked)
        pages = max(1, -(-len(numbers) // asked.rows))
        page = min(asked.page, pages)
        shown = numbers[(page - 1) * asked.rows : page * asked.rows]
        return Found(tuple(self._line(n, asked) for n in shown), len(numbers), page, pages, numbers)

    def numbers(self, asked: Asked) -> tuple[int, ...]:
        """The places of all lines that answer, in the order that was asked for."""
        kept = self._with_words(asked.words)
        for facet in FACETS:
            kept &= self._any(facet, asked)
        inside = members(kept, len(self.lines))
        return tuple(n for n in self._order(asked.sort) if inside[n])

    def choices(self, facet: str, asked: Asked) -> tuple[Choice, ...]:
        """The values of a facet with the lines that each would leave beside all other facets; the largest first."""
        others = self._with_words(asked.words)
        for other in FACETS:
            if other != facet:
                others &= self._any(other, asked)
        chosen = asked.values(facet)
        counted = [(value, (others & having).bit_count()) for value, having in self.sets[facet].items()]
        found = [Choice(value, label(facet, value), n, value in chosen) for value, n in counted if n or value in chosen]
        found += [Choice(value, label(facet, value), 0, True) for value in sorted(chosen - self.sets[facet].keys())]
        return tuple(sorted(found, key=_choice_key(facet)))

    def _line(self, number: int, asked: Asked) -> Line:
        """Parts stand below their package only in the ledger's own order."""
        line = self.lines[number]
        return Line(line.commitment) if asked.sort else line

    def _any(self, facet: str, asked: Asked) -> int:
        chosen = asked.values(facet)
        if not chosen:
            return self._all
        union = 0
        for value in chosen:
            union |= self.sets[facet].get(value, 0)
        return union

    @property
    def _all(self) -> int:
        return (1 << len(self.lines)) - 1

    def _with_words(self, text: str) -> int:
        """The lines in which every word of the text stands somewhere."""
        wanted = text.casefold().split()
        if not wanted:
            return self._all
        key = " ".join(wanted)
        found = self.searched.get(key)
        if found is None:
            found = together(n for n, line in enumerate(self.texts) if all(word in line for word in wanted))
            if len(self.searched) >= SEARCHES:
                self.searched.clear()
            self.searched[key] = found
        return found

    def _order(self, sort: str) -> tuple[int, ...]:
        if sort not in self.orders:
            self.orders[sort] = self._sorted(sort)
        return self.orders[sort]

    def _sorted(self, sort: str) -> tuple[int, ...]:
        if not sort:
            return tuple(range(len(self.lines)))
        key = KEYS[sort.removeprefix("-")]
        keys = [key(line.commitment) for line in self.lines]
        known = sorted((n for n, each in enumerate(keys) if each), key=keys.__getitem__, reverse=sort.startswith("-"))
        return (*known, *(n for n, each in enumerate(keys) if not each))  # what is not stated comes last both ways


def shortlist(choices: Sequence[Choice]) -> list[Choice]:
    """The first values of a facet and those that are chosen: as many as a page can show at a glance."""
    return [choice for place, choice in enumerate(choices) if place < AT_A_GLANCE or choice.chosen]


def _choice_key(facet: str) -> Callable[[Choice], Key]:
    if facet == "stage":
        order = [stage.value for stage in Stage]
        return lambda choice: (order.index(choice.value) if choice.value in order else len(order), choice.value)
    if facet == "period":
        return lambda choice: (choice.value,)
    return lambda choice: (-choice.count, choice.label, choice.value)
