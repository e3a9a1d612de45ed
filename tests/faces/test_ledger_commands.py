"""The commands that ask the ledger, on a small book whose reports are written down here and not read."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copyfile
from typing import Any

import click
import feedparser
import pytest

from pledgebook.faces import cli
from pledgebook.faces.rule_commands import rule
from pledgebook.ledger.entries import reports_of
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Extract
from pledgebook.store.book import Book

PAGE = (Path(__file__).parents[2] / "docs" / "contract.md").read_text(encoding="utf-8")
Cells = dict[str, Any]
Run = Callable[..., str]


def entry(name: str, donor: str, item: str, item_class: str, act: str, **cells: Any) -> Cells:
    line = {"id": name, "donor": donor.split("+"), "recipient": ["UA"], "item": item, "item_class": item_class, "act": act}
    return {**line, "evidence": [f"{donor} {act} {item}."], **cells}


def money(value: int, unit: str) -> Cells:
    return {"value": value, "unit": unit}


STORY: list[Cells] = [
    {
        "article": "one",
        "published": "2031-03-14",
        "outlet": "Post",
        "entries": [entry("e1", "DE", "Leopard 2", "tank", "refused")],
    },
    {
        "article": "two",
        "published": "2031-03-20",
        "outlet": "Post",
        "entries": [
            entry("e1", "DE", "Leopard 2", "tank", "pledged", amount=14, act_date="2031-03-20"),
            entry("e2", "EU", "loan", "loan", "pledged", amount=money(300, "EUR"), condition="if the parliament agrees"),
            entry("e3", "EU", "aid", "humanitarian-aid", "pledged", amount=money(40, "EUR")),
            entry("e4", "DE+NL", "howitzer", "artillery", "pledged", amount=6),
            entry("e5", "FR", "radar", "radar-electronics", "pledged", due="by May 2031"),
            entry("e6", "FR", "jet", "aircraft", "considered", amount=5),
        ],
    },
    {
        "article": "three",
        "published": "2031-03-21",
        "outlet": "Herald",
        "entries": [entry("e1", "DE", "Leopard 2", "tank", "pledged", amount=16, act_date="2031-03-20")],
    },
]


def keep(book: Book, line: Cells) -> None:
    """Put an article's line into the book as if a reader had read it."""
    text = " ".join(" ".join(each["evidence"]) for each in line["entries"])
    day = Reading(PartialDate(line["published"]), None, "given")
    article = Article(line["article"], text, outlet=line["outlet"], published=day)
    reports = []
    for report in reports_of(line):
        starts = [(text.index(quote.words), quote.words) for quote in report.evidence]
        quotes = tuple(Quote(article.id, start, start + len(words), words) for start, words in starts)
        reports.append(replace(report, source=article.cite(), evidence=quotes))
    book.keep(article, Extract(article.cite(), tuple(reports)), "by hand")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "story.db"
    with Book.open(str(path), create=True) as book:
        for line in STORY:
            keep(book, line)
    return path


@pytest.fixture
def attempt(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Runs a command on a copy of the book, in an empty folder; gives exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PLEDGEBOOK_BOOK", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    copyfile(built, "pledgebook.db")

    def call(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def run(attempt: Callable[..., tuple[int, str, str]]) -> Run:
    """Runs a command that must go well."""

    def call(*arguments: str) -> str:
        code, out, err = attempt(*arguments)
        assert (code, err) == (0, "")
        return out

    return call


def rows(text: str) -> list[Cells]:
    return [json.loads(line) for line in text.splitlines()]


def shown(run: Run, *arguments: str) -> list[Cells]:
    found: list[Cells] = json.loads(run("show", "--format", "json", *arguments))
    return found


def tank(run: Run) -> Cells:
    [row] = shown(run, "--item", "leopard")
    return row


SIGNED = ("--by", "Ann", "--why", "the ministry told us")


def test_loans_and_grants_and_each_class_of_goods_are_sums_of_their_own(run: Run) -> None:
    found = {(row["of"], row["form"]): row for row in rows(run("totals", "--format", "jsonl"))}
    assert {form for of, form in found if of == "EU"} == {"loan", "money"}
    [loan], [aid] = found["EU", "loan"]["sums"], found["EU", "money"]["sums"]
    assert (loan["standing"], loan["value"], aid["standing"], aid["value"]) == ("conditional", 300, "pledged", 40)
    assert not [of for of, form in found if form == "aircraft"], "what is only considered is in no sum"


def test_every_sum_is_that_of_its_terms(run: Run) -> None:
    for by in ("donor", "recipient", "class", "stage"):
        sums = [each for row in rows(run("totals", "--by", by, "--format", "jsonl")) for each in row["sums"]]
        assert sums
        assert [each["low"] for each in sums] == [sum(term["amount"]["low"] for term in each["terms"]) for each in sums]


def test_a_joint_commitment_is_summed_once_and_named_under_each_of_its_donors(run: Run) -> None:
    found = [row for row in rows(run("totals", "--format", "jsonl")) if row["form"] == "artillery"]
    assert [(row["of"], len(row["sums"]), len(row["shared"])) for row in found] == [("DE", 0, 1), ("DE + NL", 1, 0), ("NL", 0, 1)]


def test_the_terms_are_listed_on_request(run: Run) -> None:
    plain, full = run("totals"), run("totals", "--terms")
    name = tank(run)["id"]
    assert "Germany + Netherlands\n  artillery: pledged 6 in 1 commitment\n" in plain
    assert "EU\n  loan: conditional €300 in 1 commitment\n" in plain
    assert "radar electronics: no figure stated in 1 commitment" in plain
    assert (name in plain, name in full) == (False, True)


def test_money_of_a_day_without_a_rate_is_left_out_of_a_conversion_and_named(run: Run) -> None:
    out = " ".join(run("totals", "--currency", "usd").split())
    assert "loan, in USD: left out is €300" in out
    assert "European Central Bank states no rate of EUR for 2031-" in out


def test_totals_as_of_a_day_know_nothing_of_later_news(run: Run) -> None:
    assert run("totals", "--as-of", "2031-03-15").startswith(
        "0 commitments summed of what was published by 2031-03-15; 1 in no sum"
    )


def test_the_feed_of_changes_holds_what_a_news_reader_needs_and_is_the_same_each_time(run: Run) -> None:
    said = run("changes", "--since", "2031-03-01", "--format", "atom")
    assert said == run("changes", "--since", "2031-03-01", "--format", "atom")
    feed = feedparser.parse(said)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert all(entry.id.startswith("urn:uuid:") and entry.updated.startswith("2031-03-") for entry in feed.entries)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) > 1
    later = feedparser.parse(run("changes", "--since", "2031-03-21", "--format", "atom"))
    assert later.feed.id == feed.feed.id


def test_disagreements_show_both_sides_with_outlet_and_words_and_the_rule(run: Run) -> None:
    [row] = [row for row in rows(run("disagreements", "--format", "jsonl")) if row["cell"] == "amount"]
    assert {(voice["value"], voice["outlet"]) for voice in row["voices"]} == {("14", "Post"), ("16", "Herald")}
    out = run("disagreements")
    for words in (f"amount: shown is {row['shown']}, because {row['rule']}", "14, says Post", "16, says Herald", "“DE pledged"):
        assert words in out
    assert run("disagreements", "--as-of", "2031-03-20") == "Sources differ nowhere in what was published by 2031-03-20.\n"


def test_changes_tell_what_is_new_and_what_moved_on_since_a_day(run: Run) -> None:
    found = {(row["kind"], row["commitment"]): row for row in rows(run("changes", "--since", "2031-03-20", "--format", "jsonl"))}
    moved = found["moved", tank(run)["id"]]
    assert (moved["before"], moved["after"]) == ("refused", "pledged")
    assert sum(kind == "new" for kind, _ in found) == 5
    assert "Moved on\n" in run("changes", "--since", "2031-03-20")
    assert run("changes", "--since", "2031-03-22") == "Nothing changed; 6 as before.\n"


def test_the_first_day_counts_as_since(run: Run) -> None:
    assert not [row for row in rows(run("changes", "--since", "2031-03-21", "--format", "jsonl")) if row["kind"] == "new"]
    assert len([row for row in rows(run("changes", "--since", "0001", "--format", "jsonl")) if row["kind"] == "new"]) == 6


def test_two_days_of_one_book_and_two_books_can_be_compared(run: Run) -> None:
    days = rows(run("diff", "--from", "2031-03-19", "--to", "2031-03-21", "--format", "jsonl"))
    assert days == rows(run("changes", "--since", "2031-03-20", "--format", "jsonl"))
    copyfile("pledgebook.db", "other.db")
    run("rule", "reject", tank(run)["id"], *SIGNED, "--book", "other.db")
    assert [row["kind"] for row in rows(run("diff", "pledgebook.db", "other.db", "--format", "jsonl"))] == ["gone"]
    assert "1 gone; 5 as before." in run("diff", "pledgebook.db", "other.db")


@pytest.mark.parametrize("by", ["id", "short"])
def test_a_cell_on_which_sources_differ_is_set_for_all_of_them(run: Run, by: str) -> None:
    name = tank(run)["id"] if by == "id" else tank(run)["id"].rpartition("-")[2].upper()
    run("rule", "set", name, "amount", "15", *SIGNED)
    row = tank(run)
    assert row["amount"]["value"] == 15
    assert "amount" not in [each["cell"] for each in row["disagreements"]]


def test_undoing_every_ruling_gives_exactly_the_ledger_without_them(run: Run) -> None:
    before, name = shown(run), tank(run)["id"]
    said = run("rule", "reject", name, *SIGNED) + run("rule", "different", "two#e1", "three#e1", *SIGNED)
    assert shown(run) != before
    for each in re.findall(r"^(ruling-\w+):", said, re.MULTILINE):
        run("rule", "undo", each, *SIGNED)
    assert shown(run) == before
    assert run("rule", "list").count("(undone)") == 4


def test_what_a_person_keeps_apart_or_puts_together_stays_so(run: Run) -> None:
    run("rule", "different", "two#e1", "three#e1", *SIGNED)
    assert len(shown(run, "--item", "leopard")) == 2
    run("rule", "same", "two#e1", "three#e1", *SIGNED)
    assert len(shown(run, "--item", "leopard")) == 1


def test_confirming_names_the_report_that_founds_the_commitment(run: Run) -> None:
    assert ": confirm one#e1\n" in run("rule", "confirm", tank(run)["id"], *SIGNED)
    [loan] = shown(run, "--item", "loan")
    assert ": confirm two#e2\n" in run("rule", "confirm", loan["id"], *SIGNED)


def test_bytes_that_are_no_text_are_kept_as_a_mark(run: Run) -> None:
    run("rule", "set", "two#e1", "due", "by \udcff June", "--by", "Z\udcc3\udcbc", "--why", "so \udcff")
    [ruling] = rows(run("rule", "dump", "-"))
    assert (ruling["value"], ruling["by"], ruling["why"]) == ("by \ufffd June", "Z\u00fc", "so \ufffd")


def test_rulings_go_to_a_file_and_into_another_book(run: Run, built: Path) -> None:
    run("rule", "set", tank(run)["id"], "due", "by June", *SIGNED)
    run("rule", "dump", "rulings.jsonl")
    copyfile(built, "other.db")
    assert run("rule", "load", "rulings.jsonl", "--book", "other.db") == "1 ruling: 1 new, 0 already in the book.\n"
    assert run("rule", "load", "rulings.jsonl", "--book", "other.db") == "1 ruling: 0 new, 1 already in the book.\n"
    assert run("show", "--book", "other.db") == run("show")
    assert run("rule", "dump", "-", "--book", "other.db") == Path("rulings.jsonl").read_text(encoding="utf-8")


def test_a_file_with_one_broken_ruling_loads_none(attempt: Callable[..., tuple[int, str, str]], run: Run) -> None:
    ruling = run("rule", "confirm", "two#e1", *SIGNED) and run("rule", "dump", "-")
    other = ruling.replace("ruling-", "ruling-x")
    for bad, sentence in (
        ("{}\n", "bad.jsonl:2: this line is no ruling"),
        (ruling.replace("Ann", "Bob"), "Another ruling has the id"),
    ):
        Path("bad.jsonl").write_text(other + bad, encoding="utf-8")
        code, out, err = attempt("rule", "load", "bad.jsonl")
        assert (code, out, sentence in err) == (2, "", True)
    assert run("rule", "dump", "-") == ruling


def test_review_asks_with_the_words_and_its_answers_can_be_typed(run: Run) -> None:
    out = run("review")
    assert "Which amount is right: 16 or 14?" in out
    assert "“DE pledged Leopard 2.”" in out
    [answer] = re.findall(r"pledgebook (rule set \S+ amount) VALUE", out)
    run(*answer.split(), "16", *SIGNED)
    assert "Which amount" not in run("review")


def test_entries_are_settled_without_a_book(run: Run) -> None:
    odd = {**STORY[0], "outlet": "Po\u2028st"}  # a line to some, not to JSON
    lines = [json.dumps(line, ensure_ascii=False) + "\n" for line in (odd, *STORY[1:])]
    Path("reports.jsonl").write_text("".join(lines), encoding="utf-8")
    Path("pledgebook.db").unlink()
    found = {(row["article"], row["entry"]): row for row in rows(run("settle", "reports.jsonl"))}
    assert len(found) == 8
    homes = {found[article, "e1"]["commitment"] for article in ("one", "two", "three")}
    assert len(homes) == 1
    assert (found["one", "e1"]["stage"], found["one", "e1"]["counts"], found["two", "e6"]["counts"]) == ("pledged", True, False)
    assert not Path("pledgebook.db").exists()


def test_names_of_one_thing_at_different_precision_are_settled_by_the_catalogue(run: Run) -> None:
    lines = [
        {
            "article": name,
            "published": "2031-03-20",
            "outlet": name,
            "entries": [entry("e1", "DE", item, "tank", "pledged", amount=14)],
        }
        for name, item in (("a", "Leopard 2A6 tank"), ("b", "Leopard"))
    ]
    Path("reports.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    [name] = {row["commitment"] for row in rows(run("settle", "reports.jsonl"))}
    assert re.fullmatch(r"DE-UA-leopard-2a6-\w{6}", name), "the ID carries the catalogue's key"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("no json", "This line is not JSON."),
        ("[" * 100_000, "This line is not JSON."),
        ("[1]", 'no object with an "article"'),
        ('{"article": "x", "entries": [3]}', "no list of objects"),
        ('{"article": "x", "entries": 3}', "no list of objects"),
        ('{"article": "x", "outlet": {}}', "is no text"),
        ('{"article": "x", "published": "soon"}', "'soon' is not a date"),
        ('{"article": "x", "entries": [{"id": "e9"}]}', "Entry e9 of article x: there is no 'item'."),
    ],
)
def test_a_line_that_is_not_understood_is_named_and_the_rest_is_settled(
    attempt: Callable[..., tuple[int, str, str]], line: str, sentence: str
) -> None:
    Path("reports.jsonl").write_text(f"{line}\n\n{json.dumps(STORY[0])}\n", encoding="utf-8")
    code, out, err = attempt("settle", "reports.jsonl")
    assert (code, len(rows(out))) == (2, 1)
    assert err.startswith("reports.jsonl:1: ")
    assert sentence in err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["totals", "--book", "none.db"], "There is no book at none.db yet."),
        (["totals", "--by", "colour"], "'colour' is not one of"),
        (["totals", "--currency", "XTS"], "No exchange rates of 'XTS' are at hand."),
        (["changes"], "Missing option '--since'"),
        (["changes", "--since", "soon"], "'soon' is not a date."),
        (["changes", "--since", "2031-03-20", "--as-of", "2031-03-19"], "--as-of names a day before --since."),
        (["diff"], "Give either two books, or two days"),
        (["diff", "pledgebook.db"], "Give either two books, or two days"),
        (["diff", "--from", "2031"], "Give either two books, or two days"),
        (["diff", "a.db", "b.db", "--from", "2031"], "Give either two books, or two days"),
        (["rule", "confirm", "nothing", *SIGNED], "No report or commitment 'nothing' in this book."),
        (["rule", "confirm", "two#e1", "--by", "Ann"], "Missing option '--why'"),
        (["rule", "confirm", "two#e1", "--by", " ", "--why", "so"], "--by must not be empty"),
        (["rule", "same", "two#e1", "two#e1", *SIGNED], "The two IDs mean one and the same report."),
        (["rule", "set", "two#e1", "amount", "lots", *SIGNED], "This can't be set: 'lots' is not a number."),
        (["rule", "set", "two#e1", "colour", "red", *SIGNED], "there is no cell 'colour'"),
        (["rule", "undo", "ruling-none", *SIGNED], "No ruling 'ruling-none' in this book."),
        (["rule", "load", "none.jsonl"], "none.jsonl: it can't be opened"),
        (["settle", "none.jsonl"], "none.jsonl: it can't be opened"),
        (["settle", "pledgebook.db"], "pledgebook.db: it is not written in UTF-8."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence_with_exit_code_2(
    attempt: Callable[..., tuple[int, str, str]], arguments: list[str], sentence: str
) -> None:
    code, out, err = attempt(*arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert attempt("rule", "list")[1] == "No rulings in this book.\n"


@pytest.mark.parametrize("command", [["totals"], ["disagreements"], ["changes", "--since", "2031"], ["review"]])
def test_every_field_for_programs_is_described(run: Run, command: list[str]) -> None:
    said = run(*command, "--format", "jsonl")
    assert rows(said)
    assert set(re.findall(r'"(\w+)": ', said)) <= set(re.findall(r"`([^`]+)`", PAGE))
    assert run(*command, "--format", "jsonl") == said


def test_every_ruling_has_a_help_text() -> None:
    assert [name for name, command in rule.commands.items() if not command.help] == []
    options = [option for command in rule.commands.values() for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_asking_the_ledger_loads_no_language_model(built: Path) -> None:
    code = (
        "import sys; from pledgebook.faces.cli import run\n"
        f"asks = [[*a, '--book', {str(built)!r}] for a in (['totals'], ['disagreements'], ['review'], ['rule', 'list'])]\n"
        "codes = [run(['--help']), *map(run, asks)]\n"
        "slow = {name.split('.')[0] for name in sys.modules} & {'spacy', 'thinc', 'numpy', 'trafilatura'}\n"
        "slow |= {name for name in sys.modules if name.startswith('pledgebook.language.')}\n"
        "sys.exit(f'{codes} {slow}' if slow or any(codes) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stderr) == (0, "")
