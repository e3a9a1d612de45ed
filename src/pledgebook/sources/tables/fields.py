"""A record's fields, whatever table it stands in, and the article that they make."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pledgebook.lexicon.columns import columns_of
from pledgebook.model.dates import PartialDate, day
from pledgebook.model.errors import BadDate, UnreadableSource
from pledgebook.model.evidence import Reading
from pledgebook.sources.card import Capture, Card
from pledgebook.sources.documents.decode import clean
from pledgebook.sources.meter import check_size
from pledgebook.sources.parcel import Parcel
from pledgebook.sources.written import given, within_reason

RULE = "the record"
FIELDS = ("id", "title", "outlet", "author", "url")


def capture(record: Mapping[str, Any], number: int, parcel: Parcel, data: bytes | None = None) -> Capture:
    """The article of a table's record. One without an id is called after the file and its number: "news-12".

    `data` are the record's own bytes; a record of a table that has none is kept as JSON. Raises UnreadableSource.
    """
    where = f"{parcel.address}:{number}"
    columns = columns_of(record)
    text = record.get(columns.get("text", ""))
    if not isinstance(text, str) or not text.strip():
        raise UnreadableSource(where, "The record has no `text`")
    kept = as_json(record) if data is None else data
    check_size(len(kept), where)
    fields = {field: record[name] for field, name in columns.items()}
    receipt = parcel.receipt_at(where, "application/json")
    return Capture(where, f"{parcel.name}-{number}", clean(text), record=_card(fields, where), raw=parcel.raw(kept, receipt))


def as_json(record: Mapping[str, Any]) -> bytes:
    """The record as a line of JSON, its fields in their order."""
    return json.dumps(record, ensure_ascii=False, default=str).encode("utf-8", "replace")


def _card(fields: Mapping[str, Any], where: str) -> Card:
    id_, title, outlet, author, url = (_word(fields.get(key), key, where) for key in FIELDS)
    return Card(id=id_, title=title, outlet=outlet, author=author, url=url, published=_date(fields.get("published"), where))


def _date(value: object, where: str) -> Reading[PartialDate] | None:
    """A column of dates is as good as a date that is written out; a time of day is left off."""
    try:
        if isinstance(value, date):
            return Reading(within_reason(day(value.date() if isinstance(value, datetime) else value)), None, RULE)
        written = _word(value, "published", where)
        return given(written, RULE) if written else None
    except BadDate as error:
        raise UnreadableSource(where, "The record's `published` is no single date", str(error)) from error


def _word(value: object, key: str, where: str) -> str | None:
    """A field as text. Numbers serve as ids, lists of names as authors; anything else that is no text is refused."""
    if value is None or isinstance(value, str):
        return clean(value or "").strip() or None
    if isinstance(value, int) and key == "id":
        return str(value)
    if isinstance(value, list) and key == "author" and all(isinstance(name, str) for name in value):
        return clean(", ".join(value)).strip() or None
    raise UnreadableSource(where, f"The record's `{key}` is neither text nor null")
