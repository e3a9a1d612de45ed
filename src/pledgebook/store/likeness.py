"""Which versions are copies of one another, as it is written into a book."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.sql.functions import count

from pledgebook.store.kept import Version
from pledgebook.store.schema import compared, copies, traits

AT_A_TIME = 400
"""Traits that are asked for at once; databases bound the number of values."""


def sharing(db: Connection, wanted: Sequence[str], least: int) -> list[Version]:
    """The versions that have so many of these traits, by name."""
    found: Counter[tuple[str, str]] = Counter()
    for start in range(0, len(wanted), AT_A_TIME):
        some = traits.c.trait.in_(wanted[start : start + AT_A_TIME])
        shared = select(traits.c.article, traits.c.version, count()).where(some).group_by(traits.c.article, traits.c.version)
        if len(wanted) <= AT_A_TIME:
            shared = shared.having(count() >= least)
        found.update({(article, version): number for article, version, number in db.execute(shared)})
    return [Version(*names) for names, number in sorted(found.items()) if number >= least]


def note(db: Connection, of: Version, scheme: str, has: Iterable[str], others: Iterable[Version]) -> None:
    """Write down what a version has in common with its copies, and its copies; what was known of it before goes."""
    for table in (traits, compared, copies):
        db.execute(delete(table).where(table.c.article == of.article, table.c.version == of.version))
    db.execute(delete(copies).where(copies.c.other == of.article, copies.c.other_version == of.version))
    db.execute(insert(compared).values(article=of.article, version=of.version, scheme=scheme))
    if rows := [{"trait": trait, "article": of.article, "version": of.version} for trait in has]:
        db.execute(insert(traits), rows)
    for other in others:
        db.execute(insert(copies).values(_row(of, other)))


def _row(one: Version, other: Version) -> dict[str, str]:
    first, second = sorted((one, other), key=lambda each: (each.article, each.version))
    return {
        "article": first.article,
        "version": first.version,
        "other": second.article,
        "other_version": second.version,
    }
