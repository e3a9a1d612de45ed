"""What `review` prints: the questions that wait for a person, with the evidence and the commands that answer them."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.faces.cells import block, said
from pledgebook.faces.disputes import place, quote_row
from pledgebook.faces.phrases import cell_words, claim_words, headline
from pledgebook.faces.rows import Row, number
from pledgebook.ledger.review import Case, Question, review
from pledgebook.model.ledgers import Commitment, Ledger

SIGNED = "--by NAME --why TEXT"


def question_rows(ledger: Ledger) -> Iterator[Row]:
    """One JSON object for every question, the most valuable first."""
    for case in review(ledger):
        yield {
            "question": case.question.name.lower(),
            "commitment": case.commitment,
            "about": case.about,
            "reports": list(case.reports),
            "quotes": [quote_row(quote) for quote in case.quotes],
            "worth": number(case.worth),
            "sources": case.sources,
        }


def questions_text(ledger: Ledger, width: int) -> str:
    """The questions as text of at most `width` columns."""
    by_id = {each.id: each for each in ledger.commitments}
    cases = review(ledger)
    found = [line for place, case in enumerate(cases, 1) for line in (*_case(place, case, by_id[case.commitment], width), "")]
    waits = f"{len(cases)} question{'' if len(cases) == 1 else 's'} for a person." if cases else "Nothing waits for a person."
    return "\n".join([*found, waits]) + "\n"


def _case(position: int, case: Case, commitment: Commitment, width: int) -> Iterator[str]:
    yield from block(f"{position}. {_asked(case, commitment)}", "", width)
    yield from block(f"{case.commitment}  {headline(commitment)}", "   ", width)
    for quote in dict.fromkeys(case.quotes):
        yield from block(said(quote), "   ", width)
        yield from block(place(quote), "     ", width)
    yield "   to answer:"
    for answer in _answers(case):
        yield f"     pledgebook rule {answer} {SIGNED}"


def _asked(case: Case, commitment: Commitment) -> str:
    if case.question is not Question.WHICH:
        return case.about
    claims = next(each.claims for each in commitment.disagreements if each.cell == case.cell)
    values = " or ".join(claim_words(case.cell, claim.value) for claim in claims)
    return f"Which {cell_words(case.cell)} is right: {values}?"


def _answers(case: Case) -> Iterator[str]:
    if case.question is Question.SAME:
        pair = " ".join(case.reports)
        yield f"same {pair}"
        yield f"different {pair}"
    elif case.question is Question.RIGHT:
        (report,) = case.reports
        yield from (f"confirm {report}", f"set {report} CELL VALUE", f"reject {report}")
    else:
        yield f"set {case.commitment} {case.cell} VALUE"
