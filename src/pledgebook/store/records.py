"""One row of an SQLite file from its bytes (https://sqlite.org/fileformat2.html, section 2.1)."""

from __future__ import annotations

import struct

Value = None | int | float | str | bytes

_WIDTHS = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
"""Bytes that a value of each kind takes; kinds from 12 on are bytes and texts and tell their length."""
_BYTES = 12
_REAL, _ZERO, _ONE = 7, 8, 9


def integer(data: bytes, start: int, length: int) -> int:
    """An unsigned number. Raises ValueError where there are not so many bytes."""
    part = data[start : start + length]
    if len(part) != length:
        raise ValueError("cut off")
    return int.from_bytes(part, "big")


def varint(data: bytes, start: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends. Raises IndexError where it is cut off."""
    found = 0
    for at in range(start, start + 8):
        found = found << 7 | data[at] & 0x7F
        if data[at] < 0x80:
            return found, at + 1
    return found << 8 | data[start + 8], start + 9


def record(payload: bytes) -> tuple[Value, ...]:
    """The values of a row. Raises ValueError or IndexError where lengths don't come out even or a text is none."""
    size, at = varint(payload, 0)
    kinds = []
    while at < size:
        kind, at = varint(payload, at)
        kinds.append(kind)
    if at != size:
        raise ValueError("the head has another length")
    values = []
    for kind in kinds:
        length = (kind - _BYTES) // 2 if kind >= _BYTES else _WIDTHS.get(kind, len(payload) + 1)
        values.append(_value(kind, payload[at : at + length]))
        at += length
    if at != len(payload):
        raise ValueError("the row has another length")
    return tuple(values)


def _value(kind: int, data: bytes) -> Value:
    if kind >= _BYTES:
        return data.decode("utf-8") if kind % 2 else data
    if kind == _REAL:
        return float(struct.unpack(">d", data)[0]) if len(data) == 8 else None
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    return int.from_bytes(data, "big", signed=True) if kind else None
