"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import limits
from pledgebook.sources.documents.decode import clean, decoded

PROSE = "Norway’s minister said “yes” – the café paid £5. The ferries sail in May, and the harbour is glad. "


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_the_same_words_come_out_of_every_encoding(encoding: str, guessed: str | None) -> None:
    found = decoded(PROSE.encode(encoding), "a.txt")
    assert (found.text, found.guessed) == (PROSE, guessed)


def test_cyrillic_in_its_old_encoding_is_read() -> None:
    words = "Україна отримала пором, і гавань була рада. Міністр сказав, що пором прийшов учора вранці. " * 3
    assert decoded(words.encode("cp1251"), "a.txt").text == words


def test_newlines_are_line_feeds_before_any_offset_exists() -> None:
    assert decoded(b"one\r\ntwo\rthree\n", "a.txt").text == "one\ntwo\nthree\n"


def test_what_no_file_can_hold_is_replaced_one_for_one() -> None:
    assert clean("a\0b\ud800c\udfff") == "a\ufffdb\ufffdc\ufffd"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "It is empty"),
        (b" \n\t\r\n", "It is empty"),
        (b"\xef\xbb\xbf", "It is empty"),
        (b"%PDF-1.7 text", "It is a PDF, not text"),
        (b"PK\x03\x04 word/document.xml", "It is a ZIP archive or an Office document, not text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "It is a picture, not text"),
        (bytes(range(256)) * 40, "It is not text"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", "It is not text"),
        (b"a" * (limits.ARTICLE + 1), "It is too large for one article (20 MB; at most 20 MB are read)"),
        (b"word " * 10_000_000, "It is too large for one article (50 MB; at most 20 MB are read)"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableSource) as caught:
        decoded(raw, "a.txt")
    assert caught.value.what == words
    assert caught.value.where == "a.txt"


def test_a_stray_control_code_does_not_make_a_text_binary() -> None:
    assert decoded(b"The ferry\x00 sails in May.", "a.txt").text == "The ferry\ufffd sails in May."


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text_or_a_refusal(raw: bytes) -> None:
    try:
        text = decoded(raw, "a.txt").text
    except UnreadableSource:
        return
    assert text.strip()
    assert "\r" not in text
    assert "\0" not in text
    text.encode("utf-8")  # no half of a surrogate pair is left


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"]), min_size=1).filter(
        lambda text: any(character.isalnum() for character in clean(text))
    )
)
def test_utf8_text_stays_as_it_is(text: str) -> None:
    assert decoded(b"\xef\xbb\xbf" + text.encode("utf-8"), "a.txt").text == text
