"""What was read from a passage and how: what `explain --text` prints."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.faces.cells import block, readings, said
from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words
from pledgebook.faces.reactions import reaction_words
from pledgebook.faces.rows import main_quote
from pledgebook.model.amounts import Missing
from pledgebook.model.reports import Extract, Reaction, Report, Unread


def workings(extract: Extract, width: int) -> str:
    """Every report with its frame, operators and fold; every reaction; then what was left out and why."""
    found = [f"{_count(len(extract.reports), 'report')} read."]
    for number, report in enumerate(extract.reports, 1):
        found += ["", *_report(number, report, width)]
    for reaction in extract.reactions:
        found += ["", *_reaction(reaction, width)]
    if extract.unread:
        found += ["", f"Not read, {_count(len(extract.unread), 'passage')}:"]
    for unread in extract.unread:
        found += _unread(unread, width)
    if len(found) == 1:
        found.append("Nothing here was taken for somebody doing something concrete for somebody else.")
    return "\n".join(found) + "\n"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _report(number: int, report: Report, width: int) -> Iterator[str]:
    donors, recipients = ([cell.value for cell in cells] for cells in (report.donors, report.recipients))
    amount = "" if isinstance(report.amount, Missing) else amount_words(report.amount.value)
    what = ", ".join(filter(None, [report.item.value.name, amount]))
    yield f"{number}. {report.act.value.value}: {actor_names(donors)} to {actor_names(recipients)}, {what}"
    quote = main_quote(report)
    if quote:
        yield from block(said(quote), "   ", width)
    yield from readings(report, "   ", width)
    if report.trace:
        yield "   how:"
    for line in report.trace:
        yield from block(line, "     ", width)


def _reaction(reaction: Reaction, width: int) -> Iterator[str]:
    first, *others = reaction_words(reaction, "   ", width)
    yield f"Reaction: {first.strip()}"
    yield from others
    for line in reaction.trace:
        yield from block(line, "     ", width)


def _unread(unread: Unread, width: int) -> Iterator[str]:
    yield from block(said(unread.quote), "   ", width)
    yield from block(f"because {unread.why}", "     ", width)
