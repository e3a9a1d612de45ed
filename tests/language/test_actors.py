"""Who is named in a sentence: the examples of the word files, persons through an article, and laws over any text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.language.actors.recogniser import Named, recognise
from pledgebook.language.doc import Doc, Sentence, Word
from pledgebook.lexicon.actors import Form, checked, phrases
from pledgebook.lexicon.files import entries
from pledgebook.model.actors import Actor, ActorKind, Speaker
from pledgebook.model.dates import PartialDate

Parse = Callable[[str], Doc]
FILES = ("countries", "institutions", "organisations", "groups", "offices", "words", "nothing", "doubtful")
EXAMPLES = [example for name in FILES for entry in entries(f"actors/{name}") for example in entry.get("examples", ())]


def read(doc: Doc, published: str | None = None) -> tuple[Named, ...]:
    return recognise(doc, PartialDate(published) if published else None)


def actors_in(doc: Doc, published: str | None = None) -> list[tuple[str, str]]:
    """The words of every mention with id and rule."""
    return [
        (sentence.quote(mention.first, mention.last).words, f"{mention.value.id} {mention.rule}")
        for sentence, named in zip(doc.sentences, read(doc, published), strict=True)
        for mention in named.actors
    ]


def people_in(doc: Doc, published: str | None = None) -> list[tuple[str, str]]:
    """The words of every person with name and side."""
    return [
        (sentence.quote(mention.first, mention.last).words, ", ".join([mention.value.name, *side_of(mention.value)]))
        for sentence, named in zip(doc.sentences, read(doc, published), strict=True)
        for mention in named.people
    ]


def side_of(speaker: Speaker) -> list[str]:
    return [speaker.actor.id] if speaker.actor else []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["text"][:50])
def test_every_example_of_the_word_files_is_read_as_it_says(doc: Parse, example: dict[str, Any]) -> None:
    parsed, published = doc(example["text"]), example.get("published")
    assert actors_in(parsed, published) == list(example["actors"].items())
    if "people" in example:
        assert people_in(parsed, published) == list(example["people"].items())


def hand_built(*texts: str, tag: str = "NNP") -> Doc:
    """A sentence that no engine has seen: every word with one tag, all hanging on the first."""
    words, at = [], 0
    for index, text in enumerate(texts):
        words.append(Word(index, text, text.lower(), "PROPN", tag, "dep", 0, at, at + len(text)))
        at += len(text) + 1
    text = " ".join(texts)
    return Doc("built", text, (Sentence("built", text, 0, tuple(words)),))


def test_every_country_is_known_by_each_of_its_names() -> None:
    doubtful = {entry["word"] for entry in checked("doubtful")}
    for phrase in phrases():
        if phrase.form is Form.NAME and phrase.actor and " ".join(phrase.words) not in doubtful:
            (named,) = recognise(hand_built(*phrase.words, "paid", tag="VBD"))
            assert [mention.value for mention in named.actors] == [phrase.actor]


def test_small_letters_name_no_country() -> None:
    (named,) = recognise(hand_built("turkey", "and", "chad", "for", "us", "polish", "who", "care"))
    assert named == Named((), ())


def test_a_person_is_introduced_once_and_known_by_surname_after(doc: Parse) -> None:
    text = "Estonian Deputy Minister Liisa Tamm came to Riga. Later Tamm offered boots."
    assert people_in(doc(text)) == [("Liisa Tamm", "Liisa Tamm, EE"), ("Tamm", "Liisa Tamm, EE")]


def test_a_family_name_that_stands_first_is_known_behind_a_title(doc: Parse) -> None:
    text = "Chinese Ambassador Shi Guoming opened the depot. Ambassador Shi promised rice."
    assert people_in(doc(text)) == [("Shi Guoming", "Shi Guoming, CN"), ("Shi", "Shi Guoming, CN")]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Boris Pistorius, Germany's defence minister, will pay.", "DE"),
        ("His Danish counterpart, Karl Holm, will pay.", "DK"),
        ("Anna Berg, a spokeswoman for UNICEF, will pay.", "UNICEF"),
        ("Peter Holm of Oxfam will pay.", "Oxfam"),
        ("Pentagon spokesman Peter Holm will pay.", "US"),
        ("Latvia's Peter Holm will pay.", "LV"),
        ("Mary Holm (D-Ohio) will pay.", "US"),
        ("Former Danish minister Karl Holm will pay.", None),
        ("Danish analyst Karl Holm will pay.", None),
        ("Karl Holm will pay.", None),
    ],
)
def test_the_words_beside_a_name_tell_the_side(doc: Parse, text: str, side: str | None) -> None:
    (named,) = read(doc(text), "2024-05-01")
    assert [mention.value.actor and mention.value.actor.id for mention in named.people] == [side]


def test_the_date_of_the_article_decides_the_side_of_a_known_person(doc: Parse) -> None:
    text = doc("Joe Biden spoke first. Biden then left.")
    sides = {when: {person for _, person in people_in(text, when)} for when in ("2014-05-05", "2019-05-05", "2023-05-05")}
    assert sides == {"2014-05-05": {"Joe Biden, US"}, "2019-05-05": {"Joe Biden"}, "2023-05-05": {"Joe Biden, US"}}


def test_spellings_of_one_name_are_one_person(doc: Parse) -> None:
    text = doc("Volodymyr Zelenskiy thanked them. Zelensky left, and Vladimir Zelenskyy waved.")
    assert {person for _, person in people_in(text, "2023-05-05")} == {"Volodymyr Zelenskyy, UA"}


def test_a_surname_of_two_people_stays_with_the_holder_of_the_office(doc: Parse) -> None:
    text = doc("President Joe Biden spoke. His son Hunter Biden listened. Biden smiled.")
    assert people_in(text, "2023-05-05")[-1] == ("Biden", "Joe Biden, US")


def test_an_office_held_in_two_countries_that_both_are_named_stands_for_neither(doc: Parse) -> None:
    text = doc("Austria and Germany met. The chancellor offered tents.")
    assert ("chancellor", "DE actor.office") not in actors_in(text, "2023-05-05")
    assert [rule for words, rule in actors_in(text, "2023-05-05") if words == "chancellor"] == []


def test_the_office_of_the_only_one_who_is_named_with_it_stands_for_that_country(doc: Parse) -> None:
    text = doc("Austria and Germany met. Chancellor Olaf Scholz came late. The chancellor offered tents.")
    assert actors_in(text, "2023-05-05")[-1] == ("chancellor", "DE actor.office")


def test_mentions_carry_kinds(doc: Parse) -> None:
    (named,) = read(doc("Latvia, NATO, Oxfam and donors met."))
    kinds = [mention.value.kind for mention in named.actors]
    assert kinds == [ActorKind.COUNTRY, ActorKind.INSTITUTION, ActorKind.ORGANISATION, ActorKind.GROUP]


def test_an_article_without_a_word_names_nobody() -> None:
    assert recognise(Doc("empty", "", ())) == ()


SHARDS = re.findall(
    r"\S+",
    """the US U.S. us Ukraine Kyiv 's - and , of for in to ( ) President Chancellor Secretary State Olaf Scholz Biden Germany
    German Germans government allies other Western countries NATO UN Red Cross Fund R- D- Jordan Michael Mr former Gen. made
    supplied Türkiye 14 € É ı ß ' " US-led U.S.-funded officials Georgia Chad rebels Foundation administration""",
)
WORDS = st.lists(
    st.tuples(
        st.sampled_from(SHARDS) | st.text(min_size=1, max_size=6).filter(lambda text: not text.isspace()),
        st.sampled_from(["NNP", "NN", "NNS", "JJ", "IN", "DT", "POS", "HYPH", "VBD", "CC", "CD", "PRP$", ",", ""]),
        st.sampled_from(["", "PERSON", "ORG", "GPE", "DATE", "NORP"]),
        st.integers(0, 40),
    ),
    min_size=1,
    max_size=25,
)


def jumbled(parts: list[tuple[str, str, str, int]], article: str) -> Sentence:
    """A sentence of any words with any tags, hints and heads; offsets run on."""
    words, at = [], 0
    for index, (text, tag, entity, head) in enumerate(parts):
        words.append(Word(index, text, text.lower(), "X", tag, "dobj", head % len(parts), at, at + len(text), entity))
        at += len(text) + index % 2
    return Sentence(article, "".join(text + " " * (index % 2) for index, (text, *_) in enumerate(parts)), 0, tuple(words))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=4), st.sampled_from([None, "2023", "2015-02", "2024-06-30"]))
def test_any_jumble_is_read_without_error_into_mentions_that_do_not_overlap(
    sentences: list[list[tuple[str, str, str, int]]], published: str | None
) -> None:
    doc = Doc("jumble", "", tuple(jumbled(parts, "jumble") for parts in sentences))
    found = read(doc, published)
    assert found == read(doc, published)
    assert len(found) == len(doc.sentences)
    for sentence, named in zip(doc.sentences, found, strict=True):
        for mentions in (named.actors, named.people, sorted((*named.actors, *named.people), key=lambda each: each.first)):
            edges = [edge for mention in mentions for edge in (mention.first, mention.last)]
            assert edges == sorted(edges)
            starts = [mention.first for mention in mentions]
            assert len(set(starts)) == len(starts)
        assert all(0 <= each.first <= each.last < len(sentence.words) for each in (*named.actors, *named.people))


def test_nothing_is_remembered_from_one_article_to_the_next(doc: Parse) -> None:
    first = doc("Estonian Deputy Minister Liisa Tamm came.")
    second = doc("Then Tamm left.")
    before = read(second)
    read(first)
    assert read(second) == before
    assert all(mention.value.actor != Actor("EE") for named in before for mention in named.people)
