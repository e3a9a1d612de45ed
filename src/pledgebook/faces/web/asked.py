"""What an address asks of the ledger, and the address that asks it: saved views are nothing but addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from pledgebook.model.dates import PartialDate

FACETS = ("donor", "recipient", "class", "stage", "outlet", "period", "differs")
"""In the order in which they stand on the page. Of one facet any value will do; of several facets each must hold."""

SORTS = ("donor", "recipient", "item", "amount", "stage", "since", "due", "sources")
ROWS = 50
"""Lines on a page unless asked otherwise."""
MOST = 200

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """`chosen` are pairs of facet and value, `sort` a column with "-" before it for downwards, "" for the ledger's own order."""

    chosen: tuple[tuple[str, str], ...] = ()
    words: str = ""
    sort: str = ""
    page: int = 1
    rows: int = ROWS
    as_of: date | None = None

    @classmethod
    def of(cls, pairs: Pairs) -> Asked:
        """From the pairs of an address; what is unknown there is passed over. Raises BadDate."""
        given = dict(pairs)
        sort = given.get("sort", "")
        chosen = tuple(dict.fromkeys((name, value) for name, value in pairs if name in FACETS and value))
        return cls(
            chosen,
            given.get("q", "").strip(),
            sort if sort.removeprefix("-") in SORTS else "",
            _whole(given.get("page"), 1, 10**6),
            _whole(given.get("rows"), ROWS, MOST),
            day_of(given),
        )

    def values(self, facet: str) -> frozenset[str]:
        """The chosen values of a facet."""
        return frozenset(value for name, value in self.chosen if name == facet)

    def toggled(self, facet: str, value: str) -> Asked:
        """With a value chosen that was not, or without one that was."""
        pair = (facet, value)
        chosen = tuple(each for each in self.chosen if each != pair)
        return replace(self, chosen=chosen if pair in self.chosen else (*self.chosen, pair), page=1)

    def within(self, facet: str, value: str) -> Asked:
        """With this one value of the facet chosen, and no other of it."""
        return replace(self, chosen=(*(pair for pair in self.chosen if pair[0] != facet), (facet, value)), page=1)

    def sorted_by(self, column: str) -> Asked:
        """By a column; by the same once more turns it round."""
        return replace(self, sort="-" + column if self.sort == column else column, page=1)

    def on_page(self, number: int) -> Asked:
        return replace(self, page=number)

    def at(self, as_of: date | None) -> Asked:
        return replace(self, as_of=as_of, page=1)

    def saying(self, words: str) -> Asked:
        return replace(self, words=words, page=1)

    def everything(self) -> Asked:
        """Nothing narrowed down; the order and the date stay."""
        return Asked(sort=self.sort, rows=self.rows, as_of=self.as_of)

    def pairs(self) -> list[tuple[str, str]]:
        """What stands in the address; what is as usual is left out."""
        found = [*self.chosen]
        usual = Asked()
        plain = (("q", "words"), ("sort", "sort"), ("as_of", "as_of"), ("rows", "rows"), ("page", "page"))
        found += [(key, str(getattr(self, name))) for key, name in plain if getattr(self, name) != getattr(usual, name)]
        return found

    def query(self) -> str:
        """The part of the address from the question mark on, "" for the whole ledger."""
        return query_of(self.pairs())


def query_of(pairs: Iterable[tuple[str, str]]) -> str:
    text = urlencode(list(pairs))
    return f"?{text}" if text else ""


def day_of(given: Mapping[str, str]) -> date | None:
    """The last day of the date under "as_of"; None where there is none. Raises BadDate."""
    text = given.get("as_of", "").strip()
    return PartialDate(text).last if text else None


def _whole(text: str | None, usual: int, most: int) -> int:
    """A number from 1 to `most`; the usual one for anything else."""
    if text is None or not text.isascii() or not text.isdecimal() or len(text) > 7:
        return usual
    return min(max(int(text), 1), most)
