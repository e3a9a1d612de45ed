"""The limits, and the page that tells of them."""

from __future__ import annotations

from pathlib import Path

from pledgebook.sources import limits
from pledgebook.sources.kinds import SUFFIXES

PAGE = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")

UNPACKED = "{} times its size, but {} are always allowed, and {} never exceeded"


def megabytes(size: int) -> str:
    return f"{size // 1_000_000_000} GB" if size >= 1_000_000_000 else f"{size // 1_000_000} MB"


def test_the_page_tells_the_limits_as_they_are() -> None:
    rows = [line.split("|")[2].strip() for line in PAGE.partition("## Limits")[2].split("\n") if line.startswith("| ")][1:]
    assert rows == [
        megabytes(limits.ARTICLE),
        f"{megabytes(limits.PDF)}, of which {limits.PDF_PAGES} pages are read",
        f"{limits.MEMBERS:,}",
        str(limits.DEPTH),
        UNPACKED.format(limits.RATIO, megabytes(limits.UNPACKED_ALWAYS), megabytes(limits.UNPACKED)),
        megabytes(limits.SPOOLED),
    ]


def test_the_page_names_every_suffix_that_is_read() -> None:
    assert [suffix for suffix in SUFFIXES if f"`{suffix}`" not in PAGE] == []
