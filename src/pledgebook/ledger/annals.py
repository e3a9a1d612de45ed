"""A book's news gone through day by day: how each commitment stood by itself, and since when.

What was known on a day is not changed by what comes out later (the third law). So it can be worked out once for all days, and
the ledger as of any of them put together from the spells that lasted then, without a line being linked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from pledgebook.ledger.chronicle import Chronicle
from pledgebook.ledger.counting import judged
from pledgebook.ledger.draw import folded_at
from pledgebook.ledger.home import Home
from pledgebook.ledger.ids import Named
from pledgebook.ledger.link import END, Course
from pledgebook.ledger.reacted import told_in
from pledgebook.ledger.spells import Spell
from pledgebook.model.reports import Extract, Report
from pledgebook.model.rulings import Ruling


class Annals:
    """Told of the news of one day after the other, it tells which commitments stand otherwise since.

    `reacting` are the articles that ever hold a reaction. Articles without a date and reports in doubt have no place here.
    """

    def __init__(self, rulings: Iterable[Ruling] = (), former: Iterable[Report] = (), reacting: Set[str] = frozenset()) -> None:
        self._chronicle = Chronicle((), rulings, former=former)
        self._reacting = reacting
        self._numbers: dict[Home, int] = {}
        self._spells: dict[int, Spell] = {}
        self._rivalled: set[Home] = set()
        self._renamed = False
        self._contested: tuple[tuple[str, str], ...] = ()
        self._confirmed: frozenset[str] = frozenset()

    def turn(self, extracts: Iterable[Extract]) -> dict[int, Spell | None]:
        """Take what articles say since a day later than all before; None stands for a commitment that is no longer one."""
        self._chronicle.revise(extracts)
        course, names, confirmed = self._chronicle.now()
        touched, course.touched = course.touched, set()
        changed = dict(self._noted(touched, course, names, confirmed))
        return changed | dict(self._noted(self._uneasy(names, confirmed) - touched, course, names, confirmed))

    def _noted(
        self, homes: Iterable[Home], course: Course, names: Named, confirmed: frozenset[str]
    ) -> Iterator[tuple[int, Spell | None]]:
        for home in homes:
            number = self._numbers.setdefault(home, len(self._numbers))
            spell = self._spell(home, number, course, names, confirmed) if home.lines else None
            if spell != self._spells.get(number):
                yield number, spell
            self._note(home, number, spell)

    def _note(self, home: Home, number: int, spell: Spell | None) -> None:
        before = self._spells.pop(number, None)
        self._renamed |= before is not None and (spell is None or spell.commitment.id != before.commitment.id)
        if spell is not None:
            self._spells[number] = spell
        if home.rivals:
            self._rivalled.add(home)

    def _uneasy(self, names: Named, confirmed: frozenset[str]) -> set[Home]:
        """The homes that may stand otherwise though no line of theirs does: for their id, or for what they may be the same as."""
        contested, self._contested = names.clashes != self._contested, names.clashes
        disturbed, self._confirmed = self._renamed or confirmed != self._confirmed, confirmed
        self._renamed = False
        return set(self._numbers) if contested else set(self._rivalled) if disturbed else set()

    def _spell(self, home: Home, number: int, course: Course, names: Named, confirmed: frozenset[str]) -> Spell:
        strand = home.strand
        folded = folded_at(home, strand, END, names, confirmed)
        package = self._numbers.setdefault(course.home_of(strand.package), len(self._numbers)) if strand.package else None
        articles = tuple(sorted(told_in(folded) & self._reacting))
        return Spell(number, course.founding(home), package, articles, judged(folded, ""))
