"""A story across outlets: who reported what when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from pledgebook.faces.phrases import date_words, headline
from pledgebook.faces.web.pictures.axes import Days
from pledgebook.faces.web.pictures.drawing import Drawing, Lead, Picture, shortened
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Report

OUTLETS = 30
MARKS = 300
"""How many marks can be told apart; of more reports than that each field only counts those of a stretch of time."""
STRETCHES = 24
WIDTH, LEFT, TOP, ROW = 900, 190, 20, 28
SIGNS = {
    "requested": "?",
    "considered": "~",
    "planned": "~",
    "refused": "×",
    "withdrawn": "×",
    "permitted": "p",
    "pledged": "P",
    "ordered": "O",
    "delivered": "D",
}
"""A letter in each mark, so that nothing hangs on colour; the marks of a day stand in this order."""
LOOKS = {"?": "asked", "~": "open", "×": "off", "p": "firm", "P": "firm", "O": "firm", "D": "done"}
Told = tuple[date, str, Report, Commitment]
Marks = dict[tuple[str, date], Counter[str]]
"""Of an outlet and a day, how many reports there are by the sign of their act."""


def outlets(commitments: Sequence[Commitment]) -> Picture:
    """Every report of these commitments by the day of its article and its outlet."""
    told = sorted((each for c in commitments for each in _told(c)), key=lambda each: (each[0], each[1], each[2].id))
    about = {c.id: headline(c) for c in commitments}
    rows = tuple((day.isoformat(), name, r.act.value.value, about[c.id], _done(r)) for day, name, r, c in told)
    marks = _marks(told)
    few = sum(map(len, marks.values())) <= MARKS
    columns = ("published", "outlet", "says", "about", "of the day")
    svg = _drawn(marks, _of_days if few else _of_stretches)
    return Picture("A story across outlets", _ABOUT[few], svg, columns, rows, tuple(Lead(c.id) for *_, c in told))


_ABOUT = {
    True: (
        "Who reported what on which day, and in how many reports: ? asked, ~ weighed or planned, × refused or withdrawn, "
        "p permitted, P promised, O ordered, D delivered."
    ),
    False: (
        "How many reports each outlet printed over time. These are too many to tell apart by what they say: narrow the ledger "
        "down to one story, and come back by “Pictures of these”."
    ),
}


def _done(report: Report) -> str:
    return date_words(report.act_date.value) if report.act_date else ""


def _told(commitment: Commitment) -> list[Told]:
    reports = [step.report for step in commitment.steps]
    return [
        (r.source.published.last, r.source.outlet or "outlet not known", r, commitment) for r in reports if r.source.published
    ]


def _marks(told: Iterable[Told]) -> Marks:
    found: Marks = {}
    for day, name, report, _ in told:
        found.setdefault((name, day), Counter())[SIGNS[report.act.value.value]] += 1
    return found


def _drawn(marks: Marks, fill: Callable[[Drawing, Marks, Sequence[str], Days], None]) -> str:
    names = list(dict.fromkeys(name for name, _ in marks))[:OUTLETS]
    drawing = Drawing(WIDTH, TOP + max(1, len(names)) * ROW + 40, "A story across outlets")
    if not marks:
        drawing.words(10, 30, "No article here has a date.", "soft")
        return drawing.text()
    every = sorted(day for _, day in marks)
    days = Days(every[0], every[-1], LEFT + 12, WIDTH - 30)
    for number, name in enumerate(names):
        drawing.words(LEFT - 10, _y(number) + 4, shortened(name, 26), anchor="end")
        drawing.line(LEFT, _y(number), WIDTH - 16, _y(number))
    for day, words in days.ticks():
        drawing.words(min(max(days.at(day), LEFT + 30), WIDTH - 40), TOP + len(names) * ROW + 20, words, "soft", "middle")
    fill(drawing, marks, names, days)
    return drawing.text()


def _y(number: int) -> float:
    """The middle of an outlet's row."""
    return TOP + number * ROW + ROW / 2


def _of_days(drawing: Drawing, marks: Marks, names: Sequence[str], days: Days) -> None:
    """One mark for all reports of a day, an outlet and an act, with their number; several stand beside each other."""
    for (name, day), counts in marks.items():
        if name in names:
            said = [
                sign + (str(counts[sign]) if counts[sign] > 1 else "") for sign in dict.fromkeys(SIGNS.values()) if counts[sign]
            ]
            widths = [9 + 7 * len(each) for each in said]
            x = min(days.at(day) - widths[0] / 2, WIDTH - 18 - sum(widths) - 2 * len(widths))
            for words, width in zip(said, widths, strict=True):
                _mark(drawing, x, _y(names.index(name)), width, words)
                x += width + 2


def _mark(drawing: Drawing, x: float, y: float, width: float, words: str) -> None:
    drawing.rect(x, y - 8, width, 16, LOOKS[words[0]])
    drawing.words(x + width / 2, y + 4, words, "on-heat", "middle", bold=True)


def _of_stretches(drawing: Drawing, marks: Marks, names: Sequence[str], days: Days) -> None:
    """One field for all reports of an outlet in a stretch of time, the darker the more there are."""
    wide = (days.right - days.left) / STRETCHES
    counts: Counter[tuple[str, int]] = Counter()
    for (name, day), signs in marks.items():
        counts[name, min(int((days.at(day) - days.left) / wide), STRETCHES - 1)] += signs.total()
    most = max(counts.values())
    for (name, place), count in counts.items():
        if name in names:
            x, y, strong = days.left + place * wide, _y(names.index(name)), 0.25 + 0.75 * count / most
            drawing.rect(x + 1, y - 10, wide - 2, 20, "heat", strong)
            drawing.words(x + wide / 2, y + 4, f"{count}", "on-heat" if strong > 0.6 else "words", "middle")
