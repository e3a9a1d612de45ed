"""Reading with a language model as a user does it: by a server, by files, again without either."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "reading" / "asked"))

from models import good, good_lines, said, serving
from planted import news

from pledgebook.faces.cli import run

Said = Callable[..., str]


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs a command in an empty folder that holds two articles, and gives what it prints."""
    monkeypatch.chdir(tmp_path)
    lines = [{"id": p.article.id, "text": p.article.text, "published": "2031-03-14", "outlet": "Wire"} for p in news()[:2]]
    Path("news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")

    def command(*words: str, code: int = 0) -> str:
        assert run(words) == code
        captured = capsys.readouterr()
        return captured.out + captured.err

    return command


def test_a_server_is_asked_once_and_what_it_said_is_accounted_for(say: Said) -> None:
    with serving(good) as address:
        printed = say("read", "news.jsonl", "--reader", "llm", "--endpoint", address, "--llm-model", "played")
    assert "To ask played: 2 requests about 2 articles" in printed
    assert "Of the model's lines 7 stand on the article's words, 0 wait for a person, 0 were dropped." in printed
    shown = say("show", "--format", "csv")
    assert ",NO,MD,rescue boat," in shown
    explained = say("explain", shown.splitlines()[1].split(",")[0])
    assert "read by played by prompt 1, reply " in explained


def test_what_was_answered_is_read_again_without_a_server(say: Said) -> None:
    with serving(good) as address:
        say("read", "news.jsonl", "--reader", "llm", "--endpoint", address, "--llm-model", "played")
    first = say("show", "--format", "json")
    printed = say("read", "news.jsonl", "--reader", "both", "--llm-model", "played")
    assert "Nothing to ask played" in printed
    assert len(json.loads(say("show", "--format", "json"))) >= len(json.loads(first))


def test_questions_and_replies_travel_as_files(say: Said) -> None:
    """The ledger is that of a server's replies, to the byte."""
    requests = [json.loads(line) for line in say("llm", "export-batch", "news.jsonl", "--llm-model", "played").splitlines()]
    replies = [_delivered(each["custom_id"], good_lines(each["body"])) for each in requests]
    Path("replies.jsonl").write_text("\n".join(map(json.dumps, replies)), encoding="utf-8")
    assert "2 replies kept" in say("llm", "import-batch", "replies.jsonl")
    say("read", "news.jsonl", "--reader", "llm", "--llm-model", "played")
    by_files = say("show", "--format", "json")
    with serving(good) as address:
        say("read", "news.jsonl", "--book", "b.db", "--reader", "llm", "--endpoint", address, "--llm-model", "played")
    assert say("show", "--book", "b.db", "--format", "json") == by_files


def test_replies_that_can_not_be_used_are_listed_and_the_others_kept(say: Said) -> None:
    lines = [json.dumps(_delivered("a", '{"lines": []}')), "no json", json.dumps(_delivered("b", '{"lines": ['))]
    lines += ['{"custom_id": "c", "response": null, "error": {"message": "too long"}}']
    Path("replies.jsonl").write_text("\n".join(lines), encoding="utf-8")
    printed = say("llm", "import-batch", "replies.jsonl", code=2)
    assert "1 replies kept" in printed
    for told in ("replies.jsonl:2: it is no JSON", ":3: it is no whole JSON", "too long"):
        assert told in printed


def test_a_line_in_doubt_waits_and_is_asked_about_until_somebody_confirms_it(say: Said) -> None:
    """The model takes the refusal for a promise."""

    def sloppy(body: dict[str, object]) -> tuple[int, dict[str, str], str]:
        return 200, {}, said(good_lines(body).replace('"act":"refused"', '"act":"pledged"'))

    with serving(sloppy) as address:
        say("read", "news.jsonl", "--reader", "llm", "--endpoint", address, "--llm-model", "played")
    asked = say("review")
    assert "The model says pledged, the words by rule say refused." in " ".join(asked.split())
    report = next(line.split()[3] for line in asked.splitlines() if line.strip().startswith("pledgebook rule confirm"))
    say("rule", "confirm", report, "--by", "Ann", "--why", "seen")
    assert "Nothing waits for a person." in say("review")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[llm]\nkey = 'x'", "PLEDGEBOOK_LLM_KEY only"),
        ("[llm]\nlimit = 'many'", "It must be int"),
        ("model = 'x'", "no table [llm]"),
        ("[llm", "is no TOML"),
    ],
)
def test_a_configuration_that_can_not_be_followed_is_told_in_a_sentence(say: Said, text: str, told: str) -> None:
    Path("llm.toml").write_text(text, encoding="utf-8")
    assert told in say("read", "news.jsonl", "--reader", "llm", "--llm-config", "llm.toml", code=2)


def test_without_a_model_or_a_server_the_user_is_told_what_is_missing(say: Said) -> None:
    assert "--llm-model" in say("read", "news.jsonl", "--reader", "llm", code=2)
    printed = say("read", "news.jsonl", "--reader", "llm", "--llm-model", "played", code=2)
    assert "no reply to this request is kept, and no --endpoint is given to ask" in printed


def _delivered(key: str, text: str) -> dict[str, object]:
    return {"custom_id": key, "response": {"status_code": 200, "body": json.loads(said(text))}, "error": None}
