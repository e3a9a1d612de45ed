"""Looks for texts that make the reader raise: `make fuzz`, guided by coverage (Atheris), for SECONDS (ten minutes).

Its texts are the examples and the word files' example sentences, and the real news beside the project where it lies there.
Whatever it finds is printed; what proves to be a mistake becomes a test in words of our own.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore] # only `make peers` installs it

with atheris.instrument_imports(include=["pledgebook"]):
    from breakage import broken

    from pledgebook.lexicon.frames import examples
    from pledgebook.model.articles import Article
    from pledgebook.model.dates import PartialDate
    from pledgebook.model.evidence import Reading
    from pledgebook.reading.builtin import Builtin

PROJECT = Path(__file__).resolve().parents[2]
NEWS = PROJECT.parent / "shared" / "bulk" / "news-5000.jsonl.gz"
TEXTS: list[str] = []
READER = Builtin()
PUBLISHED = Reading(PartialDate("2026-06-17"), None, "test")


def texts() -> list[str]:
    found = [path.read_text(encoding="utf-8") for path in sorted((PROJECT / "examples").glob("*.txt"))]
    found += [example.text for _, example in examples()]
    if NEWS.exists():
        with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["text"] for line in lines]
    return found


def one_input(data: bytes) -> None:
    """A text that the bytes choose and break; each third is undated, each fifth an official release."""
    text = broken(TEXTS, data)
    published = None if len(data) % 3 == 0 else PUBLISHED
    outlet = "Ministry of Defence of Norway" if len(data) % 5 == 0 else None
    extract = READER.read(Article("odd", text, outlet=outlet, published=published))
    for report in extract.reports:
        for quote in report.evidence:
            if text[quote.start : quote.end] != quote.words:
                message = f"a quote that does not stand in the text: {quote!r}"
                raise AssertionError(message)


if __name__ == "__main__":
    TEXTS += texts()
    READER.read(Article("first", TEXTS[0]))
    atheris.Setup([sys.argv[0], *sys.argv[1:]], one_input)
    atheris.Fuzz()
