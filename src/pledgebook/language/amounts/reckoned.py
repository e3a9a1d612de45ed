"""Numbers as they are reckoned: signs, powers, ratios and odd fractions ("minus one over twenty", "1.3x10^6", "three
twenty-firsts"). No aid is counted so; `find_numbers` reads them for whoever asks for numbers as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, DecimalException

from pledgebook.language.amounts.atoms import Atom, atoms, glued
from pledgebook.language.amounts.numbers import Numeral, numeral_at
from pledgebook.language.amounts.spelled import DASHES, Found, lower, small, spelled
from pledgebook.lexicon import quantities

_MINUS = frozenset({"minus", "negative"})
_POWERS = 40  # larger exponents are no numbers of news


def find_numbers(text: str) -> tuple[tuple[Decimal, int, int], ...]:
    """Every number of a text with a value, and the stretch `text[start:end]` that it is read from."""
    found = atoms(text)
    numbers, at = [], 0
    while at < len(found):
        if (numeral := reckoned_at(found, at)) is None:
            at += 1
            continue
        if numeral.value is not None:
            numbers.append((numeral.value, found[at].start, found[numeral.last].end))
        at = numeral.last + 1
    return tuple(numbers)


def reckoned_at(found: Sequence[Atom], at: int) -> Numeral | None:
    """The number at `at` in any form; None when none starts there."""
    sign = _negative(found, at)
    start = at + sign
    if start >= len(found):
        return None
    forms = [form for form in (numeral_at(found, start), _fifths(found, start)) if form]
    numeral = max(forms, key=lambda form: form.last, default=None)
    if numeral is None or numeral.value is None:
        return numeral if not sign else None
    value, last = numeral.value, numeral.last
    for step in (_added, _raised, _over):
        value, last = step(found, value, last, numeral) or (value, last)
    return numeral._replace(value=-value if sign else value, first=at, last=last)


def _negative(found: Sequence[Atom], at: int) -> int:
    """How many atoms say that the number is negative."""
    if lower(found, at) in _MINUS:
        return 1
    opens = at == 0 or (not glued(found[at - 1], found[at]) and found[at - 1].kind != "digits")
    return int(lower(found, at) in DASHES and opens)


def _added(found: Sequence[Atom], value: Decimal, last: int, numeral: Numeral) -> Found | None:
    """As in "4 thousand 3 hundred and 21", "6 crore and two hundred": smaller parts behind a scale."""
    bound = numeral.factor
    if not numeral.digits or bound < 100:
        return None
    start = last
    while (more := _smaller(found, last, bound)) and more.value is not None:
        value, last, bound = value + more.value, more.last, more.factor if more.factor > 1 else Decimal(0)
    return (value, last) if last > start else None


def _smaller(found: Sequence[Atom], last: int, bound: Decimal) -> Numeral | None:
    step = last + 1 + (lower(found, last + 1) == "and")
    more = numeral_at(found, step) if step < len(found) else None
    fits = more is not None and more.value is not None and 0 < more.value < bound and more.value == more.value.to_integral_value()
    return more if fits else None


def _raised(found: Sequence[Atom], value: Decimal, last: int, numeral: Numeral) -> Found | None:
    """As in "1.3x10^6", "-2.5^-1", "12.32e+14"."""
    if not numeral.digits:
        return None
    if lower(found, last + 1) in {"x", "×"} and lower(found, last + 2) == "10" and (power := _exponent(found, last + 3)):
        return value.scaleb(power[0]), power[1]
    if lower(found, last + 1) == "e" and glued(found[last], found[last + 1]) and (power := _exponent(found, last + 1)):
        return value.scaleb(power[0]), power[1]
    if power := _exponent(found, last + 1) if lower(found, last + 1) == "^" else None:
        try:
            return value ** power[0], power[1]
        except DecimalException:
            return None
    return None


def _exponent(found: Sequence[Atom], at: int) -> tuple[int, int] | None:
    """The signed whole number behind "^" or "e" at `at`."""
    step, sign = at + 1, 1
    while lower(found, step) in {"+", *DASHES}:
        sign, step = (-1 if lower(found, step) in DASHES else sign), step + 1
    digits = lower(found, step)
    return (sign * int(digits), step) if digits.isdecimal() and int(digits[:4]) < _POWERS else None


def _over(found: Sequence[Atom], value: Decimal, last: int, numeral: Numeral) -> Found | None:
    """As in "one over three", "two out of five hundred"; a currency's "$2000 over 3 years" is none."""
    spread = (
        1 if lower(found, last + 1) == "over" else 2 if (lower(found, last + 1), lower(found, last + 2)) == ("out", "of") else 0
    )
    below = numeral_at(found, last + 1 + spread) if spread and last + 1 + spread < len(found) else None
    before = found[numeral.first - 1].text if numeral.first else ""
    priced = before == "$" or before in quantities.currencies().signs
    if below is None or not below.value or priced or (spread == 2 and below.value < value):
        return None
    return value / below.value, below.last


def _fifths(found: Sequence[Atom], at: int) -> Numeral | None:
    """As in "one hundred thirty-two fifths", "three twenty-firsts", "a hundred trillionths"."""
    for end in _plural_parts(found, at):
        for split in range(at + 1, end + 1):
            below = _denominator(found, split, end)
            above = _whole(found, at, split)
            if below and above:
                return Numeral(above / below, at, end)
    return None


def _plural_parts(found: Sequence[Atom], at: int) -> list[int]:
    """The nearby atoms that can end a fraction in words."""
    parts = quantities.numbers().parts
    near = range(at + 1, min(at + 9, len(found)))
    return [step for step in near if lower(found, step).removesuffix("s") in parts or lower(found, step) in {"first", "firsts"}][
        :1
    ]


def _denominator(found: Sequence[Atom], start: int, end: int) -> Decimal | None:
    """What "twenty-firsts", "fifths" or "hundredth" divide by."""
    parts, name = quantities.numbers().parts, lower(found, end)
    last = Decimal(1) if name in {"first", "firsts"} else Decimal(parts[name.removesuffix("s")].denominator)
    if start == end:
        return last if name.endswith("s") and last > 1 else None
    tens = quantities.numbers().tens.get(lower(found, start))
    hyphen = end - start - 1
    joined = hyphen == 0 or (hyphen == 1 and lower(found, start + 1) in DASHES)
    return tens + last if tens and joined and last < 10 else None


def _whole(found: Sequence[Atom], at: int, end: int) -> Decimal | None:
    """The number that fills the atoms from `at` up to `end`."""
    stop = end - 1 if end - 1 > at and lower(found, end - 1) in DASHES else end
    value = spelled(found[:stop], at) or small(found[:stop], at)
    if value is None and stop == at + 1 and lower(found, at) in {"a", "an"}:
        return Decimal(1)
    return value[0] if value and value[1] == stop - 1 else None
