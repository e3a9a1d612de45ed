"""Who says what: the examples of the word file, the forms of reported speech, and speakers through an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.language.doc import Doc, Mention, Sentence
from pledgebook.language.read import parsed
from pledgebook.language.speech.speakers import CARRIED, Saying, find_sayings
from pledgebook.lexicon.speech import Cue, listed
from pledgebook.lexicon.voices import voices
from pledgebook.model.actors import Actor, Speaker
from pledgebook.model.articles import Article

BODIES = {
    "Norway": "NO",
    "Norwegian": "NO",
    "Oslo": "NO",
    "Poland": "PL",
    "Polish": "PL",
    "Warsaw": "PL",
    "Washington": "US",
    "US": "US",
}
PEOPLE = {"Berg": Speaker("Anna Berg", Actor("NO")), "Nowak": Speaker("Jan Nowak", Actor("PL")), "Reed": Speaker("Tom Reed")}


@dataclass(frozen=True)
class Recognised:
    """A stand-in for what `actors.recognise` finds in a sentence."""

    actors: tuple[Mention[Actor], ...]
    people: tuple[Mention[Speaker], ...]


def _rule(word: str) -> str:
    return "actor.demonym-adjective" if word in {"Norwegian", "Polish"} else "actor.name"


def recognised(sentence: Sentence) -> Recognised:
    bodies = [Mention(Actor(BODIES[w.text]), w.index, w.index, _rule(w.text)) for w in sentence.words if w.text in BODIES]
    people = [Mention(PEOPLE[w.text], w.index, w.index, "test") for w in sentence.words if w.text in PEOPLE]
    return Recognised(tuple(bodies), tuple(people))


def sayings(text: str) -> tuple[Doc, list[tuple[Sentence, tuple[Saying, ...]]]]:
    doc = parsed(Article("test", text))
    named = cast(Any, tuple(recognised(sentence) for sentence in doc.sentences))
    return doc, list(zip(doc.sentences, find_sayings(doc, named), strict=True))


def told(text: str) -> list[tuple[str, str, str]]:
    """Cue, speaker and content of every saying, as one reads them aloud."""
    _, found = sayings(text)
    return [
        (cue_of(s, one), one.speaker.name if one.speaker else "?", " ... ".join(said(s, one)))
        for s, all_of in found
        for one in all_of
    ]


def cue_of(sentence: Sentence, one: Saying) -> str:
    return "^" if one.cue == CARRIED else sentence.words[one.cue].lower


def said(sentence: Sentence, one: Saying) -> list[str]:
    return [sentence.quote(first, last).words for first, last in one.content]


# --- the word file ------------------------------------------------------------------------------------------------


def _bare(example: str) -> str:
    return re.sub(r"[\[\]{}]", "", example)


EXAMPLES = [(cue, example) for cue in listed() for example in cue.read]
TRAPS = [(cue, example) for cue in listed() for example in cue.unread]


@cache
def parsed_examples() -> dict[str, list[tuple[str, str | None, list[str]]]]:
    """Every example sentence with its sayings as (dictionary form or word, source, contents); parsed in one go."""
    texts = list(dict.fromkeys(_bare(example) for _, example in EXAMPLES + TRAPS))
    doc, found = sayings("\n\n".join(texts))
    read: dict[str, list[tuple[str, str | None, list[str]]]] = {text: [] for text in texts}
    for sentence, all_of in found:
        block = doc.blocks[sentence.block]
        for one in all_of:
            source = sentence.quote(*one.source).words if one.source else None
            words = sentence.words[one.cue]
            read[doc.text[block.start : block.end]] += [
                (form, source, said(sentence, one)) for form in {words.lemma, words.lower}
            ]
    return read


@pytest.mark.parametrize(
    ("cue", "example"), EXAMPLES, ids=[f"{cue.words[0]}-{number}" for number, (cue, _) in enumerate(EXAMPLES)]
)
def test_every_example_of_the_word_file_is_read_as_it_is_marked(cue: Cue, example: str) -> None:
    source = re.search(r"\[(.*?)\]", example)
    content = [part.strip('"') for part in re.findall(r"\{(.*?)\}", example)]
    wanted = {(word, source[1] if source else None, tuple(content)) for word in cue.words}
    assert wanted & {(word, named, tuple(said)) for word, named, said in parsed_examples()[_bare(example)]}


@pytest.mark.parametrize(("cue", "example"), TRAPS, ids=[f"{cue.words[0]}-{number}" for number, (cue, _) in enumerate(TRAPS)])
def test_the_traps_of_the_word_file_are_no_sayings(cue: Cue, example: str) -> None:
    assert not {form for form, _, _ in parsed_examples()[example]} & set(cue.words)


def test_no_word_stands_twice_in_the_same_form_and_grammar() -> None:
    keys = [(word, cue.form, cue.voice, cue.particle, cue.prepositions) for cue in listed() for word in cue.words]
    assert len(keys) == len(set(keys))


def test_papers_and_people_are_different_voices() -> None:
    assert not voices("person") & voices("paper")
    assert "minister" in voices("person")


# --- forms of reported speech ---------------------------------------------------------------------------------------


def test_a_chain_of_speakers_comes_outermost_first() -> None:
    assert told("Two sources said Warsaw would announce that it would send launchers.") == [
        ("said", "Two sources", "Warsaw would announce that it would send launchers"),
        ("announce", "Warsaw", "that it would send launchers"),
    ]


def test_a_speaker_in_the_middle_of_a_quotation_says_both_halves() -> None:
    assert told('"We will help," Berg told reporters on Monday, "and we will pay."') == [
        ("told", "Anna Berg", "We will help ... we will pay")
    ]


def test_unnamed_sources_keep_their_words_and_their_side() -> None:
    _, found = sayings("The launchers will come in March, two US officials said.")
    assert found[0][1][0].speaker == Speaker("two US officials", Actor("US"))


def test_according_to_makes_the_rest_of_the_sentence_speech() -> None:
    _, found = sayings("According to a person familiar with the talks, Poland will send launchers.")
    assert found[0][1][0].manner == "according"
    assert found[0][1][0].speaker == Speaker("person familiar with the talks")


@pytest.mark.parametrize(
    "text", ["Poland was reported to be discussing it.", "Poland is said to be discussing it.", "Poland reportedly discussed it."]
)
def test_hearsay_without_a_source_has_no_speaker(text: str) -> None:
    assert ("?", True) in {(speaker, content.startswith("Poland")) for _, speaker, content in told(text)}


def test_the_agent_of_a_passive_speaks() -> None:
    assert told("The sale was announced by Norway on Friday.") == [("announced", "Norway", "The sale")]


def test_a_participle_has_the_subject_of_its_clause() -> None:
    assert ("promising", "Poland", "more launchers") in told("Poland sent ten trucks on Friday, promising more launchers.")


def test_a_promise_made_is_the_promise_of_its_maker() -> None:
    assert told("Norway made a promise to send two ships.")[0] == ("promise", "Norway", "to send two ships")


def test_an_aside_says_what_is_around_it() -> None:
    assert told("The ships, Berg said, will sail in May.") == [("said", "Anna Berg", "The ships ... will sail in May")]


def test_a_clause_that_the_parser_hung_elsewhere_is_still_what_is_said() -> None:
    assert told("Reed told reporters after the vote that the ships were late.") == [
        ("told", "Tom Reed", "that the ships were late")
    ]


def test_a_group_of_one_countrys_party_is_of_that_country_unless_another_is_named() -> None:
    _, found = sayings("Two Republican senators said the ships were late. Two Polish Democrats said they were early.")
    assert [one.speaker.actor.id for _, all_of in found for one in all_of if one.speaker and one.speaker.actor] == ["US", "PL"]


# --- speakers through an article --------------------------------------------------------------------------------------


def test_he_is_the_last_person_who_acted_or_spoke() -> None:
    assert told("Reed visited a port on Friday. He said the ships were late.") == [("said", "Tom Reed", "the ships were late")]


def test_a_pronoun_with_two_candidates_is_nobody() -> None:
    assert told("Reed met sailors while Nowak waited outside. He said the ships were late.")[-1][1] == "?"


def test_it_is_the_body_that_spoke_and_never_a_person() -> None:
    assert told("Norway said it would announce a decision.")[1][:2] == ("announce", "Norway")
    assert told("Berg said it would announce a decision.")[1][1] == "?"


def test_she_is_no_spokesman() -> None:
    assert told("A Polish spokesman praised the plan. She said it would work.")[-1][1] == "?"


def test_a_role_goes_back_to_whom_the_article_introduced_with_it() -> None:
    text = "Defence minister Anna Berg spoke on Friday.\n\nOfficials left early.\n\nThe minister said the ships were late."
    assert told(text)[-1] == ("said", "Anna Berg", "the ships were late")


def test_another_role_is_somebody_else() -> None:
    text = "Defence minister Anna Berg spoke on Friday.\n\nThe foreign minister said the ships were late."
    assert told(text)[-1][1] == "foreign minister"


def test_the_statement_speaks_for_whoever_spoke_before_in_the_paragraph() -> None:
    assert told("Norway said the ships were late. The statement added that more would follow.")[-1][:2] == ("added", "Norway")


def test_a_quotation_over_sentences_and_paragraphs_keeps_its_speaker() -> None:
    text = '"Winter is close. We urge our friends to act.\n\n"Every day counts for us," Nowak said.'
    assert [(cue, speaker) for cue, speaker, _ in told(text) if cue != "urge"] == [
        ("^", "Jan Nowak"),
        ("^", "Jan Nowak"),
        ("said", "Jan Nowak"),
    ]


def test_a_paragraph_that_is_all_quotation_goes_on_with_the_last_speaker() -> None:
    assert told('Nowak said the ships were late.\n\n"This is a dark day for us."')[-1] == (
        "^",
        "Jan Nowak",
        "This is a dark day for us",
    )


def test_words_in_quotation_marks_are_no_speech() -> None:
    assert told('Nowak said the ships were late. The "old lady" of the fleet sank off the coast in May.')[1:] == []


def test_curly_and_straight_quotation_marks_read_the_same() -> None:
    straight = '"We will help," Berg said. "It is late."'
    assert told(straight) == told("“We will help,” Berg said. “It is late.”")


def test_we_in_a_quotation_is_its_speaker() -> None:
    assert ("urge", "Jan Nowak", "to act") in told('"We urge our friends to act," Nowak said.')


PIECES = [
    '"',
    "“",
    "”",
    "'",
    "‘",
    " ",
    "\n\n",
    "he said",
    "according to",
    "Nowak told",
    ", ",
    ". ",
    "that",
    "it would",
    "send ships",
    ":",
    "—",
    "the",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_no_text_is_too_broken_and_every_span_lies_in_its_sentence(pieces: list[str]) -> None:
    _, found = sayings("".join(pieces))
    for sentence, all_of in found:
        for one in all_of:
            spans = [*one.content, *([one.source] if one.source else [])]
            assert all(0 <= first <= last < len(sentence.words) for first, last in spans)
            assert one.content
