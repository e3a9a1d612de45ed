"""What a model may answer: lines of sentence numbers and short quotes, never offsets and never prose.

The shape is a JSON schema for servers that hold a model to one (structured output of the OpenAI chat completions
protocol, https://platform.openai.com/docs/guides/structured-outputs), and is checked again here for those that don't.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from pledgebook.model.reports import Act, Scope


class Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words copied from the sentence with this number."""

    sentence: int
    quote: str


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line that the model says it read. `part_of` is the place in the list of the package it is a part of."""

    act: Act
    act_words: Said
    donors: tuple[Said, ...]
    recipients: tuple[Said, ...]
    item: Said
    amount: Said | None
    act_date: Said | None
    condition: Said | None
    due: Said | None
    said_by: Said | None
    scope: Scope
    part_of: int | None

    def words(self) -> Iterator[tuple[str, Said]]:
        """Every quote with the cell that it is given for."""
        yield from (("act", self.act_words), ("item", self.item))
        yield from (("donor", each) for each in self.donors)
        yield from (("recipient", each) for each in self.recipients)
        single = ("amount", "act_date", "condition", "due", "said_by")
        yield from ((cell, given) for cell in single if (given := getattr(self, cell)) is not None)


class Reply(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All that a model answers to one request."""

    lines: tuple[Claim, ...]


class BadReply(ValueError):
    """A reply that is not of the shape asked for; the sentence says in which way."""


def reply_of(text: str) -> Reply:
    """The claims of a reply. Raises BadReply when it is cut off, no JSON, or of another shape."""
    try:
        return msgspec.json.decode(text, type=Reply)
    except msgspec.ValidationError as error:
        raise BadReply(f"it has another shape than was asked for: {error}") from error
    except (msgspec.DecodeError, UnicodeError) as error:
        raise BadReply("it is no whole JSON") from error


def schema() -> dict[str, Any]:
    """The JSON schema of a reply, in the strict form: every field named, every field required."""
    _, parts = msgspec.json.schema_components([Reply], ref_template="#/$defs/{name}")
    reply = parts.pop("Reply")
    return {**reply, "$defs": dict(sorted(parts.items()))}
