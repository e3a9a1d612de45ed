"""What `sources` prints: outlets, whose words they print, the places that are watched, and what could not be read."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import StringIO

import click

from pledgebook.faces.columns import Column, beside, head, lines_of, paragraph, rooms
from pledgebook.faces.export import safe
from pledgebook.faces.rows import Row
from pledgebook.model.polls import Poll
from pledgebook.pipeline.outlets import Outlet, Sources

UNNAMED, NOTHING = "(no outlet named)", "—"
OUTLETS = (
    Column("Outlet"),
    Column("Articles", firm=True, right=True),
    Column("Reports", firm=True, right=True),
    Column("Words by", share=2),
    Column("First", firm=True),
    Column("Last seen", firm=True),
)
WATCHED = (Column("Place"), Column("Kind", firm=True), Column("Last reached", firm=True), Column("Trouble"))
GAP = 3
"""Characters between columns."""
COLUMNS = ("outlet", "articles", "reports", "origins", "first", "last")


def sources_page(found: Sources, width: int) -> str:
    """The tables, and what could not be read as a list."""
    if not found.outlets and not found.watched and not found.failures:
        return "The book holds no articles yet.\n"
    parts = _drawn(OUTLETS, [_outlet(each) for each in found.outlets], width) if found.outlets else []
    parts += ["", "Watched", *_drawn(WATCHED, [_watched(each) for each in found.watched], width)] if found.watched else []
    if found.failures:
        parts += ["", f"Could not be read, {len(found.failures)}"]
        parts += [line for each in found.failures for line in paragraph(f"  {each.where}: {each.reason}", width)]
    return "\n".join(parts) + "\n"


def _drawn(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    across = rooms(columns, rows, width, GAP, whole=0)
    *names, rule = head(columns, across, GAP)
    right = [column.right for column in columns]
    drawn = (line for cells in rows for line in beside(list(map(lines_of, cells, across, right)), across, GAP))
    return [*(click.style(name, bold=True) for name in names), rule, *drawn]


def _outlet(each: Outlet) -> tuple[str, ...]:
    origins = ", ".join(f"{_own(name, each)} {count}" for name, count in each.origins) or NOTHING
    return each.name or UNNAMED, str(each.articles), str(each.reports), origins, each.first or NOTHING, each.last or NOTHING


def _own(origin: str, outlet: Outlet) -> str:
    return "its own" if origin == outlet.name else origin


def _watched(each: Poll) -> tuple[str, ...]:
    times = f" ({each.failures} times in a row)" if each.failures > 1 else ""
    trouble = f"{each.trouble}{times}" if each.trouble else NOTHING
    return each.address, each.kind, _time(each.reached) or NOTHING, trouble


def sources_csv(found: Sources) -> str:
    """A row for each outlet."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in _rows(found):
        origins = "; ".join(f"{name} ({count})" for name, count in each["origins"].items())
        writer.writerow([safe(each["outlet"]), each["articles"], each["reports"], safe(origins), each["first"], each["last"]])
    return out.getvalue()


def sources_json(found: Sources) -> str:
    """One object: the outlets, the places that are watched, and what could not be read."""
    watched = [
        {
            "place": each.address,
            "kind": each.kind,
            "reached": _time(each.reached) or None,
            "failures": each.failures,
            "trouble": each.trouble or None,
        }
        for each in found.watched
    ]
    failures = [{"where": each.where, "reason": each.reason} for each in found.failures]
    whole = {"outlets": list(_rows(found)), "watched": watched, "failures": failures}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _rows(found: Sources) -> Iterator[Row]:
    for each in found.outlets:
        yield {
            "outlet": each.name,
            "articles": each.articles,
            "reports": each.reports,
            "origins": dict(each.origins),
            "first": each.first,
            "last": each.last,
        }


def _time(at: float | None) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC") if at is not None else ""
