"""Words that the parser would take for something else, replaced while it parses by words that it knows.

The English models have hardly met another currency's letters before a sum: they take "CHF" in "gave CHF 2 million" for
somebody who is given something. A dollar sign they know. They take "USAID will provide" for an adverb and a verb; a
country's name they know. Each stand-in has the length of what it stands for, and every word keeps its own letters and place.
"""

from __future__ import annotations

import re
from functools import cache

from pledgebook.lexicon.groups import group
from pledgebook.lexicon.quantities import currencies

_DOLLARS = {2: "A$", 3: "US$"}
_COUNTRIES = {4: "Iraq", 5: "Japan", 6: "France"}
"""Stand-ins by length."""
_CALLS = {"Save the Children": "Bank for Children"}
"""Names that read like a call, which the models take for one; what stands in has words of the same lengths."""


def coined(text: str) -> str:
    """The text as the parser knows it: a dollar sign for the letters of a currency that stand before a number, a
    country for a name that it mistakes. As long as before.
    """
    money = _letters().sub(lambda found: _DOLLARS[len(found.group())], text)
    for call, name in _CALLS.items():
        money = money.replace(call, name)
    return _names().sub(lambda found: _COUNTRIES[len(found.group())], money)


@cache
def _letters() -> re.Pattern[str]:
    known = sorted(sign for sign in currencies().signs if sign.isalpha() and len(sign) in _DOLLARS and sign.isascii())
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(known)})(?=\s?\d)")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(name.upper() for name in group('mistaken names')))})\b")
