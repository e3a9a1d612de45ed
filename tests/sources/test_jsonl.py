"""JSON Lines."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcels import opened

from pledgebook.model.articles import Setback
from pledgebook.sources import limits
from pledgebook.sources.card import Capture, Captured


def read(*lines: str | bytes) -> list[Captured]:
    raw = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return opened(raw, "news.jsonl")


def test_a_record_gives_its_text_and_what_it_says_of_itself() -> None:
    fields = {"text": "Ferries\r\nsail.", "id": "f1", "title": "Ferries", "outlet": "Harbour News", "url": "http://h.example"}
    (found,) = read(json.dumps({**fields, "published": "2023-01-25T10:00:00Z", "tags": ["sea"]}))
    assert isinstance(found, Capture)
    assert (found.text, found.location, found.record.id) == ("Ferries\nsail.", "news.jsonl:1", "f1")
    assert (found.record.title, found.record.outlet, found.record.url) == ("Ferries", "Harbour News", "http://h.example")
    assert found.record.published is not None
    assert (found.record.published.value.text, found.record.published.rule) == ("2023-01-25", "the record")


def test_a_record_without_an_id_is_called_after_file_and_line() -> None:
    found = read("", '{"text": "one"}', '{"text": "two", "id": null}', '{"text": "three", "id": 7}')
    assert [(each.name, each.record.id) for each in found if isinstance(each, Capture)] == [
        ("news-2", None),
        ("news-3", None),
        ("news-4", "7"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{broken", 'The line is no JSON record. A record looks like {"text": "...", "published": "2023-01-25"}.'),
        ('["text"]', 'The line is no JSON record. A record looks like {"text": "...", "published": "2023-01-25"}.'),
        ("[" * 100_000, 'The line is no JSON record. A record looks like {"text": "...", "published": "2023-01-25"}.'),
        (
            '{"text": ' + "1" * 5000 + "}",
            'The line is no JSON record. A record looks like {"text": "...", "published": "2023-01-25"}.',
        ),
        ('{"title": "no text"}', "The record has no `text`."),
        ('{"text": " "}', "The record has no `text`."),
        ('{"text": 7}', "The record has no `text`."),
        ('{"text": "a", "title": ["b"]}', "The record's `title` is neither text nor null."),
        ('{"text": "a", "published": 1674642600}', "The record's `published` is neither text nor null."),
        (
            '{"text": "a", "published": "2023-13-01"}',
            "The record's `published` is no single date. '2023-13-01' is not a date. Write it as 2023-01-25, 2023-01 or 2023.",
        ),
        (b"\x00\x01\x02\x03" * 9, "It is not text. Save it as text (.txt) in UTF-8."),
    ],
)
def test_a_broken_line_is_set_aside_and_the_rest_read(line: str | bytes, reason: str) -> None:
    before, broken, after = read('{"text": "one"}', line, '{"text": "three"}')
    assert broken == Setback("news.jsonl:2", reason)
    assert isinstance(before, Capture)
    assert isinstance(after, Capture)


def test_a_line_above_the_size_limit_is_set_aside_without_filling_the_memory() -> None:
    huge = b'{"text": "' + b"a" * (2 * limits.ARTICLE + 10) + b'"}'
    broken, after = read(huge, '{"text": "two"}')
    assert isinstance(broken, Setback)
    assert broken.reason.startswith("It is too large for one article")
    assert isinstance(after, Capture)
    assert after.location == "news.jsonl:2"


def test_a_byte_order_mark_and_half_a_surrogate_pair_do_no_harm() -> None:
    (found,) = read(b"\xef\xbb\xbf" + rb'{"text": "a \ud83d b\u0000", "title": "\udc00"}')
    assert isinstance(found, Capture)
    assert (found.text, found.record.title) == ("a \ufffd b\ufffd", "\ufffd")


values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=3)
records = st.dictionaries(st.sampled_from(["text", "id", "title", "outlet", "published", "url", "more"]), values)


@settings(max_examples=50)
@given(st.lists(st.one_of(records.map(json.dumps), st.text('abé中 {}[]":,', max_size=20)), max_size=6))
def test_each_line_with_words_gives_a_text_or_a_reason(lines: list[str]) -> None:
    raw = "\n".join(lines).encode("utf-8", "replace")
    expected = [line for line in raw.split(b"\n") if line.strip()]
    assert len(opened(raw, "news.jsonl")) == (len(expected) if raw else 1)  # an empty file is said to be
