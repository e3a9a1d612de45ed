"""Public IDs: readable, short, and derived from nothing but the report that founds a commitment.

Every report has an id that it would give a commitment which it founds, so an id depends neither on the order of reading nor
on the other reports, and every id that a commitment could have carried leads to the one it carries today.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b32encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from pledgebook.ledger.order import position
from pledgebook.model.reports import Report

SHORT, LONG = 6, 12
"""Letters of the hash: thirty bits, and sixty for those few that share a short one."""
_UNKNOWN = "any"


@dataclass(frozen=True, slots=True)
class Named:
    """The id that each report would give its commitment, as of some date; `clashes` are short ids that several would give,
    each with the report that came first. Those have longer ids, so that no id ever means two commitments.
    """

    short: Mapping[str, str]
    long: Mapping[str, str]
    clashes: tuple[tuple[str, str], ...]

    def __getitem__(self, report: str) -> str:
        return self.long.get(report) or self.short[report]

    def ids(self) -> Callable[[str], str]:
        """The same for who asks about all reports."""
        return self.__getitem__ if self.long else self.short.__getitem__


class Names:
    """The ids that reports would give, made once for all dates."""

    def __init__(self, reports: Iterable[Report] = ()) -> None:
        self.short: dict[str, str] = {}
        self._first: dict[str, Report] = {}
        self._contested: dict[str, dict[str, Report]] = {}
        for report in reports:
            self.add(report)

    def add(self, report: Report) -> None:
        short = self.short[report.id] = public_id(report)
        first = self._first.setdefault(short, report)
        if first.id != report.id:
            self._contested.setdefault(short, {first.id: first})[report.id] = report

    def drop(self, report: Report) -> None:
        short = self.short.pop(report.id)
        claimed = self._contested.get(short, {})
        claimed.pop(report.id, None)
        if self._first[short].id == report.id:
            del self._first[short]
            self._first.update((short, each) for each in list(claimed.values())[:1])
        if len(claimed) == 1:
            del self._contested[short]

    def of(self, known: Callable[[Report], bool]) -> Named:
        """The ids where only these reports are known."""
        claims = {short: [each for each in claimed.values() if known(each)] for short, claimed in self._contested.items()}
        contested = {short: claimed for short, claimed in sorted(claims.items()) if len(claimed) > 1}
        return Named(
            self.short,
            {report.id: public_id(report, LONG) for claimed in contested.values() for report in claimed},
            tuple((short, min(claimed, key=position).id) for short, claimed in contested.items()),
        )


def candidate_ids(reports: Iterable[Report]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The id that each report would give, by report id; and the short ids that were claimed twice."""
    reports = tuple(reports)
    named = Names(reports).of(lambda _: True)
    return {report.id: named[report.id] for report in reports}, named.clashes


def public_id(report: Report, letters: int = SHORT) -> str:
    """Donor, recipient, item and a few letters of a hash: "DE-UA-leopard-2-7f3k2a"."""
    donors = "-".join(slug(actor.value.id, 16) for actor in report.donors[:2])
    recipients = "-".join(slug(actor.value.id, 16) for actor in report.recipients[:1])
    item = report.item.value
    thing = slug(item.kinds[0] if item.kinds else item.name, 24) or item.item_class.value
    return f"{donors or _UNKNOWN}-{recipients or _UNKNOWN}-{thing}-{_letters(report.id, letters)}"


def _letters(text: str, count: int) -> str:
    """So many letters of RFC 4648's base 32, lower case, of the BLAKE2b hash of the text; sixteen at most."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return b32encode(digest if count > 8 else digest[:5]).decode("ascii")[:count].lower()


@lru_cache(maxsize=65536)
def slug(name: str, longest: int) -> str:
    """Letters and digits of a name with hyphens between its words, cut at a word; country codes stay in capitals."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[A-Za-z0-9]+", plain if re.fullmatch(r"[A-Z]{2}", plain) else plain.lower())
    kept = ""
    for word in words:
        if kept and len(kept) + 1 + len(word) > longest:
            break
        kept = f"{kept}-{word}" if kept else word[:longest]
    return kept
