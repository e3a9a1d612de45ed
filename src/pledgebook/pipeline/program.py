"""The program's own text, as far as a ledger depends on it: what another version of it kept is not looked at."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

FLOORS = ("ledger", "lexicon", "model", "pipeline", "store")
"""Where it is written how a ledger follows from a book."""


@cache
def program() -> str:
    """A digest of the files of these floors."""
    root = Path(__file__).parents[1]
    files = sorted(path for floor in FLOORS for path in (root / floor).rglob("*") if path.suffix in (".py", ".yaml"))
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
