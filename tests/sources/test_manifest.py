"""The manifest."""

from __future__ import annotations

from pathlib import Path

import pytest

from pledgebook.model.articles import Setback
from pledgebook.model.errors import BadManifest
from pledgebook.sources.card import Card
from pledgebook.sources.manifest import Manifest, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Article {name}.")
    return tmp_path


def written(folder: Path, text: str, encoding: str = "utf-8") -> Manifest:
    (folder / "manifest.csv").write_bytes(text.encode(encoding))
    return load(folder / "manifest.csv")


def test_a_row_says_of_its_file_what_the_columns_name(folder: Path) -> None:
    found = written(folder, "file,id,title,outlet,published,url,desk\na.txt,x1,Ferries,Harbour News,2023-01-25,http://h,sea\n")
    card = found.of(folder / "a.txt")
    assert isinstance(card, Card)
    assert (card.id, card.title, card.outlet, card.url) == ("x1", "Ferries", "Harbour News", "http://h")
    assert card.published is not None
    assert (card.published.value.text, card.published.quote, card.published.rule) == ("2023-01-25", None, "the manifest")
    assert card.notes == (("desk", "sea"),)
    assert found.of(folder / "b.txt") == Card()


@pytest.mark.parametrize(
    "text",
    [
        "file,outlet\na.txt,Café News\n",
        "\ufefffile,outlet\r\na.txt,Café News\r\n",
        "file;outlet\na.txt;Café News\n",
        "File\t Outlet \na.txt\tCafé News\n",
        'outlet,file\n"Café News","a.txt"\n,\n\n',
        "file,outlet\n./sub/../a.txt,Café News",
        "file,outlet\nsub\\..\\a.txt,Café News",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_what_spreadsheets_write_is_read(folder: Path, text: str, encoding: str) -> None:
    if encoding != "utf-8":
        text = text.removeprefix("\ufeff")
    card = written(folder, text, encoding).of(folder / "a.txt")
    assert isinstance(card, Card)
    assert card.outlet == "Café News"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "can't be read. It is empty"),
        ("name,outlet\na.txt,x\n", "has no column `file`"),
        ("file,outlet\n,x\n", "names no file in line 2"),
        ('file,title\na.txt,"never closed\nb.txt,x\n', "breaks off after line 1"),
        ('"file', "breaks off after line 0"),
        ("%PDF-1.4", "can't be read. It is a PDF, not text"),
    ],
)
def test_a_manifest_that_cannot_be_followed_stops_the_run_before_it_begins(folder: Path, text: str, what: str) -> None:
    with pytest.raises(BadManifest) as caught:
        written(folder, text)
    assert f"The manifest {folder / 'manifest.csv'} {what}" in str(caught.value)


def test_a_manifest_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadManifest, match=r"none\.csv can't be opened \(No such file"):
        load(tmp_path / "none.csv")
    with pytest.raises(BadManifest, match="Is a directory"):
        load(tmp_path)


def test_files_that_are_missing_are_setbacks_and_the_others_are_followed(folder: Path) -> None:
    found = written(folder, f"file,outlet\nnone.txt,x\na.txt,y\n{'n' * 5000}.txt,z\n")
    assert [setback.where for setback in found.missing] == [
        f"{folder.as_posix()}/none.txt",
        f"{folder.as_posix()}/{'n' * 5000}.txt",
    ]
    assert "names this file in line 2, but it is not there." in found.missing[0].reason
    assert found.of(folder / "a.txt") == Card(outlet="y")


def reason(found: Manifest, path: Path) -> str:
    setback = found.of(path)
    assert isinstance(setback, Setback)
    assert setback.where == path.as_posix()
    return setback.reason


def test_a_second_file_with_an_id_is_set_aside(folder: Path) -> None:
    found = written(folder, "file,id\na.txt,x\nb.txt,x\nsub/c.txt,y\n")
    assert isinstance(found.of(folder / "a.txt"), Card)
    assert reason(found, folder / "b.txt").startswith(f"The manifest gives it the id 'x', which {folder.as_posix()}/a.txt has.")
    assert found.of(folder / "sub" / "c.txt") == Card(id="y")


def test_a_file_named_twice_a_date_that_is_none_and_a_comma_too_many_are_set_aside(folder: Path) -> None:
    found = written(folder, "file,title,published\na.txt,x,\na.txt,y,\nb.txt,x,2023-13-01\nsub/c.txt,Ferries, sail,2023\n")
    assert reason(found, folder / "a.txt") == "The manifest names this file twice. Leave one row."
    assert reason(found, folder / "b.txt").startswith("The manifest's date does not hold. '2023-13-01' is not a date.")
    assert reason(found, folder / "sub" / "c.txt").startswith("The manifest's row has more cells than columns.")


@pytest.mark.parametrize("date", ["1850-01-01", "2200-01-01", "05/06/2023", "2023-02-30"])
def test_an_absurd_date_is_never_mended(folder: Path, date: str) -> None:
    assert date in reason(written(folder, f"file,published\na.txt,{date}\n"), folder / "a.txt")
