"""What other ways of reading find in the gold articles, and how fast: line F1 and articles a second, on one chart.

Each is given what it lacks, so that it can be scored at all: our names of countries and institutions, and thirty verbs of
transfer. `python -m eval.bench_peers` prints the table and draws `docs/peers.svg`. Tools for open information
extraction that need Java or a download at run time can't be run here and are left out.
"""

from __future__ import annotations

import csv
import json
import math
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from eval.baselines import VERBS, Entry
from eval.drawing import EDGE, HEIGHT, WIDTH, dot, framed, tick
from eval.lines import extracted, scored
from eval.peers import peer
from eval.table import Row, Table, as_text, shared_folder
from pledgebook.language.engine import load
from pledgebook.lexicon.actors import Form, phrases
from pledgebook.model.articles import Article
from pledgebook.reading.builtin import Builtin

CHART = Path(__file__).resolve().parents[1] / "docs" / "peers.svg"
_NAMES = frozenset({Form.NAME, Form.INSTITUTION, Form.CAPITAL, Form.SEAT, Form.ADJECTIVE, Form.GROUP})
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_COUNTED = re.compile(
    r"(?P<sign>[$€£])?(?P<figure>\d[\d,.]*\d|\d)(?:\s(?P<scale>thousand|million|billion))?(?P<thing>(?:\s[a-z-]+){0,3})"
)
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP"}


@dataclass(frozen=True)
class Way:
    """A way of reading: its name, its line F1 over all gold articles, and how many of them it reads in a processor second."""

    name: str
    f1: float
    speed: float


def ways(shared: Path) -> Iterator[Way]:
    dev = shared / "gold" / "dev"
    told = _articles(dev)
    reader = Builtin(triage=True)
    reader.read(told[0])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "predictions.jsonl"
        extracted(dev / "texts", dev / "manifest.csv", out)
        yield Way("Pledgebook", _f1(shared, out), _speed(told, reader.read))
        for name, find in _others():
            find(told[0].text)
            out.write_text("".join(_row(article, find) for article in told), encoding="utf-8")
            yield Way(name, _f1(shared, out), _speed(told, lambda article, find=find: list(find(article.text))))  # type: ignore[misc]


def _articles(dev: Path) -> list[Article]:
    with (dev / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return [Article(row["id"], (dev / row["file"]).read_text(encoding="utf-8")) for row in csv.DictReader(file)]


def _row(article: Article, find: Callable[[str], Iterable[Entry]]) -> str:
    return json.dumps({"article": article.id, "entries": list(find(article.text)), "reactions": []}) + "\n"


def _f1(shared: Path, out: Path) -> float:
    return float(scored(shared, out, None)["line"]["f1"])


def _speed(told: Sequence[Article], work: Callable[[Article], Any]) -> float:
    start = time.process_time()
    for article in told:
        work(article)
    return len(told) / (time.process_time() - start)


def _others() -> Iterator[tuple[str, Callable[[str], Iterable[Entry]]]]:
    if triples := peer("textacy.extract.triples"):
        yield "textacy, subject-verb-object", lambda text: by_triples(triples, text)
    yield "regular expressions", by_expression


def by_triples(triples: Any, text: str) -> Iterator[Entry]:
    """The triples of textacy whose verb is one of transfer: the subject gives the object, without its number."""
    for sentence in load()(text).sents:
        for found in triples.subject_verb_object_triples(sentence):
            if found.verb[-1].lemma_ in VERBS:
                thing = " ".join(word.text for word in found.object)
                counted = _COUNTED.search(thing)
                giver = next(iter(_sides(" ".join(word.text for word in found.subject))), None)
                yield _entry(giver, None, _bare(counted, thing), counted, sentence.text)


def by_expression(text: str) -> Iterator[Entry]:
    """Whoever is named before a verb of transfer gives whatever is counted behind it to whoever is named behind "to" or "for"."""
    for sentence in _SENTENCE.split(text):
        if not (verb := _verb().search(sentence)):
            continue
        before, behind = sentence[: verb.start()], sentence[verb.end() :]
        taker = next((side for part in re.split(r"\b(?:to|for)\b", behind)[1:] for side in _sides(part)), None)
        for counted in _COUNTED.finditer(behind):
            thing = (counted["thing"] or "").strip() or ("aid" if counted["sign"] else "")
            if thing:
                yield _entry(next(iter(_sides(before)), None), taker, thing, counted, sentence)


def _entry(giver: str | None, taker: str | None, thing: str, counted: re.Match[str] | None, sentence: str) -> Entry:
    amount = _amount(counted) if counted else None
    sides = {"donor": [giver] if giver else [], "recipient": [taker] if taker else []}
    return {**sides, "item": thing, "amount": amount, "act": "delivered", "evidence": [sentence]}


def _bare(counted: re.Match[str] | None, thing: str) -> str:
    return ((counted["thing"] or "").strip() or "aid") if counted else thing


def _amount(counted: re.Match[str]) -> dict[str, Any] | None:
    figure = counted["figure"].replace(",", "")
    if figure.count(".") > 1:
        return None
    value = float(figure) * _SCALES.get(counted["scale"] or "", 1)
    return {"value": value, "low": value, "high": value, "unit": _CURRENCIES.get(counted["sign"], "count"), "qualifier": "exact"}


def _sides(words: str) -> Iterator[str]:
    return (_named()[match[0]] for match in _names().finditer(words))


@lru_cache(maxsize=1)
def _named() -> dict[str, str]:
    return {" ".join(one.words): one.actor.id for one in phrases() if one.actor and one.form in _NAMES}


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, _named()), key=lambda name: (-len(name), name)))})\b")


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(VERBS))})\w*\b", re.IGNORECASE)


def table(found: Sequence[Way]) -> Table:
    rows = (Row(way.name, f"line F1 {way.f1:.3f}, {way.speed:.1f} articles a second") for way in found)
    return Table("Ways of reading the gold articles", tuple(rows))


def drawn(found: Sequence[Way]) -> str:
    """The chart: line F1 upwards, articles a second to the right by powers of ten."""
    ticks = "".join(tick(_across(10**power), f"{10**power:,}") for power in range(5))
    dots = "".join(dot(_across(way.speed), _up(way.f1), f"{way.name}: {way.f1:.2f}") for way in found)
    title = "Line F1 and articles a second of several ways of reading"
    return framed(title, "articles a second", "line F1 on the gold articles", ticks + dots)


def _across(speed: float) -> float:
    return EDGE + math.log10(max(speed, 1)) * (WIDTH - 2 * EDGE) / 4


def _up(f1: float) -> float:
    return HEIGHT - EDGE - f1 * (HEIGHT - 2 * EDGE)


if __name__ == "__main__":
    shared = shared_folder()
    if shared:
        measured = list(ways(shared))
        print(as_text(table(measured)))
        CHART.write_text(drawn(measured), encoding="utf-8")
