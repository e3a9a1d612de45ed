"""What `totals` prints: sums by donor, recipient, class or stage, each with the commitments that it is made of.

Loans, guarantees, other money and each class of goods are sums of their own, and so is every currency. Only where a currency is
asked for, a line beside them tells what all comes to in it, by whose rates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from pledgebook.faces.cells import block
from pledgebook.faces.names import NOT_STATED, actor_name
from pledgebook.faces.phrases import amount_words, date_words, headline
from pledgebook.faces.rows import Row, amount_cell, date_cell, number
from pledgebook.ledger.conversion import Converted, ConvertedTerm, RateOf, converted
from pledgebook.ledger.totals import By, Standing, Sum, Term, Total, totals
from pledgebook.model.actors import Actor
from pledgebook.model.amounts import Amount
from pledgebook.model.ledgers import Commitment, Ledger


@dataclass(frozen=True, slots=True)
class Into:
    """The currency that was asked for, and where rates come from."""

    currency: str
    rate_of: RateOf

    def sums(self, found: Iterable[Total]) -> Iterator[Converted]:
        return converted(found, self.currency, self.rate_of)


def total_rows(ledger: Ledger, by: By, into: Into | None = None) -> Iterator[Row]:
    """One JSON object for every name, form and unit, with the terms of each sum; then one for each sum in another currency."""
    if into is not None:
        yield from map(_converted_row, into.sums(totals(ledger, by)))
    for each in totals(ledger, by):
        sums = [_sum_row(standing, total) for standing, total in each.sums]
        yield {
            "of": each.of,
            "form": each.form,
            "unit": each.unit or None,
            "sums": sums,
            "unsized": list(each.unsized),
            "shared": [_term_row(term) for term in each.shared],
        }


def _converted_row(each: Converted) -> Row:
    return {
        "of": each.of,
        "form": each.form,
        "standing": each.standing.value,
        "currency": each.currency,
        "value": number(each.value),
        "terms": [_converted_term_row(term) for term in each.terms],
        "left": [{**_term_row(left.term), "why": left.why} for left in each.left],
    }


def _converted_term_row(each: ConvertedTerm) -> Row:
    rate = each.rate
    by = {"rate": str(rate.value), "rate_day": rate.day.isoformat(), "rate_source": rate.source} if rate else {}
    return {**_term_row(each.term), "value": number(each.value), **(by or dict.fromkeys(("rate", "rate_day", "rate_source")))}


def _sum_row(standing: Standing, total: Sum) -> Row:
    bounds = {"value": number(total.value), "low": number(total.low), "high": number(total.high)}
    return {"standing": standing.value, **bounds, "terms": [_term_row(term) for term in total.terms]}


def _term_row(term: Term) -> Row:
    return {"commitment": term.commitment, "amount": amount_cell(term.amount), "when": date_cell(term.when)}


def totals_text(ledger: Ledger, by: By, terms: bool, width: int, into: Into | None = None) -> str:
    """The totals as text of at most `width` columns; with `terms`, under each sum what it adds up."""
    by_id = {each.id: each for each in ledger.commitments}
    found = []
    for of, group in groupby(totals(ledger, by), lambda total: total.of):
        found.append(_named(of, by))
        every = tuple(group)
        lines = [line for total in every for line in _lines(total, terms, by_id)]
        lines += [line for each in (into.sums(every) if into else ()) for line in _converted_lines(each, terms, by_id)]
        found += [line for text, depth in lines for line in block(text, "  " * depth, width)]
        found.append("")
    return "\n".join([*found, *block(_legend(ledger), "", width)]) + "\n"


def _named(of: str, by: By) -> str:
    if by in (By.DONOR, By.RECIPIENT):
        return " + ".join(actor_name(Actor(name)) for name in of.split(" + ")) if of else NOT_STATED
    return of


def _lines(total: Total, terms: bool, by_id: dict[str, Commitment]) -> Iterator[tuple[str, int]]:
    """The lines of one total, each with its depth."""
    form = total.form.replace("-", " ")
    for standing, found in total.sums:
        yield f"{form}: {standing.value} {_sum_words(found, total.unit)} in {_count(len(found.terms))}", 1
        yield from _terms(found.terms if terms else (), by_id)
    if total.unsized:
        yield f"{form}: no figure stated in {_count(len(total.unsized))}", 1
        yield from ((f"{name}  {headline(by_id[name])}", 2) for name in total.unsized if terms)
    if total.shared:
        yield f"{form}: a share that nobody states of {_count(len(total.shared))} with others", 1
        yield from _terms(total.shared if terms else (), by_id)


def _converted_lines(each: Converted, terms: bool, by_id: dict[str, Commitment]) -> Iterator[tuple[str, int]]:
    """What a sum comes to in the currency that was asked for, and what of it could not be converted."""
    form = each.form.replace("-", " ")
    if each.terms:
        yield (
            f"{form}, in {each.currency}: {each.standing.value} {_money(each.value, each.currency)} in {_count(len(each.terms))}",
            1,
        )
    for term in each.terms if terms else ():
        name = term.term.commitment
        yield f"{_money(term.value, each.currency)} = {_by_rate(term)}  {name}  {headline(by_id[name])}", 2
    for left in each.left:
        yield f"{form}, in {each.currency}: left out is {amount_words(left.term.amount)} ({left.term.commitment}): {left.why}", 1


def _by_rate(term: ConvertedTerm) -> str:
    said = amount_words(term.term.amount)
    return f"{said} × {term.rate.value:.6g} ({term.rate.source}, {term.rate.day})" if term.rate else said


def _money(value: Decimal, currency: str) -> str:
    return amount_words(Amount(value, value, value, currency))


def _terms(terms: Iterable[Term], by_id: dict[str, Commitment]) -> Iterator[tuple[str, int]]:
    for term in terms:
        yield f"{amount_words(term.amount)}  {term.commitment}  {headline(by_id[term.commitment])}, {date_words(term.when)}", 2


def _sum_words(total: Sum, unit: str) -> str:
    """The sum as the figures are named; beside it what the words allow, where that is wider."""
    said = amount_words(Amount(total.value, total.value, total.value, unit))
    bounds = (total.low, total.high)
    if bounds == (total.value, total.value):
        return said
    low = amount_words(Amount(total.low, total.low, total.low, unit))
    return f"{said} ({low} {_until(total.high, unit)})"


def _until(high: Decimal | None, unit: str) -> str:
    return "or more" if high is None else f"to {amount_words(Amount(high, high, high, unit))}"


def _count(number: int) -> str:
    return f"{number} commitment{'' if number == 1 else 's'}"


def _legend(ledger: Ledger) -> str:
    out = sum(not each.counts for each in ledger.commitments)
    counted = f"{_count(len(ledger.commitments) - out)} summed"
    counted += f" of what was published by {ledger.as_of}" if ledger.as_of else ""
    return f"{counted}; {out} in no sum" + (": 'pledgebook explain ID' says why." if out else ".")
