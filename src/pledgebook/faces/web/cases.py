"""Questions with their evidence, and cells with the words that they stand on, as the pages for deciding show them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.faces.phrases import amount_words, cell_words
from pledgebook.faces.web.account import Contested, Said, cell_said, contested
from pledgebook.faces.web.decisions import telling
from pledgebook.faces.web.shelf import View
from pledgebook.ledger.review import Case, Question
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import Commitment, Disagreement
from pledgebook.model.reports import Act, Report, Scope

CELLS = ("donor", "recipient", "item", "item_class", "amount", "act", "act_date", "due", "condition", "said_by", "scope")
"""The cells that a person can set, in the order of the page."""

CHOICES = {
    "act": tuple(each.value for each in Act),
    "item_class": tuple(each.value for each in ItemClass),
    "scope": tuple(each.value for each in Scope),
}
"""Cells of which the values are a list to choose from."""

HINTS = {
    "amount": "as in 14, 10-12, about 300 million euros, $2.5 billion; empty where it is kept secret",
    "donor": "names or codes of countries, several with commas between them",
    "recipient": "names or codes of countries, several with commas between them",
    "act_date": "2031-03-14, 2031-03 or 2031; empty where nothing tells it",
    "due": "in the words of the source; empty where nothing tells it",
    "condition": "in the words of the source; empty where it hangs on nothing",
}


@dataclass(frozen=True, slots=True)
class Presented:
    """A question with what is needed to answer it: the two commitments, the cell with its voices, or the report in doubt."""

    case: Case
    commitment: Commitment
    other: Commitment | None = None
    contested: Contested | None = None
    doubted: Report | None = None


def presented(case: Case, view: View) -> Presented:
    """The question as the review shows it."""
    commitment = view.by_id[case.commitment]
    if case.question is Question.SAME:
        return Presented(case, commitment, view.homes.get(case.reports[1]))
    if case.question is Question.RIGHT:
        return Presented(case, commitment, doubted=view.reports[case.reports[0]])
    found = next(each for each in commitment.disagreements if _asks(case, each))
    return Presented(case, commitment, None, contested(commitment, found))


def _asks(case: Case, each: Disagreement) -> bool:
    """Whether the question is about this disagreement."""
    return case.cell == each.cell and case.reports == tuple(r for c in each.claims for r in c.reports)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A cell to be put right. `whole` are all reports that say something in it, `reports` what each of them says."""

    commitment: Commitment
    only: Report | None
    cell: str
    value: str
    said: tuple[Said, ...]

    @property
    def title(self) -> str:
        return cell_words(self.cell)

    @property
    def choices(self) -> tuple[str, ...]:
        return CHOICES.get(self.cell, ())

    @property
    def hint(self) -> str:
        return HINTS.get(self.cell, "")

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """All cells that can be set, with their names on screen."""
        return tuple((cell, cell_words(cell)) for cell in CELLS)


def corrected(view: View, name: str, cell: str) -> Corrected | None:
    """A commitment's cell by its id, or that of one report by its own; None where there is neither."""
    report = view.reports.get(name)
    commitment = view.homes.get(name) if report else view.by_id.get(view.leads.get(name, name))
    if commitment is None:
        return None
    cell = cell if cell in CELLS else "amount"
    reports: Iterable[Report] = (report,) if report else telling(commitment, cell)
    said = tuple(next(iter(cell_said(each, cell)), Said(each, "", None, "")) for each in reports)
    return Corrected(commitment, report, cell, _now(commitment, said, cell), said)


def _now(commitment: Commitment, said: tuple[Said, ...], cell: str) -> str:
    """What the field holds to begin with: the value as it stands."""
    if cell == "amount" and len(said) > 1:
        return amount_words(commitment.amount)
    return said[0].value if said else ""
