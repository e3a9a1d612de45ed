"""The ledger on a screen: one line per commitment, parts indented under their package.

Where the screen is too narrow for ten columns, each commitment becomes a short block instead.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pledgebook.faces.lines import Line
from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words, date_words, headline, short_id
from pledgebook.model.ledgers import Commitment, GateState, Stage

WIDE = 110
"""Characters from which on the table is legible."""

COLUMNS = ("ID", "Donor", "Recipient", "Item", "Amount", "Stage", "Since", "Hangs on", "Due", "Sources")
FIRM = ("ID", "Stage", "Since", "Sources")
"""Columns that never share their room with others."""

GAP, LEAST, DATE = 2, 6, 11
"""Characters between columns, of the narrowest column, and of a date with its mark."""

NOTHING = "—"
DIFFER = "*"
STYLES = {
    Stage.REQUESTED: "cyan",
    Stage.CONSIDERED: "yellow",
    Stage.PLANNED: "yellow",
    Stage.REFUSED: "red",
    Stage.SUSPENDED: "red",
    Stage.WITHDRAWN: "red",
    Stage.DELIVERED: "bold green",
}
"""How stages stand out on a terminal; the others are plain green."""


def ledger_view(lines: Sequence[Line], width: int, as_of: date | None = None) -> RenderableType:
    """The lines as a table, or as blocks when `width` columns are too few for one."""
    if not lines:
        return Text(f"No commitments{_by(as_of)}.")
    body = _table(lines, width) if width >= WIDE else _blocks(lines)
    return Group(body, Text("\n" + _legend(lines, as_of), style="dim"))


def _table(lines: Sequence[Line], width: int) -> Table:
    rows = [_cells(line) for line in lines]
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for name, room in zip(COLUMNS, _widths(rows, width), strict=True):
        table.add_column(name, width=room, overflow="fold", justify="right" if name == "Sources" else "left")
    for line, cells in zip(lines, rows, strict=True):
        table.add_row(*(_drawn(name, cell, line) for name, cell in zip(COLUMNS, cells, strict=True)))
    return table


def _drawn(name: str, cell: str, line: Line) -> RenderableType:
    if name == "Stage":
        return Text(cell, style=STYLES.get(line.commitment.stage, "green"))
    if name == "Item" and line.depth:
        return Padding(cell.strip(), (0, 0, 0, 2 * line.depth))  # the second line of a long name is indented too
    return Text(cell)


def _cells(line: Line) -> list[str]:
    c = line.commitment
    return [
        short_id(c),
        actor_names(c.donors, none=NOTHING) + differ(c, "donor"),
        actor_names(c.recipients, none=NOTHING) + differ(c, "recipient"),
        "  " * line.depth + c.item.name + differ(c, "item"),
        (amount_words(c.amount) or NOTHING) + differ(c, "amount"),
        c.stage.value + differ(c, "act"),
        date_words(c.since, none=NOTHING) + differ(c, "act_date"),
        open_gates(c) or NOTHING,
        (c.due.words if c.due else NOTHING) + differ(c, "due"),
        str(len(c.witnesses)),
    ]


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Columns of each column: what it needs where it needs little, else an equal share of what is left."""
    needs = [max(map(len, column)) for column in zip(COLUMNS, *rows, strict=True)]
    found = {i: min(need, DATE) if COLUMNS[i] == "Since" else need for i, need in enumerate(needs) if COLUMNS[i] in FIRM}
    room = width - GAP * (len(COLUMNS) - 1) - sum(found.values())
    for left, (i, need) in zip(range(len(needs) - len(found), 0, -1), _by_need(needs, found), strict=True):
        found[i] = min(need, max(LEAST, room // left))
        room -= found[i]
    return [found[i] for i in range(len(needs))]


def _by_need(needs: Sequence[int], found: Container[int]) -> list[tuple[int, int]]:
    return sorted(((i, need) for i, need in enumerate(needs) if i not in found), key=lambda pair: pair[1])


def differ(commitment: Commitment, cell: str) -> str:
    """The mark of a cell on which sources differ."""
    return DIFFER if any(each.cell == cell for each in commitment.disagreements) else ""


def stage_text(commitment: Commitment) -> Text:
    stage = commitment.stage
    return Text(stage.value, style=STYLES.get(stage, "green")) + Text(differ(commitment, "act"))


def open_gates(commitment: Commitment) -> str:
    """The conditions and approvals still to come, each as the article words it."""
    return "; ".join(gate.text for gate in commitment.gates if gate.state is GateState.OPEN)


def _blocks(lines: Iterable[Line]) -> Group:
    return Group(*(Padding(_block(line.commitment), (0, 0, 1, 2 * line.depth)) for line in lines))


def _block(c: Commitment) -> Group:
    sources = len(c.witnesses)
    facts = [
        f"since {date_words(c.since)}" + differ(c, "act_date"),
        f"due {c.due.words}" + differ(c, "due") if c.due else "",
        f"{sources} source{'' if sources == 1 else 's'}",
    ]
    rows = [
        Text(f"{short_id(c)}  {headline(c)}" + "".join(differ(c, cell) for cell in ("item", "amount"))[:1], style="bold"),
        Text("  ") + stage_text(c) + Text(" " + ", ".join(filter(None, facts))),
    ]
    if gates := open_gates(c):
        rows.append(Text(f"  hangs on: {gates}"))
    return Group(*rows)


def _by(as_of: date | None) -> str:
    return f" in what was published by {as_of}" if as_of else ""


def _legend(lines: Sequence[Line], as_of: date | None) -> str:
    count = len(lines)
    text = f"{count} commitment{'' if count == 1 else 's'}{_by(as_of)}."
    if any(line.commitment.disagreements for line in lines):
        text += f" {DIFFER} sources differ here: 'pledgebook explain ID' shows who says what."
    return text
