"""Sources that the tests make: bytes as they would come from a file, and what is read from them."""

from __future__ import annotations

from pledgebook.model.articles import Setback
from pledgebook.model.raws import Raw, Receipt
from pledgebook.sources.card import Capture, Captured
from pledgebook.sources.opening import captures
from pledgebook.sources.parcel import of_bytes


def opened(data: bytes, file: str, media: str = "") -> list[Captured]:
    """What is read from the bytes of a file."""
    return list(captures(of_bytes(Raw(data, Receipt(address=file, media=media)), file.partition(".")[0], file)))


def only(data: bytes, file: str, media: str = "") -> Capture:
    """The one text in the bytes of a file."""
    (found,) = opened(data, file, media)
    assert isinstance(found, Capture), found
    return found


def refusal(data: bytes, file: str) -> str:
    """Why the file's bytes were refused."""
    (found,) = opened(data, file)
    assert isinstance(found, Setback), found
    return found.reason
