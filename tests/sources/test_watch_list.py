"""The list of places to watch: what it may say, and what is told of a line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from feed_pages import opml
from pledgebook.model.errors import BadWatchList
from pledgebook.sources.watching.config import Watched, WatchList, watch_list


def listed(tmp_path: Path, text: str) -> WatchList:
    path = tmp_path / "watch.toml"
    path.write_text(text, encoding="utf-8")
    return watch_list(path)


def refusal(tmp_path: Path, text: str) -> str:
    with pytest.raises(BadWatchList) as raised:
        listed(tmp_path, text)
    return str(raised.value).replace(tmp_path.as_posix() + "/", "")


def test_the_example_holds() -> None:
    found = watch_list(Path(__file__).parents[2] / "examples" / "watch.toml")
    assert [each.kind for each in found.places] == ["feed", "feed", "page", "folder"]
    assert (found.places[0].every, found.places[1].every, found.places[1].fetch) == (900, 1800, False)
    assert (found.pause, found.contact, found.private) == (2, "desk@newsroom.example", False)


def test_paths_are_relative_to_the_list(tmp_path: Path) -> None:
    [place] = listed(tmp_path, '[[folder]]\npath = "saved"\nmanifest = "list.csv"').places
    assert place == Watched(
        kind="folder", place=f"{tmp_path.as_posix()}/saved", every=1800, manifest=f"{tmp_path.as_posix()}/list.csv"
    )


def test_a_list_of_feeds_stands_for_them_and_each_place_counts_once(tmp_path: Path) -> None:
    (tmp_path / "my.opml").write_bytes(opml("https://a.example/feed", "https://b.example/feed"))
    found = listed(
        tmp_path,
        'every = "1 hour"\n[[feed]]\naddress = "https://a.example/feed"\noutlet = "A"\n[[list]]\npath = "my.opml"\nfetch = false',
    )
    assert [(each.place, each.outlet, each.every, each.fetch) for each in found.places] == [
        ("https://a.example/feed", "A", 3600, True),
        ("https://b.example/feed", None, 3600, False),
    ]


FEED = '[[feed]]\naddress = "https://a.example/feed"\n'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The watch list watch.toml names no place to watch. Add a [[feed]], [[page]], [[folder]] or [[list]]."),
        ("[[feed]", "The watch list watch.toml is no TOML: "),
        (f'{FEED}evry = "1 hour"', "watch.toml, line 3: `evry` means nothing in a [[feed]]. Did you mean `every`?"),
        (f"{FEED}\n{FEED}colour = 1", "watch.toml, line 6: `colour` means nothing in a [[feed]]. Known are: address, every,"),
        ("contct = 1", "watch.toml, line 1: `contct` means nothing here. Did you mean `contact`?"),
        (f'{FEED}[[page]]\noutlet = "x"', "watch.toml, line 3: this [[page]] has no `address`."),
        (f'{FEED}every = "often"', 'watch.toml, line 3: `every` has to be a length of time, as in every = "30 minutes"'),
        (f"{FEED}every = 30", "watch.toml, line 3: `every` has to be a length of time"),
        (f'{FEED}every = "5 seconds"', "watch.toml, line 3: `every` can't be less than 60 seconds."),
        (f'{FEED}fetch = "no"', "watch.toml, line 3: `fetch` has to be true or false, without quotation marks."),
        (f'{FEED}outlet = ["x"]', "watch.toml, line 3: `outlet` has to be a text between quotation marks, on one line."),
        ('[[page]]\naddress = "file:///etc/passwd"', "watch.toml, line 2: 'file:///etc/passwd' can't be watched. Only addresses"),
        ('[[page]]\naddress = "www.a.example"', "watch.toml, line 2: 'www.a.example' can't be watched. Only addresses"),
        ("[feed]\naddress = 1", "watch.toml: `feed` is written as a table of its own, for each place: [[feed]]."),
        ('feed = "https://a.example"', "watch.toml, line 1: `feed` is written as a table of its own, for each place: [[feed]]."),
        ('[[list]]\npath = "none.opml"', "watch.toml, line 2: none.opml can't be opened (No such file or directory)."),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_key(tmp_path: Path, text: str, sentence: str) -> None:
    assert refusal(tmp_path, text).startswith(sentence)


def test_a_list_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(BadWatchList, match="can't be opened"):
        watch_list(tmp_path / "none.toml")
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadWatchList, match="not written in UTF-8"):
        watch_list(tmp_path / "x.toml")
