"""What stood on which days, each value with the day from which and before which it did: a file of SQLite among what is kept
(`derived`), which is asked about one day without the others being read.

Like all that is kept it can be thrown away; a file in which anything does not fit is as good as none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

from pledgebook.store.derived import folder

MOST = 3
"""How many such files are kept, of so many books; they are larger than others."""
FOREVER = date.max.toordinal() + 1

_TABLES = """
CREATE TABLE spells (number INTEGER PRIMARY KEY, since INTEGER, until INTEGER, sum INTEGER, text BLOB);
CREATE TABLE histories (number INTEGER PRIMARY KEY, sum INTEGER, text BLOB);
CREATE TABLE leaves (kind TEXT, number INTEGER, sum INTEGER, text BLOB, PRIMARY KEY (kind, number)) WITHOUT ROWID;
CREATE TABLE days (day INTEGER PRIMARY KEY, standing INTEGER);
CREATE TABLE told (report TEXT PRIMARY KEY, day INTEGER) WITHOUT ROWID;
CREATE TABLE about (text TEXT);
"""

Changes = Mapping[int, tuple[bytes, bytes] | None]
"""What stands otherwise from a day on, by the number of the thing, with its history; None where it stands no more."""
Leaf = tuple[str, int, bytes]
"""What histories refer to, by its kind and number."""


def keep(
    name: str, about: str, days: Iterable[tuple[date, Changes]], told: Iterable[tuple[str, date]], leaves: Iterable[Leaf] = ()
) -> None:
    """Keep what changed on each day, the earliest first, a day for each report, and then the leaves, instead of what was kept
    under this name.

    Where that can't be done, nothing is kept; what `days` raises is raised.
    """
    from tempfile import mkstemp

    place = _place(name)
    if place is None:
        return
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = mkstemp(dir=place.parent, prefix="part-", suffix=".annals")
        os.close(handle)
    except OSError:
        return
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as db:
            _write(db, about, days, told, leaves)
        Path(part).replace(place)
        for old in sorted(place.parent.glob("*.annals"), key=lambda each: each.stat().st_mtime, reverse=True)[MOST:]:
            old.unlink(missing_ok=True)
    except (OSError, sqlite3.Error):
        Path(part).unlink(missing_ok=True)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def about(name: str) -> str | None:
    """What was written beside what is kept under a name; None where nothing whole is kept."""
    return next((str(text) for (text,) in _asked(name, "SELECT text FROM about") or ()), None)


def told_on(name: str, report: str) -> date | None:
    """The day that was kept for a report; None where none was."""
    found = _asked(name, "SELECT day FROM told WHERE report = ?", report) or ()
    return next((date.fromordinal(day) for (day,) in found), None)


def standing_on(name: str, day: date) -> list[bytes] | None:
    """All that stood on a day; None where that is not known for sure."""
    return _standing(name, day, "SELECT text, sum FROM spells WHERE since <= ?1 AND until > ?1")


def histories_on(name: str, day: date) -> list[bytes] | None:
    """The histories of all that stood on a day, in the same order; None where that is not known for sure."""
    query = (
        "SELECT histories.text, histories.sum FROM spells CROSS JOIN histories USING (number) WHERE since <= ?1 AND until > ?1"
    )
    return _standing(name, day, query)


def leaves_of(name: str, kind: str) -> list[bytes] | None:
    """The leaves of a kind by number, the first of which is 0; None where they are not whole."""
    found = _asked(name, "SELECT text, sum, number FROM leaves WHERE kind = ? ORDER BY number", kind)
    if found is None or any(number != place for place, (_, _, number) in enumerate(found)):
        return None
    return _whole([(text, written) for text, written, _ in found])


def _standing(name: str, day: date, query: str) -> list[bytes] | None:
    found = _asked(name, f"{query} ORDER BY spells.number", day.toordinal())
    count = _asked(name, "SELECT standing FROM days WHERE day <= ? ORDER BY day DESC LIMIT 1", day.toordinal())
    if found is None or count is None or len(found) != (count[0][0] if count else 0):
        return None
    return _whole(found)


def _whole(found: list[tuple[Any, ...]] | None) -> list[bytes] | None:
    if found is None or not all(isinstance(text, bytes) and crc32(text) == written for text, written in found):
        return None
    return [text for text, _ in found]


def _write(
    db: sqlite3.Connection,
    about: str,
    days: Iterable[tuple[date, Changes]],
    told: Iterable[tuple[str, date]],
    leaves: Iterable[Leaf],
) -> None:
    db.execute("PRAGMA journal_mode = OFF")
    db.executescript(_TABLES)
    db.execute("BEGIN")
    standing: dict[int, int] = {}
    for day, changes in days:
        db.executemany("UPDATE spells SET until = ? WHERE number = ?", _ended(day, changes, standing))
        for number, stood in changes.items():
            if stood is not None:
                text, history = stood
                row = db.execute("INSERT INTO spells VALUES (NULL, ?, ?, ?, ?)", (day.toordinal(), FOREVER, crc32(text), text))
                db.execute("INSERT INTO histories VALUES (?, ?, ?)", (row.lastrowid, crc32(history), history))
                standing[number] = row.lastrowid or 0
        db.execute("INSERT INTO days VALUES (?, ?)", (day.toordinal(), len(standing)))
    db.executemany("INSERT OR IGNORE INTO told VALUES (?, ?)", ((report, day.toordinal()) for report, day in told))
    db.executemany("INSERT INTO leaves VALUES (?, ?, ?, ?)", ((kind, n, crc32(text), text) for kind, n, text in leaves))
    db.execute("CREATE INDEX lasting ON spells (since, until)")
    db.execute("INSERT INTO about VALUES (?)", (about,))
    db.execute("COMMIT")


def _ended(day: date, changes: Changes, standing: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The rows that last no longer, and are forgotten here."""
    for number in changes:
        row = standing.pop(number, None)
        if row is not None:
            yield day.toordinal(), row


def _asked(name: str, query: str, *values: object) -> list[tuple[Any, ...]] | None:
    place = _place(name)
    if place is None or not place.is_file():
        return None
    try:
        with closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as db:
            return db.execute(query, values).fetchall()
    except (OSError, sqlite3.Error):
        return None


def _place(name: str) -> Path | None:
    here = folder()
    return here / f"{sha256(name.encode()).hexdigest()[:32]}.annals" if here is not None else None
