"""Rulings: what a person decided. Append-only, reversible, stronger than any rule."""

from __future__ import annotations

from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import blake2b

PREFIX = "ruling-"
"""How an id begins that follows from what the ruling says."""


class RulingKind(StrEnum):
    CONFIRM = "confirm"
    """The report stands as read."""
    SET = "set"
    """A cell of the report gets another value."""
    SAME = "same"
    """The two reports speak of one commitment."""
    DIFFERENT = "different"
    """The two reports speak of two commitments; the pair is not offered again."""
    REJECT = "reject"
    """The report is no commitment at all."""
    UNDO = "undo"
    """An earlier ruling no longer holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """One decision about the report `subject` (for undo: about the ruling of that id).

    `other` is the second report of same/different; `cell` and `value` are those of set, `value` written
    as in the JSON of `extract`.
    """

    id: str
    kind: RulingKind
    subject: str
    by: str
    why: str
    at: datetime
    other: str | None = None
    cell: str | None = None
    value: str | None = None

    def name(self) -> str:
        """The id that follows from all that the ruling says. One that came from elsewhere may have another."""
        said = (self.subject, self.by, self.why, self.at.isoformat(), self.other or "", self.cell or "", self.value or "")
        digest = blake2b("\x1f".join((self.kind.value, *said)).encode("utf-8", "surrogatepass"), digest_size=5).digest()
        return PREFIX + b32encode(digest).decode("ascii").lower()
