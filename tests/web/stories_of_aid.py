"""A ledger of a hundred lines of all kinds, packages and disagreements among them; the same one each time."""

from __future__ import annotations

import random

from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount, Missing, about, exact
from pledgebook.model.dates import PartialDate
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.ledgers import Claim, Commitment, Disagreement, Ledger, Stage

ITEMS = (Item("Leopard 2 tank", ItemClass.TANK, ("leopard-2",)), Item("loan", ItemClass.LOAN), Item("tent", ItemClass.SHELTER))
AMOUNTS: tuple[Amount | Missing, ...] = (exact(14), exact(3_000_000, "EUR"), about(900, "USD"), Missing.NOT_MENTIONED)
DATES = (None, PartialDate("2031"), PartialDate("2031-03"), PartialDate("2031-03-14"), PartialDate("2032-W11"))


def _line(rng: random.Random, number: int) -> Commitment:
    differ = Disagreement("amount", (Claim("14", ()), Claim("16", ())), "14", "the donor's own word goes first")
    return Commitment(
        id=f"DE-UA-tank-{number:06d}",
        donors=tuple(map(Actor, rng.sample(("DE", "PL", "EU"), rng.randrange(3)))),
        recipients=tuple(map(Actor, rng.sample(("UA", "MD"), rng.randrange(2)))),
        item=rng.choice(ITEMS),
        amount=rng.choice(AMOUNTS),
        stage=rng.choice([*Stage]),
        since=rng.choice(DATES),
        package=f"DE-UA-tank-{number - 1:06d}" if number % 7 == 1 else None,
        disagreements=(differ,) if number % 5 == 0 else (),
        counts=bool(number % 2),
    )


def _ledger() -> Ledger:
    rng = random.Random(7)  # noqa: S311 - repeatable, not secret
    return Ledger(tuple(_line(rng, number) for number in range(100)))


LEDGER = _ledger()
