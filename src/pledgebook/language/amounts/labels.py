"""Numbers that count nothing: names of models and articles, dates, years, clock times, ages, scores, phone numbers."""

from __future__ import annotations

from functools import lru_cache

from pledgebook.language.amounts.atoms import Atom, glued
from pledgebook.language.amounts.numbers import Numeral
from pledgebook.language.amounts.spelled import DASHES
from pledgebook.language.amounts.strips import Strip
from pledgebook.language.amounts.things import counted
from pledgebook.lexicon import quantities, times

_YEARS = range(1900, 2101)
_TELEPHONE = 7  # figures
_ROW = 4  # numbers side by side
_RUN_ON = frozenset("#/:_@&'’.+*=")  # glued before a number: an address, a clock time, "'90s", a phone number
_DETERMINERS = frozenset({"DT", "PRP$", "POS", "IN", "JJ"})
_OFFERS = frozenset({"NNS", "NNPS", "JJ"})


def is_label(strip: Strip, numeral: Numeral, high: Numeral | None = None) -> bool:
    """Whether a number without a currency names, dates or scores something instead of counting it; with `high`, a range."""
    end = high or numeral
    if any(strip.atoms[at].word in strip.taken for at in range(numeral.first, end.last + 1)) or _hyphened(strip, end):
        return True
    if _named(strip, numeral) or (high and numeral.digits and is_year(strip, numeral)):
        return True
    if not numeral.digits:
        return False
    return (
        _stuck_before(strip, numeral.first)
        or _is_code(strip, numeral)
        or _stuck_behind(strip, end.last)
        or _dated(strip, numeral, end)
        or (high is not None and _is_telephone(strip, numeral, high))
        or (not high and (_is_date_of_year(strip, numeral) or _aged(strip, numeral)))
    )


def _stuck_before(strip: Strip, first: int) -> bool:
    """As in "F-16", "M1", "COVID-19", "#5", "10:30", "52-48"."""
    if first == 0 or not glued(strip.atoms[first - 1], strip.atoms[first]):
        return False
    previous = strip.atoms[first - 1]
    if previous.kind != "sign":
        return True
    if previous.text in DASHES and first > 1:
        return glued(strip.atoms[first - 2], previous) and strip.atoms[first - 2].kind != "sign"
    return previous.text in _RUN_ON


def _stuck_behind(strip: Strip, last: int) -> bool:
    """As in "2A6", "4x4", "1990s", "10:30", "555-1234"; a unit may be stuck behind ("10kg")."""
    if last + 1 >= len(strip.atoms) or not glued(strip.atoms[last], strip.atoms[last + 1]):
        return False
    following = strip.atoms[last + 1]
    if following.kind == "word":
        known = quantities.units()
        return (following.lower,) not in known.phrases and (following.text,) not in known.exact
    digits_on = last + 2 < len(strip.atoms) and strip.atoms[last + 2].kind == "digits" and glued(following, strip.atoms[last + 2])
    return digits_on and (following.text in "/:.×" or following.text in DASHES)


def _hyphened(strip: Strip, numeral: Numeral) -> bool:
    """As in "a 14-point plan", "two-state", "twenty-first": what follows the hyphen is no unit."""
    at = numeral.last + 1
    if strip.lower(at) not in DASHES or at + 1 >= len(strip.atoms) or strip.gap(at) or strip.gap(at + 1):
        return False
    known = quantities.units()
    following = strip.atoms[at + 1]
    return following.kind == "word" and not (
        (following.lower,) in known.phrases or (following.text,) in known.exact or following.lower in known.hyphened
        or (following.lower,) in quantities.hedges().after
    )  # fmt: skip


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    return frozenset(times.words().months)


def _dated(strip: Strip, numeral: Numeral, end: Numeral) -> bool:
    """As in "25 January", "Jan. 25", "January 25-27", "21, 2025"."""
    if end.value is None or end.value > 31:
        return False
    before = numeral.first - 1 - (strip.lower(numeral.first - 1) == ".")
    behind = end.last + 1 + (strip.lower(end.last + 1) == "of")
    if strip.lower(end.last + 1) == "," and reads_as_year(strip.lower(end.last + 2)):
        return True
    return any(
        strip.lower(at) in _months() and strip.atoms[at].text[0].isupper()
        for at in (before, behind)
        if 0 <= at < len(strip.atoms)
    )


def _is_code(strip: Strip, numeral: Numeral) -> bool:
    """As in "0437 587 562", "6277 7500": figures that open with nought, or stand in a row of seven and more."""
    if (
        strip.atoms[numeral.first].text[0] == "0"
        and strip.atoms[numeral.first].text.isdecimal()
        and len(strip.atoms[numeral.first].text) > 1
    ):
        return True
    first, last = numeral.first, numeral.last
    while first > 0 and _in_row(strip, first - 1):
        first -= 1
    while last + 1 < len(strip.atoms) and _in_row(strip, last + 1):
        last += 1
    row = [atom.text for atom in strip.atoms[first : last + 1] if atom.kind == "digits"]
    sized = (strip.lower(last + 1),) in quantities.units().phrases
    return (
        len(row) > 1
        and not sized
        and (any(text[0] == "0" for text in row) or sum(map(len, row)) >= _TELEPHONE or len(row) >= _ROW)
    )


def _in_row(strip: Strip, at: int) -> bool:
    return strip.atoms[at].text.isdecimal() or strip.atoms[at].text in {")", "/"}


def _is_telephone(strip: Strip, low: Numeral, high: Numeral) -> bool:
    """As in "555-1234"; "500-1000" is a range."""
    written = strip.atoms[low.first].text, strip.atoms[high.first].text
    crooked = any(not text.endswith("0") for text in written)
    return high.last == low.last + 2 and [len(text) for text in written] == [3, 4] and crooked and strip.gap(high.first) == 0


def is_year(strip: Strip, numeral: Numeral) -> bool:
    """Four bare digits that can be a year."""
    return numeral.first == numeral.last and reads_as_year(strip.atoms[numeral.first].text)


def reads_as_year(written: str) -> bool:
    return len(written) == 4 and written.isdecimal() and int(written) in _YEARS


def _is_date_of_year(strip: Strip, numeral: Numeral) -> bool:
    """A year that nothing is counted by: "in 2021", "the 2022 conference"."""
    if not is_year(strip, numeral):
        return False
    before, tag = strip.lower(numeral.first - 1), strip.tag(numeral.last + 1)
    if (
        before in quantities.numbers().years
        or before in _months()
        or (before in DASHES and strip.lower(numeral.first - 2).isdigit())
    ):
        return True
    if (strip.lower(numeral.last + 1),) in quantities.units().phrases:
        return False
    noun = counted(strip, numeral.last) if tag in {"NNS", "JJ"} else None
    return noun is None or noun.tag != "NNS" or strip.tag(numeral.first - 1) in _DETERMINERS


def _named(strip: Strip, numeral: Numeral) -> bool:
    """As in "Article 5", "Leopard 2 tanks", "Group of Seven", "page 12"."""
    if numeral.factor > 1:
        return False
    first = numeral.first
    labels = quantities.numbers().labels
    label = (strip.lower(first - 1),) in labels or strip.phrase(first - 2, 2) in labels
    if label:
        at = first - 1 if (strip.lower(first - 1),) in labels else first - 2
        return strip.atoms[at].text[0].isupper() or strip.lower(first - 1) == "no." or strip.tag(numeral.last + 1) not in _OFFERS
    if not numeral.digits:  # "World War Two"
        return first > 0 and strip.atoms[first].text[0].isupper() and _is_name(strip.atoms[first - 1], strip.tag(first - 1))
    return _after_name(strip, numeral)


def _after_name(strip: Strip, numeral: Numeral) -> bool:
    """A small number behind a name, before nothing that it could count: "the Vega 3 rocket", "Ariane 6."

    "Kyiv 14 Challengers" counts: a plural, or a further name, follows. So does "send Kyiv 14 battle tanks": who gets them stands
    right behind a verb.
    """
    first = numeral.first
    if first == 0 or not _is_name(strip.atoms[first - 1], strip.tag(first - 1)) or "," in strip.atoms[first].text:
        return False
    if strip.tag(first - 2).startswith("VB") and (noun := counted(strip, numeral.last)) and noun.tag == "NNS":
        return False
    tag = strip.tag(numeral.last + 1)
    return (
        numeral.value is not None
        and 1 < numeral.value < 1000
        and tag in {"NN", "IN", "", ".", ",", ":", "-RRB-", "VBD", "VBZ", "MD", "POS"}
    )


def _is_name(atom: Atom, tag: str) -> bool:
    return atom.kind == "word" and atom.text[0].isupper() and tag in {"NNP", "NNPS"}


def _aged(strip: Strip, numeral: Numeral) -> bool:
    """As in "Ms Berg, 45, said", "aged 14"."""
    before = strip.lower(numeral.first - 1)
    if before in {"aged", "age", "ages"}:
        return True
    commas = before == "," and strip.lower(numeral.last + 1) == ","
    return commas and numeral.value is not None and numeral.value < 111 and strip.tag(numeral.first - 2) == "NNP"
