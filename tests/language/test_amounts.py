"""Quantities of sentences: what they count, in which unit, how firmly."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from unparsed import by_hand

from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.doc import Sentence
from pledgebook.lexicon.files import entries
from pledgebook.model.amounts import Amount, Qualifier, at_most, exact

Parse = Callable[[str], Sentence]
FILES = ("numbers", "hedges", "units", "currencies")
EXAMPLES = [(name, example["say"], example["read"]) for name in FILES for entry in entries(name) for example in entry["examples"]]


def shown(amount: Amount) -> str:
    """The form in which the word files write amounts."""
    low, value = ("" if one is None else str(one) for one in (amount.low, amount.value))
    if amount.qualifier is Qualifier.RANGE:
        return f"{low}..{amount.high} {amount.unit}"
    if amount.qualifier is Qualifier.VAGUE:
        return f"vague {low}.. {amount.unit}"
    return f"{'' if amount.qualifier is Qualifier.EXACT else f'{amount.qualifier} '}{value} {amount.unit}"


def read(sentence: Sentence, **how: str) -> list[str]:
    return [shown(mention.value) for mention in find_amounts(sentence, **how)]  # type: ignore[arg-type]


def quoted(sentence: Sentence) -> list[tuple[str, str]]:
    found = []
    for mention in find_amounts(sentence):
        quote = mention.reading(sentence).quote
        assert quote is not None
        found.append((quote.words, mention.rule))
    return found


@pytest.mark.parametrize(("name", "say", "wanted"), EXAMPLES)
def test_every_example_of_the_word_files_reads_as_it_says(sentence: Parse, name: str, say: str, wanted: list[str]) -> None:
    assert read(sentence(say)) == wanted


@pytest.mark.parametrize("name", FILES)
def test_every_entry_of_the_word_files_has_an_example(name: str) -> None:
    assert all(entry.get("examples") for entry in entries(name))


def test_more_than_forty_currencies_are_known() -> None:
    assert len({entry["unit"] for entry in entries("currencies")}) > 40


@pytest.mark.parametrize(
    ("say", "wanted"),
    [
        ("They train 3 to 5,000 cadets.", ["3000..5000 person"]),
        ("It needs three or four cranes.", ["3..4 count"]),
        ("It costs between $5 million and $10 million.", ["5000000..10000000 USD"]),
        ("It costs $2-3 billion.", ["2000000000..3000000000 USD"]),
        ("They sent 10–15 lorries.", ["10..15 count"]),
        ("Funds rose by $13 million to $146 million.", ["13000000 USD", "146000000 USD"]),
    ],
)
def test_ranges_share_their_scale_and_changes_are_no_ranges(sentence: Parse, say: str, wanted: list[str]) -> None:
    assert read(sentence(say)) == wanted


@pytest.mark.parametrize(
    "say",
    [
        "The M1 and the F-16 and the T-72 and COVID-19 were named.",
        "G7 leaders cited Article 5, Resolution 2585 and page 12.",
        "It happened on 25 January 2023 at 10:30 a.m., in 2021-2027 or on 1/25/2023.",
        "The 14-year-old won 3-2 and the vote was 52-48.",
        "Call 0437 587 562 or 555-1234.",
        "World War Two began in the 1930s, in the 20th century.",
        "A two-state plan with 14 points takes three months.",
        "Anna Berg, 45, spoke of phase one and of a 4x4 van.",
    ],
)
def test_names_dates_ages_scores_and_telephones_count_nothing(sentence: Parse, say: str) -> None:
    assert read(sentence(say)) == []


def test_a_calibre_and_a_model_are_never_the_count(sentence: Parse) -> None:
    said = sentence("Rome sends 18 155mm howitzers, 21,000 155mm rounds, 31 M1 Abrams and eight M88 vehicles.")
    assert read(said) == ["18 count", "21000 count", "31 count", "8 count"]


def test_the_words_of_an_amount_are_hedge_number_and_unit(sentence: Parse) -> None:
    said = sentence(
        "Up to $400 million, nearly 4,000 tonnes, two battalions of guns and a company of 14 tanks were promised to 900 soldiers."
    )
    assert quoted(said) == [
        ("Up to $400 million", "amount.money"),
        ("nearly 4,000 tonnes", "amount.unit"),
        ("two battalions", "amount.unit"),
        ("a company of 14", "amount.count"),
        ("900", "amount.unit"),
    ]


def test_prices_and_conversions_are_told_apart_from_sums(sentence: Parse) -> None:
    said = sentence("They gave €35 billion ($39 billion), paid $60 per dose and $5 million each, and spend $9 billion a year.")
    assert [rule for _, rule in quoted(said)] == [
        "amount.money",
        "amount.conversion",
        "amount.per-unit",
        "amount.per-unit",
        "amount.money",
    ]


def test_a_bare_dollar_is_the_articles_own(sentence: Parse) -> None:
    said = sentence("It adds $3 million, 2 million dollars and US$5 million.")
    assert read(said, dollar="AUD") == ["3000000 AUD", "2000000 AUD", "5000000 USD"]


def test_taken_words_are_never_counts(sentence: Parse) -> None:
    said = sentence("Kenya bought 12 Vega 40 boats.")
    names = frozenset(word.index for word in said.words if word.text in {"Vega", "40"})
    assert [shown(mention.value) for mention in find_amounts(said, names)] == ["12 count"]


def test_a_bare_million_behind_money_is_money(sentence: Parse) -> None:
    assert read(sentence("Oslo gave 9 million euros: 5 million to Mali and 4 million to Chad.")) == [
        "9000000 EUR",
        "5000000 EUR",
        "4000000 EUR",
    ]


@pytest.mark.parametrize("number", ["14", "2,500", "twenty", "3 million"])
@pytest.mark.parametrize(
    ("hedge", "qualifier"), [("about", "about"), ("more than", "at-least"), ("up to", "at-most"), ("", "exact")]
)
def test_a_hedge_changes_the_qualifier_and_not_the_number(sentence: Parse, number: str, hedge: str, qualifier: str) -> None:
    plain, hedged = (find_amounts(sentence(f"Kenya sends {words} tents.")) for words in (number, f"{hedge} {number}".strip()))
    assert [mention.value.value for mention in plain] == [mention.value.value for mention in hedged]
    assert [mention.value.qualifier for mention in hedged] == [qualifier]


def test_money_is_written_in_full_units_in_one_way_only(sentence: Parse) -> None:
    for written in ("$1.5bn", "$1.5 billion", "1,500 million dollars", "$1,500,000,000.00"):
        amount = find_amounts(sentence(f"They lend {written}."))[0].value
        assert amount == exact(1_500_000_000, "USD")
        assert str(amount.value) == "1500000000"


def test_a_bound_is_stronger_than_about(sentence: Parse) -> None:
    assert read(sentence("They lend up to approximately €3 million.")) == ["at-most 3000000 EUR"]


def test_nought_is_no_amount_and_a_size_no_count(sentence: Parse) -> None:
    assert read(sentence("They sent zero tents and a 500-tonne floating crane.")) == []


def test_bounds_follow_the_guide(sentence: Parse) -> None:
    assert find_amounts(sentence("They lend up to €3 million."))[0].value == at_most(Decimal(3_000_000), "EUR")


PIECES = [
    "$",
    "€5",
    "400",
    "million",
    "-",
    "to",
    "a",
    "company",
    "of",
    "14",
    "155mm",
    "up",
    "half",
    "dozens",
    "one",
    "½",
    "1,5",
    "kr",
    "per",
    "dose",
    "USD",
    "(",
    ")",
    "2023",
    "🚚",
    "Rs.",
    "١٢",
    "²",
]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES) | st.text(alphabet=st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6),
        min_size=1,
        max_size=14,
    )
)
def test_amounts_never_raise_never_overlap_and_stay_in_text_order(tokens: list[str]) -> None:
    found = find_amounts(by_hand(tokens))
    assert all(0 <= mention.first <= mention.last < len(tokens) for mention in found)
    assert all(one.last < other.first for one, other in pairwise(found))


def test_kroner_are_those_of_the_country_that_the_text_speaks_of() -> None:
    line = by_hand(["It", "sets", "aside", "2", "billion", "kroner", "."])
    around = ("Oslo met.", "Oslo met Danish envoys.", "")
    assert [shown(find_amounts(line, around=text)[0].value) for text in around] == [
        "2000000000 NOK",
        "2000000000 XXX",
        "2000000000 XXX",
    ]
