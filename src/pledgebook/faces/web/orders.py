"""What lines are sorted by and looked through for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pledgebook.faces.names import actor_name
from pledgebook.faces.phrases import amount_words
from pledgebook.ledger.figures import anchor
from pledgebook.model.amounts import Amount
from pledgebook.model.ledgers import Commitment, Stage

Key = tuple[Any, ...]


def text_of(each: Commitment) -> str:
    """All words under which a line may be looked for, in small letters."""
    sides = [*each.donors, *each.recipients]
    names = [*(actor.id for actor in sides), *map(actor_name, sides)]
    item = (each.item.name, each.item.item_class.value, *each.item.kinds)
    gates = [gate.text for gate in each.gates]
    return " ".join((each.id, *names, *item, amount_words(each.amount), each.stage.value, *gates, *_words(each))).casefold()


def _words(each: Commitment) -> Iterator[str]:
    """The sentences, each once: wire stories repeat them."""
    yield from dict.fromkeys(quote.words for step in each.steps for quote in step.report.evidence[:1])


def _figure(each: Commitment) -> Key:
    """Money by currency, pieces apart from it; a range by its lower end. () where no figure is stated."""
    amount = each.amount
    if not isinstance(amount, Amount):
        return ()
    figure = anchor(amount) or amount.low or amount.high
    return () if figure is None else (amount.unit, figure)


def _due(each: Commitment) -> Key:
    """Due dates that no calendar tells ("soon") come after those that one does."""
    return ((each.due.latest.last.isoformat() if each.due.latest else "9999"),) if each.due else ()


KEYS: dict[str, Callable[[Commitment], Key]] = {
    "donor": lambda each: tuple(map(actor_name, each.donors)),
    "recipient": lambda each: tuple(map(actor_name, each.recipients)),
    "item": lambda each: (each.item.name.casefold(),),
    "amount": _figure,
    "stage": lambda each: ([*Stage].index(each.stage),),
    "since": lambda each: (each.since.last.isoformat(),) if each.since else (),
    "due": _due,
    "sources": lambda each: (len(each.witnesses),),
}
"""What the lines are sorted by; () where it is not stated."""
