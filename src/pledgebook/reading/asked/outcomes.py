"""What became of all that a model claimed, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pledgebook.reading.asked.held import LINE, Held


@dataclass
class Outcomes:
    """Lines that stand, that wait for a person and that were dropped; `cells` counts the dropped cells by name."""

    stand: int = 0
    wait: int = 0
    dropped: int = 0
    cells: Counter[str] = field(default_factory=Counter)

    def add(self, held: Held) -> None:
        if held.report is None:
            self.dropped += 1
        elif held.report.doubts:
            self.wait += 1
        else:
            self.stand += 1
        self.cells.update(each.cell for each in held.dropped if each.cell != LINE)
