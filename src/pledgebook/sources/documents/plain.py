"""Plain text and Markdown: the file is the article."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.sources.card import Capture, Card
from pledgebook.sources.documents.decode import decoded
from pledgebook.sources.parcel import Found, Parcel


def opened(parcel: Parcel) -> Iterator[Found]:
    """The article of a text file. Raises UnreadableSource for what is too large, empty or no text."""
    data = parcel.data()
    found = decoded(data, parcel.address)
    page = Card(notes=(("encoding", found.guessed),) if found.guessed else ())
    yield Capture(parcel.address, parcel.name, found.text, page=page, raw=parcel.raw(data))
