"""Plain text and Markdown: the file is the article."""

from __future__ import annotations

from pledgebook.sources.card import Capture, Card
from pledgebook.sources.decode import decoded


def capture(raw: bytes, location: str, name: str) -> Capture:
    """The article of a text file. Raises UnreadableSource for what is too large, empty or no text."""
    found = decoded(raw, location)
    return Capture(location, name, found.text, page=Card(notes=(("encoding", found.guessed),) if found.guessed else ()))
