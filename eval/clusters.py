"""Settling measured apart from reading: the gold lines of many articles put together into commitments.

B-cubed precision and recall (Bagga and Baldwin, "Algorithms for scoring coreference chains", 1998), counted by the material's
own script; the joins of two donors' separate commitments are counted here.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from eval.table import Row, Table
from pledgebook.language.items.finder import item_named
from pledgebook.ledger.cells import plain_actor
from pledgebook.ledger.entries import reports_of
from pledgebook.ledger.settle import settle
from pledgebook.model.actors import ActorKind
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report

Entry = tuple[str, str]
MARKS = {("all", "all"): "≥ .96", ("all", "not alone"): "≥ .80"}


def tables(shared: Path) -> Iterable[Table]:
    lines = [json.loads(line) for line in _gold_lines(shared).splitlines()]
    clusters = json.loads((shared / "gold" / "clusters-dev.json").read_text(encoding="utf-8"))["clusters"]
    gold = [[(article, entry) for article, entry in cluster] for cluster in clusters]
    reports = [report for line in lines for report in reports_of(line, named_item)]
    placed = commitments_of(reports)
    donors = {(line["article"], entry["id"]): _named(entry["donor"]) for line in lines for entry in line["entries"]}
    rows = [row for part in ("all", "read", "unread") for row in _rows(shared, gold, placed, part)]
    yield Table("Settling the gold lines of many articles", (*rows, _mixed_donors(gold, placed, donors)))
    yield Table("Putting the gold lines of one article together, as if no one had", tuple(_within(reports)))


def named_item(name: str, item_class: ItemClass) -> Item:
    """The catalogue's item of that name, where it agrees on the class."""
    found = item_named(name)
    return found if found.item_class is item_class else Item(name, item_class)


def _gold_lines(shared: Path) -> str:
    command = [sys.executable, str(shared / "tools" / "gold_reports.py"), str(shared / "gold" / "dev")]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def commitments_of(reports: Iterable[Report]) -> dict[Entry, str]:
    ledger = settle(reports)
    return {
        (step.report.source.article, step.report.line or step.report.id): commitment.id
        for commitment in ledger.commitments
        for step in commitment.steps
    }


def unread(article: str) -> bool:
    return int(hashlib.sha1(article.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def _rows(shared: Path, gold: list[list[Entry]], placed: dict[Entry, str], part: str) -> Iterator[Row]:
    """Clusters with any unread article belong to the unread part."""
    wanted = [c for c in gold if part == "all" or (part == "unread") == any(unread(article) for article, _ in c)]
    figures = scored(shared, wanted, placed)
    for over in ("all", "not alone"):
        found = figures[over]
        what = f"{part} articles, {'all lines' if over == 'all' else 'lines not alone'} ({found['entries']})"
        yield Row(what, f"P {found['precision']} R {found['recall']} F1 {found['f1']}", MARKS.get((part, over), ""))
    yield Row(f"{part} articles, commitments joined wrongly", str(figures["wrongly joined commitments"]))


def scored(shared: Path, gold: list[list[Entry]], placed: dict[Entry, str]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        clusters, predictions = Path(folder) / "clusters.json", Path(folder) / "predictions.jsonl"
        clusters.write_text(json.dumps({"clusters": gold}), encoding="utf-8")
        rows = ({"article": a, "entry": e, "commitment": placed[a, e]} for c in gold for a, e in c if (a, e) in placed)
        predictions.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        command = [sys.executable, str(shared / "tools" / "score_clusters.py"), str(clusters), str(predictions), "--json"]
        scored: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        return scored


def _named(donors: list[str]) -> frozenset[str]:
    """The donors without vague groups: "allies" and "Western countries" are no two donors."""
    return frozenset(name for name in donors if plain_actor(name).kind is not ActorKind.GROUP)


def _mixed_donors(gold: list[list[Entry]], placed: dict[Entry, str], donors: dict[Entry, frozenset[str]]) -> Row:
    """Commitments that hold lines of different gold clusters whose donors have nobody in common."""
    cluster_of = {entry: number for number, cluster in enumerate(gold) for entry in cluster}
    members: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in cluster_of:
        members[placed.get(entry, str(entry))].append(entry)
    mixed = sum(
        any(
            cluster_of[a] != cluster_of[b] and donors[a] and donors[b] and not donors[a] & donors[b] for a in group for b in group
        )
        for group in members.values()
    )
    return Row("commitments that join two donors' separate ones", str(mixed), "0")


def _within(reports: list[Report]) -> Iterator[Row]:
    """The lines of one article, without the marks that keep them apart: what is joined, and what of a history is found again."""
    pairs: defaultdict[tuple[str, bool], int] = defaultdict(int)
    by_article: defaultdict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_article[report.source.article].append(report)
    for article, of_article in by_article.items():
        part = "unread" if unread(article) else "read"
        home = {s.report.id: c.id for c in settle(replace(r, line=None) for r in of_article).commitments for s in c.steps}
        for number, one in enumerate(of_article):
            for other in of_article[number + 1 :]:
                if one.line == other.line:
                    pairs[f"{part} articles: acts of one line put together", home[one.id] == home[other.id]] += 1
                elif home[one.id] == home[other.id]:
                    pairs[f"{part} articles: pairs of lines joined wrongly", False] += 1
    for what in sorted({what for what, _ in pairs}):
        right, wrong = pairs[what, True], pairs[what, False]
        yield Row(what, str(wrong) if "wrongly" in what else f"{right} of {right + wrong}")
