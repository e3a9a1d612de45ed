"""Bytes to text: the one place where encodings are told apart and newlines are made one, before offsets exist."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.meter import check_size

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "is a PDF"),
    (b"PK\x03\x04", "is a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document"),
    (b"\x1f\x8b", "is packed with gzip"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"{\\rtf", "is a rich text document"),
    (b"SQLite format 3", "is a database"),
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")
_ODD = re.compile("[\0\ud800-\udfff]")
_NEWLINE = re.compile("\r\n?")
_SAMPLE = 65536
WESTERN = ("cp1252", "mac_roman")
WESTERN_LETTERS = "western-letters"
"""The name of a way with bytes that don't fit, for streams (see `codecs.register_error`)."""
ALL = (*WESTERN, "cp1251", "gb18030", "shift_jis", "euc_kr", "big5")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Clean text, and the encoding where that had to be guessed."""

    text: str
    guessed: str | None = None


def clean(text: str) -> str:
    """Newlines as line feeds; what no file can hold (NUL, half a surrogate pair) as U+FFFD, one for one."""
    return _ODD.sub("\ufffd", _NEWLINE.sub("\n", text))


def decoded(raw: bytes, where: str) -> Decoded:
    """The text of a file. Raises UnreadableSource for what is too large, empty or no text."""
    check_size(len(raw), where)
    found = _declared(raw) or _guessed(raw, where)
    text = clean(found.text)
    if not text.strip():
        raise UnreadableSource(where, "It is empty")
    return Decoded(text, found.guessed)


def _western(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 as the Western letter that it most likely is."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode(WESTERN[0], "replace"), error.end


codecs.register_error(WESTERN_LETTERS, _western)


def encoding_of(head: bytes, where: str) -> str:
    """The encoding of a text of which only the first bytes are known, to be used with `WESTERN_LETTERS` for errors.

    Raises UnreadableSource for what is no text.
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)  # a letter that the end cuts in two is no fault
    except UnicodeDecodeError:
        return _guessed(head, where).guessed or "utf-8"
    if _binary(head) or other_format(head):
        _guessed(head, where)
    return "utf-8"


def _declared(raw: bytes) -> Decoded | None:
    """By a byte order mark, else UTF-8 where it fits."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(raw.decode(encoding, "replace"))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _binary(raw) or other_format(raw) else Decoded(text)


def _guessed(raw: bytes, where: str) -> Decoded:
    if kind := other_format(raw):
        raise UnreadableSource(where, f"It {kind}, not text", "Save it as text (.txt) and read that.")
    for encoding, empty in (("utf-16-le", raw[1:_SAMPLE:2]), ("utf-16-be", raw[0:_SAMPLE:2])):
        if empty.count(0) > 0.8 * len(empty):
            return Decoded(raw.decode(encoding, "replace"), encoding)
    if _binary(raw):
        raise UnreadableSource(where, "It is not text", "Save it as text (.txt) in UTF-8.")
    return _likeliest(raw)


def other_format(raw: bytes) -> str | None:
    """What kind of file that is no text it is, by its first bytes ("is a picture"); None where they don't tell."""
    return next((kind for mark, kind in _SIGNATURES if raw.startswith(mark)), None)


def _binary(raw: bytes) -> bool:
    """Whether more than two in a hundred bytes are control codes that no text has."""
    sample = raw[:_SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > max(2, len(sample) // 50)


def _likeliest(raw: bytes) -> Decoded:
    """Few bytes beyond ASCII are the quotes and accents of a Western encoding; many are another script."""
    import charset_normalizer

    high = len(raw[:_SAMPLE].translate(None, bytes(range(128))))
    candidates = WESTERN if high < 0.15 * len(raw[:_SAMPLE]) else ALL
    best = charset_normalizer.from_bytes(raw, cp_isolation=list(candidates)).best()
    encoding = best.encoding if best else WESTERN[0]
    return Decoded(raw.decode(encoding, "replace"), encoding)
