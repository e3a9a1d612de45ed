"""Promised against delivered over time: a small picture for each donor, all on the same scales."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words
from pledgebook.faces.web.pictures.axes import Days, Figures
from pledgebook.faces.web.pictures.drawing import Drawing, Lead, Picture, shortened, stairs
from pledgebook.ledger.figures import anchor
from pledgebook.ledger.totals import Standing, form_of, standings
from pledgebook.model.amounts import Amount, exact
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Act

DONORS = 12
"""How many donors get a picture; the table has them all."""
ACROSS, WIDTH, HEIGHT = 3, 300, 170
LEFT, TOP, BELOW = 62, 26, 24

_BINDING = (Act.PLEDGED, Act.ORDERED, Act.DELIVERED)
Measure = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Course:
    """What one donor had promised and delivered by each day, counted up."""

    name: str
    ids: tuple[str, ...]
    promised: tuple[tuple[date, Decimal], ...]
    delivered: tuple[tuple[date, Decimal], ...]

    @property
    def total(self) -> Decimal:
        return self.promised[-1][1] if self.promised else Decimal(0)


def measures(commitments: Iterable[Commitment]) -> list[Measure]:
    """The forms and units in which something counts, those of most commitments first."""
    counts: dict[Measure, int] = {}
    for each in commitments:
        if each.counts and isinstance(each.amount, Amount):
            key = (form_of(each), each.amount.unit)
            counts[key] = counts.get(key, 0) + 1
    return sorted(counts, key=lambda key: (-counts[key], key))


def measure_words(measure: Measure) -> str:
    form, unit = measure
    return form.replace("-", " ") if unit == "count" else f"{form.replace('-', ' ')}, {unit}"


def promised(commitments: Sequence[Commitment], measure: Measure | None) -> Picture:
    """The courses of all donors in one form and unit; by default the one of most commitments."""
    measure = measure or next(iter(measures(commitments)), ("", ""))
    courses = _courses([each for each in commitments if _is_of(each, measure)])
    title = f"Promised against delivered: {measure_words(measure)}" if measure[0] else "Promised against delivered"
    rows = [_row(course, day, measure[1]) for course in courses for day in _days([course])]
    about = (
        "Solid, blue: promised, ordered or delivered so far. Dashed, green: delivered. Figures as they are named; of a range the "
        "lower end."
    )
    leads = tuple(Lead(chosen=tuple(("donor", name) for name in c.ids)) for c in courses for _ in _days([c]))
    columns = ("donor", "by", "promised", "delivered")
    return Picture(title, about, _drawn(courses[:DONORS], measure, title), columns, tuple(rows), leads)


def _is_of(each: Commitment, measure: Measure) -> bool:
    return each.counts and isinstance(each.amount, Amount) and (form_of(each), each.amount.unit) == measure


def _courses(commitments: Iterable[Commitment]) -> list[Course]:
    by_donor: dict[tuple[str, ...], list[Commitment]] = {}
    for each in commitments:
        by_donor.setdefault(tuple(actor.id for actor in each.donors), []).append(each)
    found = [_course(ids, told) for ids, told in by_donor.items()]
    return sorted((course for course in found if course.promised), key=lambda course: (-course.total, course.name))


def _course(ids: tuple[str, ...], told: Sequence[Commitment]) -> Course:
    gave = [(day, figure) for each in told if (day := _day(each, _BINDING)) and (figure := _figure(each))]
    came = [(day, figure) for each in told if (day := _day(each, (Act.DELIVERED,))) and (figure := _arrived(each))]
    return Course(actor_names(told[0].donors), ids, _counted_up(gave), _counted_up(came))


def _day(each: Commitment, acts: Sequence[Act]) -> date | None:
    """The first day on which one of these acts was done."""
    return min((step.date.last for step in each.steps if step.date and step.report.act.value in acts), default=None)


def _figure(each: Commitment) -> Decimal:
    amount = each.amount
    return (anchor(amount) or amount.low or Decimal(0)) if isinstance(amount, Amount) else Decimal(0)


def _arrived(each: Commitment) -> Decimal:
    if not isinstance(each.amount, Amount):
        return Decimal(0)
    parts = [part for standing, part in standings(each, each.amount) if standing is Standing.DELIVERED]
    return sum((anchor(part) or part.low or Decimal(0) for part in parts), Decimal(0))


def _counted_up(events: list[tuple[date, Decimal]]) -> tuple[tuple[date, Decimal], ...]:
    by_day: dict[date, Decimal] = {}
    for day, figure in sorted(events):
        by_day[day] = by_day.get(day, Decimal(0)) + figure
    return tuple(zip(by_day, accumulate(by_day.values()), strict=True))


def _days(courses: Iterable[Course]) -> list[date]:
    return sorted({day for course in courses for day, _ in (*course.promised, *course.delivered)})


def _row(course: Course, by: date, unit: str) -> tuple[str, ...]:
    """What one donor comes to by a day."""
    counted = (
        max((figure for day, figure in told if day <= by), default=Decimal(0)) for told in (course.promised, course.delivered)
    )
    return (course.name, by.isoformat(), *(amount_words(exact(figure, unit)) for figure in counted))


def _drawn(courses: Sequence[Course], measure: Measure, title: str) -> str:
    days = _days(courses)
    rows = max(1, -(-len(courses) // ACROSS))
    drawing = Drawing(ACROSS * WIDTH, rows * HEIGHT, title)
    if not days:
        drawing.words(10, 30, "Nothing here counts with a figure and a date.", "soft")
    for number, course in enumerate(courses):
        left, top = number % ACROSS * WIDTH + LEFT, number // ACROSS * HEIGHT + TOP
        until = days[-1] + max((days[-1] - days[0]) / 20, timedelta(days=1))  # so that the last step is seen
        scale = Figures(max(each.total for each in courses), top + HEIGHT - TOP - BELOW, top)
        _small(drawing, course, Days(days[0], until, left, left + WIDTH - LEFT - 16), scale, measure[1])
    return drawing.text()


def _small(drawing: Drawing, course: Course, days: Days, figures: Figures, unit: str) -> None:
    """One donor's picture."""
    drawing.words(days.left, figures.top - 10, shortened(course.name, 34), bold=True)
    for figure in figures.ticks():
        drawing.line(days.left, figures.at(figure), days.right, figures.at(figure))
        drawing.words(days.left - 5, figures.at(figure) + 4, _short(figure, unit), "soft", "end")
    for day, name in days.ticks(2):
        drawing.words(min(max(days.at(day), days.left + 20), days.right - 24), figures.bottom + 16, name, "soft", "middle")
    for look, counted in (("promised", course.promised), ("delivered", course.delivered)):
        if counted:
            steps = [(counted[0][0], Decimal(0)), *counted]
            drawing.path(stairs([(days.at(day), figures.at(figure)) for day, figure in steps], days.right), look)
    came = course.delivered[-1][1] if course.delivered else Decimal(0)
    if came:
        drawing.words(days.right, figures.at(came) + 14, _short(came, unit), "done", "end", bold=True)
    if came != course.total:
        drawing.words(days.right, figures.at(course.total) - 5, _short(course.total, unit), "firm", "end", bold=True)


def _short(figure: Decimal, unit: str) -> str:
    return amount_words(exact(figure, unit)).replace(" million", "m").replace(" billion", "bn")
