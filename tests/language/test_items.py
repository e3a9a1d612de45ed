"""Items in sentences: the catalogue's own examples, and laws that hold for every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.language.doc import Sentence
from pledgebook.language.items.finder import find_items, item_in_company, item_named, item_of_phrase, same_kind
from pledgebook.language.items.strings import as_sentence
from pledgebook.language.items.surfaces import index_of
from pledgebook.language.read import parsed
from pledgebook.lexicon.items import Example, Role, catalogue, catalogue_of
from pledgebook.model.articles import Article
from pledgebook.model.errors import BadLexicon
from pledgebook.model.items import Item, ItemClass

EXAMPLES = [(entry.key, example) for entry in catalogue().entries for example in entry.examples]
NAMES = sorted({name for entry in catalogue().entries for name in (*entry.names, *entry.weak)})


def sentences(text: str) -> tuple[Sentence, ...]:
    return parsed(Article("a", text)).sentences


def read(text: str) -> list[Item]:
    return [mention.value for sentence in sentences(text) for mention in find_items(sentence)]


def names(text: str) -> list[str]:
    return [item.name for item in read(text)]


def words_of(text: str) -> list[str]:
    found = sentences(text)
    return [sentence.quote(mention.first, mention.last).words for sentence in found for mention in find_items(sentence)]


def phrase(text: str, words: str) -> Item:
    """The item of the phrase `words` within the sentence `text`."""
    (sentence,) = sentences(text)
    start = sentence.text.index(words) + sentence.start
    inside = [word.index for word in sentence.words if start <= word.start < start + len(words)]
    return item_of_phrase(sentence, inside[0], inside[-1])


@pytest.mark.parametrize(("key", "example"), EXAMPLES, ids=[f"{key}-{i}" for i, (key, _) in enumerate(EXAMPLES)])
def test_the_catalogues_examples_read_as_they_say(key: str, example: Example) -> None:
    assert tuple(names(example.text)) == example.reads


def test_every_name_of_a_thing_leads_to_its_entry() -> None:
    for entry in catalogue().entries:
        if entry.role is Role.THING:
            for name in (*entry.names, *entry.cased, *entry.weak):
                assert item_named(name).kinds[:1] == (entry.key,), name


def test_no_name_stands_for_two_entries() -> None:
    rows = [{"key": key, "class": "tank", "names": [name]} for key, name in (("a", "Ironclad 2"), ("b", "Ironclad-2"))]
    with pytest.raises(BadLexicon, match="'Ironclad-2' to two entries, 'a' and 'b'"):
        index_of(catalogue_of(("mine", row) for row in rows))
    assert index_of(catalogue())


@pytest.mark.parametrize(
    "written", ["Leopard 2A6", "Leopard 2 A6", "Leopard-2A6", "leopard 2 a6", "Leopard 2 A6 tank", "Leopard 2A6s"]
)
def test_a_model_is_one_kind_however_it_is_written(written: str) -> None:
    assert item_named(written).kinds == ("leopard-2a6", "leopard-2", "leopard", "tank")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("air defense system", "air-defence system"),
        ("armored vehicle", "armoured vehicle"),
        ("demining program", "demining programme"),
        ("F16", "F-16"),
        ("155 mm shell", "155mm shell"),
    ],
)
def test_spellings_and_hyphens_make_no_difference(one: str, other: str) -> None:
    assert item_named(one).kinds == item_named(other).kinds != ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Washington will send 31 M1 Abrams tanks to Ukraine.", ["M1 Abrams tanks"]),
        ("Oslo sends eight of its Leopard 2A4 tanks.", ["Leopard 2A4 tanks"]),
        ("Poland's Leopards and its F-16s are ready.", ["Leopards", "F-16s"]),
        ("They gave the army several further armoured vehicles.", ["armoured vehicles"]),
        ("A battery of Patriots leaves for Kyiv.", ["Patriots"]),
        ("London gave tanks to Ukraine on Monday.", ["tanks"]),
        ("German howitzers that Berlin promised arrived.", ["howitzers"]),
        ("It pledged a $500-million package of military aid.", ["package of military aid"]),
    ],
)
def test_a_mention_spans_the_thing_without_number_owner_or_recipient(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_the_longest_name_wins_and_the_last_of_equals() -> None:
    assert [item.kinds[0] for item in read("Japan bought a missile defence system.")] == ["air-defence"]
    assert item_named("long-range missile defence system").item_class is ItemClass.AIR_DEFENCE


def test_the_country_before_a_thing_is_no_part_of_its_name() -> None:
    assert words_of("They received American howitzers and other Norwegian tents.") == ["howitzers", "tents"]


def test_short_model_numbers_and_acronyms_are_not_found_in_common_words() -> None:
    assert names("The army arrived at 4 and did no harm; Sam and the army had a wash.") == []
    assert names("The army got 200 AT4s and HARM missiles.") == ["AT4", "HARM missile"]
    assert names("Himars arrived.") == ["Himars"]


@pytest.mark.parametrize(
    ("name", "item_class"),
    [
        ("Leopard ammunition", ItemClass.AMMUNITION),
        ("Patriot system", ItemClass.AIR_DEFENCE),
        ("package of weapons", ItemClass.MILITARY_AID),
        ("medical team", ItemClass.MEDICAL),
        ("missile for HAWK air defence systems", ItemClass.AIR_DEFENCE),
        ("spare part for howitzers", ItemClass.MAINTENANCE_LOGISTICS),
        ("part for fighter jets", ItemClass.AIRCRAFT),
        ("Javelin system", ItemClass.ANTI_TANK),
        ("food aid package", ItemClass.FOOD),
        ("permission to use long-range missiles", ItemClass.PERMISSION),
        ("training on Leopard tanks", ItemClass.TRAINING),
        ("trombone polish", ItemClass.OTHER),
    ],
)
def test_the_head_decides_the_class_unless_it_only_carries(name: str, item_class: ItemClass) -> None:
    assert item_named(name).item_class is item_class


def test_modifiers_that_share_a_head_are_items_of_their_own() -> None:
    assert names("Paris promised military, financial and humanitarian support.") == [
        "military support",
        "financial support",
        "humanitarian support",
    ]


def test_a_modifier_is_no_item_when_what_follows_stands_alone() -> None:
    assert names("They offered security, food and water.") == ["food", "water"]
    assert names("It needs energy and cash.") == ["cash"]


def test_calibres_and_objects_share_a_head() -> None:
    assert names("They sent 155mm and 105mm artillery rounds.") == ["155mm artillery round", "105mm artillery round"]
    assert names("They sent spare parts for howitzers and trucks.") == ["spare part for howitzers", "spare part for trucks"]
    assert names("They sent ammunition for HIMARS and 20 tanks.") == ["ammunition for HIMARS", "tank"]


def test_doses_of_a_vaccine_are_vaccine_doses() -> None:
    assert names("Spain donated 7.5 million doses of vaccine.") == ["vaccine dose"]


@pytest.mark.parametrize(
    "text", ["They aid the sick.", "Banks grant credit cards.", "The army shells the port.", "Nothing can guarantee that."]
)
def test_verbs_are_no_items(text: str) -> None:
    assert names(text) == []


def test_a_weak_name_needs_company() -> None:
    assert names("Bradley spoke to reporters.") == []
    assert names("The army received a Bradley.") == ["Bradley"]


@pytest.mark.parametrize(
    ("text", "words", "name", "item_class"),
    [
        (
            "Madrid lends a company of 12 Leopard 2 A6 tanks to Riga.",
            "a company of 12 Leopard 2 A6 tanks",
            "Leopard 2 A6 tank",
            ItemClass.TANK,
        ),
        ("Delhi shipped 4,000 tonnes of wheat.", "4,000 tonnes of wheat", "wheat", ItemClass.FOOD),
        ("Oslo lent two heavy steamrollers.", "two heavy steamrollers", "heavy steamroller", ItemClass.OTHER),
        (
            "Rome handed over its surplus medical robots.",
            "its surplus medical robots",
            "surplus medical robot",
            ItemClass.MEDICAL,
        ),
        ("Vienna offered further support.", "further support", "support", ItemClass.FINANCIAL_AID),
    ],
)
def test_a_phrase_is_named_and_placed_even_when_it_is_unknown(text: str, words: str, name: str, item_class: ItemClass) -> None:
    item = phrase(text, words)
    assert (item.name, item.item_class) == (name, item_class)


def test_broader_and_narrower_names_are_one_kind_and_siblings_are_not() -> None:
    a6, leopards, tanks, abrams = (item_named(name) for name in ("Leopard 2A6", "Leopard", "tank", "M1 Abrams"))
    assert same_kind(a6, leopards)
    assert same_kind(leopards, tanks)
    assert not same_kind(a6, abrams)
    assert not same_kind(item_named("155mm round"), item_named("HIMARS ammunition"))
    assert same_kind(item_named("ammunition for HIMARS"), item_named("HIMARS ammunition"))
    assert same_kind(item_named("approval to export Leopard tanks"), item_named("export permission for Leopard 2 tanks"))
    assert not same_kind(item_named("ammunition for HIMARS"), item_named("HIMARS"))
    assert same_kind(item_named("garden gnome"), item_named("Garden gnome"))


def test_unspecified_aid_is_placed_by_the_other_items_of_its_article() -> None:
    aid, tank, tent = item_named("aid"), item_named("tank"), item_named("tent")
    assert item_in_company(aid, [tank, tank, tent]).item_class is ItemClass.MILITARY_AID
    assert item_in_company(aid, [tent, tent, tank]).item_class is ItemClass.HUMANITARIAN_AID
    assert item_in_company(aid, [tent, tank]) == aid
    assert item_in_company(tent, [tank, tank]) == tent


TEXTS = st.lists(
    st.one_of(
        st.sampled_from(NAMES), st.sampled_from(["of", "for", "to", "the", "and", ",", "(", ")", "14", "-"]), st.text(max_size=6)
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_mentions_stand_in_text_order_apart_and_inside_on_any_text(parts: list[str]) -> None:
    sentence = as_sentence(" ".join(parts))
    end = -1
    for mention in find_items(sentence):
        assert end < mention.first <= mention.last < len(sentence.words)
        assert mention.value.name.strip()
        assert mention.value.kinds[-1:] in ((), (mention.value.item_class.value,))
        end = mention.last


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.data())
def test_any_phrase_of_any_text_is_some_item(parts: list[str], data: st.DataObject) -> None:
    sentence = as_sentence(" ".join(parts))
    if sentence.words:
        first = data.draw(st.integers(0, len(sentence.words) - 1))
        last = data.draw(st.integers(first, len(sentence.words) - 1))
        assert item_of_phrase(sentence, first, last).name


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_being_of_one_kind_goes_both_ways(one: str, other: str) -> None:
    a, b = item_named(one), item_named(other)
    assert same_kind(a, b) == same_kind(b, a)
    assert same_kind(a, a)
