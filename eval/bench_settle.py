"""Generated news of a given size, and what a settled book of it answers in."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal

from eval.table import Row, Table
from pledgebook.ledger.chronicle import Chronicle
from pledgebook.ledger.order import position
from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount, Missing, about, exact
from pledgebook.model.articles import Source
from pledgebook.model.dates import day
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Extract, Report, Scope

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
ROOM = 200
"""Characters of an article for each sentence."""
TOLD = 3
"""How many outlets tell of one commitment on average."""


def reports(count: int, seed: int = 7, told: int = TOLD) -> Iterator[Report]:
    """`count` reports in articles of five over eight years; each thing that happens is told by so many outlets on average."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    happenings = sorted((_happening(rng) for _ in range(max(count // told, PER_ARTICLE))), key=lambda each: each[-1])
    for first in range(0, count, PER_ARTICLE):
        start = rng.randrange(len(happenings) - PER_ARTICLE + 1)
        printed = happenings[start : start + PER_ARTICLE]
        out = printed[-1][-1] + timedelta(days=rng.randrange(3))
        yield from (_told(rng, first + number, out, happening) for number, happening in enumerate(printed))


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
    figure = "not stated" if isinstance(amount, Missing) else f"{amount.value:,} {amount.unit}"
    words = f"{donor.id} {act} {figure} of {item.name} for {taker.id}, officials in the capital said on that day."
    start = number % PER_ARTICLE * ROOM
    quote = Quote(article, start, start + len(words), words)
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


def standing(count: int, added: int = 40) -> Iterator[Row]:
    """What a settled book of so many reports answers in: one more article, the newest or any, and days of the past."""
    articles: dict[str, list[Report]] = {}
    for report in reports(count):
        articles.setdefault(report.source.article, []).append(report)
    newest = sorted(articles, key=lambda name: position(articles[name][0]))[-added:]
    anywhere = random.Random(5).sample(sorted(articles.keys() - {*newest}), added)  # noqa: S311 - repeatable, not secret
    late = {*newest, *anywhere}
    chronicle = Chronicle(report for name, told in articles.items() if name not in late for report in told)
    chronicle.as_of()
    for what, names in (("the newest", newest), ("of any day", anywhere)):
        took = sorted(
            spent(chronicle.revise, [Extract(articles[name][0].source, tuple(articles[name]))]) * 1000 for name in names
        )
        yield Row(f"one more article, {what}", f"median {took[added // 2]:.0f} ms, worst {took[-1]:.0f} ms", "< 100 ms")
    took = sorted(spent(chronicle.as_of, FIRST + timedelta(days=number)) for number in range(200, 3000, 400))
    yield Row("the ledger as of a day", f"median {took[len(took) // 2]:.2f} s, worst {took[-1]:.2f} s", "< 1 s")
    yield Row("today's ledger after an article came in", f"{spent(chronicle.as_of):.2f} s")


def spent(work: Callable[..., object], *given: object) -> float:
    """Processor seconds."""
    start = time.process_time()
    work(*given)
    return time.process_time() - start


def tables(size: int = 100_000) -> Iterator[Table]:
    """How the cost grows stands in `bench_growth`."""
    yield Table(f"A settled book of {size:,} reports", tuple(standing(size)))
