"""Whether a name before a dollar sign is half of the sign: "US$5", "US $5"; but "sends Ukraine $5 million" names Ukraine."""

from __future__ import annotations

from pledgebook.language.doc import Sentence
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.quantities import currencies

_OPENER = 2  # words: "and the"


def is_half_of_sign(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name of the words `first` to `last`, behind which a "$" stands, only tells which dollars are meant."""
    name, sign = sentence.words[last], sentence.words[last + 1]
    if name.end == sign.start:
        return True
    return f"{name.text.replace('.', '')}$" in currencies().signs and not _is_in_row_of_sums(sentence, first, last)


def _is_in_row_of_sums(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name with its article goes on a row of givers: "Oman pledged $9 million *and the US $7 million*."."""
    words = sentence.words
    joined = [word.lower for word in words[max(first - _OPENER, 0) : first]]
    if len(joined) < _OPENER or joined[1] != "the" or joined[0] not in group("row openers"):
        return False
    behind = next((word for word in words[last + 2 :] if word.tag != "CD"), None)
    return behind is None or behind.pos in {"PUNCT", "CCONJ", "ADP"}
