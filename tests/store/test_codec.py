"""What is stored comes back equal (law 7)."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Extract, Reaction, Report, Unread
from pledgebook.model.rulings import Ruling
from pledgebook.store.codec import decode, encode, indented
from values import values

KINDS: tuple[Any, ...] = (Report, Reaction, Unread, Extract, Ruling, Reading[PartialDate], tuple[tuple[str, str], ...])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: getattr(kind, "__name__", str(kind)))
@settings(max_examples=25)
@given(data=st.data())
def test_every_kind_of_value_comes_back_equal(kind: Any, data: st.DataObject) -> None:
    value = data.draw(values(kind))
    text = encode(value)
    assert decode(text, kind) == value
    assert encode(decode(text, kind)) == text


def test_a_field_that_an_older_program_did_not_know_gets_its_default() -> None:
    old = '{"id":"r","kind":"confirm","subject":"s","by":"b","why":"w","at":"2023-01-25T10:00:00+01:00"}'
    assert decode(old, Ruling).other is None


def test_a_date_that_no_calendar_holds_is_refused() -> None:
    with pytest.raises(BadDate):
        decode('{"value":{"text":"2023-13-01"},"quote":null,"rule":"","cited":[]}', Reading[PartialDate])


@pytest.mark.parametrize("text", ["", "{", "[]", '{"why": ""}', '{"quote": 7, "why": ""}'])
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode(text, Unread)


LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))


@given(JSON)
def test_json_is_laid_out_as_python_does_it(value: Any) -> None:
    assert indented(json.dumps(value, ensure_ascii=False)) == json.dumps(value, ensure_ascii=False, indent=2)
