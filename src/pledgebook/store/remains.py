"""What can be saved of a damaged book: every row that still says what was kept, held to the laws.

What is derived and can be found again (copies of one story) is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import lru_cache

from pledgebook.model.evidence import Quote
from pledgebook.store.kept import Version
from pledgebook.store.pages import Pages, Place, Row
from pledgebook.store.recognised import Columns, Found, recognised
from pledgebook.store.schema import articles, book, polls, reactions, readings, replies, reports, rulings, setbacks, unread

TAKEN = (reports, reactions, unread)
"""What readings hold; each row stands on words of an article."""
APART = (rulings, polls, replies, setbacks)
"""What stands by itself, where two tables have rows of one form the stricter one first."""
SAVED = (articles, readings, *TAKEN, *APART)
IN_PART = "; saved in part"
"""Behind the name of a reader of whose reading something may be lost: the article is then read anew when it comes again."""
NOBODY = "unknown reader"

Key = tuple[object, ...]
KEYS: Mapping[str, tuple[str, ...]] = {
    articles.name: ("id", "version"),
    readings.name: ("article", "version", "reader"),
    **{table.name: ("reading", "position") for table in TAKEN},
    rulings.name: ("id",),
    polls.name: ("address",),
    replies.name: ("key",),
    setbacks.name: ("address",),
}
"""By what the rows of a table are told apart; each book has an index of it, on pages of its own."""
Stated = Mapping[str, AbstractSet[Key] | None]
"""The keys that the book says it holds, by table; None where it can't be told."""


class Remains:
    """What is left in the pages of a book. `rows` goes through it once; then `kept` holds the keys of what it gave."""

    def __init__(self, pages: Pages, stated: Stated) -> None:
        self._pages, self._stated = pages, stated
        self.kept: dict[str, set[Key]] = {table.name: set() for table in SAVED}
        self.format = 0
        self._numbers: dict[str, set[int]] = {articles.name: set(), rulings.name: set()}
        self._places: dict[Version, Place] = {}
        self._versions: dict[str, list[Version]] = {}
        self._readings: dict[int, tuple[Version, str]] = {}
        self._text = lru_cache(maxsize=256)(self._read_text)

    def rows(self) -> Iterator[Found]:
        """Each row that holds, once: articles first, readings last."""
        for row in self._pages.rows():
            yield from self._first(row)
        homeless: list[Found] = []
        for row in self._pages.rows():
            yield from self._second(row, homeless)
        yield from self._third(homeless)
        in_part = self._in_part()
        for number, (version, reader) in sorted(self._readings.items()):
            if version in self._places:
                mark = IN_PART if in_part is None or number in in_part else ""
                yield from self._once(_reading(number, version, reader), mark)

    def missing(self, name: str) -> AbstractSet[Key] | None:
        """The keys of a table's rows that are lost, once all rows were given; None where nobody can tell."""
        stated, kept = self._stated[name], self.kept[name]
        if stated is None:
            return None
        return stated - kept if len(stated) > len(kept) else frozenset()

    def missing_numbers(self, name: str) -> int:
        """How many rows of articles or rulings are lost at least, by the numbers that they had: 1, 2, 3 and so on.

        A number far from all others is itself damaged.
        """
        numbers = self._numbers.get(name, set())
        highest = max((number for number in numbers if number - 1 in numbers), default=0)
        return max(0, highest - len(numbers))

    def _first(self, row: Row) -> Iterator[Found]:
        found = recognised(row, (book, articles, readings))
        if found is None:
            return
        columns = found.row
        if found.table is book:
            self.format = columns["format"]
        elif found.table is readings:
            self._readings.setdefault(columns["number"], (_version(columns), columns["reader"]))
        else:
            version = Version(columns["id"], columns["version"])
            if version not in self._places:
                self._places[version] = row.place
                self._versions.setdefault(version.article, []).append(version)
            yield from self._once(found)

    def _second(self, row: Row, homeless: list[Found]) -> Iterator[Found]:
        found = recognised(row, (*TAKEN, *APART))
        if found is None:
            return
        if found.table not in TAKEN:
            yield from self._once(found)
        elif found.row["reading"] not in self._readings:
            homeless.append(found)
        elif self._stands(found):
            yield from self._once(found)

    def _third(self, homeless: list[Found]) -> Iterator[Found]:
        """What belongs to readings that are lost themselves: their articles tell which they were."""
        for found in sorted(homeless, key=lambda each: each.table is unread):
            number = found.row["reading"]
            home = self._home(found)
            if home and number not in self._readings:
                self._readings[number] = (home, f"{NOBODY} {number}")
            if number in self._readings and self._stands(found):
                yield from self._once(found)

    def _home(self, found: Found) -> Version | None:
        """The version of an article that it was read from; None where nothing or more than one may be meant."""
        if found.table is not unread:
            return Version(found.value.source.article, found.value.source.version)
        quote = found.value.quote
        versions = [each for each in self._versions.get(quote.article, ()) if _says(self._text(each), quote)]
        return versions[0] if len(versions) == 1 else None

    def _stands(self, found: Found) -> bool:
        """Whether all its quotes stand in the article that it was read from, which is there too."""
        version, _ = self._readings[found.row["reading"]]
        source = getattr(found.value, "source", None)
        if version not in self._places or (source and (source.article, source.version) != (version.article, version.version)):
            return False
        text = self._text(version)
        return all(_says(text, quote) for quote in found.value.quotes())

    def _read_text(self, version: Version) -> str:
        found = recognised(self._pages.row(self._places[version]), (articles,))
        return str(found.row["text"]) if found else ""

    def _once(self, found: Found, mark: str = "") -> Iterator[Found]:
        name = found.table.name
        key = tuple(found.row[each] for each in KEYS[name])
        if key in self.kept[name]:
            return
        self.kept[name].add(key)
        if name in self._numbers:
            yield self._numbered(found)
        else:
            yield replace(found, row={**found.row, "reader": found.row["reader"].removesuffix(mark) + mark}) if mark else found

    def _numbered(self, found: Found) -> Found:
        """With its number; where that is taken, which damage alone can bring about, with one that the new book gives."""
        numbers = self._numbers[found.table.name]
        column = found.table.primary_key.columns[0].name
        if found.row[column] in numbers:
            return replace(found, row={**found.row, column: None})
        numbers.add(found.row[column])
        return found

    def _in_part(self) -> AbstractSet[object] | None:
        """The numbers of the readings of which something is lost; None where it may be any."""
        lost = [self.missing(table.name) for table in TAKEN]
        return None if None in lost else {key[0] for keys in lost if keys for key in keys}


def _reading(number: int, version: Version, reader: str) -> Found:
    return Found(readings, {"number": number, "article": version.article, "version": version.version, "reader": reader})


def _version(columns: Columns) -> Version:
    return Version(columns["article"], columns["version"])


def _says(text: str, quote: Quote) -> bool:
    return text[quote.start : quote.end] == quote.words
