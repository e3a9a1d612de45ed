"""A story across outlets: who reported what when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from pledgebook.faces.phrases import date_words, headline
from pledgebook.faces.web.pictures.axes import Days
from pledgebook.faces.web.pictures.drawing import Drawing, Lead, Picture, shortened
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Report

OUTLETS = 30
WIDTH, LEFT, TOP, ROW = 900, 190, 20, 28
LOOKS = {
    "requested": "asked",
    "considered": "open",
    "planned": "open",
    "refused": "off",
    "permitted": "firm",
    "pledged": "firm",
    "ordered": "firm",
    "delivered": "done",
    "withdrawn": "off",
}
SIGNS = {
    "requested": "?",
    "considered": "~",
    "planned": "~",
    "refused": "×",
    "permitted": "p",
    "pledged": "P",
    "ordered": "O",
    "delivered": "D",
    "withdrawn": "×",
}
"""A letter in each dot, so that nothing hangs on colour."""
Told = tuple[date, str, Report, Commitment]


def outlets(commitments: Sequence[Commitment]) -> Picture:
    """Every report of these commitments by the day of its article and its outlet."""
    told = sorted((each for c in commitments for each in _told(c)), key=lambda each: (each[0], each[1], each[2].id))
    names = list(dict.fromkeys(name for _, name, _, _ in told))
    rows = [(day.isoformat(), name, r.act.value.value, headline(c), _done(r)) for day, name, r, c in told]
    leads = tuple(Lead(c.id) for *_, c in told)
    about = (
        "Who reported what on which day, and in how many reports: ? asked, ~ weighed or planned, × refused or withdrawn, "
        "p permitted, P promised, O ordered, D delivered."
    )
    columns = ("published", "outlet", "says", "about", "of the day")
    return Picture("A story across outlets", about, _drawn(told, names[:OUTLETS]), columns, tuple(rows), leads)


def _done(report: Report) -> str:
    return date_words(report.act_date.value) if report.act_date else ""


def _told(commitment: Commitment) -> list[Told]:
    reports = [step.report for step in commitment.steps]
    return [
        (r.source.published.last, r.source.outlet or "outlet not known", r, commitment) for r in reports if r.source.published
    ]


def _drawn(told: Sequence[Told], names: Sequence[str]) -> str:
    drawing = Drawing(WIDTH, TOP + max(1, len(names)) * ROW + 40, "A story across outlets")
    if not told:
        drawing.words(10, 30, "No article here has a date.", "soft")
        return drawing.text()
    days = Days(told[0][0], told[-1][0], LEFT + 12, WIDTH - 30)
    bottom = TOP + len(names) * ROW
    for number, name in enumerate(names):
        drawing.words(LEFT - 10, TOP + number * ROW + ROW / 2 + 4, shortened(name, 26), anchor="end")
        drawing.line(LEFT, TOP + number * ROW + ROW / 2, WIDTH - 16, TOP + number * ROW + ROW / 2)
    for day, words in days.ticks():
        drawing.words(min(max(days.at(day), LEFT + 30), WIDTH - 40), bottom + 20, words, "soft", "middle")
    _dots(drawing, told, names, days)
    return drawing.text()


def _dots(drawing: Drawing, told: Sequence[Told], names: Sequence[str], days: Days) -> None:
    """One mark for all reports of a day, an outlet and an act, with their number; several stand beside each other."""
    counts = Counter((name, day, report.act.value.value) for day, name, report, _ in told if name in names)
    taken: dict[tuple[str, date], float] = {}
    for (name, day, act), count in counts.items():
        said = SIGNS[act] + (str(count) if count > 1 else "")
        inward = -1 if days.at(day) > (days.left + days.right) / 2 else 1
        width = 9 + 7 * len(said)
        edge = taken.get((name, day), -width / 2)  # the first one stands on its day
        x, y = days.at(day) + (edge + width / 2) * inward, TOP + names.index(name) * ROW + ROW / 2
        taken[name, day] = edge + width + 2
        drawing.rect(x - width / 2, y - 8, width, 16, LOOKS[act])
        drawing.words(x, y + 4, said, "on-heat", "middle", bold=True)
