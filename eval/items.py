"""Items: are the things of the gold lines named and placed, and what does finding them cost?"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha1
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Any

from eval.table import Row, Table
from pledgebook.language.doc import Doc
from pledgebook.language.items.finder import find_items, item_in_company, item_named
from pledgebook.language.read import parsed
from pledgebook.model.articles import Article
from pledgebook.model.items import Item, ItemClass

ENOUGH = 0.6
"""The similarity from which two names count as one item: the mark of the ledger scorer."""


@dataclass(frozen=True)
class Line:
    """A gold line with the items that stand in its evidence and in the whole article."""

    item: str
    item_class: str
    article: str
    unread: bool
    near: tuple[Item, ...]
    evidence: str
    all: tuple[Item, ...] = ()


def tables(shared: Path) -> Iterable[Table]:
    lines, cost = read_lines(shared)
    yield _figures("Items: gold lines whose item is found in their evidence", lines, cost)
    yield _by_class([line for line in lines if not line.unread])


def read_lines(shared: Path) -> tuple[list[Line], float]:
    """Every gold line with what was found for it, and the cost of finding as a share of the parse."""
    lines: list[Line] = []
    spent = [0.0, 0.0]
    with (shared / "gold/dev/manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            lines += _lines_of(shared / "gold/dev", row, spent)
    return lines, spent[1] / spent[0] if spent[0] else 0.0


def _lines_of(folder: Path, row: dict[str, str], spent: list[float]) -> Iterator[Line]:
    gold = json.loads((folder / "gold" / f"{row['id']}.json").read_text(encoding="utf-8"))
    text = (folder / row["file"]).read_text(encoding="utf-8")
    start = perf_counter()
    doc = parsed(Article(row["id"], text))
    middle = perf_counter()
    found = _found(doc)
    spent[0] += middle - start
    spent[1] += perf_counter() - middle
    everything = tuple(item for _, _, item in found)
    for entry in gold["entries"]:
        near = tuple(item_in_company(item, everything) for item in _near(text, entry["evidence"], found))
        unread = int(sha1(row["id"].encode()).hexdigest(), 16) % 3 == 0  # noqa: S324 - the split of the gold set
        yield Line(entry["item"], entry["item_class"], row["id"], unread, near, " / ".join(entry["evidence"]), everything)


def _found(doc: Doc) -> list[tuple[int, int, Item]]:
    return [
        (sentence.words[mention.first].start, sentence.words[mention.last].end, mention.value)
        for sentence in doc.sentences
        for mention in find_items(sentence)
    ]


def _near(text: str, evidence: list[str], found: list[tuple[int, int, Item]]) -> Iterator[Item]:
    spans = [(at, at + len(words)) for words in evidence if (at := text.find(words)) >= 0]
    yield from (item for start, end, item in found if any(a <= start and end <= b for a, b in spans))


def best(line: Line) -> float:
    """The greatest similarity of the gold item to one that was found, by the ledger scorer's own measure."""
    return max((similarity(line, item) for item in line.near), default=0.0)


def similarity(line: Line, item: Item) -> float:
    gold = {"item": line.item, "item_class": line.item_class}
    return float(_scorer().item_similarity(gold, {"item": item.name, "item_class": item.item_class.value}))


def _scorer() -> Any:
    tools = str(Path(__file__).resolve().parents[2] / "shared" / "tools")
    if tools not in sys.path:
        sys.path.insert(0, tools)
    return import_module("score_ledger")


def _dice(line: Line, item: Item) -> float:
    a, b = (_scorer().tokens(name) for name in (line.item, item.name))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def is_named(line: Line) -> bool:
    """Whether the head words of the gold item stand in its evidence at all: some are told only by verbs."""
    words = set(re.findall(r"[a-z0-9]+", line.evidence.lower()))
    return any(word in words or word + "s" in words for word in re.findall(r"[a-z0-9]+", line.item.lower()))


def _figures(title: str, lines: list[Line], cost: float) -> Table:
    rows: list[Row] = []
    for part, chosen in (("read", [x for x in lines if not x.unread]), ("unread", [x for x in lines if x.unread])):
        rows += [Row(f"{part}: {what}", figure) for what, figure in _shares(chosen)]
    return Table(title, (*rows, Row("cost against the parse", f"{cost:.1%}", "< 4 %")))


def _shares(lines: list[Line]) -> Iterator[tuple[str, str]]:
    total = len(lines)
    found = sum(best(line) >= ENOUGH for line in lines)
    placed = sum(any(_dice(line, item) >= ENOUGH and item.item_class == line.item_class for item in line.near) for line in lines)
    worded = [line for line in lines if any(_dice(line, item) >= ENOUGH for item in line.near)]
    by_name = sum(item_named(line.item).item_class == line.item_class for line in lines)
    yield "lines", str(total)
    yield "found by the scorer's similarity", f"{found / total:.3f}"
    yield "found in words and class", f"{placed / total:.3f}"
    yield "right class where the words agree", f"{placed / len(worded):.3f}"
    yield "right class from the bare name", f"{by_name / total:.3f}"


def _by_class(lines: list[Line]) -> Table:
    total, found, named = Counter[str](), Counter[str](), Counter[str]()
    for line in lines:
        total[line.item_class] += 1
        found[line.item_class] += best(line) >= ENOUGH
        named[line.item_class] += item_named(line.item).item_class == line.item_class
    rows = (
        Row(
            name,
            f"found {found[name] / total[name]:.2f}, class from the bare name {named[name] / total[name]:.2f}, of {total[name]}",
        )
        for name in map(str, ItemClass)
        if total[name]
    )
    return Table("Items by class (articles to build on)", tuple(rows))
