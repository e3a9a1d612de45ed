"""What a thing is worth is its value, told once."""

from __future__ import annotations

from exercises import read
from pledgebook.model.articles import Article
from pledgebook.model.reports import Scope
from pledgebook.reading.builtin import Builtin


def test_the_value_of_counted_things_is_no_second_gift() -> None:
    assert list(read("Croatia sent 16.4 tonnes of aid worth 247,311 euros to Ukraine.")) == [
        "HR -> UA: delivered humanitarian-aid 16.4 tonne"
    ]
    assert list(read("Estonia bought Ukraine 140 thermal sights for a total of 7 million euros.")) == [
        "EE -> UA: ordered radar-electronics 140 count"
    ]


def test_a_loan_on_easy_terms_is_worth_its_sum() -> None:
    assert list(read("Estonia will provide Ukraine with a loan on soft terms worth 100 million euros.")) == [
        "EE -> UA: pledged loan 100000000 EUR"
    ]
    assert list(read("Iceland promised Chad a grant over USD 14 million.")) == [
        "IS -> TD: pledged financial-aid at-least 14000000 USD"
    ]


def test_who_says_so_is_no_aid() -> None:
    assert list(read("According to Source of Aid 4, Norway gave Ukraine six boats.")) == ["NO -> UA: delivered ship 6 count"]


def test_a_row_of_counted_things_names_nothing_again() -> None:
    told = "Peru is to give Chile nine rigid inflatable boats (RIBs), 6 patrol boats and a bridge."
    assert list(read(told))[:2] == ["PE -> CL: pledged ship 9 count", "PE -> CL: pledged ship 6 count"]


def test_letters_and_figures_of_a_model_are_no_thousands() -> None:
    told = "Two 2K12 launchers, with many missiles for them, were handed to Moldova by Poland."
    assert list(read(told)) == ["PL -> MD: delivered missile 2 count", "PL -> MD: delivered missile vague .. count"]


def test_the_authorisation_of_a_thing_is_not_given_beside_it() -> None:
    text = "Spain announces aid for Mali. This includes the authorization of a loan of up to 5 million euros."
    reports = Builtin().read(Article("a", text, outlet="Government of Spain")).reports
    assert [report.item.value.name for report in reports] == ["aid", "loan"]


def test_an_ordinal_since_some_day_makes_no_running_total() -> None:
    text = "Spain announced its fourth contribution since May 2021 of 50 million euros in food aid for Mali."
    assert {report.scope for report in Builtin().read(Article("a", text)).reports} == {Scope.TRANCHE}
