"""In a list without verbs its headings and labels say what was done with the things, for whom, and by whom."""

from __future__ import annotations

import pytest

from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.doc import Kind
from pledgebook.language.layout import blocks, plain_view
from pledgebook.language.read import parsed
from pledgebook.lexicon.headings import act_of_heading, heading_examples
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Reading
from pledgebook.reading.builtin import Builtin


def _lines(text: str, outlet: str) -> list[str]:
    found = Builtin().read(Article("a", text, outlet=outlet)).reports
    return [
        f"{report.donors[0].value.id}>{report.recipients[0].value.id} {report.act.value.value} "
        f"{report.amount.value.value if isinstance(report.amount, Reading) else ''} {report.item.value.name}"
        for report in found
    ]


@pytest.mark.parametrize(("heading", "act"), heading_examples())
def test_every_heading_of_the_word_file_says_what_the_file_says(heading: str, act: str) -> None:
    said = act_of_heading(heading.lower().replace(":", " :").split())
    assert said
    assert said.value == act


def test_a_ministrys_list_says_by_its_headings_what_was_sent_and_what_is_to_come() -> None:
    text = """Estonian humanitarian aid to Moldova

Sent in May:
* 12 ambulances to Balti
* 30 tonnes of food aid

To be sent in June:
* prefabricated homes for 200 people
* 9 fire engines"""
    assert _lines(text, "Ministry of Foreign Affairs of Estonia") == [
        "EE>MD delivered 12 ambulance",
        "EE>MD delivered 30 food aid",
        "EE>MD pledged  prefabricated home",
        "EE>MD pledged 9 fire engine",
    ]


def test_a_heading_names_the_takers_of_its_list_and_a_label_outdoes_it() -> None:
    text = """Weekly list of support

This overview lists what left the Netherlands for Turkey and for Moldova in the past week. It is complete.

Turkey
• 1,150 winter tents (by road)
• Two field bakeries

Moldova
• 33 generators of 200 kW and over, from the stocks of provinces
• Contract awarded: 14 ambulances for hospitals, delivery in May
• Not approved: three buses"""
    assert _lines(text, "Ministry of Foreign Affairs of the Netherlands") == [
        "NL>TR delivered 1150 winter tent",
        "NL>TR delivered 2 field bakery",
        "NL>MD delivered 33 generator",
        "NL>MD ordered 14 ambulance",
        "NL>MD refused 3 bus",
    ]


def test_a_line_that_opens_with_a_country_tells_what_that_country_gives() -> None:
    text = """EU response to the floods in Libya

The following offers have been made so far:

Finland: 10 water tanks and 40 tents
Romania: 80 tents"""
    assert _lines(text, "European Commission") == [
        "FI>LY pledged 10 water tank",
        "FI>LY pledged 40 tent",
        "RO>LY pledged 80 tent",
    ]


def test_a_kind_of_help_before_a_colon_is_that_of_the_sum_behind_it() -> None:
    text = """Lithuanian support for Moldova

Humanitarian aid: EUR 40 million."""
    assert _lines(text, "Government of Lithuania") == ["LT>MD pledged 40000000 Humanitarian aid"]


def test_in_a_newspaper_a_list_under_a_heading_is_nobodys_gift() -> None:
    text = """What the army has

In service:
* 12 ambulances
* 9 fire engines

Moldova
* 40 tents"""
    assert _lines(text, "Daily Sun") == []


def test_labelled_lines_are_items_of_a_list_and_questions_are_not() -> None:
    listed = plain_view("Finland: 10 tents\nItaly: two pumps\n\nMr Smith: Thank you. I have two questions.\nMr Jones: Please.")
    assert [block.kind for block in blocks(listed)][:2] == [Kind.BULLET, Kind.BULLET]
    assert Kind.BULLET not in [block.kind for block in blocks(listed)][2:]


def test_a_number_that_a_space_groups_counts_what_stands_behind_it() -> None:
    (sentence,) = parsed(Article("a", "Norway sent Moldova 1 200 generators.")).sentences
    (amount,) = find_amounts(sentence, frozenset(), "USD", sentence.text)
    assert (int(amount.value.value or 0), sentence.words[amount.last + 1].text) == (1200, "generators")


@pytest.mark.parametrize(
    ("head", "giver"),
    [
        ("The OPEC Fund's new loans include:", "OPEC Fund"),
        ("The OPEC Fund approved the following loans:", "OPEC Fund"),
        ("New grants approved by Japan:", "JP"),
    ],
)
def test_in_a_list_of_what_a_side_hands_out_the_names_take(head: str, giver: str) -> None:
    found = _lines(f"{head}\n- Benin: $26 million for wheat seed\n- Bhutan: $50 million for wheat seed\n", "Daily")
    assert [line.split(" pledged")[0] for line in found] == [f"{giver}>BJ", f"{giver}>BT"]


def test_in_a_list_of_contributions_the_names_give() -> None:
    found = _lines("Contributions to the Green Climate Fund:\n- Norway: $30 million\n- Spain: $12 million\n", "Daily")
    assert [line.split(" pledged")[0] for line in found] == ["NO>Green Climate Fund", "ES>Green Climate Fund"]


def test_agencies_under_a_countrys_sum_share_it() -> None:
    text = "Canada is providing $50 million in aid for Yemen.\nWorld Food Programme: $30 million\nUNICEF: $20 million\n"
    found = Builtin().read(Article("a", text, outlet="Daily")).reports
    sides = [({giver.value.id for giver in r.donors}, {taker.value.id for taker in r.recipients}) for r in found]
    assert sides == [({"CA"}, {"YE"}), ({"CA"}, {"YE", "WFP"}), ({"CA"}, {"YE", "UNICEF"})]
