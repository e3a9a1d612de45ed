"""How each cell of a report was read, and where its words stand: plain text for `explain`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import wrap

from pledgebook.faces.names import actor_name
from pledgebook.faces.phrases import amount_words
from pledgebook.model.amounts import Missing
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Report


def address(report: Report, quote: Quote, locations: Mapping[str, str]) -> str:
    """Where the words stand: outlet, date, file and characters."""
    source = report.source
    published = source.published.text if source.published else "undated"
    where = locations.get(source.article) or source.article
    return ", ".join(filter(None, [source.outlet, published, where, f"characters {quote.start} to {quote.end}"]))


def readings(report: Report, indent: str, width: int) -> Iterator[str]:
    """Each cell of a report with its value, the words it was read from and the rule that read it."""
    for name, reading, value in _cells(report):
        words = f" from {said(reading.quote)}" if reading.quote else ", not in these words"
        cited = "".join(f", see {said(quote)}" for quote in reading.cited)
        yield from block(f"{name}: {value}{words}{cited} [{reading.rule}]", indent, width)
    if isinstance(report.amount, Missing):
        yield f"{indent}amount: {report.amount.value}"
    if report.readers:
        yield from block(f"read by {' and '.join(report.readers)}", indent, width)
    for doubt in report.doubts:
        yield from block(f"in doubt: {doubt}", indent, width)


def _cells(report: Report) -> Iterator[tuple[str, Reading[object], str]]:
    yield "act", report.act, report.act.value.value
    yield from _each("donor", report.donors, actor_name)
    yield from _each("recipient", report.recipients, actor_name)
    yield "item", report.item, f"{report.item.value.name} ({report.item.value.item_class.value})"
    if not isinstance(report.amount, Missing):
        yield "amount", report.amount, amount_words(report.amount.value)
    if report.act_date:
        yield "date", report.act_date, report.act_date.value.text
    yield from _each("condition", report.conditions, str)
    if report.due:
        yield "due", report.due, report.due.value.words
    for speaker in report.speakers:
        yield "said by", speaker, speaker.value.name


def _each(name: str, cells: Iterable[Reading[object]], value: Callable[..., str]) -> Iterator[tuple[str, Reading[object], str]]:
    for cell in cells:
        yield name, cell, value(cell.value)


def said(quote: Quote) -> str:
    """The words in quotation marks, on one line."""
    return f"“{' '.join(quote.words.split())}”"


def block(text: str, indent: str, width: int) -> list[str]:
    """A paragraph wrapped to the width, every line with the indent, continued lines with two blanks more."""
    return wrap(text, max(width, 40), initial_indent=indent, subsequent_indent=indent + "  ", break_long_words=False) or [indent]
