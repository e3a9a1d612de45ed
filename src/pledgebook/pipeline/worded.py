"""What a person types, or picks in a text, as an amount: the same words that an article may use."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from pledgebook.model.amounts import Amount, between, exact

_TOKEN = re.compile(r"\w+(?:[.,:/'’-]\w+)*|[^\w\s]")
_RANGE = re.compile(r"\s*([\d.,]+)\s*(?:-|–|to)\s*([\d.,]+)\s*")
_THINGS = " pieces"
"""What is counted, for a reader that takes a bare number for none: "about 14" is said of something."""


def amount_in(words: str) -> Amount | None:
    """The one amount that the words name: "14", "about $2.5 billion", "10-12"; None where they name none or several."""
    if (plain := _number(words)) is not None:
        return exact(plain)
    ends = [_number(end) for end in found.groups()] if (found := _RANGE.fullmatch(words)) else []
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None and ends[0] <= ends[1]:
        return between(ends[0], ends[1])
    return _read(words.strip()) or _read(words.strip() + _THINGS)


def _number(words: str) -> Decimal | None:
    try:
        number = Decimal(words.strip().replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _read(words: str) -> Amount | None:
    """As the built-in reader does, without a parse."""
    from pledgebook.language.amounts.finder import find_amounts
    from pledgebook.language.doc import Sentence, Word

    tokens = [
        Word(n, token[0], token[0].lower(), "X", "NN", "dep", 0, token.start(), token.end())
        for n, token in enumerate(_TOKEN.finditer(words))
    ]
    found = {mention.value for mention in find_amounts(Sentence("typed", words, 0, tuple(tokens)))}
    return found.pop() if len(found) == 1 else None
