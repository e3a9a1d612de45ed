"""A ledger drawn from the homes of commitments as they stood before some moment."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from pledgebook.ledger.checks import check, oddities
from pledgebook.ledger.counting import counted, judged
from pledgebook.ledger.doubted import waiting
from pledgebook.ledger.fold import fold
from pledgebook.ledger.former import no_longer_read, successors
from pledgebook.ledger.gates import with_gates
from pledgebook.ledger.home import Home
from pledgebook.ledger.ids import Named, public_id
from pledgebook.ledger.link import Course
from pledgebook.ledger.odd import address, clashed, left_out, rejected, without_circle
from pledgebook.ledger.order import Moment
from pledgebook.ledger.packages import break_circles, with_parts
from pledgebook.ledger.place import waits
from pledgebook.ledger.reacted import with_reactions
from pledgebook.ledger.ruled import Ruled
from pledgebook.ledger.strand import Strand
from pledgebook.model.ledgers import Commitment, Finding, Ledger
from pledgebook.model.reports import Reaction, Report

T = TypeVar("T")


class Remembered(Generic[T]):
    """A pure function of a commitment that is asked about the same object again and again."""

    MOST = 500_000

    def __init__(self, made: Callable[..., T]) -> None:
        self._made = made
        self._known: dict[tuple[int, tuple[Hashable, ...]], tuple[Commitment, T]] = {}

    def __call__(self, commitment: Commitment, *rest: Hashable) -> T:
        known = self._known.get((id(commitment), rest))
        if known is None or known[0] is not commitment:
            if len(self._known) >= self.MOST:
                self._known.clear()
            known = self._known[id(commitment), rest] = (commitment, self._made(commitment, *rest))
        return known[1]


@dataclass(frozen=True, slots=True)
class Memory:
    """What was found out about single commitments when earlier ledgers were drawn."""

    judged: Remembered[Commitment] = field(default_factory=lambda: Remembered(judged))
    odd: Remembered[tuple[Finding, ...]] = field(default_factory=lambda: Remembered(oddities))


@dataclass(frozen=True, slots=True)
class Book:
    """What a ledger is drawn from: the reports out by the date with the ids that they would give, what people made of them,
    the reactions, the articles without a date, the reports in doubt, and what earlier readings took that today's do not.
    """

    reports: Mapping[str, Report]
    names: Named
    ruled: Ruled
    reactions: Sequence[Reaction]
    undated: frozenset[str]
    doubted: Sequence[Report]
    former: Sequence[Report] = ()


def drawn(course: Course, end: Moment, book: Book, as_of: date | None, memory: Memory) -> Ledger:
    """The ledger of all that came before `end`."""
    homes = {home: home.before(end) for home in course.homes(end)}
    packages = {home: course.home_of(strand.package) for home, strand in homes.items() if strand.package is not None}
    circles = [_name(home, book.names) for home in break_circles(list(homes), packages)]
    folded = {home: folded_at(home, strand, end, book.names, book.ruled.confirmed) for home, strand in homes.items()}
    commitments = with_reactions(counted(with_gates(with_parts(folded, packages)), memory.judged), book.reactions)
    doubted = [waiting(book.names[report.id], report) for report in book.doubted]
    redirects = {**dict(_redirects(homes, book)), **dict(_of_rejected(course, end, book))}
    carried = {commitment.id for commitment in (*commitments, *doubted)} | redirects.keys()
    former = [(public_id(report), report, home) for report, home in successors(book.former, homes, course, end)]
    former = [each for each in former if each[0] not in carried]
    odd = {
        *clashed(short for short, _ in book.names.clashes),
        *(left_out(book.undated) if as_of is not None else ()),
        *book.ruled.findings,
        *without_circle(circles),
        *rejected(book.ruled.rejected, book.names),
        *no_longer_read((name, report) for name, report, home in former if home is None),
        *check(commitments, as_of or course.latest(), memory.odd),
    }
    return Ledger(
        tuple(sorted((*commitments, *doubted), key=lambda each: each.id)),
        tuple(book.reactions),
        tuple(sorted(odd, key=address)),
        as_of,
        tuple(sorted({**redirects, **{name: _name(home, book.names) for name, _, home in former if home is not None}}.items())),
    )


def _name(home: Home, names: Named) -> str:
    return names[home.founder.gists[0].report.id]


def folded_at(home: Home, strand: Strand, end: Moment, names: Named, confirmed: frozenset[str]) -> Commitment:
    """The commitment that follows from a home's lines before `end`, made once for each number of them."""
    doubted = waits(strand, home.rivals, confirmed)
    maybe = tuple(sorted({_name(rival, names) for rival in home.rivals})) if doubted else ()
    name = _name(home, names)
    key = (home.count_before(end), name, doubted, maybe)
    if key not in home.folds:
        commitment = fold(name, strand, doubted)
        home.folds[key] = replace(commitment, maybe=maybe) if maybe else commitment
    return home.folds[key]


def _redirects(homes: Mapping[Home, Strand], book: Book) -> Iterator[tuple[str, str]]:
    """From every id that a commitment could have carried to the one that it carries today."""
    names, of = book.names, book.names.ids()
    for strand in homes.values():
        if len(strand.gists) > 1:
            today = of(strand.gists[0].report.id)
            yield from [(of(gist.report.id), today) for gist in strand.gists[1:]]
    carried = (
        {gist.report.id: _name(home, names) for home, strand in homes.items() for gist in strand.gists} if names.clashes else {}
    )
    yield from ((short, carried[first]) for short, first in names.clashes if first in carried)


def _of_rejected(course: Course, end: Moment, book: Book) -> Iterator[tuple[str, str]]:
    """From the id of each report that people rejected to the commitment that it would have joined."""
    for name in book.ruled.rejected:
        report = book.ruled.corrected.get(name, book.reports[name])
        fit = course.fitting(report, end)
        if fit is not None:
            yield book.names[name], _name(fit, book.names)
