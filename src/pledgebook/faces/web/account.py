"""One commitment as its page shows it: facts with their words, history, and what it is bound up with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words, date_words
from pledgebook.faces.rows import main_quote
from pledgebook.faces.web.marks import Mark, Passage, Piece, cell_marks, cells, passages
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.evidence import Quote
from pledgebook.model.ledgers import Commitment, Disagreement, Place, Stage, Step
from pledgebook.model.reports import ARTICLE_DATE, Report
from pledgebook.model.rulings import Ruling

NOT_STATED = "not stated"
BY_PERSON = "ruling."
"""How the rule of a value begins that a person set."""
MOST = 3
"""How many reports' words stand behind one fact; the history below has them all."""
GAP = Passage((), (Piece(-1, " … ", ()),))
"""Between words that stand in different places of an article."""


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says of a cell, and the words it says it in; no quote where a rule or a person stands in."""

    report: Report
    value: str
    quote: Quote | None
    rule: str

    @property
    def sentence(self) -> tuple[Passage, ...]:
        """The sentence in which the words stand, with them marked; words from elsewhere stand beside the report's own."""
        quote = self.quote
        if quote is None:
            return ()
        marks = [Mark(quote.start, quote.end, "cell", "cell", "read", self.value, "")]
        around = next((e for e in self.report.evidence if e.start <= quote.start and quote.end <= e.end), None)
        if around:
            return _cut(around, marks)
        own = next(iter(self.report.evidence), None)
        parts = sorted(filter(None, (own, quote)), key=lambda each: each.start)
        return tuple(passage for part in parts for passage in (*_cut(part, marks), GAP))[:-1]

    @property
    def standing_in(self) -> str:
        """What stands behind a value that no words tell."""
        if self.rule.startswith(BY_PERSON):
            return f"{self.value}: set by {self.rule.removeprefix(BY_PERSON)}"
        if self.rule == ARTICLE_DATE:
            return f"{self.value}: the article's own date stands in"
        return f"{self.value}: not in these words, but from what stands around them ({self.rule})"


@dataclass(frozen=True, slots=True)
class Voice:
    """One value that is claimed, and who claims it in which words; `like` is the id of a report that has the value."""

    value: str
    said: tuple[Said, ...]
    like: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A cell on which sources differ: every voice, the value that goes first, and the rule that chose it."""

    commitment: Commitment
    cell: str
    voices: tuple[Voice, ...]
    shown: str
    rule: str

    @property
    def span(self) -> str:
        """What the ledger shows of an amount where it spans what is said; "" where it shows the one that goes first."""
        words = amount_words(self.commitment.amount) if self.cell == "amount" else ""
        return "" if words == self.shown else words


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell of a commitment: its name on screen, the cell that a ruling would set, the value, and who says so."""

    name: str
    cell: str
    value: str
    said: tuple[Said, ...]
    more: int
    contested: Contested | None


@dataclass(frozen=True, slots=True)
class Told:
    """A step of the history: the sentences with the words of each cell marked, and all cells in a list."""

    step: Step
    sentences: tuple[tuple[Quote, tuple[Passage, ...]], ...]
    cells: tuple[tuple[str, Said], ...]
    rulings: tuple[Ruling, ...]

    @property
    def amount(self) -> str:
        """The figure that the report states, "" where it states none."""
        return "" if isinstance(self.report.amount, Missing) else amount_words(self.report.amount.value)

    @property
    def report(self) -> Report:
        return self.step.report


def facts(commitment: Commitment) -> tuple[Fact, ...]:
    """The cells of a commitment in the order in which people ask for them."""
    c = commitment
    held = {each.cell: contested(c, each) for each in c.disagreements}
    known = [
        ("Donor", "donor", actor_names(c.donors)),
        ("Recipient", "recipient", actor_names(c.recipients)),
        ("What", "item", c.item.name),
        ("How much", "amount", amount_words(c.amount) or NOT_STATED),
        *([("Delivered so far", "", amount_words(c.delivered))] if _in_part(c) else []),
        ("Stage", "act", c.stage.value.replace("-", " ")),
        ("Since", "act_date", date_words(c.since)),
        ("Due", "due", c.due.words if c.due else NOT_STATED),
    ]
    return tuple(_fact(name, cell, value, c, held.get(cell)) for name, cell, value in known)


def contested(commitment: Commitment, found: Disagreement) -> Contested:
    """A disagreement with the words of each side."""
    reports = {step.report.id: step.report for step in commitment.steps}
    voices = (_voice(claim.value, [reports[name] for name in claim.reports], found.cell) for claim in found.claims)
    return Contested(commitment, found.cell, tuple(voices), found.shown, found.rule)


def _voice(value: str, reports: Sequence[Report], cell: str) -> Voice:
    return Voice(value, tuple(_first_said(report, value, cell) for report in reports), reports[0].id)


def _first_said(report: Report, value: str, cell: str) -> Said:
    return next(iter(cell_said(report, cell)), Said(report, value, main_quote(report), ""))


def _in_part(c: Commitment) -> bool:
    return c.stage is Stage.DELIVERED_PART and isinstance(c.delivered, Amount)


def _fact(name: str, cell: str, value: str, c: Commitment, differs: Contested | None) -> Fact:
    said = [each for step in reversed(c.steps) for each in cell_said(step.report, cell)]
    if cell == "act":
        telling = [each for each in said if c.stage.value.startswith(each.value)]
        moved = {step.report.id for step in c.steps if step.place in (Place.OPENS, Place.ADVANCES)}
        said = sorted(telling or said, key=lambda each: each.report.id not in moved)  # before who repeats it
    first = _each_words_once(said)
    return Fact(name, cell, value, tuple(first[:MOST]), max(0, len(first) - MOST), differs)


_NAMES = {"act_date": "date", "said_by": "said by"}


def cell_said(report: Report, cell: str) -> Iterator[Said]:
    """What a report says in one cell, by the name that a ruling would use; nothing where it says nothing."""
    item = report.item
    if cell == "item_class":
        yield Said(report, item.value.item_class.value, item.quote, item.rule)
    elif cell == "scope":
        yield Said(report, report.scope.value, None, "")
    wanted = _NAMES.get(cell, cell)
    yield from (Said(report, value, reading.quote, reading.rule) for name, reading, value in cells(report) if name == wanted)


def _each_words_once(said: Iterable[Said]) -> list[Said]:
    found: dict[tuple[str, int, str], Said] = {}
    for each in said:
        place = each.quote.start if each.quote else -1
        found.setdefault((each.report.source.article, place, each.value), each)
    return sorted(found.values(), key=lambda each: each.quote is None)


def told(step: Step, rulings: Iterable[Ruling]) -> Told:
    """A step with its sentences; `rulings` are those about its report that stand."""
    report = step.report
    marks = cell_marks(report, "")
    quotes = report.evidence or tuple(filter(None, [report.act.quote or report.item.quote]))
    sentences = tuple((quote, _cut(quote, marks)) for quote in dict.fromkeys(quotes))
    said = tuple((name, Said(report, value, reading.quote, reading.rule)) for name, reading, value in cells(report))
    return Told(step, sentences, said, tuple(rulings))


def marked_sentence(report: Report) -> tuple[Passage, ...]:
    """The sentence that carries a report, with the words of each cell marked; nothing where no words carry it."""
    quote = main_quote(report)
    return _cut(quote, cell_marks(report, "")) if quote else ()


def _cut(quote: Quote, marks: list[Mark]) -> tuple[Passage, ...]:
    return passages(quote.words, marks, quote.start)
