"""Which versions are copies of one another, as it is written into a book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, insert, select
from sqlalchemy.sql.dml import Delete
from sqlalchemy.sql.functions import count

from pledgebook.store.kept import Version
from pledgebook.store.schema import compared, copies, traits

AT_A_TIME = 400
"""Traits that are asked for at once; databases bound the number of values."""


_BEARERS = select(traits.c.trait, traits.c.article, traits.c.version).where(
    traits.c.trait.in_(bindparam("wanted", expanding=True))
)


def _of(table: Table) -> Delete:
    return delete(table).where(table.c.article == bindparam("of"), table.c.version == bindparam("its"))


_KNOWN = (
    *(_of(table) for table in (traits, copies)),
    delete(copies).where(copies.c.other == bindparam("of"), copies.c.other_version == bindparam("its")),
)


def bearers(db: Connection, wanted: Sequence[str]) -> dict[str, set[Version]]:
    """Of each of these traits the versions that have it."""
    found: dict[str, set[Version]] = {}
    for start in range(0, len(wanted), AT_A_TIME):
        for trait, article, version in db.execute(_BEARERS, {"wanted": wanted[start : start + AT_A_TIME]}):
            found.setdefault(trait, set()).add(Version(article, version))
    return found


def compared_so_far(db: Connection) -> int:
    """How many versions were compared."""
    return db.execute(select(count()).select_from(compared)).scalar_one()


def note(db: Connection, of: Version, scheme: str, has: Iterable[str], others: Iterable[Version]) -> None:
    """Write down what a version has in common with its copies, and its copies; what was known of it before goes."""
    before = db.execute(_of(compared), {"of": of.article, "its": of.version}).rowcount
    for statement in _KNOWN if before else ():
        db.execute(statement, {"of": of.article, "its": of.version})
    db.execute(insert(compared), {"article": of.article, "version": of.version, "scheme": scheme})
    if rows := [{"trait": trait, "article": of.article, "version": of.version} for trait in has]:
        db.execute(insert(traits), rows)
    if pairs := [_row(of, other) for other in others]:
        db.execute(insert(copies), pairs)


def _row(one: Version, other: Version) -> dict[str, str]:
    first, second = sorted((one, other), key=lambda each: (each.article, each.version))
    return {
        "article": first.article,
        "version": first.version,
        "other": second.article,
        "other_version": second.version,
    }
