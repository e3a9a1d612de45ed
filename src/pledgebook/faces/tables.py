"""The ledger on a screen: one line per commitment, parts indented under their package.

Where the screen is too narrow for ten columns, each commitment becomes a short block instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rich.box import SIMPLE_HEAD
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pledgebook.faces.lines import Line, Wanted, lines
from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words, date_words, headline, short_id
from pledgebook.faces.reactions import reactions_text
from pledgebook.model.ledgers import Commitment, GateState, Ledger, Stage
from pledgebook.model.reports import Reaction

EVERYTHING = Wanted()

WIDE = 110
"""Characters from which on the table is legible."""

COLUMNS = ("ID", "Donor", "Recipient", "Item", "Amount", "Stage", "Since", "Hangs on", "Due", "Sources")
FIRM = ("ID", "Stage", "Since", "Sources")
"""Columns that never share their room with others."""

MOST = {"Since": 11}
"""Characters that a column never goes beyond: "week of 2031-03-10" stands on two lines."""

SHARES = {"Item": 2}
"""How much of the room that is left a column gets, where it isn't one share."""

GAP, LONG_WORD = 2, 13
"""Characters between columns, and of words that are not to be broken."""

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


def ledger_page(ledger: Ledger, width: int, wanted: Wanted = EVERYTHING) -> RenderableType:
    """The lines asked for as a table, or as blocks when `width` columns are too few for one; then the reactions."""
    found = lines(ledger, wanted)
    said = ledger.reactions if wanted == EVERYTHING else [each for line in found for each in line.commitment.reactions]
    if not found:
        return Text(f"No commitments{_by(ledger.as_of)}.")
    table = _table(found, width) if width >= WIDE else None
    return Group(table or _blocks(found), Text("\n" + _legend(found, ledger.as_of), style="dim"), *_reactions(said, width))


def _reactions(said: Sequence[Reaction], width: int) -> list[Text]:
    return [Text("\n" + reactions_text(said, width).rstrip("\n"))] if said else []


def _table(found: Sequence[Line], width: int) -> Table | None:
    """The table, or None where words of the ledger are too long for it."""
    rows = [_cells(line) for line in found]
    widths = _widths(rows, width)
    if sum(widths) + GAP * (len(widths) - 1) > width:
        return None
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for name, room in zip(COLUMNS, widths, strict=True):
        table.add_column(name, width=room, overflow="fold", justify="right" if name == "Sources" else "left")
    for line, cells in zip(found, rows, strict=True):
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
    """Characters of each column: all that it needs where that is little, else its share of what is left."""
    columns = list(zip(COLUMNS, *rows, strict=True))
    needs = [min(max(map(len, column)), MOST.get(column[0], width)) for column in columns]
    found = {i: need for i, need in enumerate(needs) if COLUMNS[i] in FIRM}
    room = width - GAP * (len(COLUMNS) - 1) - sum(found.values())
    shares = {i: SHARES.get(COLUMNS[i], 1) for i in range(len(needs)) if i not in found}
    for i in sorted(shares, key=lambda i: needs[i] / shares[i]):
        share = room * shares[i] // sum(shares[k] for k in shares if k not in found)
        found[i] = min(needs[i], max(share, _longest_word(columns[i])))
        room -= found[i]
    return [found[i] for i in range(len(needs))]


def _longest_word(column: Iterable[str]) -> int:
    """The room that a column needs so that no ordinary word is broken."""
    return min(LONG_WORD, max(len(word) for cell in column for word in cell.split() or [""]))


def differ(commitment: Commitment, cell: str) -> str:
    """The mark of a cell on which sources differ."""
    return DIFFER if any(each.cell == cell for each in commitment.disagreements) else ""


def stage_text(commitment: Commitment) -> Text:
    stage = commitment.stage
    return Text(stage.value, style=STYLES.get(stage, "green")) + Text(differ(commitment, "act"))


def open_gates(commitment: Commitment) -> str:
    """The conditions and approvals still to come, each as the article words it."""
    return "; ".join(gate.text for gate in commitment.gates if gate.state is GateState.OPEN)


def _blocks(found: Iterable[Line]) -> Group:
    return Group(*(Padding(_block(line.commitment), (0, 0, 1, 2 * line.depth)) for line in found))


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


def _legend(found: Sequence[Line], as_of: date | None) -> str:
    count = len(found)
    text = f"{count} commitment{'' if count == 1 else 's'}{_by(as_of)}."
    if any(line.commitment.disagreements for line in found):
        text += f" {DIFFER} sources differ here: 'pledgebook explain ID' shows who says what."
    return text
