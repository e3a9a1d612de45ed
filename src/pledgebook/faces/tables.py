"""The ledger on a screen: one line per commitment, parts indented under their package.

Where the screen is too narrow for ten columns, each commitment becomes a short block instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import click

from pledgebook.faces.columns import Column, beside, head, lines_of, paragraph, rooms
from pledgebook.faces.lines import Line, Wanted, lines
from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words, date_words, headline, short_id
from pledgebook.faces.reactions import reactions_text
from pledgebook.model.ledgers import Commitment, GateState, Ledger, Stage
from pledgebook.model.reports import Reaction

EVERYTHING = Wanted()

WIDE = 110
"""Characters from which on the table is legible."""

COLUMNS = (
    Column("ID", firm=True),
    Column("Donor"),
    Column("Recipient"),
    Column("Item", share=2),
    Column("Amount"),
    Column("Stage", firm=True),
    Column("Since", firm=True, most=11),  # "week of 2031-03-10" stands on two lines
    Column("Hangs on"),
    Column("Due"),
    Column("Sources", firm=True, right=True),
)
RIGHT = tuple(column.right for column in COLUMNS)
ITEM, STAGE = 3, 5
"""Which of them are drawn otherwise: a part's item is indented, a stage has its colour."""

GAP = 2
"""Characters between columns."""

NOTHING = "—"
DIFFER = "*"
COLOURS = {
    Stage.REQUESTED: "cyan",
    Stage.CONSIDERED: "yellow",
    Stage.PLANNED: "yellow",
    Stage.REFUSED: "red",
    Stage.SUSPENDED: "red",
    Stage.WITHDRAWN: "red",
}
"""How stages stand out on a terminal; the others are green."""


def ledger_page(ledger: Ledger, width: int, wanted: Wanted = EVERYTHING) -> str:
    """The lines asked for as a table, or as blocks when `width` columns are too few for one; then the reactions. In the colours
    of a terminal, which `screen.put` takes away for a pipe.
    """
    found = lines(ledger, wanted)
    said = ledger.reactions if wanted == EVERYTHING else [each for line in found for each in line.commitment.reactions]
    if not found:
        return f"No commitments{_by(ledger.as_of)}.\n"
    table = _table(found, width) if width >= WIDE else None
    legend = [click.style(line, dim=True) for line in paragraph(_legend(found, ledger.as_of), width)]
    return "\n".join([*(table or _blocks(found, width)), "", *legend, *_reactions(said, width)]) + "\n"


def _reactions(said: Sequence[Reaction], width: int) -> list[str]:
    told = reactions_text(said, width).splitlines()
    return ["", *(line for each in told for line in paragraph(each, width))] if told else []


def _table(found: Sequence[Line], width: int) -> list[str] | None:
    """The table, or None where words of the ledger are too long for it."""
    rows = [_cells(line) for line in found]
    across = rooms(COLUMNS, rows, width, GAP)
    if sum(across) + GAP * (len(across) - 1) > width:
        return None
    *names, rule = head(COLUMNS, across, GAP)
    drawn = [row for line, cells in zip(found, rows, strict=True) for row in beside(_drawn(line, cells, across), across, GAP)]
    return [*(click.style(line, bold=True) for line in names), rule, *drawn]


def _drawn(line: Line, cells: Sequence[str], across: Sequence[int]) -> list[Sequence[str]]:
    """The lines of each cell."""
    drawn: list[Sequence[str]] = list(map(lines_of, cells, across, RIGHT))
    drawn[STAGE] = [_in_colour(each, line.commitment.stage) for each in drawn[STAGE]]
    if line.depth:  # the second line of a long name is indented too
        indent = min(2 * line.depth, across[ITEM] // 2)
        drawn[ITEM] = [" " * indent + each for each in lines_of(cells[ITEM].strip(), across[ITEM] - indent)]
    return drawn


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


def differ(commitment: Commitment, cell: str) -> str:
    """The mark of a cell on which sources differ."""
    found = commitment.disagreements
    return DIFFER if found and any(each.cell == cell for each in found) else ""


def open_gates(commitment: Commitment) -> str:
    """The conditions and approvals still to come, each as the article words it."""
    return "; ".join(gate.text for gate in commitment.gates if gate.state is GateState.OPEN)


def _blocks(found: Iterable[Line], width: int) -> list[str]:
    """A few lines for each commitment, and an empty one after it."""
    return [part for line in found for part in (*_block(line.commitment, width, 2 * min(line.depth, width // 4)), "")]


def _block(c: Commitment, width: int, indent: int) -> Iterator[str]:
    mark = "".join(differ(c, cell) for cell in ("item", "amount"))[:1]
    for line in paragraph(f"{short_id(c)}  {headline(c)}{mark}", width, indent):
        yield click.style(line, bold=True)
    first, *others = paragraph(f"  {c.stage.value}{differ(c, 'act')} {_facts(c)}", width, indent)
    yield first.replace(c.stage.value, _in_colour(c.stage.value, c.stage), 1)
    yield from others
    if gates := open_gates(c):
        yield from paragraph(f"  hangs on: {gates}", width, indent)


def _facts(c: Commitment) -> str:
    sources = len(c.witnesses)
    since = f"since {date_words(c.since)}" + differ(c, "act_date")
    due = f"due {c.due.words}" + differ(c, "due") if c.due else ""
    return ", ".join(filter(None, [since, due, f"{sources} source{'' if sources == 1 else 's'}"]))


@lru_cache(maxsize=256)
def _in_colour(text: str, stage: Stage) -> str:
    return click.style(text, fg=COLOURS.get(stage, "green"), bold=stage is Stage.DELIVERED or None)


def _by(as_of: date | None) -> str:
    return f" in what was published by {as_of}" if as_of else ""


def _legend(found: Sequence[Line], as_of: date | None) -> str:
    count = len(found)
    text = f"{count} commitment{'' if count == 1 else 's'}{_by(as_of)}."
    if any(line.commitment.disagreements for line in found):
        text += f" {DIFFER} sources differ here: 'pledgebook explain ID' shows who says what."
    return text
