"""The words for actors are whole, agree with each other and with the language engine's cuts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import spacy

from pledgebook.lexicon import actors, offices
from pledgebook.lexicon.actors import Form
from pledgebook.lexicon.files import entries
from pledgebook.model.actors import Actor
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadLexicon

Entries = list[dict[str, Any]]
ISO_COUNT = 249


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, Entries], None]]:
    """Puts other entries in the place of one word file; what was read before is forgotten before and after."""
    real = entries
    replaced: dict[str, Entries] = {}
    caches = (actors.phrases, actors.doubts, actors.homes, actors._lists, offices.persons, offices.titles)

    def put(name: str, lines: Entries) -> None:
        replaced[f"actors/{name}"] = lines
        for cached in caches:
            cached.cache_clear()

    for module in (actors, offices):
        monkeypatch.setattr(module, "entries", lambda name: replaced[name] if name in replaced else real(name))
    yield put
    for cached in caches:
        cached.cache_clear()


def test_every_country_of_iso_3166_and_kosovo_is_there_once() -> None:
    codes = Counter(entry["id"] for entry in actors.checked("countries"))
    assert len(codes) == ISO_COUNT + 1
    assert set(codes.values()) == {1}
    assert all(len(code) == 2 and code.isupper() and code.isascii() for code in codes)
    assert {"PS", "XK", "TW", "NO", "GB", "SS", "TL"} <= set(codes)


def test_every_phrase_is_cut_as_the_language_engine_cuts_it() -> None:
    cut = spacy.blank("en")
    for words in (*(phrase.words for phrase in actors.phrases()), *(name for each in offices.persons() for name in each.names)):
        text = " ".join(words)
        for loose, tight in ((" - ", "-"), (" 's", "'s"), (" ,", ","), ("( ", "("), (" )", ")"), (" / ", "/")):
            text = text.replace(loose, tight)
        assert tuple(token.text for token in cut(text)) == words


def test_no_two_phrases_share_their_words() -> None:
    words = Counter(phrase.words for phrase in actors.phrases())
    assert [each for each, count in words.items() if count > 1] == []


def test_two_actors_with_the_same_words_are_refused(written: Callable[[str, Entries], None]) -> None:
    written("groups", [{"id": "Nordics", "names": ["Sweden"]}])
    with pytest.raises(BadLexicon, match=r"use 'Sweden' for SE and for Nordics"):
        actors.phrases()


def test_a_misspelt_field_is_refused_by_name(written: Callable[[str, Entries], None]) -> None:
    written("groups", [{"id": "Nordics", "name": ["Nordics"]}])
    with pytest.raises(BadLexicon, match="has a field 'name'"):
        actors.phrases()


def test_a_word_that_yaml_takes_for_something_else_asks_for_quotes(written: Callable[[str, Entries], None]) -> None:
    written("words", [{"list": "past", "words": ["former", True]}])
    with pytest.raises(BadLexicon, match="needs quotes"):
        actors.words("past")


def test_an_id_without_names_is_refused(written: Callable[[str, Entries], None]) -> None:
    written("groups", [{"id": False, "names": ["Norway"]}])
    with pytest.raises(BadLexicon, match="needs an id in letters"):
        actors.phrases()


def test_a_doubt_about_an_unknown_word_is_refused(written: Callable[[str, Entries], None]) -> None:
    written("doubtful", [{"word": "Atlantis"}])
    with pytest.raises(BadLexicon, match="speaks of 'Atlantis'"):
        actors.doubts()


@pytest.mark.parametrize("line", [["king"], ["king", "Atlantis", 2020], ["king", "SE", "someday"], []])
def test_a_holder_that_cannot_be_read_is_refused(written: Callable[[str, Entries], None], line: list[Any]) -> None:
    written("holders", [{"name": "Jane Roe", "held": [line]}])
    with pytest.raises(BadLexicon, match=r"has a line that can't be read.*Jane Roe"):
        offices.persons()


@pytest.mark.parametrize("name", ["nothing", "doubtful"])
def test_every_trap_has_an_example(name: str) -> None:
    assert [entry for entry in actors.checked(name) if not entry.get("examples")] == []


def test_terms_end_after_they_begin_and_are_told_in_order() -> None:
    for person in offices.persons():
        for term in person.held:
            assert term.end is None or term.start.first <= term.end.last, person.name
        assert [term.start.first for term in person.held] == sorted(term.start.first for term in person.held), person.name


def test_a_person_speaks_for_a_side_only_while_in_office() -> None:
    biden = next(person for person in offices.persons() if person.name == "Joe Biden")
    sides = [biden.side(PartialDate(when)) for when in ("2014-03", "2018", "2017-01-21", "2022-06-01", "2025-01-21")]
    assert sides == [Actor("US"), None, None, Actor("US"), None]


def test_without_a_date_only_those_who_ever_spoke_for_one_side_have_it() -> None:
    sides = {person.name: person.side(None) for person in offices.persons()}
    assert sides["Joe Biden"] == Actor("US")
    assert sides["Mark Rutte"] is None


def test_an_office_of_one_country_stands_for_it_and_an_office_of_many_for_none() -> None:
    titles = {" ".join(title.words): title for title in offices.titles()}
    when = PartialDate("2023-01-20")
    assert offices.alone(titles["secretary of state"], when) == Actor("US")
    assert offices.alone(titles["congressman"], None) == Actor("US")
    assert offices.alone(titles["prime minister"], when) is None
    assert offices.having("chancellor", when) == (Actor("DE"), Actor("AT"))


def test_a_surname_behind_a_title_needs_the_office_and_the_date() -> None:
    def named(office: str, when: str) -> str | None:
        found = offices.called("may", office, PartialDate(when))
        return found.name if found else None

    assert [named("prime minister", "2018"), named("prime minister", "2021"), named("king", "2018")] == [
        "Theresa May",
        None,
        None,
    ]


def test_folding_takes_case_and_accents_away() -> None:
    assert [actors.fold(word) for word in ("Türkiye", "Støre", "KYIV", "Wałęsa")] == ["turkiye", "store", "kyiv", "walesa"]


def test_equal_words_of_one_actor_keep_the_plainest_form() -> None:
    forms = {phrase.words: phrase.form for phrase in actors.phrases()}
    assert forms["Singapore",] is Form.NAME
    assert forms["Kyiv",] is Form.CAPITAL
