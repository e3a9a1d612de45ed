"""Actors: which country is it (NGEC's cases), and are the gold lines' donors and recipients named in their evidence?

NGEC (Halterman et al., "NGEC: the Next Generation Event Coder", 2023) names one country for one noun phrase, "" for none,
EUR for the EU, UNO and IGO for other institutions. Ours: the first party or person that is no mere place, else the first
place; for a person the country of an office at any time, for an organisation its home.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from hashlib import sha1
from logging import CRITICAL, getLogger
from pathlib import Path
from time import perf_counter
from typing import Any

from babel.core import get_global

from eval.peers import absent, peer
from eval.table import Row, Table
from pledgebook.language.actors.recogniser import Named, recognise
from pledgebook.language.doc import Doc
from pledgebook.language.read import parsed
from pledgebook.lexicon.actors import Form, homes, phrases
from pledgebook.lexicon.offices import persons
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate, day

CASES = Path("benchmarks/actors/ngec.jsonl")
_WRITTEN = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")
_INSTITUTIONS = frozenset({"UNO", "IGO"})


def tables(shared: Path) -> Iterable[Table]:
    cases = [json.loads(line) for line in (shared / CASES).read_text(encoding="utf-8").splitlines()]
    told = [case for case in cases if "country" in case["gold"]]
    right = [case for case in told if is_right(case)]
    some = [case for case in told if case["gold"]["country"]]
    rows = (
        Row(f"right country or none ({len(told)} cases)", _share(len(right), len(told)), "≥ 90 %"),
        Row(f"where there is one ({len(some)} cases)", _share(sum(case in right for case in some), len(some))),
    )
    yield Table("Actors: the country of a noun phrase (NGEC)", (*rows, _converted(told)))
    yield _gold(shared)


def _converted(cases: list[dict[str, Any]]) -> Row:
    """The library country_converter on the same phrases, which it takes for names of countries."""
    theirs = peer("country_converter")
    if theirs is None:
        return absent("country_converter: right country or none")
    getLogger("country_converter").setLevel(CRITICAL)
    convert = theirs.CountryConverter().convert
    found = [convert(case["input"], to="ISO3", not_found="") for case in cases]
    right = sum(code == case["gold"]["country"] for case, code in zip(cases, found, strict=True))
    return Row("country_converter: right country or none", _share(right, len(cases)))


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):.1f} % ({part} of {whole})"


def is_right(case: dict[str, Any]) -> bool:
    """Whether what is named in the phrase is of the country that the case states."""
    found, wanted = country(case), case["gold"]["country"]
    if wanted in _INSTITUTIONS:
        return bool(found and found.kind is ActorKind.INSTITUTION)
    if wanted in {"", "EUR", "XKX"}:
        return (found.id if found else "") == {"EUR": "EU", "XKX": "XK"}.get(wanted, "")
    return found is not None and found.id == get_global("territory_aliases")[wanted][0]


def country(case: dict[str, Any]) -> Actor | None:
    """The country or institution that a case's phrase is of, by our own reading of it."""
    context, text = next(iter(case["args"]), ""), case["input"]
    doc = parsed(Article("case", f"{context}. {text}" if context else text))
    named = recognise(doc, _when(case))
    first = len(f"{context}. ") if context else 0
    return next(_ranked(doc, named, first), None)


def _when(case: dict[str, Any]) -> PartialDate | None:
    written = next(iter(case["args"][1:]), "") or case["kwargs"].get("query_date", "")
    for form in _WRITTEN:
        try:
            return day(datetime.strptime(written.title(), form).date())  # noqa: DTZ007 - a calendar day, no time
        except ValueError:
            continue
    return None


def _ranked(doc: Doc, named: tuple[Named, ...], first: int) -> Iterator[Actor]:
    parties: list[tuple[bool, int, Actor]] = []
    for sentence, one in zip(doc.sentences, named, strict=True):
        for mention in one.actors:
            actor = _homed(mention.value)
            if actor:
                parties.append((mention.rule == "actor.place", sentence.words[mention.first].start, actor))
        for who in one.people:
            side = who.value.actor or _ever(who.value.name)
            if side:
                parties.append((False, sentence.words[who.first].start, side))
    return (actor for _, start, actor in sorted(parties, key=lambda party: party[:2]) if start >= first)


def _homed(actor: Actor) -> Actor | None:
    if actor.kind in {ActorKind.COUNTRY, ActorKind.INSTITUTION}:
        return actor
    if actor.id in homes():
        return Actor(homes()[actor.id])
    return _adjectives().get(actor.id.split()[0])


@lru_cache(maxsize=1)
def _adjectives() -> dict[str, Actor]:
    """The countries of "Syrian rebels" and the like."""
    return {
        each.words[0]: each.actor for each in phrases() if each.actor and each.form is Form.ADJECTIVE and len(each.words) == 1
    }


def _ever(name: str) -> Actor | None:
    return next((person.held[-1].actor for person in persons() if person.name == name), None)


@dataclass
class Recall:
    """How many of the gold lines' parties are named in their evidence."""

    found: int = 0
    all: int = 0

    def add(self, hit: bool) -> None:
        self.found += hit
        self.all += 1

    @property
    def figure(self) -> str:
        return _share(self.found, self.all)


def _gold(shared: Path) -> Table:
    counts = {(part, kind): (Recall(), Recall()) for part in ("read", "unread") for kind in ("countries", "others")}
    spent = [0.0, 0.0]
    for unread, party, hit, evidence in parties(shared, spent):
        everywhere, told = counts["unread" if unread else "read", "countries" if _is_country(party) else "others"]
        everywhere.add(hit)
        if is_told(party, evidence):
            told.add(hit)
    rows = [Row(f"{kind}, {part} articles", all_.figure) for (part, kind), (all_, _) in counts.items()]
    rows += [Row(f"{kind} whose words stand there, {part} articles", told.figure) for (part, kind), (_, told) in counts.items()]
    cost = Row("time beside the parse", f"{100 * spent[1] / max(spent[0], 1e-9):.2f} %", "< 3 %")
    return Table("Actors: donors and recipients of gold lines that are named in their evidence", (*rows, cost))


def is_told(party: str, evidence: str) -> bool:
    """Whether a word for the party, or the name of one who ever spoke for it, stands in the evidence at all."""
    pattern = _words().get(party) or re.compile(re.escape(party), re.IGNORECASE)
    return bool(pattern.search(" ".join(evidence.split())))


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    found: dict[str, set[str]] = {}
    for phrase in phrases():
        if phrase.actor:
            found.setdefault(phrase.actor.id, set()).add(" ".join(phrase.words).replace(" 's", "'s").replace(" - ", "-"))
    for person in persons():
        for term in person.held:
            found.setdefault(term.actor.id, set()).update(" ".join(name) for name in (*person.names, *person.alone))
    return {party: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)") for party, words in found.items()}


def _is_country(party: str) -> bool:
    return len(party) == 2 and party.isalpha() and party.isupper() and party not in {"EU", "UN"}


def parties(shared: Path, spent: list[float]) -> Iterator[tuple[bool, str, bool, str]]:
    """For every party of every gold line: of the unread third?, its id, whether it is named in the line's evidence, that."""
    folder = shared / "gold/dev"
    recognise(parsed(Article("first", "Loads the word files.")))  # once a process, not once an article
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            unread = int(sha1(row["id"].encode()).hexdigest(), 16) % 3 == 0  # noqa: S324 - the split of the gold set
            for party, hit, evidence in parties_of(folder, row, spent):
                yield unread, party, hit, evidence


def parties_of(folder: Path, row: dict[str, str], spent: list[float]) -> Iterator[tuple[str, bool, str]]:
    """The parties of one article's gold lines: id, whether named, the evidence."""
    gold = json.loads((folder / "gold" / f"{row['id']}.json").read_text(encoding="utf-8"))
    text = (folder / row["file"]).read_text(encoding="utf-8")
    start = perf_counter()
    doc = parsed(Article(row["id"], text))
    middle = perf_counter()
    named = recognise(doc, PartialDate(row["published"]) if row["published"] else None)
    spent[0] += middle - start
    spent[1] += perf_counter() - middle
    for entry in gold["entries"]:
        known = {_plain(actor.id) for actor in _near(doc, named, text, entry["evidence"])}
        for party in dict.fromkeys((*entry["donor"], *entry["recipient"])):
            yield party, _plain(party) in known, " / ".join(entry["evidence"])


def _plain(name: str) -> str:
    return name.lower().removeprefix("the ")


def _near(doc: Doc, named: tuple[Named, ...], text: str, evidence: list[str]) -> Iterator[Actor]:
    spans = [(text.find(words), text.find(words) + len(words)) for words in evidence]
    for sentence, one in zip(doc.sentences, named, strict=True):
        if any(sentence.start < end and start < sentence.end for start, end in spans):
            yield from (mention.value for mention in one.actors)
            yield from (who.value.actor for who in one.people if who.value.actor)
