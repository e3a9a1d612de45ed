"""Reactions against the gold ledgers, by the scorer that lies beside them; no lines are predicted, so only this figure counts.

A reaction is right when its actor, its side (for or against) and its passage agree with a gold one, one to one.
"""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from eval.lines import MARKS, scored
from eval.table import Row, Table
from pledgebook.language.actors.recogniser import recognise
from pledgebook.language.read import parsed
from pledgebook.language.speech.speakers import find_sayings
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Reaction
from pledgebook.reading.reactions.reader import read_reactions


def tables(shared: Path) -> Iterable[Table]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        out.write_text("".join(_predicted(shared / "gold" / "dev")), encoding="utf-8")
        rows = [Row(part, _figure(scored(shared, out, part)), MARKS[part]["reaction"]) for part in ("read", "unread")]
    yield Table("Reactions: actor, side and passage", tuple(rows))


def _figure(figures: dict[str, Any]) -> str:
    reaction = figures["reaction"]
    return f"F1 {reaction['f1']:.3f} (P {reaction['precision']:.3f}, R {reaction['recall']:.3f})"


def _predicted(dev: Path) -> Iterator[str]:
    for article in _articles(dev):
        published = article.published.value if article.published else None
        doc = parsed(article)
        named = recognise(doc, published)
        found = read_reactions(doc, named, find_sayings(doc, named), article.cite())
        yield json.dumps({"article": article.id, "entries": [], "reactions": [_as_row(one) for one in found]}) + "\n"


def _articles(dev: Path) -> Iterator[Article]:
    with (dev / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (dev / row["file"]).read_text(encoding="utf-8")
            published = Reading(PartialDate(row["published"]), None, "manifest") if row["published"] else None
            yield Article(row["id"], text, title=row["title"] or None, outlet=row["outlet"] or None, published=published)


def _as_row(one: Reaction) -> dict[str, Any]:
    return {
        "actor": one.actor.value.id if one.actor else None,
        "speaker": one.speaker.value.name if one.speaker else None,
        "stance": one.stance.value.value,
        "about": one.about,
        "evidence": [quote.words for quote in one.evidence],
    }
