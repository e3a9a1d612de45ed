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
_UNSAFE = ("utf-7", "utf7", "unicode-escape", "raw-unicode-escape", "punycode", "idna")
"""Encodings in which ASCII letters can stand for other characters; no feed is written in them."""


def markup(data: bytes, media: str, where: str) -> str:
    """The document as text, without its XML declaration. Raises UnreadableSource for what is no text, and for a document
    that declares entities: no feed needs them, and they are how a few lines grow to gigabytes or name other files.
    """
    text = _by_statement(data, media) or decoded(data, where).text
    if _ENTITY.search(text):
        raise UnreadableSource(where, "It declares entities, which no feed needs and which can do harm, so it is not read")
    return text[_head(text) :]


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
