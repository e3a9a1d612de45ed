"""Settling a hundred million reports on paper: blocks of measured cost, their sizes drawn from a stated distribution.

    python -m eval.scale_settling

A block is what one donor gives one recipient of one family of things: reports of different blocks are not compared, but for
those that leave the donor or the recipient open. What is assumed stands in capitals below; what is measured is the cost of
blocks of some sizes, in this run, to which a power of the size is fitted and drawn out.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Callable, Iterator, Sequence

from eval.bench_growth import Cost, apart
from eval.table import Row, Table, as_text

REPORTS = 100_000_000
PAIRS = 30_000
"""Two hundred who give, a hundred and fifty who are given to."""
LARGEST_PAIR = 0.3
"""One war or one catastrophe has this share of all news; the other pairs share the rest by Zipf's law with exponent 1."""
FAMILIES = 20
MONEY = 0.45
"""What is told of aid as a sum, in every pair; the other families share the rest by Zipf's law with exponent 1."""
MEASURED = (1_000, 3_000, 10_000, 30_000)
CORES = (16, 128, 1_024)
SEED = 11


def shares(largest: float, count: int) -> list[float]:
    """The share of each of `count` things, of which the first has the share that is stated."""
    rest = [1 / rank for rank in range(1, count)]
    return [largest, *((1 - largest) * each / sum(rest) for each in rest)]


def sizes(rng: random.Random) -> list[int]:
    """How many reports each block holds, those with none left out."""
    families = shares(MONEY, FAMILIES)
    expected = (REPORTS * pair * family for pair in shares(LARGEST_PAIR, PAIRS) for family in families)
    drawn = (round(rng.gauss(each, math.sqrt(each))) for each in expected)
    return [size for size in drawn if size > 0]


def power(costs: Sequence[Cost], of: Callable[[Cost], float]) -> tuple[float, float]:
    """Factor and exponent of the power of the size that fits best, by least squares over the logarithms."""
    across = [math.log(each.reports) for each in costs]
    up = [math.log(of(each)) for each in costs]
    mean_x, mean_y = sum(across) / len(across), sum(up) / len(up)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in zip(across, up, strict=True)) / sum((x - mean_x) ** 2 for x in across)
    return math.exp(mean_y - slope * mean_x), slope


def longest_first(seconds: Sequence[float], cores: int) -> float:
    """When the last core is done if each takes the longest block that is left."""
    busy = [0.0] * cores
    for each in sorted(seconds, reverse=True):
        heapq.heapreplace(busy, busy[0] + each)
    return max(busy)


def tables() -> Iterator[Table]:
    costs = [apart(size, "pair") for size in MEASURED]
    factor, exponent = power(costs, lambda each: each.seconds)
    bytes_each = costs[-1].megabytes / costs[-1].reports * 1e6
    blocks = sorted(sizes(random.Random(SEED)), reverse=True)  # noqa: S311 - repeatable, not secret
    seconds = [factor * size**exponent for size in blocks]
    rows = [
        Row(
            "measured: a block of n reports takes",
            f"{factor * 1e6:.0f} µs × n^{exponent:.2f}, {bytes_each / 1000:.1f} KB a report",
        ),
        Row("blocks with any report", f"{len(blocks):,}"),
        Row("reports in the largest block, the tenth, the thousandth", " / ".join(f"{blocks[n]:,}" for n in (0, 9, 999))),
        Row("all blocks", f"{sum(seconds) / 3600:.0f} core-hours"),
        Row("the largest block alone", f"{seconds[0] / 3600:.1f} hours, {blocks[0] * bytes_each / 1e9:.0f} GB"),
        *(Row(f"all done on {cores:,} cores after", f"{longest_first(seconds, cores) / 3600:.1f} hours") for cores in CORES),
    ]
    yield Table(f"Settling {REPORTS:,} reports block by block, simulated", tuple(rows))


if __name__ == "__main__":
    for table in tables():
        print(as_text(table))
