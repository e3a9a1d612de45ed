"""What `changes` and `diff` print: what is new between two ledgers, what moved on, was corrected, became another, is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from uuid import NAMESPACE_OID, uuid5

from pledgebook.faces.atom import NEVER, Entry, Feed, atom
from pledgebook.faces.cells import block
from pledgebook.faces.phrases import headline
from pledgebook.faces.rows import Row
from pledgebook.ledger.changes import Change, Kind, changes
from pledgebook.model.ledgers import Commitment, Ledger

HEADINGS = {
    Kind.NEW: "New",
    Kind.MOVED: "Moved on",
    Kind.CORRECTED: "Changed",
    Kind.REDIRECTED: "Known by another ID now",
    Kind.GONE: "Gone",
    Kind.OVERDUE: "Overdue",
}


def change_rows(before: Ledger, after: Ledger) -> Iterator[Row]:
    """One JSON object for every change of one cell."""
    for each in changes(before, after):
        values = {"cell": each.cell or None, "before": each.before or None, "after": each.after or None}
        yield {"commitment": each.commitment, "kind": each.kind.value, **values}


def changes_text(before: Ledger, after: Ledger, width: int) -> str:
    """The changes as text of at most `width` columns, by kind; the last line counts them and what is as it was."""
    found = changes(before, after)
    by_id = {each.id: each for each in (*before.commitments, *after.commitments)}
    lines: list[str] = []
    for kind, heading in HEADINGS.items():
        of_kind = [each for each in found if each.kind is kind]
        lines += list(_section(heading, of_kind, by_id, width)) if of_kind else []
    return "\n".join([*lines, _counted(found, kept(found, before, after))]) + "\n"


def changes_feed(before: Ledger, after: Ledger, book: str) -> str:
    """The changes as an Atom feed; every entry is dated by the last article that speaks of its commitment.

    `book` names the book in the feed's title and id. An entry's id follows from what it says, so it is the same whenever and
    from whichever day on the changes are told.
    """
    by_id = {each.id: each for each in (*before.commitments, *after.commitments)}
    entries = [_entry(name, tuple(group), by_id.get(name)) for name, group in groupby(changes(before, after), _of)]
    head = Feed(_urn(f"changes {book}"), f"Pledgebook {book}: changes", max((each.day for each in entries), default=NEVER))
    return atom(head, sorted(entries, key=lambda each: (each.day, each.id), reverse=True))


def _of(change: Change) -> str:
    return change.commitment


def _entry(name: str, found: tuple[Change, ...], known: Commitment | None) -> Entry:
    headings = ", ".join(HEADINGS[kind] for kind in sorted({each.kind for each in found}))
    said = headline(known) if known else name
    words = "; ".join(filter(None, map(change_words, found)))
    return Entry(_urn(f"{name} {change_digest(found)}"), f"{headings}: {said}", words or said, last_day(known) or NEVER)


def _urn(name: str) -> str:
    return uuid5(NAMESPACE_OID, f"pledgebook {name}").urn


def change_words(change: Change) -> str:
    """What a change of a cell says, by itself."""
    if change.kind in (Kind.NEW, Kind.OVERDUE):
        return change.after
    return f"{change.cell}: {change.before or 'not stated'} → {change.after or 'not stated'}" if change.cell else ""


def change_digest(found: Iterable[Change]) -> str:
    """Tells one change of a commitment from the next."""
    said = "\x1f".join(f"{change.kind}{change.cell}{change.before}{change.after}" for change in found)
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def last_day(commitment: Commitment | None) -> str:
    """The day of the last article that speaks of it; "" where none is dated."""
    days = [step.report.source.published for step in commitment.steps] if commitment else []
    last = max((day.last for day in days if day), default=None)
    return str(last) if last else ""


def _section(heading: str, found: Iterable[Change], by_id: dict[str, Commitment], width: int) -> Iterator[str]:
    yield heading
    for name, group in groupby(found, lambda each: each.commitment):
        known = by_id.get(name)
        yield from block(f"{name}  {headline(known)}" if known else name, "  ", width)
        for words in filter(None, map(_words, group)):
            yield from block(words, "    ", width)
    yield ""


def _words(each: Change) -> str:
    match each.kind:
        case Kind.NEW | Kind.OVERDUE:
            return each.after
        case Kind.GONE:
            return ""
        case Kind.REDIRECTED:
            return f"was {each.before}"
        case _:
            return f"{each.cell}: {each.before or 'not stated'} → {each.after or 'not stated'}"


def kept(found: Iterable[Change], before: Ledger, after: Ledger) -> int:
    """How many commitments stand in both as they were."""
    touched = {each.commitment for each in found}
    return len({each.id for each in before.commitments} & {each.id for each in after.commitments} - touched)


def _counted(found: Sequence[Change], same: int) -> str:
    """How many commitments are new, moved on and so on; one that moved on and changed is in both counts."""
    kinds = ((heading, len({each.commitment for each in found if each.kind is kind})) for kind, heading in HEADINGS.items())
    counts = [f"{count} {heading.lower().replace(' id ', ' ID ')}" for heading, count in kinds if count]
    return f"{', '.join(counts) or 'Nothing changed'}; {same} as before."
