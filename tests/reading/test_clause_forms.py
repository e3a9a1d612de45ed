"""The forms in which a clause can tell of a commitment, each read like the plain sentence."""

import pytest

from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report, Scope
from pledgebook.reading.builtin import Builtin

PUBLISHED = Reading(PartialDate("2026-06-17"), None, "test")


def line(report: Report) -> str:
    donors = "+".join(donor.value.id for donor in report.donors) or "?"
    takers = "+".join(taker.value.id for taker in report.recipients) or "?"
    number = f"{report.amount.value.value} " if isinstance(report.amount, Reading) else ""
    return f"{donors} -> {takers}: {report.act.value.value} {number}{report.item.value.name}"


def lines(text: str) -> list[str]:
    return [line(report) for report in Builtin().read(Article("example", text, published=PUBLISHED)).reports]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The ambulances that Norway will send to Chad are old.", ["NO -> TD: pledged ambulance"]),
        ("The ambulances Norway will send to Chad are old.", ["NO -> TD: pledged ambulance"]),
        ("The ambulances which were sent by Norway to Chad are old.", ["NO -> TD: delivered ambulance"]),
        ("The tents that Norway promised to Chad will arrive in March.", ["NO -> TD: pledged tent"]),
    ],
)
def test_a_relative_clause_tells_of_the_thing_before_it(text: str, read: list[str]) -> None:
    assert lines(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Italy gave Malta six ambulances.", ["IT -> MT: delivered 6 ambulance"]),
        ("Italy gave Malta ambulances worth $3 million.", ["IT -> MT: delivered 3000000 ambulance"]),
        ("Italy is sending Malta $80 million in emergency aid.", ["IT -> MT: pledged 80000000 emergency aid"]),
        ("Malta has been given six ambulances by Italy.", ["IT -> MT: delivered 6 ambulance"]),
        ("Malta was promised six ambulances by Italy.", ["IT -> MT: pledged 6 ambulance"]),
    ],
)
def test_the_taker_may_stand_before_the_thing(text: str, read: list[str]) -> None:
    assert lines(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Kenya's new package for Chad comprises 18 trucks and 60 tents.",
            ["KE -> TD: pledged 18 truck", "KE -> TD: pledged 60 tent"],
        ),
        ("The shipment from Kenya to Chad included blankets.", ["KE -> TD: delivered blanket"]),
        (
            "Tents and blankets are among the goods that Kenya will send to Chad.",
            ["KE -> TD: pledged Tent", "KE -> TD: pledged blanket"],
        ),
        (
            "Chad will receive tents, blankets and trucks from Kenya.",
            ["KE -> TD: pledged tent", "KE -> TD: pledged blanket", "KE -> TD: pledged truck"],
        ),
    ],
)
def test_parts_are_read_where_the_package_is_only_named(text: str, read: list[str]) -> None:
    assert lines(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Sweden went first, sending 14 generators to Moldova.", ["SE -> MD: delivered 14 generator"]),
        ("Sweden will help by sending 14 generators to Moldova.", ["SE -> MD: pledged 14 generator"]),
        ("Sweden will join Spain in supplying generators to Moldova.", ["SE -> MD: pledged generator"]),
        ("Sweden refused to help, saying Spain should have sent a letter to Moldova.", []),
    ],
)
def test_how_something_is_done_shares_the_mood_of_what_is_done(text: str, read: list[str]) -> None:
    assert lines(text) == read


def test_praise_for_a_delivery_does_not_say_whose_it_is() -> None:
    """Peru criticised the delivery of Spanish trucks to Mali."""
    assert not [read for read in lines("Peru criticised the delivery of Spanish trucks to Mali.") if read.startswith("PE")]


def test_allies_and_partners_make_one_line() -> None:
    assert lines("Allies and partners have sent tents to Moldova.") == ["allies+partners -> MD: delivered tent"]


def test_a_number_in_a_list_counts_what_the_list_is_of() -> None:
    opening = "Norway will share 9 million vaccine doses with Africa:"
    items = ("\u2022 Approximately 6 million for Kenya", "\u2022 Nearly 3 million for Chad")
    read = lines("\n\n".join((opening, *items)))
    assert read[1:] == ["NO -> KE: pledged 6000000 vaccine dose", "NO -> TD: pledged 3000000 vaccine dose"]


def test_a_bullet_that_was_decoded_wrongly_opens_a_list_item() -> None:
    bullet = "\u00e2\u0080\u00a2"
    text = f"Norway will give Chad these grants: {bullet} $400,000 to UNICEF for blankets {bullet} $100,000 to CARE for tents"
    assert lines(text)[1:] == [
        "NO -> TD+UNICEF: pledged 400000 grant for blankets",
        "NO -> TD+UNICEF: pledged blanket",
        "NO -> TD+CARE: pledged 100000 grant for tents",
        "NO -> TD+CARE: pledged tent",
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Croatia has sent Mi-8 and Mi-24 helicopters to Chad.",
            ["HR -> TD: delivered Mi-8", "HR -> TD: delivered Mi-24 helicopter"],
        ),
        ("Norway will send tank and artillery ammunition to Chad.", ["NO -> TD: pledged artillery ammunition"]),
        ("Hungary gave 34 buses to Chad.", ["HU -> TD: delivered 34 bus"]),
        ("Kenya announced a package worth $20 million for Chad.", ["KE -> TD: pledged 20000000 aid"]),
    ],
)
def test_names_that_share_their_noun_are_each_a_thing(text: str, read: list[str]) -> None:
    assert lines(text) == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Kenya became the third country to send tents to Chad.", ["KE -> TD: delivered tent"]),
        ("Kenya was the first country to promise Chad tents.", ["KE -> TD: pledged tent"]),
        ("Kenya's parliament voted to send tents to Chad.", ["KE -> TD: pledged tent"]),
        ("Kenya and Ghana agreed on a $5 million aid package for Chad.", ["KE+GH -> TD: pledged 5000000 aid package"]),
        ("Chad received 600 tents through UNICEF.", ["UNICEF -> TD: delivered 600 tent"]),
        ("Kenya turned down a Chadian request for helicopters.", ["KE -> TD: refused helicopter"]),
        ("Kenya increased its aid to Chad by $20 million.", ["KE -> TD: pledged 20000000 aid"]),
        ("Kenya is stepping up its aid to Chad with an additional $20 million.", ["KE -> TD: pledged 20000000 aid"]),
    ],
)
def test_further_ways_to_tell_of_giving_and_refusing(text: str, read: list[str]) -> None:
    assert sorted(lines(text)) == read


@pytest.mark.parametrize("when", ["since the invasion", "since the drought began"])
def test_what_was_given_since_something_began_is_a_running_total(when: str) -> None:
    (report,) = Builtin().read(Article("example", f"Kenya has provided Chad with $40 million in aid {when}.")).reports
    assert report.scope is Scope.CUMULATIVE
