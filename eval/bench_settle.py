"""How long settling takes: generated news of a given size on one core, and how the cost grows."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from eval.table import Row, Table
from pledgebook.ledger.settle import settle
from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount, Missing, about, exact
from pledgebook.model.articles import Source
from pledgebook.model.dates import day
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Report, Scope

FIRST = date(2015, 1, 1)
DONORS = tuple(map(Actor, re.findall("..", "USGBDEFRPLNLDKNOSEFICAAUJPITESCZEELVLTBE")))
TAKERS = tuple(map(Actor, re.findall("..", "UASDSYYEAFETMZRWPSTW")))
CLASSES = (
    ItemClass.TANK,
    ItemClass.AIR_DEFENCE,
    ItemClass.AMMUNITION,
    ItemClass.ARTILLERY,
    ItemClass.DRONE,
    ItemClass.FOOD,
    ItemClass.MEDICAL,
)
MONEY = (ItemClass.MILITARY_AID, ItemClass.HUMANITARIAN_AID, ItemClass.LOAN, ItemClass.FINANCIAL_AID)
GOODS = tuple(Item(f"Mark {n} {c.value}", c, (f"mark-{n}-{c.value}", c.value)) for c in CLASSES for n in range(12))
AID = tuple(Item(f"{c.value.replace('-', ' ')} package", c, (c.value,)) for c in MONEY)
ACTS = (Act.PLEDGED,) * 5 + (Act.DELIVERED, Act.ORDERED, Act.PLANNED, Act.REQUESTED, Act.REFUSED)
OUTLETS = tuple(f"Outlet {n}" for n in range(40))
PER_ARTICLE = 5
TOLD = 3
"""How many outlets tell of one commitment on average."""


def reports(count: int, seed: int = 7) -> Iterator[Report]:
    """`count` reports in articles of five over eight years; each thing that happens is told by three outlets on average."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    happenings = sorted((_happening(rng) for _ in range(max(count // TOLD, PER_ARTICLE))), key=lambda each: each[-1])
    for first in range(0, count, PER_ARTICLE):
        start = rng.randrange(len(happenings) - PER_ARTICLE + 1)
        told = happenings[start : start + PER_ARTICLE]
        out = told[-1][-1] + timedelta(days=rng.randrange(3))
        yield from (_told(rng, first + number, out, happening) for number, happening in enumerate(told))


def _happening(rng: random.Random) -> tuple[Actor, Actor, Item, Amount | Missing, Act, date]:
    money = rng.random() < 0.4
    item = rng.choice(AID if money else GOODS)
    made = rng.choice((exact, about))
    amount = made(Decimal(rng.randrange(1, 900)) * 1_000_000, "USD") if money else exact(rng.randrange(1, 400))
    when = FIRST + timedelta(days=rng.randrange(3000))
    stated = amount if rng.random() < 0.8 else Missing.NOT_MENTIONED
    return rng.choice(DONORS), rng.choice(TAKERS), item, stated, rng.choice(ACTS), when


def _told(
    rng: random.Random, number: int, out: date, happening: tuple[Actor, Actor, Item, Amount | Missing, Act, date]
) -> Report:
    donor, taker, item, amount, act, when = happening
    article = f"a{number // PER_ARTICLE:07d}"
    words = f"{donor.id} {act} {amount} of {item.name} for {taker.id}, officials in the capital said on that day."
    quote = Quote(article, number * 100, number * 100 + len(words), words)
    return Report(
        id=f"{article}.{number}",
        source=Source(article, "v", OUTLETS[number // PER_ARTICLE % len(OUTLETS)], day(out)),
        act=Reading(act, quote, "bench"),
        donors=(Reading(donor, quote, "bench"),),
        recipients=(Reading(taker, quote, "bench"),),
        item=Reading(item, quote, "bench"),
        amount=amount if isinstance(amount, Missing) else Reading(amount, quote, "bench"),
        act_date=Reading(day(when), quote, "bench") if rng.random() < 0.7 else None,
        scope=Scope.CUMULATIVE if rng.random() < 0.05 else Scope.TRANCHE,
        evidence=(quote,),
    )


def seconds(count: int) -> tuple[float, int]:
    """How long it takes to settle so many reports, and how many commitments come out."""
    told = list(reports(count))
    start = time.perf_counter()
    ledger = settle(told)
    return time.perf_counter() - start, len(ledger.commitments)


def tables(sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> Iterator[Table]:
    """One row for each size."""
    rows = []
    for size in sizes:
        took, commitments = seconds(size)
        rows.append(Row(f"{size:,} reports", f"{took:.2f} s, {commitments:,} commitments", "< 20 s" if size == 100_000 else ""))
    yield Table("Settling generated news on one core", tuple(rows))
