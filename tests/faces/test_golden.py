"""What the commands say on the example dispatches, word for word. `make accept` rewrites the files after a wanted change."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pledgebook.faces.cli import cli, run
from pledgebook.pipeline.intake import read_into
from pledgebook.reading.builtin import Builtin
from pledgebook.sources.gather import gather
from pledgebook.store.book import Book

ROOT = Path(__file__).parents[2]
BEFORE = "2031-03-16"
"""A day on which Germany still refused."""
MANIFEST = "examples/manifest.csv"
Golden = Callable[[str, str], None]
Say = Callable[..., str]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Runs a command that must go well, in the project's folder, and gives what it printed."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("sys.argv", ["pledgebook"])

    def call(*arguments: str) -> str:
        code = run(arguments)
        said = capsys.readouterr()
        assert (code, said.err) == (0, "")
        return said.out

    return call


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A book of the example dispatches, read once by the built-in reader."""
    path = str(tmp_path_factory.mktemp("examples") / "examples.db")
    with pytest.MonkeyPatch.context() as patch, Book.open(path, create=True) as held:
        patch.chdir(ROOT)
        read_into(held, gather(["examples"], MANIFEST), Builtin(), lambda _: None)
    return path


@pytest.fixture
def show(say: Say, book: str, monkeypatch: pytest.MonkeyPatch) -> Say:
    """As `say`, for commands on the book of examples."""
    monkeypatch.setenv("PLEDGEBOOK_BOOK", book)
    return say


@pytest.mark.parametrize("name", ["", *sorted(cli.commands)])
def test_the_help_texts(name: str, say: Say, golden: Golden) -> None:
    golden(f"help/{name or 'pledgebook'}.txt", say(*filter(None, [name]), "--help"))


def test_the_ledger_as_a_table(show: Say, golden: Golden) -> None:
    golden("show.txt", show("show"))


def test_the_ledger_on_a_narrow_screen(show: Say, golden: Golden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    golden("show-narrow.txt", show("show"))


def test_the_ledger_before_anything_was_promised(show: Say, golden: Golden) -> None:
    golden("show-as-of.txt", show("show", "--as-of", BEFORE))


def test_the_ledger_for_programs(show: Say, golden: Golden) -> None:
    golden("show.json", show("show", "--format", "json"))


def test_the_ledger_for_spreadsheets(show: Say, golden: Golden) -> None:
    golden("export.csv", show("export", "--format", "csv", "-"))


def test_the_account_of_a_refusal_that_became_a_promise(show: Say, golden: Golden) -> None:
    [row] = [row for row in bridges(show) if row["donor"] == ["DE"]]
    golden("explain.txt", show("explain", row["id"]))


def test_the_check_of_the_examples(show: Say, golden: Golden) -> None:
    golden("check.txt", show("check"))


def test_the_sources_of_the_examples(show: Say, golden: Golden) -> None:
    golden("sources.txt", show("sources"))


def test_what_each_dispatch_says_by_itself(say: Say, golden: Golden) -> None:
    golden("extract.jsonl", say("extract", "examples", "--manifest", MANIFEST))


def test_how_a_passage_is_read(say: Say, golden: Golden) -> None:
    text = "Norway said on Friday it would send Moldova 20 generators, but refused to send helicopters. Its army owns 40."
    golden("explain-text.txt", say("explain", "--text", text, "--published", "2031-03-14"))


def test_the_tour(say: Say, golden: Golden, tmp_path: Path) -> None:
    golden("tour.txt", say("tour", "--book", str(tmp_path / "tour.db")).replace(str(tmp_path) + "/", ""))


def bridges(show: Say, *arguments: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(show("show", "--item", "bridge", "--format", "json", *arguments))
    return [row for row in rows if row["item_class"] != "permission"]


def test_the_examples_show_what_a_book_is_for(show: Say) -> None:
    """A refusal that became a promise on a condition, a permission, a package with parts, and two sources that differ."""
    rows = json.loads(show("show", "--format", "json"))
    [german] = [row for row in rows if row["donor"] == ["DE"] and "bridge" in row["item"] and row["item_class"] != "permission"]
    acts = [step["act"] for step in german["history"]]
    assert acts.index("refused") < acts.index("pledged")
    assert (german["amount"]["low"], german["amount"]["high"], german["origins"]) == (10, 12, 2)
    assert german["gates"]
    assert [row["stage"] for row in rows if row["item_class"] == "permission" and row["donor"] == ["DE"]] == ["permitted"]
    [package] = [row for row in rows if row["parts"]]
    assert package["amount"]["value"] == 85_000_000
    assert [row["stage"] for row in bridges(show, "--as-of", BEFORE) if row["donor"] == ["DE"]] == ["refused"]


def test_the_readme_shows_what_the_program_says(show: Say, request: pytest.FixtureRequest) -> None:
    """Each block of the README that is marked with a command's golden file holds that file; `make accept` writes it."""
    readme = ROOT / "README.md"
    held = readme.read_text(encoding="utf-8")
    pages = {"show.txt": show("show"), "show-as-of.txt": show("show", "--as-of", BEFORE)}
    now = re.sub(
        r"<!-- golden: (.*?) -->\n```text\n.*?```", lambda found: marked(found[1], pages[found[1]]), held, flags=re.DOTALL
    )
    if request.config.getoption("--accept"):
        readme.write_text(now, encoding="utf-8")
    assert (now, held.count("<!-- golden: ")) == (readme.read_text(encoding="utf-8"), len(pages))


def marked(name: str, page: str) -> str:
    return f"<!-- golden: {name} -->\n```text\n{page}```"
