"""What `watch` prints, and the commands `watch` and `sources` from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from loopback import serving
from pledgebook.faces.cli import run
from pledgebook.faces.watching import line, summary
from pledgebook.ledger.changes import Change, Kind
from pledgebook.pipeline.watching.sightings import Round, Sight, Sighting
from watched import story

AT = 1_931_000_000.0
WHERE = "https://harbour.example/a"


@pytest.mark.parametrize(
    ("sighting", "words"),
    [
        (
            Sighting(sight=Sight.NEW, where=WHERE, at=AT, title="Ferries\nsail", outlet="Harbour News", reports=1),
            "2031-03-11 12:53  new      [Harbour News] “Ferries sail” https://harbour.example/a; 1 report",
        ),
        (
            Sighting(
                sight=Sight.CHANGED,
                where=WHERE,
                at=AT,
                changes=(
                    Change("NO-UA-ferry-abcdef", Kind.CORRECTED, "amount", "2 ferries", ""),
                    Change("SE-UA-boat-abcdef", Kind.MOVED, "stage", "pledged", "delivered"),
                ),
            ),
            (
                "2031-03-11 12:53  changed  https://harbour.example/a; 0 reports; "
                "NO-UA-ferry-abcdef amount: 2 ferries → not stated; "
                "SE-UA-boat-abcdef moved on: pledged → delivered"
            ),
        ),
        (
            Sighting(sight=Sight.CHANGED, where=WHERE, at=AT, reports=2),
            "2031-03-11 12:53  changed  https://harbour.example/a; 2 reports; the ledger is as before",
        ),
        (
            Sighting(sight=Sight.FAILED, where=WHERE, at=AT, reason="It is empty.", again=AT + 60),
            "2031-03-11 12:53  failed   https://harbour.example/a: It is empty. Next try at 2031-03-11 12:54.",
        ),
        (
            Sighting(sight=Sight.BACK, where=WHERE, at=AT),
            "2031-03-11 12:53  back     https://harbour.example/a: it can be read again.",
        ),
    ],
)
def test_each_event_is_one_line(sighting: Sighting, words: str) -> None:
    assert line(sighting) == words


def test_many_changes_of_one_article_are_counted() -> None:
    many = tuple(Change(f"id{n}", Kind.GONE) for n in range(9))
    assert line(Sighting(sight=Sight.CHANGED, where=WHERE, at=AT, changes=many)).endswith(
        "; and 3 more ('pledgebook changes' shows them)"
    )


def test_the_sum_of_a_round() -> None:
    assert summary(Round(places=1)) == "1 place looked at: nothing new.\n"
    assert summary(Round(places=3, new=2, failed=1)) == "3 places looked at: 2 new, 0 changed, 1 failed.\n"


def test_watching_once_and_looking_at_the_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book, config = str(tmp_path / "b.db"), tmp_path / "watch.toml"
    with serving() as site:
        site.pages["/a"] = story("Norway said on Friday that it will send Moldova 20 generators.")
        config.write_text(
            f'allow_private = true\npause = "0 seconds"\n[[page]]\naddress = "{site / "a"}"\noutlet = "Harbour News"\n'
        )
        assert run(["watch", str(config), "--once", "--book", book]) == 0
        said = capsys.readouterr().out.split("\n")
        assert said[0].endswith(f"new      [Harbour News] “Ferries” {site / 'a'}; 1 report")
        assert said[1] == "1 place looked at: 1 new, 0 changed, 0 failed."
        del site.pages["/a"]
        assert run(["watch", str(config), "--once", "--book", book]) == 2
        capsys.readouterr()
        assert run(["sources", "--format", "json", "--book", book]) == 0
        found = json.loads(capsys.readouterr().out)
    assert found["outlets"] == [
        {"outlet": "Harbour News", "articles": 1, "reports": 1, "origins": {"Harbour News": 1}, "first": "", "last": ""}
    ]
    assert (found["watched"][0]["failures"], found["watched"][0]["trouble"][:27]) == (1, "There is no page at this ad")


def test_a_private_address_needs_leave(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "watch.toml"
    config.write_text('[[page]]\naddress = "http://127.0.0.1:9/a"\n')
    assert run(["watch", str(config), "--once", "--book", str(tmp_path / "b.db")]) == 2
    assert "belongs to this computer or a local network" in capsys.readouterr().out


def test_a_bad_list_is_told_before_anything_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "watch.toml"
    config.write_text("[[page]]\nadress = 1\n")
    assert run(["watch", str(config), "--book", str(tmp_path / "b.db")]) == 2
    assert "line 2: `adress` means nothing in a [[page]]. Did you mean `address`?" in capsys.readouterr().err
    assert not (tmp_path / "b.db").exists()


def test_an_outlets_name_is_no_formula_in_a_spreadsheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Norway sends ten boats to Moldova.")
    book = str(tmp_path / "b.db")
    assert run(["read", str(tmp_path / "a.txt"), "--outlet", "=1+1", "--book", book]) == 0
    capsys.readouterr()
    assert run(["sources", "--format", "csv", "--book", book]) == 0
    assert capsys.readouterr().out.split("\n")[1].startswith("'=1+1,1,1,'=1+1 (1),")
