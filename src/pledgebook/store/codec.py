"""Values to JSON and back: what is stored comes back equal.

The form is msgspec's for dataclasses (https://jcristharif.com/msgspec/supported-types.html): an object per
value, decimals as strings, enumerations by value, dates in ISO 8601.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")


def encode(value: object) -> str:
    """The JSON text of any value of the model."""
    return msgspec.json.encode(value).decode("utf-8")


def decode(text: str, kind: type[T]) -> T:
    """The value of type `kind` that `encode` wrote. Raises msgspec.MsgspecError on any other text."""
    decoder: msgspec.json.Decoder[T] = _decoder(cast(Hashable, kind))
    return decoder.decode(text)


def decoded(text: bytes, kind: type[T]) -> T | None:
    """The same; None where the text is no such value."""
    try:
        return decode(text.decode("utf-8"), kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def indented(text: str) -> str:
    """JSON laid out for the eye, as `json.dumps(..., indent=2)` does it, in a fifth of the time."""
    return msgspec.json.format(text, indent=2)


@lru_cache(maxsize=32)
def _decoder(kind: Hashable) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(cast(Any, kind))
