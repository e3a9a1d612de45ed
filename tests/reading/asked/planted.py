"""Wrong answers of every kind, made from the right ones in news.yaml, and what of them may not be believed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import yaml

from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.asked.claims import Claim, Said
from pledgebook.reading.asked.grounds import Grounds
from pledgebook.reading.asked.prompt import claim_of
from pledgebook.reading.seen import seen

WRONG_ACT = {
    Act.REFUSED: Act.PLEDGED,
    Act.CONSIDERED: Act.PLEDGED,
    Act.REQUESTED: Act.DELIVERED,
    Act.PLEDGED: Act.DELIVERED,
    Act.DELIVERED: Act.ORDERED,
    Act.ORDERED: Act.DELIVERED,
    Act.PERMITTED: Act.REFUSED,
    Act.WITHDRAWN: Act.PLEDGED,
    Act.PLANNED: Act.PLEDGED,
}
NOWHERE = Said(1, "as was said on no page")


@dataclass(frozen=True)
class Piece:
    """One article of the file with its good answer."""

    article: Article
    claims: tuple[Claim, ...]

    @property
    def grounds(self) -> Grounds:
        return _grounds(self.article)


@cache
def _grounds(article: Article) -> Grounds:
    return Grounds(seen(article))


@cache
def news() -> tuple[Piece, ...]:
    entries: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "news.yaml").read_text(encoding="utf-8"))
    return tuple(_piece(entry) for entry in entries)


def _piece(entry: dict[str, Any]) -> Piece:
    published = Reading(PartialDate(str(entry["published"])), None, "test")
    article = Article(entry["id"], entry["text"].strip(), outlet="Northern Wire", published=published)
    return Piece(article, tuple(claim_of(line) for line in entry["lines"]))


@dataclass(frozen=True)
class Planted:
    """A wrong claim about an article, and the kind of its error."""

    kind: str
    piece: Piece
    claim: Claim


def planted() -> Iterator[Planted]:
    """Every wrong claim that can be made from the good ones."""
    for piece in news():
        for claim in piece.claims:
            for kind, wrong in _wrong(claim, piece.claims):
                yield Planted(kind, piece, wrong)


def _wrong(claim: Claim, claims: tuple[Claim, ...]) -> Iterator[tuple[str, Claim]]:
    change = msgspec.structs.replace
    yield "another act", change(claim, act=WRONG_ACT[claim.act])
    yield "an invented act", change(claim, act_words=NOWHERE)
    yield "an invented thing", change(claim, item=NOWHERE)
    yield "an invented giver", change(claim, donors=(NOWHERE,))
    if claim.donors and claim.recipients:
        yield "giver and taker swapped", change(claim, donors=claim.recipients, recipients=claim.donors)
    if claim.amount:
        yield "an invented number", change(claim, amount=Said(claim.amount.sentence, "9,999"))
        yield "no such number", change(claim, amount=Said(claim.amount.sentence, claim.amount.quote[:1] + "7"))
    for other in claims:
        if other.donors and other.donors != claim.donors:
            yield "another line's giver", change(claim, donors=other.donors)
        if other.amount and other.amount != claim.amount:
            yield "another line's number", change(claim, amount=other.amount)
        if other.act_words != claim.act_words and other.act is not claim.act:
            yield "another line's act", change(claim, act=other.act, act_words=other.act_words)


def core(report: Report) -> tuple[str, frozenset[str], frozenset[str], str, str]:
    """The cells that a wrong answer is about, of a report."""
    amount = str(report.amount.value) if isinstance(report.amount, Reading) else ""
    donors, recipients = ({party.value.id for party in side} for side in (report.donors, report.recipients))
    return report.act.value.value, frozenset(donors), frozenset(recipients), report.item.value.name, amount
