"""Reports and commitments built by hand, with as little ceremony as a face needs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pledgebook.model.actors import Actor, ActorKind, Speaker
from pledgebook.model.amounts import Amount, Missing, between, exact
from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.ledgers import (
    Claim,
    Commitment,
    Disagreement,
    Gate,
    GateState,
    Ledger,
    Place,
    Reason,
    Stage,
    Step,
)
from pledgebook.model.reports import Act, Due, Reaction, Report, Stance

REFUSAL = "Germany will not send Leopard 2 tanks to Ukraine unless the United States sends its own, officials said."
PROMISE = "Germany will send 14 Leopard 2 tanks to Ukraine within three months, Chancellor Olaf Scholz said."
OTHER = "Berlin is to deliver 16 Leopard 2 tanks to Kyiv."
TANK = Item("Leopard 2 tank", ItemClass.TANK, ("leopard-2",))


def quote(text: str, words: str, article: str = "a1") -> Quote:
    start = text.index(words)
    return Quote(article, start, start + len(words), words)


def report(name: str, act: Act, text: str, article: str, **cells: Any) -> Report:
    """A report of German tanks for Ukraine; `cells` replace what is read otherwise."""
    source = Source(article, "v1", outlet=f"Outlet {article[1:]}", published=PartialDate("2023-01-25"))
    plain = Report(
        id=name,
        source=source,
        act=Reading(act, quote(text, "send" if "send" in text else "deliver", article), "verb"),
        donors=(Reading(Actor("DE"), quote(text, text.split(maxsplit=1)[0], article), "actor.name"),),
        recipients=(Reading(Actor("UA"), None, "context"),),
        item=Reading(TANK, quote(text, "Leopard 2 tanks", article), "catalogue"),
        amount=Missing.NOT_MENTIONED,
        act_date=Reading(PartialDate("2023-01-25"), None, "article date"),
        evidence=(quote(text, text, article),),
        trace=("frame: send(Germany, Leopard 2 tanks, Ukraine)", "fold: pledged"),
    )
    return replace(plain, **cells)


def refused() -> Report:
    gate = "unless the United States sends its own"
    return report(
        "r1",
        Act.REFUSED,
        REFUSAL,
        "a1",
        act_date=Reading(PartialDate("2023-01-20"), None, "weekday"),
        conditions=(Reading(gate, quote(REFUSAL, gate), "unless"),),
        speakers=(Reading(Speaker("officials"), quote(REFUSAL, "officials"), "said"),),
    )


def pledged(name: str = "r2", **cells: Any) -> Report:
    due = "within three months"
    usual = {
        "amount": Reading(exact(14), quote(PROMISE, "14", "a2"), "number"),
        "due": Reading(Due(due), quote(PROMISE, due, "a2"), "time"),
        "speakers": (
            Reading(Speaker("Chancellor Olaf Scholz", Actor("DE")), quote(PROMISE, "Chancellor Olaf Scholz", "a2"), "said"),
        ),
    }
    return report(name, Act.PLEDGED, PROMISE, "a2", **{**usual, **cells})


def reaction() -> Reaction:
    words = "Ukraine thanked Germany for the tanks."
    source = Source("a2", "v1")
    stance = Reading(Stance.THANKS, quote(words, "thanked", "a2"), "verb")
    who = Reading(Actor("UA"), quote(words, "Ukraine", "a2"), "actor.name")
    evidence = (Quote("a2", 200, 200 + len(words), words),)
    return Reaction(id="x1", source=source, actor=who, speaker=None, stance=stance, about="the tanks", evidence=evidence)


def tanks(**fields: Any) -> Commitment:
    """Refused on the 20th, pledged on the 25th by two outlets that differ on the number."""
    other = report("r3", Act.PLEDGED, OTHER, "a3", amount=Reading(exact(16), quote(OTHER, "16", "a3"), "number"))
    steps = (
        Step(refused(), Place.OPENS, PartialDate("2023-01-20")),
        Step(pledged(), Place.ADVANCES, PartialDate("2023-01-25"), (Reason("same_item", 0.6, "Both name the same thing."),)),
        Step(other, Place.REPEATS, PartialDate("2023-01-25"), (Reason("same_item", 0.6, "Both name the same thing."),)),
    )
    plain = Commitment(
        id="DE-UA-tank",
        donors=(Actor("DE"),),
        recipients=(Actor("UA"),),
        item=TANK,
        amount=between(14, 16),
        stage=Stage.PLEDGED,
        since=PartialDate("2023-01-25"),
        due=Due("within three months", PartialDate("2023-04-25")),
        gates=(Gate("the United States sends its own", GateState.MET, None, PartialDate("2023-01-25")),),
        steps=steps,
        witnesses=("Outlet 1", "Outlet 2", "Outlet 3"),
        disagreements=(
            Disagreement("amount", (Claim("14", ("r2",)), Claim("16", ("r3",))), "14", "the donor's own word goes first"),
        ),
        reactions=(reaction(),),
        counts=True,
    )
    return replace(plain, **fields)


def line(name: str, donor: str, item: str, amount: Amount | Missing = Missing.NOT_MENTIONED, **fields: Any) -> Commitment:
    """A plain commitment for Ukraine without reports."""
    kind = ActorKind.COUNTRY if len(donor) == 2 and donor != "EU" else ActorKind.INSTITUTION
    plain = Commitment(
        id=name,
        donors=(Actor(donor, kind),),
        recipients=(Actor("UA"),),
        item=Item(item, ItemClass.MILITARY_AID),
        amount=amount,
        stage=Stage.PLEDGED,
        since=PartialDate("2023-W03"),
    )
    return replace(plain, **fields)


def package() -> Ledger:
    """An American package of $400 million with two parts, and the German tanks."""
    whole = line("US-UA-aid", "US", "military aid package", exact(400_000_000, "USD"), parts=("US-UA-bus", "US-UA-gun"))
    bus = line("US-UA-bus", "US", "armoured bus", exact(8), package="US-UA-aid")
    gun = line("US-UA-gun", "US", "howitzer", package="US-UA-aid", stage=Stage.DELIVERED_PART)
    return Ledger((gun, tanks(), bus, whole))
