"""The text of an XML document, safe to hand to a parser."""

from __future__ import annotations

import codecs
import re

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources.documents.decode import decoded

_ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_HEAD = re.compile(r"\s*(?:<\?xml\b[^>]*\?>)?")
_STATED = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w-]{2,20})", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_CHARACTER = re.compile(r"&#(?:x0*([0-9a-f]+)|0*([0-9]+))(;?)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)[a-z]", re.IGNORECASE)
DEEPEST = 20_000
"""Elements inside one another, CDATA apart: parsers take the square of this."""
_UNSAFE = ("utf-7", "utf7", "unicode-escape", "raw-unicode-escape", "punycode", "idna")
"""Encodings in which ASCII letters can stand for other characters; no feed is written in them."""


def markup(data: bytes, media: str, where: str) -> str:
    """The document as text, without its XML declaration. Raises UnreadableSource for what is no text, and for a document
    that declares entities: no feed needs them, and they are how a few lines grow to gigabytes or name other files.
    """
    text = _CHARACTER.sub(_sound, _by_statement(data, media) or decoded(data, where).text)
    if _depth(text) > DEEPEST:
        raise UnreadableSource(where, "Its elements are nested too deeply to be read")
    if _ENTITY.search(text):
        raise UnreadableSource(where, "It declares entities, which no feed needs and which can do harm, so it is not read")
    return text[_head(text) :]


def _sound(reference: re.Match[str]) -> str:
    """A character that is referred to by its number; U+FFFD where there is none of that number."""
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) < 8 else 0
    return reference[0] if 0 < number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else "\ufffd"


def _depth(text: str) -> int:
    """How many elements are open at most, as far as they are closed at all."""
    first, *others = text.split("<![CDATA[")
    depth = deepest = 0
    for part in (first, *(other.partition("]]>")[2] for other in others)):
        for tag in _TAG.finditer(part):
            depth += -1 if tag[1] else 1
            deepest = max(deepest, depth)
    return deepest


def _head(text: str) -> int:
    found = _HEAD.match(text)
    return found.end() if found else 0


def _by_statement(data: bytes, media: str) -> str | None:
    """By the encoding that the server or the document states, where that is one and fits."""
    of_server, of_document = _CHARSET.search(media), _STATED.search(data[:512])
    for name in (of_server and of_server[1], of_document and of_document[1].decode("ascii")):
        try:
            if (
                name
                and codecs.lookup(name).name.replace("_", "-") not in _UNSAFE
                and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
            ):
                return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return None
