"""Every report of a ledger as a row of its own: who said what in which words, and where that stands in the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import BytesIO

from pledgebook.faces.export import cell, line
from pledgebook.faces.rows import Row, amount_cell, date_cell, ids, main_quote
from pledgebook.model.amounts import Missing
from pledgebook.model.ledgers import Commitment, Step

TEXTS = ("donor", "recipient", "condition", "said_by")
"""Columns that hold lists of texts."""
NUMBERS = ("value", "low", "high")
PLACES = ("start", "end")
COLUMNS = (
    "article", "outlet", "published", "commitment", "report", "place", "act", "act_date", "donor", "recipient", "item",
    "item_class", *NUMBERS, "unit", "qualifier", "amount_missing", "condition", "said_by", "due", "scope", "words", *PLACES,
)  # fmt: skip


def report_rows(commitments: Iterable[Commitment]) -> Iterator[Row]:
    """The reports of the commitments in their order, each with all of COLUMNS; a value that is missing is None.

    `words` is the sentence that the report stands on, `start` and `end` are its characters in the article.
    """
    for commitment in commitments:
        for step in commitment.steps:
            yield _row(commitment.id, step)


def _row(commitment: str, step: Step) -> Row:
    report, quote = step.report, main_quote(step.report)
    amount = {} if isinstance(report.amount, Missing) else amount_cell(report.amount.value) or {}
    return {
        "article": report.source.article,
        "outlet": report.source.outlet,
        "published": date_cell(report.source.published),
        "commitment": commitment,
        "report": report.id,
        "place": step.place.value,
        "act": report.act.value.value,
        "act_date": date_cell(report.act_date.value) if report.act_date else None,
        "donor": ids(tuple(party.value for party in report.donors)),
        "recipient": ids(tuple(party.value for party in report.recipients)),
        "item": report.item.value.name,
        "item_class": report.item.value.item_class.value,
        **{name: amount.get(name) for name in (*NUMBERS, "unit", "qualifier")},
        "amount_missing": report.amount.value if isinstance(report.amount, Missing) else None,
        "condition": [condition.value for condition in report.conditions],
        "said_by": [speaker.value.name for speaker in report.speakers],
        "due": report.due.value.words if report.due else None,
        "scope": report.scope.value,
        "words": quote.words if quote else None,
        "start": quote.start if quote else None,
        "end": quote.end if quote else None,
    }


def reports_csv(rows: Iterable[Row]) -> str:
    """The rows as CSV with a header; lists within a cell are separated by "; "."""
    return "".join([line(COLUMNS), *(line(cell(row[name]) for name in COLUMNS) for row in rows)])


def reports_jsonl(rows: Iterable[Row]) -> str:
    """The rows, one JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def reports_parquet(rows: Iterable[Row]) -> bytes:
    """The rows as a Parquet file: texts, lists of texts, and numbers (double; characters as 64-bit integers)."""
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {**dict.fromkeys(TEXTS, pa.list_(pa.string())), **dict.fromkeys(NUMBERS, pa.float64())}
    kinds |= dict.fromkeys(PLACES, pa.int64())
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist([_plain(row) for row in rows], schema=schema), out)
    return out.getvalue()


def _plain(row: Row) -> Row:
    """The row with its numbers as Parquet wants them, and without characters that no file can hold."""
    numbers = {name: None if row[name] is None else float(row[name]) for name in NUMBERS}
    texts = {name: value.encode("utf-8", "replace").decode() for name, value in row.items() if isinstance(value, str)}
    return {**row, **texts, **numbers}
