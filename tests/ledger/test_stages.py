from __future__ import annotations

import pytest
from stories import story

from pledgebook.ledger.settle import settle
from pledgebook.ledger.stages import STRENGTH
from pledgebook.model.ledgers import Place, Stage
from pledgebook.model.reports import Act

STORIES = {
    "the latest act tells where it stands": (
        """
        2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        """,
        Stage.PLEDGED,
    ),
    "acts count by when they happened, not by when they were read": (
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-01-26 Post: DE -> UA refused 14 Leopard 2 tank | on 2023-01-20
        """,
        Stage.PLEDGED,
    ),
    "asking again takes nothing back": (
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-02-02 Herald: DE -> UA requested Leopard 2 tank
        """,
        Stage.PLEDGED,
    ),
    "asking again does not undo a refusal": (
        """
        2023-01-20 Herald: DE -> UA refused Leopard 2 tank
        2023-01-22 Herald: DE -> UA requested Leopard 2 tank
        """,
        Stage.REFUSED,
    ),
    "weighing it anew does": (
        """
        2023-01-20 Herald: DE -> UA refused Leopard 2 tank
        2023-01-22 Herald: DE -> UA considered Leopard 2 tank
        """,
        Stage.CONSIDERED,
    ),
    "an undated promise told after the delivery takes nothing back": (
        """
        2023-03-01 Herald: DE -> UA delivered 14 Leopard 2 tank
        2023-03-05 Herald: DE -> UA pledged 14 Leopard 2 tank | once
        """,
        Stage.DELIVERED,
    ),
    "an undated promise told after a withdrawal is the old one": (
        """
        2023-01-25 Herald: DE -> UA withdrawn 14 Leopard 2 tank
        2023-01-27 Herald: DE -> UA pledged 14 Leopard 2 tank | once
        """,
        Stage.WITHDRAWN,
    ),
    "a promise can be renewed": (
        """
        2023-01-25 Herald: DE -> UA withdrawn 14 Leopard 2 tank
        2023-01-27 Herald: DE -> UA pledged 14 Leopard 2 tank
        """,
        Stage.PLEDGED,
    ),
    "halting is suspending": (
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-02-10 Herald: DE -> UA withdrawn 14 Leopard 2 tank | verb has halted
        """,
        Stage.SUSPENDED,
    ),
    "of one day the stronger act tells": (
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-01-25 Post: DE -> UA refused 14 Leopard 2 tank
        """,
        Stage.PLEDGED,
    ),
    "a part has arrived": (
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-03-01 Herald: DE -> UA delivered 4 Leopard 2 tank
        2023-04-01 Herald: DE -> UA delivered 6 Leopard 2 tank
        """,
        Stage.DELIVERED_PART,
    ),
    "the parts have become the whole": (
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-03-01 Herald: DE -> UA delivered 4 Leopard 2 tank
        2023-04-01 Herald: DE -> UA delivered 10 Leopard 2 tank
        """,
        Stage.DELIVERED,
    ),
    "a delivery without a number is the delivery": (
        """
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        2023-03-01 Herald: DE -> UA delivered Leopard 2 tank
        """,
        Stage.DELIVERED,
    ),
    "what an article recalls came before what it tells": (
        """
        2023-03-01 Herald: DE -> UA pledged Leopard 2 tank | once | again | entry e1
        2023-03-01 Herald: DE -> UA refused Leopard 2 tank | once | entry e1
        """,
        Stage.REFUSED,
    ),
}


@pytest.mark.parametrize("what", STORIES)
def test_the_stage_follows_the_acts(what: str) -> None:
    news, stage = STORIES[what]
    [commitment] = settle(story(news)).commitments
    assert commitment.stage is stage


def test_opposed_acts_of_one_day_are_a_contradiction_that_is_shown() -> None:
    news, _ = STORIES["of one day the stronger act tells"]
    ledger = settle(story(news))
    [commitment] = ledger.commitments
    assert Place.CONTRADICTS in {step.place for step in commitment.steps}
    assert [each.cell for each in commitment.disagreements] == ["act"]
    assert [finding.check for finding in ledger.findings] == ["opposed-acts"]


def test_every_act_has_its_strength() -> None:
    assert set(STRENGTH) == set(Act)
