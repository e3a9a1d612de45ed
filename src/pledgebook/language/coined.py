"""Currencies as the parser knows them.

The English models have hardly met another currency's letters before a sum: they take "CHF" in "gave CHF 1.5 million" for
somebody who is given something. A dollar sign they know, so one stands in while a text is parsed, of the same length, and
every word keeps its own letters and its place.
"""

from __future__ import annotations

import re
from functools import cache

from pledgebook.lexicon.quantities import currencies

_DOLLARS = {2: "A$", 3: "US$"}
"""Dollar signs by length."""


def coined(text: str) -> str:
    """The text with a dollar sign for the letters of each currency that stands before a number; as long as before."""
    return _letters().sub(lambda found: _DOLLARS[len(found.group())], text)


@cache
def _letters() -> re.Pattern[str]:
    known = sorted(sign for sign in currencies().signs if sign.isalpha() and len(sign) in _DOLLARS and sign.isascii())
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(known)})(?=\s?\d)")
