"""A report in doubt takes part in nothing until a person has ruled on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from stories import story

from pledgebook.ledger.doubted import WHY_NOT
from pledgebook.ledger.review import Question, review
from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import Place
from pledgebook.model.reports import Report
from pledgebook.model.rulings import Ruling, RulingKind

DOUBT = "The model says pledged, the words by rule say refused."


def told() -> list[Report]:
    """Two outlets on the same tanks; what stands in the second was read by a model, in doubt."""
    firm, doubtful = story(
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank
        """
    )
    return [firm, replace(doubtful, doubts=(DOUBT,))]


def ruling(kind: RulingKind, subject: str) -> Ruling:
    return Ruling(id="r1", kind=kind, subject=subject, by="Ann", why="seen", at=datetime(2023, 2, 1, tzinfo=UTC))


def test_a_doubtful_report_stands_by_itself_and_counts_for_nothing() -> None:
    firm, doubtful = told()
    alone = settle([firm])
    found = settle([firm, doubtful])
    waiting = [each for each in found.commitments if each not in alone.commitments]
    assert [each for each in found.commitments if each not in waiting] == list(alone.commitments)
    assert [(each.counts, each.why_not, each.steps[0].place) for each in waiting] == [(False, WHY_NOT, Place.WAITS)]


def test_a_confirmed_report_takes_its_part_as_any_other() -> None:
    firm, doubtful = told()
    found = settle([firm, doubtful], [ruling(RulingKind.CONFIRM, doubtful.id)])
    assert [len(each.steps) for each in found.commitments] == [2]


def test_a_rejected_report_is_gone() -> None:
    firm, doubtful = told()
    found = settle([firm, doubtful], [ruling(RulingKind.REJECT, doubtful.id)])
    assert [each.steps for each in found.commitments] == [each.steps for each in settle([firm]).commitments]


def test_what_came_out_later_is_in_no_ledger_as_of_before() -> None:
    assert settle(told(), as_of=date(2023, 1, 25)) == settle(told()[:1], as_of=date(2023, 1, 25))


def test_review_asks_about_it_with_the_doubt_and_the_words() -> None:
    firm, doubtful = told()
    case = next(case for case in review(settle([firm, doubtful])) if case.question is Question.RIGHT)
    assert DOUBT in case.about
    assert case.reports == (doubtful.id,)
