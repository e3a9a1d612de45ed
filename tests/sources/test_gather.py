"""All sources of a run."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.errors import BadDate, BadManifest
from pledgebook.model.raws import Raw
from pledgebook.sources.gather import Gathered, gather
from pledgebook.sources.kinds import KINDS


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def told(found: Gathered) -> str:
    if isinstance(found, Article):
        return found.id
    return f"! {found.where}: {found.reason}" if isinstance(found, Setback) else f"- {dict(found.suffixes)}"


def test_folders_are_read_in_one_order_and_other_kinds_counted(tmp_path: Path) -> None:
    write(tmp_path, b_txt="b", a_md="a", sub__d_HTML="", sub__c_txt="c", x_doc="x", y_doc="y", z_png="z", _hidden_txt="h")
    write(tmp_path, _git__e_txt="e")
    (tmp_path / "sub" / "d.HTML").write_text(
        "<html><body><article>" + "<p>Ferries sail to the island.</p>" * 3 + "</article></body></html>"
    )
    found = [told(each) for each in gather([tmp_path])]
    assert found == ["a", "b", "c", "d", "- {'.doc': 2, '.png': 1}"]


def test_sources_are_read_one_by_one_as_they_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a", b_txt="b")
    found = gather([tmp_path])
    assert told(next(found)) == "a"
    (tmp_path / "b.txt").write_text("changed before its turn")
    later = next(found)
    assert isinstance(later, Article)
    assert later.text == "changed before its turn"


def test_what_fails_comes_as_a_setback_in_its_place(tmp_path: Path) -> None:
    write(tmp_path, a_txt=" ", b_txt="b", c_docx="c")
    (tmp_path / "bin.txt").write_bytes(bytes(range(256)))
    paths = [
        tmp_path / "a.txt",
        tmp_path / "none.txt",
        tmp_path / "c.docx",
        tmp_path / "b.txt" / "inner.txt",
        tmp_path / "bin.txt",
    ]
    where = tmp_path.as_posix()
    assert [told(each) for each in gather([*paths, tmp_path / "b.txt"])] == [
        f"! {where}/a.txt: It is empty.",
        f"! {where}/none.txt: It can't be opened (No such file or directory).",
        f"! {where}/c.docx: It is of no kind that is read: {KINDS}.",
        f"! {where}/b.txt/inner.txt: It can't be opened (Not a directory).",
        f"! {where}/bin.txt: It is not text. Save it as text (.txt) in UTF-8.",
        "b",
    ]


def test_odd_paths_are_setbacks_too_and_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "empty").mkdir()
    named = gather([tmp_path / "loop.txt", "n" * 5000, tmp_path / "pipe.txt", tmp_path / "empty"])
    assert [told(each).partition(": ")[2][:31] for each in named] == [
        "It can't be opened (Too many le",
        "It can't be opened (File name t",
        "It is no file that can be read:",
        "The folder holds no file of a k",
    ]
    assert [told(each) for each in gather([tmp_path])][1:] == ["- {'.txt': 1}"]


def test_a_text_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    write(tmp_path, b_txt="b")
    setback, article = gather([tmp_path])
    assert told(setback).endswith(
        "It is too large for one article (50 MB; at most 20 MB are read). "
        "Split it, or put its articles into a JSON Lines file, one a line."
    )
    assert told(article) == "b"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others than root can get at; until the end of the test we are such another."""
    root = os.geteuid() == 0
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)


def without_privileges() -> None:
    if os.geteuid() == 0:
        os.seteuid(65534)


def test_what_may_not_be_opened_is_a_setback_and_the_rest_is_read(open_folder: Path) -> None:
    write(open_folder, open__a_txt="a", shut__b_txt="b", own_txt="own", z_txt="z")
    (open_folder / "shut").chmod(0)
    (open_folder / "own.txt").chmod(0)
    without_privileges()
    where = open_folder.as_posix()
    refused = f"! {where}/shut/b.txt: It can't be opened (Permission denied)."
    assert [told(each) for each in gather([open_folder / "shut" / "b.txt", open_folder])] == [
        refused,
        f"! {where}/own.txt: It can't be opened (Permission denied).",
        "z",
        "a",
        f"! {where}/shut: The folder can't be opened (Permission denied).",
    ]


def test_the_date_is_taken_from_the_first_that_states_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt="Published: 2023-01-01\nWords.",
        b_txt="Published: 2023-01-01\nWords!",
        manifest_csv="file,published\na.txt,2023-01-05\n",
    )
    write(tmp_path, r_jsonl='{"text": "2023-01-01", "published": "2023-01-04"}\n{"text": "Published: 2023-01-01"}', w_html=PAGE)

    def dates(published: str | None, manifest: bool) -> list[str]:
        found = gather([tmp_path], tmp_path / "manifest.csv" if manifest else None, published)
        return [f"{each.published.value} {each.published.rule}" for each in found if isinstance(each, Article) and each.published]

    assert dates("2023-01-03", manifest=True) == [
        "2023-01-05 the manifest",
        "2023-01-03 the date given for all",
        "2023-01-04 the record",
        "2023-01-03 the date given for all",
        "2023-01-03 the date given for all",
    ]
    assert dates(None, manifest=False) == [
        "2023-01-01 a label in the first lines",
        "2023-01-01 a label in the first lines",
        "2023-01-04 the record",
        "2023-01-01 a label in the first lines",
        "2023-01-02 page metadata: date",
    ]


PAGE = (
    '<html><head><meta name="date" content="2023-01-02"><meta property="og:site_name" content="Harbour News"></head>'
    "<body><article>" + "<p>Published: 2023-01-01</p><p>Ferries sail to the island.</p>" * 3 + "</article></body></html>"
)


def test_a_manifest_goes_before_the_records_of_a_file_but_for_their_ids(tmp_path: Path) -> None:
    write(tmp_path, r_jsonl='{"text": "one", "outlet": "Record", "title": "Ferries", "id": "x"}\n{"text": "two"}')
    write(tmp_path, manifest_csv="file,id,outlet,published\nr.jsonl,all,Manifest,2023-01-25\n")
    found = [each for each in gather([tmp_path], tmp_path / "manifest.csv") if isinstance(each, Article)]
    assert [(each.id, each.outlet, each.title) for each in found] == [("x", "Manifest", "Ferries"), ("r-2", "Manifest", None)]
    assert [each.published.value.text for each in found if each.published] == ["2023-01-25"] * 2


def test_the_outlet_given_stands_behind_manifest_and_record_and_before_the_page(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt="a",
        b_txt="b",
        manifest_csv="file,outlet\na.txt,Manifest\n",
        r_jsonl='{"text": "c", "outlet": "Record"}',
        w_html=PAGE,
    )
    found = list(gather([tmp_path], tmp_path / "manifest.csv", outlet="Given"))
    assert [each.outlet for each in found if isinstance(each, Article)] == ["Manifest", "Given", "Record", "Given"]
    without = list(gather([tmp_path / "w.html"]))
    assert [each.outlet for each in without if isinstance(each, Article)] == ["Harbour News"]


@pytest.mark.parametrize("date", ["2023-13-01", "1066-10-14", "next week"])
def test_an_impossible_date_given_for_all_stops_the_run_before_it_begins(tmp_path: Path, date: str) -> None:
    with pytest.raises(BadDate, match=date):
        gather([tmp_path], published=date)


def test_a_bad_manifest_stops_the_run_before_it_begins(tmp_path: Path) -> None:
    with pytest.raises(BadManifest):
        gather([tmp_path], tmp_path / "none.csv")


def test_the_manifest_gives_ids_and_keeps_notes_and_files_beside_it_are_read_all_the_same(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt="a",
        b_txt="b",
        manifest_csv="file,id,rights\na.txt,first,free\nlost.txt,x,\nodd.txt,first,\n",
        odd_txt="odd",
    )
    found = list(gather([tmp_path], tmp_path / "manifest.csv"))
    twice = f"The manifest gives it the id 'first', which {tmp_path.as_posix()}/a.txt has. Give each file an id of its own."
    assert [told(each) for each in found] == [
        f"! {tmp_path.as_posix()}/lost.txt: The manifest {tmp_path}/manifest.csv names this file in line 3, but it is not there.",
        "first",
        "b",
        f"! {tmp_path.as_posix()}/odd.txt: {twice}",
    ]
    assert isinstance(found[1], Article)
    assert found[1].notes == (("rights", "free"),)


def test_records_come_from_plain_and_packed_files(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": word}) for word in ("one", "two"))
    (tmp_path / "n.jsonl").write_text(lines)
    (tmp_path / "m.jsonl.gz").write_bytes(gzip.compress(lines.replace("o", "0").encode()))
    assert [told(each) for each in gather([tmp_path])] == ["m-1", "m-2", "n-1", "n-2"]


def test_a_packed_file_that_breaks_off_is_read_up_to_the_damage(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps({"text": os.urandom(3000).hex()}) for _ in range(9))
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(lines.encode())[:-9000])
    *articles, setback = gather([tmp_path])
    assert articles
    assert all(isinstance(each, Article) for each in articles)
    assert isinstance(setback, Setback)
    assert setback.reason.startswith("The file is damaged")
    (tmp_path / "n.jsonl.gz").write_bytes(b"not packed at all")
    (setback,) = gather([tmp_path])
    assert isinstance(setback, Setback)


def test_records_in_utf16_are_refused_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes('{"text": "one"}\n{"text": "two"}'.encode("utf-16"))
    assert [told(each) for each in gather([tmp_path])] == [
        f"! {tmp_path.as_posix()}/n.jsonl: Its lines are in UTF-16. Save it in UTF-8."
    ]


def test_two_files_of_one_name_need_ids_and_copies_do_not(tmp_path: Path) -> None:
    write(tmp_path, x__a_txt="one", y__a_txt="two", z__a_txt="one")
    first, second = gather([tmp_path, tmp_path / "x"])
    assert told(first) == "a"
    where = tmp_path.as_posix()
    assert (
        told(second)
        == f"! {where}/y/a.txt: It has the id 'a', which {where}/x/a.txt has. Give each an id of its own in a manifest."
    )


def test_standard_input_is_a_text_or_records(tmp_path: Path) -> None:
    text, again, other = (
        next(gather(["-"], stdin=io.BytesIO(words), outlet="Mail"))
        for words in (b"Ferries\r\nsail.", b"Ferries\nsail.", b"No ferries.")
    )
    assert isinstance(text, Article)
    assert (text.text, text.location, text.outlet) == ("Ferries\nsail.", "-", "Mail")
    assert told(text) == told(again) != told(other)
    records = b'{"text": "one", "id": "a"}\nbroken\n{"text": "two"}'
    found = [told(each) for each in gather(["-"], stdin=io.BytesIO(records))]
    assert found[0] == "a"
    assert found[1].startswith("! -:2: The line is no JSON record.")
    assert found[2].startswith("stdin-")
    assert [told(each) for each in gather(["-"], stdin=io.BytesIO(b""))] == ["! -: It is empty."]
    assert [told(each)[:6] for each in gather(["-"], stdin=io.BytesIO(b'{"no": "text"} is a text'))] == ["stdin-"]


def test_file_names_that_cannot_be_written_down_are_made_writable(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("words")
    (found,) = gather([tmp_path])
    assert isinstance(found, Article)
    assert found.id == "caf\ufffd"
    found.location.encode("utf-8")


def test_what_was_passed_over_is_no_setback(tmp_path: Path) -> None:
    write(tmp_path, a_txt="a", b_png="b")
    assert [type(each) for each in gather([tmp_path])] == [Article, PassedOver]


def test_an_article_in_another_language_is_set_aside_with_its_language_named(tmp_path: Path) -> None:
    german = "Die Stadt leiht der Insel fünf Fähren, wie der Bürgermeister am Montag auf einer Versammlung erklärte."
    write(tmp_path, a_txt=german, b_txt="The town will lend the island five ferries, the mayor said at a meeting on Monday.")
    kept: list[Raw] = []
    setback, article = gather([tmp_path], keep=kept.append)
    assert told(setback) == f"! {tmp_path.as_posix()}/a.txt: It is in German; only English is read."
    assert isinstance(article, Article)
    assert (article.language, article.raw) == ("en", kept[0].hash)
    assert len(kept) == 1
