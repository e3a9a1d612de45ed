"""Time expressions against the day of publication: TimeBank 1.2 and AQUAINT TimeML, as TIMEX3 values.

Counted are expressions whose value is a day, week, month, quarter, half, season, year or duration. A gold value with
placeholders ("1989-WXX") or of another sort neither counts for nor against whoever reads something at its place.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from eval import time_peers
from eval.peers import absent
from eval.table import Row, Table
from pledgebook.language import engine
from pledgebook.language.doc import Block, Kind
from pledgebook.language.times.finder import find_times
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate

_SORTS = {
    "day": r"\d{4}-\d\d-\d\d",
    "week": r"\d{4}-W\d\d(-WE)?",
    "month": r"\d{4}-\d\d",
    "quarter": r"\d{4}-Q\d",
    "half": r"\d{4}-H\d",
    "season": r"\d{4}-(SP|SU|FA|WI)",
    "year": r"\d{4}",
    "duration": r"P[T\dX].*",
}
_NAMES_IT = {"day": re.compile(r"\b\d{1,2}\b|day\b|night\b"), "week": re.compile(r"\bweek")}
"""By which words an expression names the unit itself, whatever value the annotators gave it ("last week" as a month)."""


class Read(NamedTuple):
    """A TIMEX3 value read from `text[start:end]`."""

    value: str
    start: int
    end: int


Reader = Callable[[str, str], list[Read]]


def tables(shared: Path) -> Iterator[Table]:
    """Two tables: ours, and the peers."""
    rows = (shared / "benchmarks/time/timebank_aquaint.jsonl").read_text(encoding="utf-8").splitlines()
    texts = _texts([json.loads(row) for row in rows])
    yield Table("Times: TimeBank and AQUAINT", tuple(_figures(texts, ours)))
    yield Table("Times: peers", (*time_peers.dateparser_rows(texts, sort_of, ours), *_heideltime(texts)))


def _heideltime(texts: time_peers.Texts) -> Iterator[Row]:
    some = time_peers.some_days(texts)
    found = time_peers.heideltime(some)
    if found is None:
        yield absent("HeidelTime")
        return
    theirs = next(_figures(some, lambda text, day: [Read(*one) for one in found[text, day]]))
    yield Row(f"HeidelTime: value F1 on {len(some)} of the passages", theirs.figure)
    yield Row("ours on the same passages", next(_figures(some, ours)).figure)


def _texts(rows: list[dict[str, Any]]) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """The expressions of each text, under its day of publication."""
    found: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault((row["doc_id"], row["text"], row["doc_date"][:10]), []).append(row)
    return [(text, published, golds) for (_, text, published), golds in found.items()]


def sort_of(value: str) -> str | None:
    """Which sort of time a TIMEX3 value is, None for those that are not measured."""
    return next((name for name, form in _SORTS.items() if re.fullmatch(form, value)), None)


def ours(text: str, published: str) -> list[Read]:
    """What `find_times` reads."""
    day = PartialDate(published)
    found = []
    for sentence in engine.parse(Article("case", text), text, [Block(0, len(text), Kind.PROSE)]).sentences:
        for mention in find_times(sentence, day):
            start, end = sentence.words[mention.first].start, sentence.words[mention.last].end
            found.append(Read(mention.value.timex, start, end))
    return found


def _figures(texts: list[tuple[str, str, list[dict[str, Any]]]], reader: Reader) -> Iterator[Row]:
    hits: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    finer = beyond = 0
    for text, published, golds in texts:
        reads = reader(text, published)
        for gold in golds:
            sort = sort_of(gold["value"])
            if sort:
                wanted[sort] += 1
                hits[sort] += any(_meets(read, gold) and _same(read.value, gold["value"]) for read in reads)
        for read in reads:
            met = [gold for gold in golds if _meets(read, gold)]
            if (sort := sort_of(read.value)) and (not met or any(sort_of(gold["value"]) for gold in met)):
                given[sort] += 1
            over = [gold for gold in met if _finer(read.value, gold["value"])]
            finer += bool(over)
            names = _NAMES_IT.get(sort_of(read.value) or "")
            beyond += bool(over) and not (names and any(names.search(gold["span"]) for gold in over))
    yield Row("value F1", _f1(hits.total(), wanted.total(), given.total()), ">= .80")
    yield from (Row(f"recall of {sort}", f"{hits[sort] / wanted[sort]:.2f} of {wanted[sort]}") for sort in _SORTS if wanted[sort])
    yield Row("values more precise than the annotators'", str(finer), "0")
    yield Row("of these, more precise than the annotated words", str(beyond), "0")


def _meets(read: Read, gold: dict[str, Any]) -> bool:
    start, end = gold["start"], gold["end"]
    return bool(read.start < end and start < read.end)


def _same(ours_: str, gold: str) -> bool:
    return ours_ == gold or ours_.removesuffix("-WE") == gold.removesuffix("-WE")


def _finer(ours_: str, gold: str) -> bool:
    try:
        return PartialDate(ours_).precision > PartialDate(gold).precision
    except BadDate:
        return False


def _f1(hits: int, wanted: int, given: int) -> str:
    precision, recall = hits / max(given, 1), hits / max(wanted, 1)
    harmonic = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{harmonic:.3f} (precision {precision:.3f}, recall {recall:.3f}, {wanted} expressions)"
