"""Reactions: the examples of the word file, whose stance it is, and what is no reaction."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.language.actors.recogniser import recognise
from pledgebook.language.doc import Doc
from pledgebook.language.read import parsed
from pledgebook.language.speech.speakers import find_sayings
from pledgebook.lexicon.papers import paper_examples, paper_home
from pledgebook.lexicon.reactions import Stanced, reacting, stanced
from pledgebook.lexicon.speech import cues
from pledgebook.model.articles import Article
from pledgebook.model.reports import Reaction, Stance
from pledgebook.reading.reactions.given import Given
from pledgebook.reading.reactions.reader import read_reactions


def reactions(article: Article, doc: Doc | None = None) -> tuple[Reaction, ...]:
    doc = doc or parsed(article)
    named = recognise(doc, None)
    return read_reactions(doc, named, find_sayings(doc, named), article.cite())


def read(text: str, outlet: str | None = None) -> list[tuple[str, str, str]]:
    """Side, speaker and stance of every reaction in a text."""
    return [told(one) for one in reactions(Article("test", text, outlet=outlet))]


def told(one: Reaction) -> tuple[str, str, str]:
    return (one.actor.value.id if one.actor else "?", one.speaker.value.name if one.speaker else "?", one.stance.value.value)


# --- the word file ------------------------------------------------------------------------------------------------

READ = [(entry, example) for entry in stanced() for example in entry.read]
UNREAD = [example for entry in stanced() for example in entry.unread]


@cache
def examples() -> dict[str, tuple[Stance, ...]]:
    """The stances read from each example sentence; they are parsed in one go and then read each for itself."""
    texts = list(dict.fromkeys([example for _, example in READ] + UNREAD))
    whole = parsed(Article("test", "\n\n".join(texts)))
    found = {}
    for number, block in enumerate(whole.blocks):
        mine = tuple(sentence for sentence in whole.sentences if sentence.block == number)
        doc = replace(whole, sentences=mine)
        found[whole.text[block.start : block.end]] = tuple(
            one.stance.value for one in reactions(Article("test", whole.text), doc)
        )
    return found


@pytest.mark.parametrize(("entry", "example"), READ, ids=[f"{entry.kind}-{number}" for number, (entry, _) in enumerate(READ)])
def test_every_example_of_the_word_file_takes_its_stance(entry: Stanced, example: str) -> None:
    assert examples()[example] == (entry.stance,)


@pytest.mark.parametrize("example", UNREAD)
def test_the_same_words_about_something_else_are_no_reaction(example: str) -> None:
    assert examples()[example] == ()


def test_every_word_that_reacts_is_a_cue_of_speech() -> None:
    assert [key for key in reacting() if key not in cues()] == []


@pytest.mark.parametrize(("outlet", "home"), paper_examples())
def test_a_paper_is_at_home_where_its_example_says(outlet: str, home: str) -> None:
    actor = paper_home(outlet)
    assert actor is not None
    assert actor.id == home


def test_an_unknown_outlet_and_a_list_of_several_have_no_home() -> None:
    assert paper_home("Reuters") is None
    assert paper_home("BBC and CNN") is None


# --- whose stance it is -----------------------------------------------------------------------------------------------


def test_those_who_react_together_react_each_for_their_side() -> None:
    assert [who for who, _, _ in read("Poland and Latvia welcomed the delivery of weapons to Estonia.")] == ["PL", "LV"]


def test_a_passive_tells_who_reacts() -> None:
    assert read("The delivery of weapons to Estonia was condemned by Serbia.") == [("RS", "Serbia", "condemns")]


def test_we_in_an_official_release_is_the_side_that_it_speaks_for() -> None:
    text = "We commend the generous pledges of aid that other donors made today."
    assert read(text, "U.S. Department of State") == [("US", "?", "welcomes")]
    assert read(text, "Daily Sun") == []


def test_thanks_for_two_things_are_two_reactions() -> None:
    text = "Estonia thanked Norway for its aid.\n\nSnow fell.\n\nEstonia also thanked Peru for the loan."
    assert read(text) == [("EE", "Estonia", "thanks")] * 2


def test_what_one_speaker_repeats_is_one_reaction_with_all_its_sentences() -> None:
    text = "Serbia condemned the delivery of weapons to Estonia.\n\nSnow fell.\n\nSerbia also denounced the arms deliveries."
    (one,) = reactions(Article("test", text))
    assert len(one.evidence) == 2


def test_others_without_a_side_react_for_nobody() -> None:
    assert read("Others criticised the delivery of weapons to Estonia.") == []


def test_a_group_without_a_name_reacts_by_its_own_words() -> None:
    assert read("A chorus of critics decried the delivery of weapons to Estonia.")[0][0] == "critics"


def test_a_former_lawmaker_is_of_the_papers_own_country() -> None:
    text = "The loan to Estonia was approved. Former senator Zed Quill criticised the loan."
    assert [who for who, _, _ in read(text, "CNN")] == ["US"]
    assert read(text, "Reuters") == []


# --- what counts --------------------------------------------------------------------------------------------------------


def test_the_move_counts_only_where_aid_was_spoken_of() -> None:
    assert read("Norway sent ten tanks to Estonia. Latvia welcomed the move.") == [("LV", "Latvia", "welcomes")]
    assert read("Norway closed ten schools. Latvia welcomed the move.") == []


def test_an_armys_own_tanks_are_no_aid() -> None:
    assert read("Serbia praised its tanks.") == []


@pytest.mark.parametrize(
    "text",
    ["Serbia did not condemn the delivery of weapons.", "Serbia would welcome a loan.", "Serbia should be grateful for the aid."],
)
def test_denied_and_imagined_reactions_are_none(text: str) -> None:
    assert read(text) == []


def test_a_giver_does_not_praise_itself() -> None:
    assert read("Norway will send aid to Estonia. Norway said the aid package was a breakthrough.") == []


def test_who_wages_the_war_is_against_the_aid() -> None:
    text = (
        "Norway sent weapons to Estonia after Serbia's invasion. Serbian attacks went on.\n\n"
        "Serbia says arms deliveries to Estonia will change nothing."
    )
    assert read(text) == [("RS", "Serbia", "criticises")]


def test_the_evidence_is_the_sentence_and_what_the_quotation_goes_on_with() -> None:
    text = 'Norway sent arms. "These deliveries are a provocation. We will not forget it," the president of Serbia said.'
    article = Article("test", text)
    (one,) = reactions(article)
    assert [quote.words for quote in one.evidence] == [
        '"These deliveries are a provocation.',
        'We will not forget it," the president of Serbia said.',
    ]
    assert all(text[quote.start : quote.end] == quote.words for quote in one.evidence)


def test_reading_again_gives_the_same_ids() -> None:
    article = Article("test", "Serbia condemned the delivery of weapons. Latvia welcomed it.")
    assert [one.id for one in reactions(article)] == [one.id for one in reactions(article)]
    assert len({one.id for one in reactions(article)}) == 2


PIECES = [
    "Serbia",
    " condemned ",
    " the delivery of weapons",
    " by ",
    '"',
    "“",
    ". ",
    ", ",
    "\n\n",
    " said ",
    "it",
    " is dangerous",
    " without ",
    "We ",
    "thank ",
    "who",
]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_no_text_is_too_broken_and_all_evidence_stands_in_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    for one in reactions(Article("test", text)):
        assert one.evidence
        assert all(text[quote.start : quote.end] == quote.words for quote in one.evidence)


def test_his_country_speaks_for_whoever_says_so() -> None:
    text = "Norway gave arms to Estonia. Estonia's envoy, Mart Kask, said his country was grateful for everything."
    assert read(text) == [("EE", "Mart Kask", "thanks")]


def test_a_pronoun_goes_back_to_a_person_told_by_the_side_alone_in_the_same_sentence() -> None:
    text = "Kenya's health secretary was more forgiving: he thanked Denmark for the vaccines."
    assert [(side, stance) for side, _, stance in read(text)] == [("KE", "thanks")]


def test_thanks_of_whoever_takes_the_aid_need_not_name_it() -> None:
    thanks = read("Norway sent weapons to Estonia. The Estonian president expressed deep gratitude.")
    assert [side for side, _, _ in thanks] == ["EE"]
    assert read("Norway sent weapons to Estonia. The president of Chad expressed deep gratitude.") == []


def test_given_goods_are_spoken_of_again_by_their_name() -> None:
    there = "Norway will send Estonia 40 tanks. The weather in Tallinn was fine. Voters go to the polls in May. "
    text = there + "Serbia mocked the tanks."
    given = Given(((text.index("tanks"), text.index("tanks") + len("tanks")),))
    doc = parsed(Article("test", text))
    named = recognise(doc, None)
    source = Article("test", text).cite()
    assert [told(one)[0] for one in read_reactions(doc, named, find_sayings(doc, named), source, given=given)] == ["RS"]
    assert read_reactions(doc, named, find_sayings(doc, named), source) == ()


def test_regret_voiced_of_what_was_told_before_is_a_reaction() -> None:
    assert read("Norway stopped its aid to Estonia. The Estonian embassy voiced regret.")[-1][::2] == ("EE", "criticises")
    assert read("Norway stopped its ferries to Estonia. The Estonian embassy voiced regret.") == []
    assert read("Norway stopped its aid to Estonia. The Norwegian minister voiced no regret.") == []


def test_a_party_of_another_country_is_not_americas() -> None:
    called = "Norway sent weapons to Estonia. {} lawmaker Ada Berg called the delivery shameful."
    assert [side for side, _, _ in read(called.format("Democrat"))] == ["US"]
    assert [side for side, _, _ in read(called.format("Free Democrat"))] != ["US"]
