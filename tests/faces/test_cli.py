"""The command line, with a reader that knows three sentences by heart."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hand_built import OTHER, PROMISE, REFUSAL, pledged, quote, refused, report

from pledgebook.faces import cli
from pledgebook.model.amounts import exact
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Extract, Report
from pledgebook.store.book import Book

PLEDGEBOOK = [sys.executable, "-m", "pledgebook"]
STORY = {"refusal": (REFUSAL, "2023-01-21"), "promise": (PROMISE, "2023-01-25"), "other": (OTHER, "2023-01-26")}


@dataclass(frozen=True)
class ByHeart:
    """Reads the sentences of `hand_built`; is stopped by the user at the word STOP."""

    name: str = "by heart"

    def read(self, article: Article) -> Extract:
        if "STOP" in article.text:
            raise KeyboardInterrupt
        text = article.text.strip()
        known: dict[str, Callable[[], Report]] = {REFUSAL: refused, PROMISE: pledged, OTHER: _other}
        reports = (replace(known[text](), source=article.cite()),) if text in known else ()
        return Extract(article.cite(), reports)


def _other() -> Report:
    return report("r3", Act.PLEDGED, OTHER, "a3", amount=Reading(exact(16), quote(OTHER, "16", "a3"), "number"))


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty folder; gives exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PLEDGEBOOK_BOOK", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setattr("pledgebook.reading.builtin.Builtin", lambda *_: ByHeart())

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder of three articles with a manifest."""
    folder = tmp_path / "news"
    folder.mkdir()
    rows = ["file,outlet,published"]
    for number, (name, (text, date)) in enumerate(STORY.items(), 1):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{name}.txt,Outlet {number},{date}")
    (folder / "manifest.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


@pytest.fixture
def told(run: Run, news: Path) -> Run:
    """The same, after the three articles were read into pledgebook.db."""
    assert run("read", "news", "--manifest", "news/manifest.csv")[0] == 0
    return run


def test_reading_ends_with_what_is_new(run: Run, news: Path) -> None:
    code, out, err = run("read", "news", "--manifest", "news/manifest.csv")
    assert (code, err) == (0, "")
    assert out.startswith("3 articles: 3 new; 3 reports read. The book is pledgebook.db.\n")


def test_reading_again_changes_nothing_and_says_so(told: Run) -> None:
    before = told("show", "--format", "json")
    code, out, _ = told("read", "news", "--manifest", "news/manifest.csv")
    assert (code, out.splitlines()[0]) == (0, "3 articles: 3 already in the book. The book is pledgebook.db.")
    assert told("show", "--format", "json") == before


def test_what_was_set_aside_is_listed_with_its_reason_and_the_rest_is_read(run: Run, news: Path) -> None:
    (news / "empty.txt").write_text("")
    code, out, _ = run("read", "news", "--manifest", "news/manifest.csv")
    assert code == 2
    assert "3 articles: 3 new" in out
    assert "Set aside, 1:\n  news/empty.txt: " in out


def test_showing_tells_one_commitment_of_three_articles(told: Run) -> None:
    _, out, _ = told("show", "--format", "json")
    [row] = json.loads(out)
    assert (row["donor"], row["stage"], row["origins"]) == (["DE"], "pledged", 3)


def test_the_book_as_of_a_day_shows_what_was_known_by_then(told: Run) -> None:
    _, out, _ = told("show", "--as-of", "2023-01-22", "--format", "json")
    assert [row["stage"] for row in json.loads(out)] == ["refused"]
    assert told("show", "--as-of", "2022")[1] == "No commitments in what was published by 2022-12-31.\n"


def test_only_the_lines_asked_for_are_shown(told: Run) -> None:
    assert "1 commitment." in told("show", "--donor", "Germany", "--stage", "pledged")[1]
    assert told("show", "--donor", "France")[1] == "No commitments.\n"


def test_explain_gives_the_words_of_every_report(told: Run) -> None:
    [row] = json.loads(told("show", "--format", "json")[1])
    code, out, _ = told("explain", row["id"].lower())
    assert code == 0
    for text, words in ((out, "“Germany will not send"), (out, "news/promise.txt"), (out, "[number]")):
        assert words in text


def test_an_unknown_id_is_answered_with_those_like_it(told: Run) -> None:
    [row] = json.loads(told("show", "--format", "json")[1])
    code, _, err = told("explain", row["id"] + "x")
    assert (code, err) == (2, f"No commitment '{row['id']}x' in this book. Did you mean {row['id']}?\n")


def test_a_pasted_passage_is_explained_without_a_book(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("explain", "--text", PROMISE, "--published", "2023-01-25")
    assert code == 0
    assert "1. pledged: Germany to Ukraine, Leopard 2 tank, 14" in out
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [["explain"], ["explain", "X", "--text", "words"]])
def test_explain_wants_an_id_or_a_text(run: Run, arguments: list[str]) -> None:
    code, _, err = run(*arguments)
    assert code == 2
    assert "Give either the ID of a commitment or --text" in err


def test_extract_prints_a_line_of_json_per_article_and_makes_no_book(run: Run, news: Path, tmp_path: Path) -> None:
    code, out, err = run("extract", "news/promise.txt", "news/refusal.txt")
    assert (code, err) == (0, "")
    assert [(line["article"], line["entries"][0]["act"]) for line in map(json.loads, out.splitlines())] == [
        ("promise", "pledged"),
        ("refusal", "refused"),
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_extract_tells_what_it_could_not_read_on_standard_error(run: Run, news: Path) -> None:
    code, out, err = run("extract", "news/promise.txt", "news/nowhere.txt")
    assert (code, len(out.splitlines())) == (2, 1)
    assert err.startswith("news/nowhere.txt: ")


def test_a_sound_book_passes_the_check(told: Run) -> None:
    code, out, _ = told("check")
    assert code == 0
    assert out.startswith("1 commitment checked")


def test_a_quote_that_its_article_does_not_hold_is_an_error(told: Run, tmp_path: Path) -> None:
    with Book.open(str(tmp_path / "pledgebook.db")) as book:
        article = Article("false", "Quite other words.")
        book.keep(article, Extract(article.cite(), (replace(refused(), source=article.cite()),)), "by heart")
    code, out, _ = told("check")
    assert code == 1
    assert "error: a1:0-" in out
    assert "(misquote)" in out


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_an_export_is_the_same_in_a_file_and_on_standard_output(told: Run, tmp_path: Path, form: str) -> None:
    assert told("export", "--format", form, "ledger")[:2] == (0, "")
    assert told("export", "--format", form, "-")[1] == (tmp_path / "ledger").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger", "news", "pledgebook.db", "pledgebook.raw"]


def test_an_export_that_fails_leaves_the_old_file_as_it_was(told: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ledger").write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    code, _, err = told("export", "--format", "csv", "ledger")
    assert (code, err) == (2, "ledger can't be written (No space left on device). Name another file, or - for standard output.\n")
    assert (tmp_path / "ledger").read_text() == "old"
    assert not list(tmp_path.glob(".ledger*"))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["show"], "There is no book at pledgebook.db yet."),
        (["show", "--as-of", "2023-02-30"], "'2023-02-30' is not a date."),
        (["read", "x.txt", "--published", "soon"], "'soon' is not a date."),
        (["read", "x.txt", "--manifest", "none.csv"], "The manifest none.csv can't be opened"),
        (["show", "--book", "junk.db"], "junk.db is not a Pledgebook book."),
        (["read", "x.txt", "--book", "no/such/folder/b.db"], "no/such/folder/b.db can't be opened."),
        (["show", "--stage", "lost"], "'lost' is not one of"),
        (["shwo"], "No such command 'shwo'"),
        (["read"], "Missing argument 'PATH...'"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_with_exit_code_2(
    run: Run, tmp_path: Path, arguments: list[str], sentence: str
) -> None:
    (tmp_path / "junk.db").write_text("no database " * 100)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert "Traceback" not in err


def test_ctrl_c_is_answered_calmly_and_what_was_read_is_kept(run: Run, news: Path) -> None:
    (news / "z.txt").write_text("STOP")
    code, _, err = run("read", "news")
    assert (code, err.strip()) == (130, cli.STOPPED)
    assert len(json.loads(run("show", "--format", "json")[1])) == 1


def test_a_full_disk_under_standard_output_is_a_sentence(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        monkeypatch.undo()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("click.echo", full)
    code, _, err = told("show", "--format", "csv")
    assert (code, err.strip()) == (2, cli.NO_ROOM)


def test_a_mistake_of_the_program_is_not_dressed_up(told: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("pledgebook.pipeline.outlines.outline_of", broken)
    with pytest.raises(ZeroDivisionError):
        told("show")


def test_the_book_is_the_one_named_by_the_environment(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PLEDGEBOOK_BOOK", str(tmp_path / "team.db"))
    assert run("read", "news", "--manifest", "news/manifest.csv")[0] == 0
    assert (tmp_path / "team.db").exists()
    assert not (tmp_path / "pledgebook.db").exists()


def test_looking_at_a_book_loads_no_language_model(told: Run) -> None:
    [row] = json.loads(told("show", "--format", "json")[1])
    code = (
        "import sys; from pledgebook.faces.cli import run\n"
        f"codes = [run(a) for a in (['--help'], ['show'], ['explain', {row['id']!r}], ['check'])]\n"
        "slow = {name.split('.')[0] for name in sys.modules} & {'spacy', 'thinc', 'numpy', 'trafilatura'}\n"
        "slow |= {name for name in sys.modules if name.startswith('pledgebook.language.')}\n"
        "sys.exit(f'{codes} {slow}' if slow or any(codes) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_stops_listening_gets_no_complaint(told: Run) -> None:
    with subprocess.Popen([*PLEDGEBOOK, "show", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as shown:  # noqa: S603
        assert shown.stdout is not None
        assert shown.stderr is not None
        shown.stdout.close()
        assert shown.stderr.read() == b""
