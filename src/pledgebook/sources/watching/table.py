"""A table of a TOML file whose values are checked one by one; what is wrong is named by its line and key."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pledgebook.model.errors import BadWatchList

_UNITS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
_LASTING = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(second|minute|hour|day)s?\s*")
_HEADER = re.compile(r"\s*\[")


def seconds(text: str) -> float | None:
    """How long "30 minutes" or "2 hours" last; None for anything else."""
    found = _LASTING.fullmatch(text)
    return float(found[1]) * _UNITS[found[2]] if found else None


@dataclass(frozen=True, slots=True)
class Checked:
    """A table with what is known of its place: the file's name and text, the kind of table and its number among those."""

    file: str
    source: str
    values: Mapping[str, Any]
    kind: str = ""
    number: int = 0

    def only(self, known: Sequence[str]) -> None:
        """Raises BadWatchList for a key that is not known here."""
        for key in self.values:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"Did you mean `{near[0]}`?" if near else f"Known are: {', '.join(known)}."
                raise self.wrong(key, f"`{key}` means nothing {f'in a [[{self.kind}]]' if self.kind else 'here'}. {hint}")

    def tables(self, kind: str) -> list[Checked]:
        """The tables [[kind]]."""
        found = self.values.get(kind, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            raise self.wrong(kind, f"`{kind}` is written as a table of its own, for each place: [[{kind}]]")
        return [Checked(self.file, self.source, each, kind, number) for number, each in enumerate(found)]

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip() or not value.isprintable()):
            raise self.wrong(key, f"`{key}` has to be a text between quotation marks, on one line")
        return value

    def needed(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise self.wrong("", f"this [[{self.kind}]] has no `{key}`")
        return value

    def flag(self, key: str, usual: bool) -> bool:
        value = self.values.get(key, usual)
        if not isinstance(value, bool):
            raise self.wrong(key, f"`{key}` has to be true or false, without quotation marks")
        return value

    def lasting(self, key: str, usual: float, least: float) -> float:
        """A length of time in seconds."""
        if key not in self.values:
            return usual
        found = seconds(str(self.values[key]))
        if found is None:
            raise self.wrong(
                key, f'`{key}` has to be a length of time, as in {key} = "30 minutes"; seconds, hours and days will do'
            )
        if found < least:
            raise self.wrong(key, f"`{key}` can't be less than {least:g} seconds")
        return found

    def wrong(self, key: str, what: str) -> BadWatchList:
        return BadWatchList(self.file, self._line(key), what)

    def _line(self, key: str) -> int:
        """The line of a key, or of the table's own head; 0 where it can't be told, as with tables written inline."""
        lines = self.source.split("\n")
        head = rf"\s*\[\[\s*{self.kind}\s*\]\]" if self.kind else r"(?!)"
        starts = [number for number, line in enumerate(lines) if re.match(head, line)]
        if self.kind and self.number >= len(starts):
            return 0
        start = starts[self.number] if self.kind else -1
        for number in range(start + 1, len(lines)):
            if key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", lines[number]):
                return number + 1
            if self.kind and _HEADER.match(lines[number]):
                break
        return start + 1 if self.kind else 0
