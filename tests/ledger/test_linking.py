"""What is put together and what is kept apart, across articles and within one."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from news import news
from stories import story

from pledgebook.ledger.bars import BARS, BARS_OF_PARTIES, RARE_BARS
from pledgebook.ledger.bars_within import BARS_WITHIN
from pledgebook.ledger.counting import AROUND, OWN
from pledgebook.ledger.features import FEATURES
from pledgebook.ledger.gist import gist
from pledgebook.ledger.ids import public_id
from pledgebook.ledger.place import DOUBT, barred, fit, weigh
from pledgebook.ledger.settle import settle
from pledgebook.ledger.strand import strand
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.ledgers import Ledger
from pledgebook.model.reports import Report


def groups(ledger: Ledger) -> list[list[str]]:
    """Which lines of the story are together, by their numbers."""
    return sorted(
        sorted(step.report.id.rsplit("#", 1)[1].lstrip("0") or "0" for step in each.steps) for each in ledger.commitments
    )


def together(news: str) -> bool:
    return len(settle(story(news)).commitments) == 1


@pytest.mark.parametrize(
    "said", [*(feature.compare for feature in FEATURES), *BARS_OF_PARTIES, *BARS, *RARE_BARS, *BARS_WITHIN, *OWN, *AROUND]
)
def test_everything_that_decides_explains_itself(said: object) -> None:
    assert (said.__doc__ or "").strip().endswith((".", '").', '")'))


@given(news(longest=20))
def test_looking_at_the_days_last_passes_over_no_pair_that_may_belong_together(reports: list[Report]) -> None:
    lines = [strand([gist(report)]) for report in reports]
    for new, old in permutations(lines, 2):
        verdict = weigh(new, old)
        assert fit(new, old) == (verdict if verdict.score >= DOUBT and not barred(new, old) else None)


TOGETHER = {
    "names at different precision": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 A6 tank
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
    2023-01-26 Times: DE -> UA pledged Leopard tank | on 2023-01-25
    2023-01-26 Gazette: DE -> UA pledged tank | on 2023-01-25
    """,
    "a recipient left open": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> pledged 14 Leopard 2 tank
    """,
    "a donor left open": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: -> UA pledged 14 Leopard 2 tank
    """,
    "about and exact": """
    2023-01-25 Herald: US -> UA pledged 31 Abrams tank
    2023-01-25 Post: US -> UA pledged about 30 Abrams tank
    """,
    "dozens, then the number": """
    2023-01-24 Herald: US -> UA planned dozens Abrams tank
    2023-01-25 Post: US -> UA pledged 31 Abrams tank
    """,
    "a request and its answer": """
    2023-01-24 Herald: PL -> UA requested Leopard 2 tank
    2023-01-25 Post: PL -> UA pledged 14 Leopard 2 tank
    """,
    "outlets that differ on a count of one day": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged 16 Leopard 2 tank
    """,
    "a sum recalled years later": """
    2023-01-06 Herald: US -> UA pledged 2850m USD military aid
    2024-09-17 Post: US -> UA pledged 2850m USD military aid | on 2023-01
    """,
    "another, told by two outlets": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank | another
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank | another
    """,
    "totals of one moment rounded in two ways": """
    2022-08-01 Ministry: US -> UA pledged about 8.8bn USD military aid | once | total
    2022-08-01 Office: US -> UA pledged about 8.7bn USD military aid | once | total
    """,
    "a permission granted after it was refused": """
    2023-01-20 Herald: DE -> refused Leopard 2 export permission
    2023-01-25 Post: DE -> partners permitted Leopard export permission
    """,
    "what people ask of groups": """
    2023-01-25 Herald: Western countries -> UA requested tank
    2023-01-25 Post: allies -> UA requested tank
    """,
}


@pytest.mark.parametrize("what", TOGETHER)
def test_these_are_one(what: str) -> None:
    assert together(TOGETHER[what])


APART = {
    "two donors": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: PL -> UA pledged 14 Leopard 2 tank
    """,
    "allies and one of them": """
    2023-01-25 Herald: allies -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: PL -> UA pledged 14 Leopard 2 tank
    """,
    "joint donors who share one": """
    2023-01-25 Herald: DE+DK -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE+NL -> UA pledged 14 Leopard 2 tank
    """,
    "two groups of which other acts are told": """
    2023-01-20 Herald: Western countries -> UA refused tank
    2023-01-22 Post: NATO allies -> UA pledged tank
    """,
    "two recipients": """
    2023-01-25 Herald: DE -> UA+MD pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> PL pledged 14 Leopard 2 tank
    """,
    "a recipient and a group of them": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> partners pledged 14 Leopard 2 tank
    """,
    "two models": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 1 tank
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
    """,
    "other figures on other days": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-02-25 Post: DE -> UA pledged 4 Leopard 2 tank
    """,
    "sums of one day": """
    2023-01-25 Herald: US -> UA pledged 400m USD military aid
    2023-01-25 Post: US -> UA pledged 900m USD military aid
    """,
    "a tranche and a total": """
    2023-01-25 Herald: US -> UA pledged 400m USD military aid
    2023-01-25 Post: US -> UA pledged 400m USD military aid | total
    """,
    "totals of two moments": """
    2022-11-23 Ministry: US -> UA pledged over 19bn USD military aid | once | total
    2022-12-21 Ministry: US -> UA pledged over 20bn USD military aid | once | total
    """,
    "totals over two periods": """
    2022-11-23 Ministry: US -> UA pledged over 19bn USD 2014 aid | once | total
    2022-11-23 Office: US -> UA pledged over 19bn USD invasion aid | once | total
    """,
    "a total without a figure, long after": """
    2022-08-09 Herald: US -> UA delivered Bradley vehicle | once | total
    2023-02-03 Ministry: US -> UA delivered Bradley vehicle | once | total
    """,
    "a permission for all and one that somebody asked for": """
    2023-01-25 Herald: DE -> permitted Leopard 2 export permission
    2023-01-25 Post: DE -> PL permitted Leopard 2 export permission
    """,
    "a permission that somebody asked for and one for all": """
    2023-01-25 Herald: DE -> PL permitted Leopard 2 export permission
    2023-01-25 Post: DE -> permitted Leopard 2 export permission
    """,
    "a group of recipients and one of them": """
    2023-01-25 Herald: DE -> partners pledged 14 Leopard 2 tank
    2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
    """,
    "one of the allies and all of them": """
    2023-01-25 Herald: PL -> UA pledged 14 Leopard 2 tank
    2023-01-25 Post: allies -> UA pledged 14 Leopard 2 tank
    """,
    "unspecified aid beside a sum": """
    2023-01-25 Herald: US -> UA pledged 400m USD military aid
    2023-01-25 Post: US -> UA pledged military aid
    """,
}


@pytest.mark.parametrize("what", APART)
def test_these_are_not_one(what: str) -> None:
    assert not together(APART[what])


def test_parts_follow_their_packages(ledger: Ledger) -> None:
    """
    2022-11-10 Ministry: US -> UA pledged 400m USD military aid | as first
    2022-11-10 Ministry: US -> UA pledged 20 Bradley vehicle | once | part of first
    2022-11-23 Ministry: US -> UA pledged 400m USD military aid | as second
    2022-11-23 Ministry: US -> UA pledged 20 Bradley vehicle | once | part of second
    2022-11-23 Post: US -> UA pledged 400m USD military aid | as third
    2022-11-23 Post: US -> UA pledged Bradley vehicle | once | part of third
    """
    assert groups(ledger) == [["0"], ["1"], ["2", "4"], ["3", "5"]]


def test_a_part_never_joins_its_own_package(ledger: Ledger) -> None:
    """
    2023-01-06 Ministry: US -> UA pledged 2850m USD military aid | as all
    2023-01-06 Ministry: US -> UA pledged 2850m USD military aid | part of all
    """
    assert groups(ledger) == [["0"], ["1"]]


def test_two_lines_of_one_article_never_join_one_commitment(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged Leopard 2 tank
    2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25 | entry e1
    2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25 | entry e2
    """
    assert len(groups(ledger)) == 2


def test_the_better_pair_of_an_article_goes_first(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-26 Post: DE -> UA pledged Leopard tank | on 2023-01-25 | entry e1
    2023-01-26 Post: DE -> UA pledged 14 Leopard 2 tank | on 2023-01-25 | entry e2
    """
    assert groups(ledger) == [["0", "2"], ["1"]]


WITHIN_TOGETHER = {
    "the same thing developed over time": """
    2023-01-25 Herald: DE -> UA refused 14 Leopard 2 tank | on 2023-01-20
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    """,
    "a request answered": """
    2023-01-25 Herald: PL -> UA requested Leopard 2 tank
    2023-01-25 Herald: PL -> UA pledged 14 Leopard 2 tank
    """,
    "the tanks after their name": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged tank
    """,
}


@pytest.mark.parametrize("what", WITHIN_TOGETHER)
def test_these_reports_of_one_article_are_one_line(what: str) -> None:
    assert together(WITHIN_TOGETHER[what])


WITHIN_APART = {
    "two tranches": """
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged 4 Leopard 2 tank
    """,
    "a battalion and a count": """
    2023-01-25 Herald: DE -> UA planned 2 battalion Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    """,
    "joint donors and one of them": """
    2023-01-25 Herald: DE+US -> UA pledged Leopard 2 tank
    2023-01-25 Herald: DE -> UA pledged Leopard 2 tank
    """,
    "aid promised and aid given": """
    2023-01-25 Herald: US -> YE pledged relief
    2023-01-25 Herald: US -> YE delivered 9m USD relief | once
    """,
    "aid in a package and aid beside it": """
    2023-01-25 Herald: US -> YE pledged 9m USD relief | as all
    2023-01-25 Herald: US -> YE pledged 4m USD food relief | part of all
    2023-01-25 Herald: US -> YE pledged food relief
    """,
    "a part named by its class alone": """
    2023-01-25 Herald: DE -> UA refused Leopard tank
    2023-01-25 Herald: DE -> UA pledged training | as lessons
    2023-01-25 Herald: DE -> UA pledged tank | part of lessons
    """,
    "two kinds of aid": """
    2023-01-25 Herald: US -> UA pledged winter relief
    2023-01-25 Herald: US -> UA pledged water relief
    """,
    "two totals": """
    2023-01-25 Herald: US -> UA pledged over 19bn USD military aid | once | total
    2023-01-25 Herald: US -> UA pledged over 20bn USD military aid | once | total
    """,
    "a total and a tranche": """
    2023-01-25 Herald: US -> UA pledged 19bn USD military aid | total
    2023-01-25 Herald: US -> UA pledged 19bn USD military aid
    """,
    "another": """
    2023-01-25 Herald: US -> UA pledged 14 Abrams tank | on 2023-01-10
    2023-01-25 Herald: US -> UA pledged 14 Abrams tank | once | another
    """,
}


@pytest.mark.parametrize("what", WITHIN_APART)
def test_these_reports_of_one_article_are_two_lines(what: str) -> None:
    lines = WITHIN_APART[what].strip().splitlines()
    assert len(settle(story(WITHIN_APART[what])).commitments) == len(lines)


def test_a_part_is_in_no_doubt_about_being_its_own_package(ledger: Ledger) -> None:
    """
    2023-01-06 Ministry: US -> UA pledged 400m USD military aid | as all
    2023-01-07 Post: US -> UA pledged 400m USD military aid | on 2023-01-06 | as again
    2023-01-07 Post: US -> UA pledged 400m USD drawdown aid | on 2023-01-06 | part of again
    """
    assert groups(ledger) == [["0", "1"], ["2"]]
    assert all(commitment.maybe == () for commitment in ledger.commitments)


def test_the_first_words_of_an_article_found_its_lines() -> None:
    first, second = story(
        """
        2023-01-25 Herald: DE -> UA pledged Leopard 2 tank
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        """
    )
    assert settle([second, first]).commitments[0].id == public_id(first)


def test_things_of_one_key_in_one_list_are_lines_of_their_own() -> None:
    package, first, second = story(
        """
        2023-01-25 Herald: US -> UA pledged relief | as all
        2023-01-25 Herald: US -> UA pledged emergency physician | part of all
        2023-01-25 Herald: US -> UA pledged paramedic | part of all
        """
    )
    team = ("medical-team", "medical")
    doctor = replace(first, item=replace(first.item, value=Item("emergency physician", ItemClass.MEDICAL, team)))
    paramedic = replace(second, item=replace(second.item, value=Item("paramedic", ItemClass.MEDICAL, team)))
    assert len(settle([package, doctor, paramedic]).commitments) == 3


def test_items_of_one_package_in_other_words_are_lines_of_their_own(ledger: Ledger) -> None:
    """
    2023-01-25 Herald: US -> UA pledged 400m USD military aid | as all
    2023-01-25 Herald: US -> UA pledged mortar shell | part of all
    2023-01-25 Herald: US -> UA pledged howitzer shell | part of all
    """
    assert groups(ledger) == [["0"], ["1"], ["2"]]


def test_two_things_in_one_sentence_are_two_lines() -> None:
    first, second = story(
        """
        2023-01-25 Herald: US -> UA pledged Abrams tank
        2023-01-25 Herald: US -> UA pledged tank
        """
    )
    assert len(settle([first, second]).commitments) == 1
    assert len(settle([first, replace(second, evidence=first.evidence)]).commitments) == 2


def test_a_million_reports_of_one_thing_would_be_one_commitment() -> None:
    day = "2023-01-25 Outlet{}: DE -> UA pledged 14 Leopard 2 tank"
    [commitment] = settle(story("\n".join(day.format(number) for number in range(2000)))).commitments
    assert len(commitment.steps) == 2000


def test_a_goal_stands_beside_what_was_refused_and_promised_on_the_way_to_it() -> None:
    """
    2023-01-21 Post: DE -> UA refused tank
    2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
    2023-01-25 Times: DE -> UA planned 2 battalion Leopard tank | another
    """
    news = test_a_goal_stands_beside_what_was_refused_and_promised_on_the_way_to_it.__doc__ or ""
    assert groups(settle(story(news))) == [["0", "1"], ["2"]]
