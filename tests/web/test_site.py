"""A book as files: whole, the same each time, and every link within it leads to a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from pledgebook.faces.cli import run
from pledgebook.pipeline.ledgers import ledger_of
from pledgebook.store.book import Book

BASE = "https://example.org/flood"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def site(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "flood"
    assert run(["publish", str(folder), "--base-url", BASE, "--book", str(examples)]) == 0
    return folder


def test_the_same_book_gives_the_same_bytes(site: Path, examples: Path, tmp_path: Path) -> None:
    assert run(["publish", str(tmp_path / "again"), "--base-url", BASE, "--book", str(examples)]) == 0
    assert contents(tmp_path / "again") == contents(site)


def links(site: Path) -> Iterator[tuple[Path, str]]:
    for path in site.rglob("*.html"):
        for link in re.findall(r'(?:href|src|data-index)="([^"]+)"', path.read_text(encoding="utf-8")):
            yield path, unescape(link)


def test_every_link_of_the_site_leads_to_a_file_and_to_a_place_in_it(site: Path) -> None:
    for path, link in links(site):
        target, _, spot = link.partition("#")
        assert not target.startswith(("/", "http", "?")), (path, link)
        found = (path.parent / unquote(target)).resolve() if target else path
        assert found.is_file(), (path, link)
        if spot:
            assert f'id="{spot}"' in found.read_text(encoding="utf-8"), (path, link)


def test_nothing_on_the_site_needs_a_server(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert 'method="post"' not in text
        assert 'name="form"' not in text
        assert "Sign in" not in text


def test_every_commitment_article_and_old_id_has_its_page(site: Path, examples: Path) -> None:
    with Book.open(str(examples)) as book:
        ledger, names = ledger_of(book), [held.source.article for held in book.articles()]
    assert all((site / "c" / each.id / "index.html").is_file() for each in ledger.commitments)
    assert all((site / "a" / name / "index.html").is_file() for name in names)
    for old, new in ledger.redirects:
        assert f'url=../{new}/index.html"' in (site / "c" / old / "index.html").read_text().replace("../../c/", "../")


def test_the_past_has_pages_of_its_own(site: Path) -> None:
    past = (site / "on" / "2031-03-14" / "index.html").read_text()
    assert "refused" in past
    assert "known on 2031-03-14" in past
    assert 'href="on/2031-03-14/index.html"' in (site / "index.html").read_text()


def test_a_folder_with_something_else_in_it_is_left_alone(
    examples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    assert run(["publish", str(tmp_path), "--book", str(examples)]) == 2
    assert "Name an empty folder" in capsys.readouterr().err
    assert contents(tmp_path) == {"thesis.txt": b"years of work"}


def test_publishing_again_leaves_nothing_of_the_old_site(examples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert run(["publish", str(folder), "--base-url", BASE, "--book", str(examples)]) == 0
    (folder / "c" / "old.html").write_text("gone")
    assert run(["publish", str(folder), "--book", str(examples)]) == 0
    assert not (folder / "c" / "old.html").exists()
    assert not (folder / "changes.atom").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
