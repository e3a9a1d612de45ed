"""How the cost of settling grows: time and memory by size, each size in a process of its own, with a chart.

    python -m eval.bench_growth 1000 10000 100000 1000000

prints the table and draws `docs/settling-growth.svg`. A million reports take minutes and several gigabytes.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from eval.bench_settle import DONORS, TAKERS, reports
from eval.drawing import EDGE, HEIGHT, WIDTH, dot, framed, tick
from eval.table import Row, Table, as_text
from pledgebook.ledger.settle import settle
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Report

CHART = Path(__file__).resolve().parents[1] / "docs" / "settling-growth.svg"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)


@dataclass(frozen=True)
class Cost:
    """What settling so many reports took: processor seconds, and how much memory the process grew by, in megabytes."""

    reports: int
    commitments: int
    seconds: float
    megabytes: float


def one_pair(report: Report) -> Report:
    """The report as if there were one donor and one recipient in the world."""
    return replace(report, donors=(Reading(DONORS[0], None, "bench"),), recipients=(Reading(TAKERS[0], None, "bench"),))


SHAPES: dict[str, Callable[[Report], Report]] = {"many": lambda report: report, "pair": one_pair}


def measured(size: int, shape: str) -> Cost:
    """Settle in this process."""
    told = [SHAPES[shape](report) for report in reports(size)]
    before, start = _megabytes(), time.process_time()
    ledger = settle(told)
    return Cost(size, len(ledger.commitments), time.process_time() - start, _megabytes() - before)


def _megabytes() -> float:
    """The most memory of this process; what the system calls `ru_maxrss` may still be that of the one that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    most = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
    return int(most.split()[1]) / 1024


def apart(size: int, shape: str = "many") -> Cost:
    """The same in a process of its own."""
    command = [sys.executable, "-m", "eval.bench_growth", "--one", str(size), shape]
    return Cost(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def growth(costs: Sequence[Cost], title: str) -> Table:
    rows = (
        Row(
            f"{each.reports:,} reports",
            f"{each.seconds:.1f} s, {each.seconds / each.reports * 1e6:.0f} µs each, {each.megabytes:,.0f} MB,"
            f" {each.commitments:,} commitments",
            "< 20 s" if each.reports == 100_000 else "",
        )
        for each in costs
    )
    return Table(title, tuple(rows))


def drawn(costs: Sequence[Cost]) -> str:
    """The chart: seconds over reports, both by powers of ten, beside the line of a cost that grows as the reports do."""
    first, last = costs[0], costs[-1]
    even = first.seconds * last.reports / first.reports
    across = _scale([each.reports for each in costs], EDGE, WIDTH - 40)
    up = _scale([even, *(each.seconds for each in costs)], HEIGHT - EDGE, 40)
    points = " ".join(f"{across(each.reports):.1f},{up(each.seconds):.1f}" for each in costs)
    dots = "".join(dot(across(each.reports), up(each.seconds), f"{each.seconds:.1f} s") for each in costs)
    ticks = "".join(tick(across(each.reports), f"{each.reports:,}") for each in costs)
    lines = (
        f'<line x1="{across(first.reports):.1f}" y1="{up(first.seconds):.1f}" x2="{across(last.reports):.1f}" '
        f'y2="{up(even):.1f}" stroke="#999" stroke-dasharray="4 4"/>\n'
        f'<polyline points="{points}" fill="none" stroke="#1f5f8b" stroke-width="2"/>\n'
    )
    counts = "processor seconds; dashed: as many times longer as there are more reports"
    return framed("Seconds that settling takes, by how many reports", "reports", counts, lines + dots + ticks)


def _scale(values: Sequence[float], start: float, end: float) -> Callable[[float], float]:
    low, high = math.log10(min(values)), math.log10(max(values))
    return lambda value: start + (math.log10(value) - low) / ((high - low) or 1) * (end - start)


def tables(sizes: Sequence[int] = SIZES) -> Iterator[Table]:
    """The cost by size; the chart is drawn anew."""
    costs = [apart(size) for size in sizes]
    CHART.write_text(drawn(costs), encoding="utf-8")
    yield growth(costs, "Settling generated news on one core")
    yield growth([apart(size, "pair") for size in sizes[:-1]], "The same where one donor gives all to one recipient")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(vars(measured(int(sys.argv[2]), sys.argv[3]))))
    else:
        for table in tables([int(size) for size in sys.argv[1:]] or SIZES):
            print(as_text(table), flush=True)
