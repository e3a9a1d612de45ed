"""Numbers, money and counted goods on others' cases.

Recognizers-Text specs (Microsoft, MIT), quantulum3 test cases (MIT), and the amounts that tracker staff recorded beside
their prose. A case counts as exact when a value read from overlapping words is the same (and, for money, the currency).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from hashlib import sha1
from pathlib import Path
from typing import Any

from eval import quantity_peers
from eval.table import Row, Table
from pledgebook.language import engine
from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.amounts.reckoned import find_numbers
from pledgebook.language.doc import Block, Doc, Kind
from pledgebook.language.read import parsed
from pledgebook.lexicon import quantities
from pledgebook.model.amounts import COUNT, Amount, Qualifier
from pledgebook.model.articles import Article

Read = tuple[float, str, int, int]
"""A value with its unit, read from `text[start:end]`."""
Fits = Callable[[str], bool]
Cases = list[dict[str, Any]]
_DOLLARS = {"Australia": "AUD", "Canada": "CAD", "New Zealand": "NZD"}
_OURS = {"metre": "metre", "kilometre": "km", "mile": "mile", "pound-mass": "lb", "kilogram": "kg", "percentage": "percent"}
_COINS = frozenset({"dollar", "euro", "pound sterling", "yen"})
_NAMED = re.compile(r"\b(?:[A-Z][a-z]+ \d+[A-Z]?\d*|[A-Z]{1,3}-?\d+[A-Z]*)\b")


def tables(shared: Path) -> Iterator[Table]:
    """Four tables: Recognizers-Text, quantulum3, tracker prose, the gold ledgers' amounts."""
    folder = shared / "benchmarks"
    specs, peers = (_cases(folder / "quantities" / name) for name in ("recognizers.jsonl", "quantulum3.jsonl"))
    yield Table("Quantities: Recognizers-Text specs", tuple(_recognizers(specs)))
    yield Table("Quantities: quantulum3 cases", tuple(_quantulum(peers)))
    yield Table("Quantities: amounts in tracker prose", tuple(_prose(_cases(folder / "kiel-explanations/dev.jsonl"))))
    yield Table("Quantities: the gold amounts in their own evidence", tuple(_gold(shared / "gold/dev")))


def _cases(path: Path) -> Cases:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def amounts(text: str, dollar: str = "USD") -> list[Read]:
    """Every bound of every amount of a text; the middle of a range too, as quantulum3 writes ranges."""
    found: list[Read] = []
    for sentence in engine.parse(Article("case", text), text, [Block(0, len(text), Kind.PROSE)]).sentences:
        for mention in find_amounts(sentence, dollar=dollar):
            start, end = sentence.words[mention.first].start, sentence.words[mention.last].end
            found += [(float(value), mention.value.unit, start, end) for value in _values(mention.value)]
    return found


def _values(amount: Amount) -> Iterator[Decimal]:
    bounds = [value for value in (amount.value, amount.low, amount.high) if value is not None]
    yield from dict.fromkeys(bounds)
    if amount.qualifier is Qualifier.RANGE and amount.low is not None and amount.high is not None:
        yield (amount.low + amount.high) / 2


def numbers(text: str) -> list[Read]:
    """Every number of a text, whatever it counts."""
    return [(float(value), COUNT, start, end) for value, start, end in find_numbers(text)]


def _any(_unit: str) -> bool:
    return True


def _is(*names: str) -> Fits:
    return lambda unit: unit in names


def _hit(reads: Iterable[Read], result: dict[str, Any], fits: Fits, worth: float = 1) -> bool:
    wanted, start, end = float(result["value"]) * worth, result["start"], result["end"]
    return any(_near(value, wanted) and begin < end and start < stop and fits(unit) for value, unit, begin, stop in reads)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other), 1e-9)


def _recognizers(cases: Cases) -> Iterator[Row]:
    named = [case for case in cases if case["suite"].startswith("recognizers-NumberModel")]
    paid = [case for case in cases if case["suite"] == "recognizers-CurrencyModel"]
    sized = [case for case in cases if case["suite"] == "recognizers-DimensionModel"]
    yield _share("numbers exact", _numbers_right(named, numbers), ">= 90 %")
    yield _share("money exact, value and currency", _money_right(paid), ">= 90 %")
    yield _share("measures exact where the unit is one of ours", _sized_right(sized))
    yield from quantity_peers.rows(_pairs(named), _pairs(paid), _hit)


def _pairs(cases: Cases) -> list[tuple[str, dict[str, Any]]]:
    return [(case["text"], result) for case in cases for result in case["results"] if result["value"] is not None]


def _numbers_right(cases: Cases, read: Callable[[str], list[Read]]) -> list[bool]:
    read_cases = ((read(case["text"]), case["results"]) for case in cases)
    return [_hit(reads, result, _any) for reads, results in read_cases for result in results]


def _money_right(cases: Cases) -> list[bool]:
    right = []
    for case in cases:
        reads = amounts(case["text"])
        for result in (one for one in case["results"] if one["value"] is not None):
            worth = 0.01 if result["unit"] in {"Cent", "Pence"} else 1
            right.append(_hit(reads, result, _currency(result["unit"], result["iso_currency"]), worth))
    return right


def _currency(unit: str, code: str | None) -> Fits:
    """Whether a code of ours can be the unit that the case names; "Dollar" may be any dollar."""
    known = quantities.currencies()
    if code:
        return _is(code)
    if unit in {"Dollar", "Cent"}:
        return known.dollars.__contains__
    bare, named = known.bare.get(unit.lower(), ()), known.names.get(quantities.phrase(unit), "")
    return _is(*bare, named, "GBP" if unit == "Pence" else named)


def _sized_right(cases: Cases) -> list[bool]:
    """Measures with a unit of ours; with a hyphen ("a 3-inch pipe") they are sizes and no amounts of ours."""
    known = quantities.units().phrases
    right = []
    for case in cases:
        reads = amounts(case["text"])
        for result in (one for one in case["results"] if one["value"] is not None and "-" not in one["span"]):
            unit = known.get(quantities.phrase(result["unit"]))
            if unit and unit.kind is quantities.UnitKind.MEASURE:
                right.append(_hit(reads, result, _is(unit.name)))
    return right


def _quantulum(cases: Cases) -> Iterator[Row]:
    right: dict[str, list[bool]] = {"numbers": [], "money": [], "measures": []}
    for case in cases:
        reads, counts = amounts(case["text"]), numbers(case["text"])
        for result in case["results"]:
            if result["unit"] == "dimensionless":
                right["numbers"].append(_hit(counts, result, _any))
            elif result["unit"] in _COINS:
                right["money"].append(_hit(reads, result, lambda unit: len(unit) == 3 and unit.isupper()))
            elif result["unit"] in _OURS and "-" not in result["span"]:
                right["measures"].append(_hit(reads, result, _is(_OURS[result["unit"]])))
    yield _share("numbers exact", right["numbers"], ">= 90 %")
    yield _share("money exact", right["money"], ">= 90 %")
    yield _share("measures exact where the unit is one of ours", right["measures"])
    yield Row("units read out of the names of things", str(_invented(cases)), "0")
    told = _pairs(cases)
    counted = [(text, result) for text, result in told if result["unit"] == "dimensionless"]
    yield from quantity_peers.rows(counted, [(text, result) for text, result in told if result["unit"] in _COINS], _hit)


def _invented(cases: Cases) -> int:
    """Amounts with a measure whose number is part of a name ("31 M1", "Leopard 2A6")."""
    count = 0
    for case in cases:
        names = [match.span() for match in _NAMED.finditer(case["text"])]
        for _, unit, start, end in amounts(case["text"]):
            inside = any(begin <= start and end <= stop for begin, stop in names)
            wanted = any(result["start"] < end and start < result["end"] for result in case["results"])
            count += unit != COUNT and inside and not wanted
    return count


def _prose(cases: Cases) -> Iterator[Row]:
    found: dict[str, list[bool]] = {"money": [], "goods": []}
    for case in cases:
        reads = amounts(case["text"], _DOLLARS.get(case["donor"], "USD"))
        for fact in case["must_find"]:
            found["money" if fact["item"] == "money" else "goods"].append(_recorded(reads, fact))
    yield _share("money amounts found", found["money"], "end to end >= 92 %")
    yield _share("goods amounts found", found["goods"], "end to end >= 85 %")


def _recorded(reads: list[Read], fact: dict[str, Any]) -> bool:
    """A recorded fact is found within one percent, as the end-to-end scorer takes it."""
    wanted, unit = float(fact["value"]), fact["unit"].upper()
    goods = unit == COUNT.upper()
    fits = [value for value, ours, _, _ in reads if (not (len(ours) == 3 and ours.isupper()) if goods else ours == unit)]
    return any(abs(value - wanted) <= 0.01 * max(abs(value), abs(wanted)) for value in fits)


def _gold(folder: Path) -> Iterator[Row]:
    """Whether the amount of a gold line, qualifier and all, is among those read from the sentences it stands on."""
    found: dict[bool, list[bool]] = {False: [], True: []}
    for path in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        unread = int(sha1(gold["article"].encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0
        doc = parsed(Article(gold["article"], (folder / f"texts/{gold['article']}.txt").read_text(encoding="utf-8")))
        found[unread] += [_among(doc, entry) for entry in gold["entries"] if entry["amount"]]
    yield _share("articles to build on", found[False])
    yield _share("the third left unread", found[True])


def _among(doc: Doc, entry: dict[str, Any]) -> bool:
    amount = entry["amount"]
    dollar = amount["unit"] if amount["unit"] in quantities.currencies().dollars else "USD"
    places = [(doc.text.find(words), len(words)) for words in entry["evidence"]]
    sentences = [one for one in doc.sentences if any(one.start < start + length and start < one.end for start, length in places)]
    wanted = tuple(amount[name] for name in ("value", "low", "high"))
    for read in (mention.value for sentence in sentences for mention in find_amounts(sentence, dollar=dollar)):
        bounds = tuple(None if value is None else float(value) for value in (read.value, read.low, read.high))
        if bounds == wanted and (read.unit, read.qualifier) == (amount["unit"], amount["qualifier"]):
            return True
    return False


def _share(what: str, right: list[bool], mark: str = "") -> Row:
    return Row(what, f"{100 * sum(right) / max(len(right), 1):.1f} % of {len(right)}", mark)
