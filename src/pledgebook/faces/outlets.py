"""What `sources` prints: outlets, whose words they print, the places that are watched, and what could not be read."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pledgebook.faces.export import safe
from pledgebook.faces.rows import Row
from pledgebook.model.polls import Poll
from pledgebook.pipeline.outlets import Outlet, Sources

UNNAMED, NOTHING = "(no outlet named)", "—"
COLUMNS = ("outlet", "articles", "reports", "origins", "first", "last")


def sources_page(found: Sources) -> RenderableType:
    """The tables, and what could not be read as a list."""
    if not found.outlets and not found.watched and not found.failures:
        return Text("The book holds no articles yet.")
    parts: list[RenderableType] = [_outlets(found)] if found.outlets else []
    parts += [Text("\nWatched"), _watched(found.watched)] if found.watched else []
    if found.failures:
        parts.append(Text(f"\nCould not be read, {len(found.failures)}"))
        parts += [Text(f"  {each.where}: {each.reason}") for each in found.failures]
    return Group(*parts)


def _outlets(found: Sources) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("Outlet", "Articles", "Reports", "Words by", "First", "Last seen"):
        table.add_column(name, justify="right" if name in ("Articles", "Reports") else "left", overflow="fold")
    for each in found.outlets:
        origins = ", ".join(f"{_own(name, each)} {count}" for name, count in each.origins) or NOTHING
        cells = (
            each.name or UNNAMED,
            str(each.articles),
            str(each.reports),
            origins,
            each.first or NOTHING,
            each.last or NOTHING,
        )
        table.add_row(*map(Text, cells))
    return table


def _own(origin: str, outlet: Outlet) -> str:
    return "its own" if origin == outlet.name else origin


def _watched(polls: tuple[Poll, ...]) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("Place", "Kind", "Last reached", "Trouble"):
        table.add_column(name, overflow="fold")
    for each in polls:
        times = f" ({each.failures} times in a row)" if each.failures > 1 else ""
        cells = (each.address, each.kind, _time(each.reached) or NOTHING, f"{each.trouble}{times}" if each.trouble else NOTHING)
        table.add_row(*map(Text, cells))
    return table


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
