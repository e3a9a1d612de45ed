"""quantulum3 and Recognizers-Text on the same cases as ours: the same words, the same value, and a currency that can be meant.

Units are named differently by each; a peer's is taken for right when one name lies within the other ("dollar", "US Dollar").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from eval.peers import absent, peer
from eval.table import Row

Read = tuple[float, str, int, int]
Reader = Callable[[str], list[Read]]
Hit = Callable[[list[Read], dict[str, Any], Callable[[str], bool]], bool]
Wanted = list[tuple[str, dict[str, Any]]]


def rows(numbers: Wanted, money: Wanted, hit: Hit) -> Iterator[Row]:
    """Each peer's share of the numbers and of the money; `hit` tells whether a case's result is among the values read."""
    for name, module, readers in (
        ("quantulum3", "quantulum3", _quantulum),
        ("Recognizers-Text", "recognizers_number", _recognizers),
    ):
        if peer(module) is None:
            yield absent(name)
            continue
        count, pay = readers()
        right = [hit(_read(count, text), result, lambda _: True) for text, result in numbers]
        yield Row(f"numbers exact: {name}", _share(right))
        right = [hit(_read(pay, text), result, _like(str(result["unit"]))) for text, result in money]
        yield Row(f"money exact: {name}", _share(right))


def _share(right: list[bool]) -> str:
    return f"{100 * sum(right) / max(len(right), 1):.1f} % of {len(right)}"


def _like(wanted: str) -> Callable[[str], bool]:
    name = wanted.lower()
    return lambda unit: bool(unit) and (unit.lower() in name or name in unit.lower())


def _read(reader: Reader, text: str) -> list[Read]:
    """What a peer reads; on some texts they raise, and have then read nothing."""
    try:
        return reader(text)
    except Exception:  # whatever another's program raises
        return []


def _quantulum() -> tuple[Reader, Reader]:
    parser = peer("quantulum3.parser")

    @cache
    def read(text: str) -> list[Read]:
        return [(float(one.value), str(one.unit.name), *one.span) for one in parser.parse(text)]

    return read, read


def _recognizers() -> tuple[Reader, Reader]:
    number, unit = peer("recognizers_number"), peer("recognizers_number_with_unit")
    count = number.NumberRecognizer(number.Culture.English).get_number_model()
    pay = unit.NumberWithUnitRecognizer(number.Culture.English).get_currency_model()
    return lambda text: _resolved(count.parse(text)), lambda text: _resolved(pay.parse(text))


def _resolved(found: list[Any]) -> list[Read]:
    values = ((one.resolution.get("value"), one.resolution.get("unit") or "", one.start, one.end + 1) for one in found)
    return [(float(value), unit, start, end) for value, unit, start, end in values if value is not None]
