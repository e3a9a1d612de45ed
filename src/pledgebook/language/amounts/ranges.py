"""The second number of a range: "3 to 5,000", "three or four", "between $5 million and $10 million", "$2-3 billion"."""

from __future__ import annotations

from decimal import Decimal

from pledgebook.language.amounts import money
from pledgebook.language.amounts.numbers import Numeral, numeral_at
from pledgebook.language.amounts.spelled import DASHES
from pledgebook.language.amounts.strips import Strip
from pledgebook.language.amounts.things import unit_behind
from pledgebook.lexicon import quantities
from pledgebook.lexicon.quantities import UnitKind

_LOOK_BACK = 8


def partner(strip: Strip, low: Numeral, coin: money.Coin | None) -> Numeral | None:
    """The upper number of the range that `low` opens, with the scale that both share taken into account by `shared`."""
    if low.value is None or low.part:
        return None
    at = _over(strip, low, coin)
    if at is None or at >= len(strip.atoms):
        return None
    second = _sign_over(strip, at)
    high = numeral_at(strip.atoms, second, money=coin is not None) if second < len(strip.atoms) else None
    if high is None or high.value is None or high.part or (second > at) > (coin is not None):
        return None
    return high if shared(low, high, strip) < high.value else None


def shared(low: Numeral, high: Numeral, strip: Strip) -> Decimal:
    """The lower number with the scale that stands only behind the upper: "2-3 billion", "3 to 5,000"."""
    value, top = low.value or Decimal(0), high.value or Decimal(0)
    if high.factor > 1 and low.factor == 1 and value < top / high.factor * 10:
        return value * high.factor
    grouped = high.digits and "," in strip.atoms[high.first].text and top % 1000 == 0
    return value * 1000 if grouped and value < 100 and value * 1000 < top else value


def _over(strip: Strip, low: Numeral, coin: money.Coin | None) -> int | None:
    """The atom behind what joins the two numbers, None when nothing does."""
    after = low.last + 1
    if coin is None:
        unit, named = unit_behind(strip, low.last), money.behind(strip, low.last)
        measured = unit.last if unit and unit.unit.kind in {UnitKind.MEASURE, UnitKind.SHARE} else low.last
        after = max(measured, named.edge if named else low.last) + 1
    joint = strip.lower(after)
    opens = strip.lower(coin.edge - 1 if coin else low.first - 1)
    return after + 1 if _joins(strip, joint, opens, after, low) else None


def _joins(strip: Strip, joint: str, opens: str, at: int, low: Numeral) -> bool:
    """Whether the word `joint` at atom `at` joins two numbers of which the first stands behind the word `opens`."""
    if joint in DASHES:
        return strip.gap(at) == strip.gap(at + 1)
    if joint == "to":
        return opens != "by" and not (opens == "from" and _changing(strip, low.first))
    return (joint == "or" and at == low.last + 1) or (joint == "and" and opens == "between")


def _changing(strip: Strip, at: int) -> bool:
    """Whether "from X to Y" tells of a change and not of a range."""
    word = strip.atoms[at].word
    changes = quantities.numbers().changes
    before = strip.sentence.words[max(0, word - _LOOK_BACK) : word]
    return any(one.lemma.lower() in changes or one.lower in changes for one in before)


def _sign_over(strip: Strip, at: int) -> int:
    """The atom of the number itself when a currency sign stands before it."""
    sign = strip.sign_at(strip.atoms[at].start)
    return next((step for step in range(at, len(strip.atoms)) if sign and strip.atoms[step].start >= sign[0]), at)
