"""Generated news: stories in the mini-notation, of few words, so that reports meet, repeat and contradict each other."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st
from stories import story

from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling, RulingKind

FIRST = date(2023, 1, 1)
DONORS = ("DE", "PL", "US", "DE+PL", "allies", "EU", "")
RECIPIENTS = ("UA", "UA", "PL", "")
AMOUNTS = ("", "", "14 ", "16 ", "about 14 ", "10-20 ", "dozens ", "400m USD ", "up to 400m USD ", "2 battalion ")
ITEMS = (
    "Leopard 2 tank",
    "Leopard 2 A6 tank",
    "Leopard tank",
    "tank",
    "Marder vehicle",
    "military aid",
    "loan",
    "export permission",
)
ACTS = ("requested", "considered", "planned", "refused", "permitted", "pledged", "pledged", "ordered", "delivered", "withdrawn")
NOTES = (
    "",
    "",
    "",
    "once",
    "if US sends Abrams tank",
    "total",
    "another",
    "again",
    "by three months 2023-02-10",
    "entry e1",
    "entry e2",
)


def _day(number: int) -> str:
    return (FIRST + timedelta(days=number)).isoformat()


days = st.integers(0, 50).map(_day)
dates = st.one_of(days, st.sampled_from(("2023-01", "2023-W03", "undated")))


@st.composite
def lines(draw: st.DrawFn) -> str:
    def pick(choices: tuple[str, ...]) -> str:
        return draw(st.sampled_from(choices))

    head = f"{draw(dates)} {pick(('Post', 'Herald', 'Ministry'))}: {pick(DONORS)} -> {pick(RECIPIENTS)} {pick(ACTS)}"
    notes = [note for note in (pick(NOTES), f"on {draw(days)}" if draw(st.booleans()) else "") if note]
    return " | ".join([f"{head} {pick(AMOUNTS)}{pick(ITEMS)}", *notes])


@st.composite
def news(draw: st.DrawFn, longest: int = 10) -> list[Report]:
    """Reports of up to `longest` lines, some parts of a package of their article."""
    written = draw(st.lists(lines(), min_size=1, max_size=longest))
    reports = story("\n".join(written))
    return [_perhaps_part(report, reports, draw(st.integers(0, 9))) for report in reports]


def _perhaps_part(report: Report, reports: list[Report], number: int) -> Report:
    from dataclasses import replace

    if number >= len(reports) or number % 3:
        return report
    package = reports[number]
    return replace(report, package=package.id) if package.source.article == report.source.article else report


@st.composite
def rulings(draw: st.DrawFn, reports: list[Report], most: int = 4) -> list[Ruling]:
    """Rulings about the reports, later ones perhaps undoing or contradicting earlier ones."""
    made: list[Ruling] = []
    for number in range(draw(st.integers(0, most))):
        made.append(draw(ruling(reports, f"r{number}", number, [each.id for each in made])))
    return made


@st.composite
def ruling(draw: st.DrawFn, reports: list[Report], name: str, hour: int, earlier: list[str]) -> Ruling:
    kinds = [kind for kind in RulingKind if kind is not RulingKind.UNDO or earlier]
    kind = draw(st.sampled_from(kinds))
    subject, other = (draw(st.sampled_from(reports)).id for _ in range(2))
    if kind is RulingKind.UNDO:
        subject = draw(st.sampled_from(earlier))
    cell, value = draw(st.sampled_from((("amount", "15"), ("donor", "FR"), ("act", "delivered"), ("act_date", "2023-01-09"))))
    return Ruling(
        id=name,
        kind=kind,
        subject=subject,
        by="ana",
        why="she looked",
        at=datetime(2023, 3, 1, tzinfo=UTC) + timedelta(hours=hour),
        other=other if kind in (RulingKind.SAME, RulingKind.DIFFERENT) else None,
        cell=cell if kind is RulingKind.SET else None,
        value=value if kind is RulingKind.SET else None,
    )
