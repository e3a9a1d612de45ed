"""Web pages: the main text against the hand-made one of 86 real pages, and the date against what the page shows to readers.

The measure of texts is that of the article extraction benchmark (https://github.com/scrapinghub/article-extraction-benchmark):
runs of four words, counted, each page with the same weight. `page_dates.csv` holds the day of publication of each page as a
person read it off: the day beside the headline, or where only an update is shown there, the one that the page declares;
empty where the page states none. Peers are measured where they are installed.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from eval.table import Row, Table
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.card import Card
from pledgebook.sources.pages.page import read

RUN = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Page:
    """A page of the benchmark: its bytes, its hand-made text, and the day on which it came out as the page tells it."""

    html: bytes
    text: str
    published: str


def tables(shared: Path) -> Iterable[Table]:
    pages = list(_pages(shared / "benchmarks" / "article-html"))
    ours = [_read(page) for page in pages]
    texts = [Row("main text, pledgebook", _f1(pages, [text for text, _ in ours]), "F1 ≥ .955")]
    texts += [Row(f"main text, {name}", _f1(pages, [take(page.html) for page in pages])) for name, take in _peers()]
    dates = [card.published.value if card.published else None for _, card in ours]
    yield Table(
        f"Web pages ({len(pages)})", (*texts, *_days(pages, dates), Row("published, htmldate", _right(pages, _htmldate(pages))))
    )


def _pages(folder: Path) -> Iterator[Page]:
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    with (Path(__file__).parent / "page_dates.csv").open(encoding="utf-8", newline="") as file:
        days = {row["page"]: row["published"] for row in csv.DictReader(file)}
    for name, known in truth.items():
        with gzip.open(folder / "html" / f"{name}.html.gz") as file:
            yield Page(file.read(), known["articleBody"], days[name[:8]])


def _read(page: Page) -> tuple[str, Card]:
    try:
        return read(page.html, "page")
    except UnreadableSource:
        return "", Card()


def _peers() -> Iterator[tuple[str, Callable[[bytes], str]]]:
    import trafilatura

    yield "trafilatura as it is", lambda html: trafilatura.extract(html) or ""
    yield "trafilatura without comments", lambda html: trafilatura.extract(html, include_comments=False) or ""
    if find_spec("readability"):
        yield "readability-lxml", _by_readability


def _by_readability(html: bytes) -> str:
    import lxml.html
    from readability import Document  # type: ignore[import-not-found,unused-ignore]

    return str(lxml.html.fromstring(Document(html.decode("utf-8", "replace")).summary()).text_content())


def _f1(pages: list[Page], texts: list[str]) -> str:
    scores = [_precision_recall(_runs(page.text), _runs(text)) for page, text in zip(pages, texts, strict=True)]
    precision, recall = (sum(each) / len(scores) for each in zip(*scores, strict=True))
    return f"F1 {2 * precision * recall / (precision + recall):.3f} (P {precision:.3f}, R {recall:.3f})"


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def _precision_recall(true: Counter[tuple[str, ...]], found: Counter[tuple[str, ...]]) -> tuple[float, float]:
    right = (true & found).total()
    return right / max(1, found.total()), right / max(1, true.total())


def _days(pages: list[Page], dates: list[PartialDate | None]) -> Iterator[Row]:
    found = [date.text if date else "" for date in dates]
    yield Row("published, pledgebook", _right(pages, found), "≥ .90 of days right")
    finer = sum(bool(text) and not page.published for page, text in zip(pages, found, strict=True))
    yield Row("published, where the page states no date", str(finer), "0")


def _right(pages: list[Page], found: list[str]) -> str:
    stated = [(page.published, text) for page, text in zip(pages, found, strict=True) if page.published]
    right = sum(true == text for true, text in stated)
    return f"{right / len(stated):.3f} ({right} of {len(stated)})"


def _htmldate(pages: list[Page]) -> list[str]:
    from htmldate import find_date

    return [find_date(page.html.decode("utf-8", "replace"), original_date=True) or "" for page in pages]
