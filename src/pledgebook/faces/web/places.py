"""Sets of lines as whole numbers with a bit for each line: to combine sets is to combine numbers, which stays below a
millisecond for tens of thousands of lines.
"""

from __future__ import annotations

from collections.abc import Iterable


def together(places: Iterable[int]) -> int:
    """The places as one number; by bytes, since adding bit after bit would copy the number each time."""
    found = bytearray()
    for place in places:
        byte, bit = divmod(place, 8)
        if byte >= len(found):
            found.extend(bytes(byte + 1 - len(found)))
        found[byte] |= 1 << bit
    return int.from_bytes(found, "little")


def members(number: int, size: int) -> bytearray:
    """For each line 1 where it is in the set."""
    bits = f"{number:b}".zfill(size)[::-1]
    return bytearray(bit == "1" for bit in bits)
