"""PDF, by pypdf (https://pypdf.readthedocs.io): the text in the order in which it is drawn, mostly that of reading.

A PDF holds lines, not paragraphs. `reflow` makes these again, so that a sentence stands in one piece.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pledgebook.model.errors import UnreadableSource
from pledgebook.sources import limits
from pledgebook.sources.card import Capture, Card
from pledgebook.sources.documents.decode import clean
from pledgebook.sources.documents.reflow import reflowed
from pledgebook.sources.parcel import Found, Parcel

SCANNED = "The PDF holds no text: its pages are pictures"


def opened(parcel: Parcel) -> Iterator[Found]:
    """The article of a PDF. Raises UnreadableSource for what is damaged, locked or holds no text."""
    data = parcel.data(limits.PDF)
    text, card = read(data, parcel.address)
    yield Capture(parcel.address, parcel.name, text, page=card, raw=parcel.raw(data))


def read(data: bytes, where: str) -> tuple[str, Card]:
    """A PDF's text, and its title and author as its metadata tell them. When it was made is not when it came out.

    Raises UnreadableSource.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it repairs is no news for those who read
    try:
        document = pypdf.PdfReader(BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise UnreadableSource(where, "The PDF is locked with a password", "Save it without one.")
        pages = [page.extract_text() for page, _ in zip(document.pages, range(limits.PDF_PAGES), strict=False)]
        card = _card(document)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, ZeroDivisionError) as error:
        raise UnreadableSource(
            where, "The PDF is damaged", "Open it in a PDF viewer and save it again, or save its text."
        ) from error
    text = clean(reflowed(pages))
    if not any(map(str.isalpha, text)):
        raise UnreadableSource(where, SCANNED, "Run text recognition (OCR) over it first.")
    return text, card


def _card(document: Any) -> Card:
    known = document.metadata
    return Card(title=_line(known.title), author=_line(known.author)) if known else Card()


def _line(text: object) -> str | None:
    return clean(" ".join(text.split())) or None if isinstance(text, str) else None
