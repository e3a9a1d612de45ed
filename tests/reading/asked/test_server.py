"""A server that is busy, slow, broken or hostile costs an article at most, and is told of in a sentence."""

from __future__ import annotations

import json

import pytest
from models import Play, Turns, failing, good, good_lines, said, saying, serving, slow
from planted import news

from pledgebook.language.engine import DEFAULT_MODEL
from pledgebook.model.errors import UnreadableSource
from pledgebook.model.reports import Extract
from pledgebook.reading.asked.both import Both
from pledgebook.reading.asked.kept import Remembered
from pledgebook.reading.asked.passages import Passage
from pledgebook.reading.asked.reader import Asked
from pledgebook.reading.asked.server import Server


class Drawer:
    """Replies kept in memory."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def reply(self, key: str) -> str | None:
        return self.held.get(key)

    def keep_reply(self, key: str, text: str) -> None:
        self.held.setdefault(key, text)


FLOOD = news()[0].article


def read(play: Play, seconds: float = 10, busy: int = 2, broken: int = 1, drawer: Drawer | None = None) -> Extract:
    with serving(play) as address:
        answers = Remembered(drawer or Drawer(), Server(address, seconds=seconds, busy=busy, broken=broken))
        return Asked("played", answers, DEFAULT_MODEL).read(FLOOD)


def acts(extract: Extract) -> list[str]:
    return [report.act.value.value for report in extract.reports if not report.doubts]


def test_a_good_model_is_believed_and_named_with_its_prompt_and_reply() -> None:
    found = read(good)
    assert acts(found) == ["pledged", "refused", "considered"]
    assert all("played by prompt 1, reply " in reader for report in found.reports for reader in report.readers)


def test_a_busy_server_is_asked_again_when_it_says_so() -> None:
    turns = Turns(failing(429, {"Retry-After": "0"}), failing(500, {"Retry-After": "0"}), good)
    assert len(acts(read(turns))) == 3
    assert turns.heard == 3


def test_a_broken_reply_is_asked_for_again() -> None:
    turns = Turns(saying('{"lines": [{"act": "ple'), good)
    assert len(acts(read(turns))) == 3


@pytest.mark.parametrize(
    ("play", "told"),
    [
        (failing(429, {"Retry-After": "0"}), "busy"),
        (failing(401), "PLEDGEBOOK_LLM_KEY"),
        (failing(404), "no such model"),
        (failing(500, {"Retry-After": "0"}), "error 500"),
        (saying('{"lines": [{"act": "ple'), "no whole JSON"),
        (saying('{"lines": [{"act": "promised"}]}'), "another shape"),
        (saying('{"zeilen": []}'), "another shape"),
        (saying("Norwegen schickt zwölf Boote."), "no whole JSON"),
        (saying(""), "no whole JSON"),
        (lambda _: (200, {}, "not even JSON"), "not of the chat completions protocol"),
        (lambda _: (200, {}, json.dumps({"choices": []})), "holds no text"),
        (slow(1.0), "no reply came within"),
    ],
    ids=["busy", "no key", "no model", "error", "cut", "unknown", "words", "prose", "empty", "no JSON", "no choice", "slow"],
)  # fmt: skip
def test_what_can_not_be_used_sets_the_article_aside_with_a_reason(play: Play, told: str) -> None:
    with pytest.raises(UnreadableSource, match="The language model could not be used") as raised:
        read(play, seconds=0.3, busy=1)
    assert told in str(raised.value)


def test_nobody_at_the_address_is_told() -> None:
    answers = Remembered(Drawer(), Server("http://127.0.0.1:9/v1", busy=0))
    with pytest.raises(UnreadableSource, match="no connection"):
        Asked("played", answers).read(FLOOD)


def test_nothing_is_asked_twice() -> None:
    drawer, turns = Drawer(), Turns(good)
    first = read(turns, drawer=drawer)
    assert read(failing(500), drawer=drawer) == first
    assert turns.heard == 1


def test_a_limit_leaves_the_rest_for_the_next_run() -> None:
    drawer = Drawer()
    with serving(good) as address:
        answers = Remembered(drawer, Server(address), limit=1)
        Asked("played", answers).read(FLOOD)
        with pytest.raises(UnreadableSource, match="limit of 1"):
            Asked("played", answers).read(news()[1].article)


def test_what_both_readers_read_alike_carries_both_names() -> None:
    with serving(good) as address:
        found = Both(Asked("played", Remembered(Drawer(), Server(address)))).read(FLOOD)
    assert [len(report.readers) for report in found.reports] == [2, 2, 2]
    assert not any(report.doubts for report in found.reports)


def test_where_the_two_readers_differ_a_person_decides() -> None:
    """The model takes the refusal for a promise."""

    def sloppy(body: dict[str, object]) -> tuple[int, dict[str, str], str]:
        return 200, {}, said(good_lines(body).replace('"act":"refused"', '"act":"pledged"'))

    with serving(sloppy) as address:
        found = Both(Asked("played", Remembered(Drawer(), Server(address)))).read(FLOOD)
    doubtful = [report for report in found.reports if report.doubts]
    assert [(report.act.value.value, report.doubts) for report in doubtful] == [
        ("refused", ("The model says pledged, the words by rule say refused.",))
    ]


def test_requests_stay_under_six_thousand_tokens_however_long_the_article() -> None:
    from dataclasses import replace

    long = replace(FLOOD, text="\n\n".join([FLOOD.text] * 60))
    requests = Asked("played", Remembered(Drawer())).requests(long)
    assert len(requests) > 1
    assert max(request.tokens for request in requests) < 6000


def test_a_passage_never_shows_a_sentence_twice() -> None:
    from dataclasses import replace

    from pledgebook.language.read import parsed
    from pledgebook.reading.asked.passages import passages

    long = replace(FLOOD, text="\n\n".join([FLOOD.text] * 40))
    for passage in passages(parsed(long), lambda _: True):
        assert len(numbers(passage)) == len(set(numbers(passage)))


def numbers(passage: Passage) -> list[int]:
    return [each.number for paragraph in passage.paragraphs for each in paragraph]
