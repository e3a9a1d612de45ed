"""Every kind of source, sound and broken: one way in for all of them."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import LINES, PAGE, TOLD, every_kind, parquet, tarred, warc, zipped
from parcels import opened, refusal

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.sources import limits
from pledgebook.sources.card import Capture, Captured
from pledgebook.sources.gather import gather
from pledgebook.sources.kinds import SUFFIXES, Kind, kind_of

FILES = every_kind()


def told(data: bytes, file: str) -> list[str]:
    return [_told(each) for each in opened(data, file)]


def _told(each: Captured) -> str:
    if isinstance(each, Setback):
        return f"! {each.where}: {each.reason}"
    return each.location if isinstance(each, Capture) else f"- {dict(each.suffixes)}"


LARGE = (
    "It is too large for one article (1 MB; at most 1 MB are read). "
    "Split it, or put its articles into a JSON Lines file, one a line."
)
NO_TEXT = "None of its columns holds the articles' text. Its first line has to name the columns; call that one `text`."
NO_ARTICLES = "It is a table of files, not of articles. Name it with: --manifest t.csv"
LEFT_OPEN = (
    "The table breaks off after line 2 (unexpected end of data). Is a quotation mark left open there? "
    "What stands before it is read."
)
TOO_MANY = "The row has more cells than columns. Put texts between quotation marks."


@pytest.mark.parametrize("file", FILES)
def test_every_kind_gives_its_text_under_an_address_that_leads_back_to_it(file: str) -> None:
    found = [each for each in opened(FILES[file], file) if isinstance(each, Capture)]
    assert found
    for each in found:
        assert "will lend the island five ferries" in " ".join(each.text.split())
        assert each.location.startswith(file)
        assert each.raw is not None
        assert each.raw.receipt.address == each.location


@pytest.mark.parametrize("file", [name for name in FILES if not name.endswith((".txt", ".csv", ".jsonl"))])
def test_the_bytes_tell_the_kind_whatever_the_name_says(file: str) -> None:
    if file != "p.jsonl.gz":  # what is packed in it has no other mark than its name
        assert [each.text for each in opened(FILES[file], "thing.txt") if isinstance(each, Capture)]


def test_a_folder_with_all_of_them_is_read_in_one_order(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    ids = [each.id for each in gather([tmp_path]) if isinstance(each, Article)]
    assert ids == [
        *"abcde",
        "f1",
        "j1",
        "p1",
        "https://harbour.example/ferries",
        "l/news/a",
        "l/news/b",
        "m/news/a",
        "n/news/a",
        "o/news/a",
    ]


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_an_empty_or_binary_file_is_one_clear_line(suffix: str) -> None:
    assert refusal(b"", f"a{suffix}").endswith(".")
    assert refusal(bytes(range(256)) * 40, f"a{suffix}").endswith(".")


@settings(max_examples=120, deadline=None)
@given(file=st.sampled_from(sorted(FILES)), cut=st.floats(0, 1), noise=st.binary(max_size=6), place=st.floats(0, 1))
def test_whatever_is_cut_off_or_changed_nothing_is_raised(file: str, cut: float, noise: bytes, place: float) -> None:
    data = FILES[file][: int(len(FILES[file]) * cut)]
    at = int(len(data) * place)
    for each in opened(data[:at] + noise + data[at + len(noise) :], file):
        assert isinstance(each, Capture | Setback | PassedOver)


def test_an_archive_whose_list_points_before_its_beginning_is_damaged() -> None:
    sound = FILES["l.zip"]
    place = sound.rindex(b"PK\x05\x06") + 16  # where the list of members begins, by the archive's last record
    begins = int.from_bytes(sound[place : place + 4], "little") + 0x1000000
    assert "damaged" in refusal(sound[:place] + begins.to_bytes(4, "little") + sound[place + 4 :], "l.zip")


@pytest.mark.parametrize("file", ["e.pdf", "h.parquet", "i.warc", "j.warc.gz", "k.wacz", "l.zip", "n.tar.gz"])
def test_a_file_that_breaks_off_is_one_setback_and_the_next_source_is_read(file: str, tmp_path: Path) -> None:
    (tmp_path / file).write_bytes(FILES[file][: len(FILES[file]) // 2])
    (tmp_path / "z.txt").write_text(TOLD)
    *broken, after = gather([tmp_path])
    assert len([each for each in broken if isinstance(each, Setback)]) == 1
    assert isinstance(after, Article)


@pytest.mark.parametrize("file", ["a.pdf", "a.html", "a.txt", "a.csv"])
def test_a_picture_is_said_to_be_one_whatever_it_is_called(file: str) -> None:
    assert refusal(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), file) == "It is a picture, whatever it is called."


def test_an_archives_names_are_never_used_as_paths(tmp_path: Path) -> None:
    names = ["../out.txt", "/abs.txt", "..\\win.txt", "C:\\win2.txt", "a/../../b.txt", "line\nbreak\x1b[2J.txt"]
    (tmp_path / "in").mkdir()
    for name, data in (("a.zip", zipped(dict.fromkeys(names, TOLD))), ("b.tar", tarred(dict.fromkeys(names, TOLD)))):
        (tmp_path / "in" / name).write_bytes(data)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    found = [each for each in gather([tmp_path / "in"]) if isinstance(each, Article)]
    assert len(found) == 2 * len(names)
    assert all(each.location.isprintable() for each in found)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_links_and_hidden_members_are_left_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        for name in (".hidden.txt", "__MACOSX/a.txt", ".git/b.txt", "c.png", "real.txt"):
            archive.writestr(name, TOLD)
    assert told(out.getvalue(), "a.zip") == ["a.zip!/real.txt", "- {'.png': 1}"]
    assert told(tarred({"real.txt": TOLD}, {"link.txt": "/etc/passwd"}), "a.tar") == ["a.tar!/real.txt"]


def nested(levels: int) -> bytes:
    data = zipped({"a.txt": TOLD})
    for _ in range(levels):
        data = zipped({"in.zip": data})
    return data


def test_archives_in_archives_are_opened_four_deep() -> None:
    assert told(nested(3), "a.zip") == ["a.zip!/in.zip!/in.zip!/in.zip!/a.txt"]
    assert told(nested(4), "a.zip") == [
        "! a.zip!/in.zip!/in.zip!/in.zip!/in.zip: It is packed in 4 archives, one in the other, which are opened no deeper."
    ]


@pytest.mark.parametrize("file", ["a.jsonl.gz", "a.zip", "a.tar.gz"])
def test_a_bomb_is_stopped_once_and_what_came_before_it_is_read(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_ALWAYS", 1_000_000)
    monkeypatch.setattr(limits, "RATIO", 2)
    zeros = b" " * 3_000_000
    members = {"a.txt": TOLD.encode(), "b.txt": zeros, "c.txt": zeros, "d.txt": TOLD.encode()}
    data = {
        "a.jsonl.gz": gzip.compress(LINES.encode() + zeros),
        "a.zip": zipped(members),
        "a.tar.gz": gzip.compress(tarred(members)),
    }[file]
    first, stopped = told(data, file)
    assert not first.startswith("!")
    assert stopped.startswith(f"! {file}: It unpacks to more than 1 MB, which no collection of texts of its size does.")


def test_an_archive_of_too_many_files_is_read_up_to_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 5)
    data = zipped({f"{number}.txt": TOLD for number in range(9)})
    *read, stopped = told(data, "a.zip")
    assert read == [f"a.zip!/{number}.txt" for number in range(5)]
    assert stopped == (
        "! a.zip: It holds more than 5 files. The first 5 are read. Unpack it yourself and read the folder for the others."
    )


def test_a_member_that_is_too_large_is_refused_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ARTICLE", 1_000_000)
    data = zipped({"a.txt": TOLD, "b.txt": "x" * 1_000_001, "c.txt": TOLD})
    assert told(data, "a.zip") == [
        "a.zip!/a.txt",
        f"! a.zip!/b.txt: {LARGE}",
        "a.zip!/c.txt",
    ]


def test_a_locked_archive_is_said_to_be() -> None:
    data = bytearray(zipped({"a.txt": TOLD}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert refusal(bytes(data), "a.zip") == "It is locked with a password. Unpack it yourself and read the folder."


def test_an_office_document_is_no_archive_of_articles() -> None:
    assert refusal(zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "a.zip") == (
        "It is an Office document or a book. Save it as PDF or as text."
    )


def test_a_web_archive_gives_each_page_its_address_its_time_and_its_headers() -> None:
    data = warc(
        ("https://harbour.example/a", "2031-03-14T07:30:00Z", PAGE),
        ("https://harbour.example/b", "2031-03-15T08:00:00Z", PAGE.replace("five", "nine")),
    )
    first, second = opened(data, "crawl.warc")
    assert isinstance(first, Capture)
    assert isinstance(second, Capture)
    assert (first.name, first.location) == ("https://harbour.example/a", "crawl.warc!/https://harbour.example/a")
    assert first.raw is not None
    assert first.raw.data == PAGE.encode()
    assert first.raw.receipt.captured == datetime(2031, 3, 14, 7, 30, tzinfo=UTC)
    assert ("ETag", "x") in first.raw.receipt.headers
    assert "nine ferries" in second.text


def test_what_is_no_page_in_a_web_archive_is_counted() -> None:
    page = ("https://harbour.example/a", "2031-03-14T07:30:00Z", "x")
    assert told(warc(page, media="image/png"), "a.warc") == ["- {'image/png': 1}"]
    assert told(warc(page, status="404 Not Found"), "a.warc") == ["- {'answer 404': 1}"]


def test_one_page_captured_twice_is_two_versions_of_one_article(tmp_path: Path) -> None:
    url = "https://harbour.example/a"
    pages = [(url, f"2031-03-1{day}T07:30:00Z", PAGE.replace("five", number)) for day, number in ((4, "five"), (5, "nine"))]
    (tmp_path / "a.warc").write_bytes(warc(*pages))
    first, second = gather([tmp_path])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.url) == (second.id, second.url) == (url, url)
    assert first.version != second.version


def test_a_table_may_call_its_columns_in_usual_ways() -> None:
    (found,) = opened(FILES["f.csv"], "f.csv")
    assert isinstance(found, Capture)
    assert (found.record.id, found.record.title, found.text) == ("f1", "Ferries", TOLD)
    assert found.record.published is not None
    assert (found.record.published.value.text, found.record.published.rule) == ("2031-03-14", "the record")


@pytest.mark.parametrize(
    ("table", "reasons"),
    [
        ("id,name\n1,x\n", [NO_TEXT]),
        ("file,published\na.txt,2031\n", [NO_ARTICLES]),
        ('text\n"open\n', [LEFT_OPEN]),
        ("id,text\n1,a,b\n2,\n", [TOO_MANY, "The record has no `text`."]),
    ],
)
def test_what_is_wrong_with_a_table_is_said_row_by_row(table: str, reasons: list[str]) -> None:
    assert [each.reason for each in opened(table.encode(), "t.csv") if isinstance(each, Setback)] == reasons


def test_a_table_in_a_western_encoding_is_read() -> None:
    (found,) = opened(f"text\n{'a' * 9000} café “Nord”\n".encode("cp1252"), "t.csv")
    assert isinstance(found, Capture)
    assert found.text.endswith("café “Nord”")


def test_dates_and_names_of_a_parquet_table_keep_their_types() -> None:
    rows = [{"maintext": TOLD, "date_publish": datetime(2031, 3, 14, 9, 30), "authors": ["Ann", "Bob"], "junk": 1}]  # noqa: DTZ001
    (found,) = opened(parquet(rows), "t.parquet")
    assert isinstance(found, Capture)
    assert (found.name, found.record.author) == ("t-1", "Ann, Bob")
    assert found.record.published is not None
    assert found.record.published.value.text == "2031-03-14"


def test_a_parquet_table_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKED_ALWAYS", 100_000)
    monkeypatch.setattr(limits, "RATIO", 2)
    data = parquet([{"text": TOLD + " " * 300_000}])
    assert refusal(data, "t.parquet").startswith("It unpacks to more than")


@pytest.mark.parametrize(
    ("head", "media", "file", "kind"),
    [
        (b"%PDF-1.7", "text/html", "a.html", Kind.PDF),
        (b"\xef\xbb\xbf<!DOCTYPE HTML>", "", "a.txt", Kind.PAGE),
        (b"<?xml version='1.0'?>\n<!-- c --><html xmlns='x'>", "", "", Kind.PAGE),
        (b"Dear all,\nFrom: me\n", "", "a.txt", Kind.TEXT),
        (b"From: a@b\nTo: c@d\nSubject: e\n\nText", "", "a.txt", Kind.TEXT),
        (b"From: a@b\nTo: c@d\nSubject: e\n\nText", "", "", Kind.MAIL),
        (b"words", "text/csv; charset=utf-8", "", Kind.CSV),
        (b"words", "", "a.JSONL", Kind.JSONL),
        (b"words", "", "a.docx", None),
        (b"words", "image/png", "", None),
    ],
)
def test_the_kind_is_told_by_bytes_then_media_type_then_name(head: bytes, media: str, file: str, kind: Kind | None) -> None:
    assert kind_of(head, media, file) is kind


def test_a_file_that_may_not_be_read_to_its_end_is_a_setback(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("/proc/self/mem")
    (found,) = gather([tmp_path / "a.txt"])
    assert isinstance(found, Setback)
