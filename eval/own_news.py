"""Lines in news of our own: `eval/news/*.jsonl`, written and annotated by the GUIDE before the reader was tried on them.

An article a line: id, title, outlet, published, url, text, and its entries and reactions as in the gold files. Those with odd
numbers were looked into when the reader was mended; those with even numbers stayed closed until its figures were known.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from eval.lines import extracted, rows, scored
from eval.table import Table

NEWS = Path(__file__).parent / "news"
_SEEN = ("id", "title", "outlet", "published", "url", "text")


def tables(shared: Path) -> Iterator[Table]:
    articles = [json.loads(line) for path in sorted(NEWS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    for title, rest in (("looked into", 1), ("left closed while mending", 0)):
        part = [article for article in articles if int(article["id"].rpartition("-")[2]) % 2 == rest]
        figures = _figures(shared, part)
        yield Table(f"Lines in our own news, {title} ({figures['articles']} articles)", tuple(rows(figures, {})))


def _figures(shared: Path, articles: Sequence[dict[str, Any]]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for kind in ("gold", "texts"):
            (folder / kind).mkdir()
        for article in articles:
            gold = {
                "article": article["id"],
                "entries": article["entries"],
                "reactions": [_listed(each) for each in article["reactions"]],
            }
            (folder / "gold" / f"{article['id']}.json").write_text(json.dumps(gold), "utf-8")
            (folder / "texts" / f"{article['id']}.txt").write_text(article["text"], "utf-8")
        (folder / "news.jsonl").write_text(_lines(articles), "utf-8")
        extracted(folder / "news.jsonl", None, folder / "read.jsonl")
        return scored(shared, folder / "read.jsonl", None, folder)


def _listed(reaction: dict[str, Any]) -> dict[str, Any]:
    """A reaction with its evidence as a list: of a bare string the scorer would compare single letters."""
    evidence = reaction["evidence"]
    return {**reaction, "evidence": [evidence] if isinstance(evidence, str) else evidence}


def _lines(articles: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps({name: article[name] for name in _SEEN}) + "\n" for article in articles)
