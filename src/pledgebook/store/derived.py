"""What follows from a book, kept so that it need not be worked out again; all of it can be thrown away at any time.

It lies among this user's own passing files and never beside the book, which may come from somebody else: what is found here was
put here by this user's own runs. A file is written whole or not at all, and one that is damaged is as good as none.
"""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

FOLDER = "PLEDGEBOOK_CACHE"
"""The variable that names another folder; where it is empty, nothing is kept."""
MOST = 12
"""How many files are kept; the one that nobody asked for longest goes first."""
DIGEST = 64
"""Hex digits of the SHA-256 of a file's text, with which it begins."""


def folder() -> Path | None:
    """Where things are kept; None where nothing is to be."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pledgebook"
    except RuntimeError:  # nobody's home
        return None


def recalled(key: str) -> bytes | None:
    """What was kept under a key, letter for letter; None where nothing is, or nothing whole."""
    place = _place(key)
    if place is None:
        return None
    try:
        held = place.read_bytes()
        os.utime(place)
    except OSError:
        return None
    text = held[DIGEST:]
    return text if sha256(text).hexdigest().encode() == held[:DIGEST] else None


def kept(key: str, text: bytes) -> None:
    """Keep a text under a key, instead of what was kept there. Where that can't be done, nothing is kept."""
    place = _place(key)
    if place is None:
        return
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(place, sha256(text).hexdigest().encode() + text)
        for old in sorted(place.parent.glob("*.ledger"), key=lambda each: each.stat().st_mtime, reverse=True)[MOST:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _place(key: str) -> Path | None:
    here = folder()
    return here / f"{sha256(key.encode()).hexdigest()[:32]}.ledger" if here is not None else None


def _write(place: Path, content: bytes) -> None:
    """Write beside the place and move there: whoever reads finds the old file or the new one, also when this is killed."""
    from tempfile import mkstemp

    handle, part = mkstemp(dir=place.parent, prefix="part-", suffix=".ledger")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(part).replace(place)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
