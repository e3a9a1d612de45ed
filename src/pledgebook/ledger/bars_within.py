"""What keeps two reports of one article on two lines: stricter than between articles, for who lists things means several."""

from __future__ import annotations

from pledgebook.ledger.bars import Bar, another, other_day, other_package, other_scope, other_thing
from pledgebook.ledger.figures import Relation, relation
from pledgebook.ledger.gist import ASKING
from pledgebook.ledger.likeness import alike
from pledgebook.ledger.strand import Strand
from pledgebook.model.reports import Report

NAMED = 0.8
"""From this likeness on two names are one name, or one at lesser precision."""


def package_and_part(new: Strand, old: Strand) -> bool:
    """One is the package, the other a part of it."""
    return new.package is old or old.package is new


def other_sides(new: Strand, old: Strand) -> bool:
    """The donors or the recipients are not the same ones."""
    return _differ(_side(new, "donors"), _side(old, "donors")) or _differ(_side(new, "recipients"), _side(old, "recipients"))


def _side(line: Strand, side: str) -> frozenset[str]:
    return frozenset(reading.value.id for gist in line.gists for reading in getattr(gist.report, side))


def _differ(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and one != other


def other_figure_or_unit(new: Strand, old: Strand) -> bool:
    """Both say how much, and it is not the same."""
    if new.cumulative and new.figures and old.figures:
        return not any(relation(mine, theirs) is Relation.SAME for mine in new.figures for theirs in old.figures)
    if new.figures and old.figures:
        return max(relation(mine, theirs) for mine in new.figures for theirs in old.figures) < Relation.LOOSE
    asked = [relation(mine, theirs) for mine in (*new.figures, *new.wishes) for theirs in (*old.figures, *old.wishes)]
    return bool(asked) and max(asked) is Relation.OTHER_UNIT


def other_aid(new: Strand, old: Strand) -> bool:
    """Only one of two mentions of aid says how much, and they tell of other binding acts or only one is in a package."""
    if not (new.loose and old.loose) or bool(new.figures or new.wishes) == bool(old.figures or old.wishes):
        return False
    mine, theirs = new.acts - ASKING, old.acts - ASKING
    return bool(mine and theirs and mine.isdisjoint(theirs)) or (new.package is None) != (old.package is None)


def other_list_item(new: Strand, old: Strand) -> bool:
    """Both are named in the list of one package, in other words."""
    if new.package is None or new.package is not old.package:
        return False
    pairs = ((mine.words, theirs.words) for mine in new.things for theirs in old.things)
    return not any(mine <= theirs or theirs <= mine for mine, theirs in pairs)


def two_in_one_sentence(new: Strand, old: Strand) -> bool:
    """One sentence names both, with the same act, as two things."""
    return any(_side_by_side(mine.report, theirs.report) for mine in new.gists for theirs in old.gists)


def _side_by_side(one: Report, other: Report) -> bool:
    mine, theirs = one.item.quote, other.item.quote
    if one.act.value is not other.act.value or not mine or not theirs or mine == theirs:
        return False
    return bool(one.evidence and other.evidence) and one.evidence[0] == other.evidence[0]


def other_name(new: Strand, old: Strand) -> bool:
    """The names differ; that both are kinds of aid, or things of one class, is not enough."""
    if any(mine.words == theirs.words and (mine.telling or mine.loose) for mine in new.things for theirs in old.things):
        return False
    if new.loose or old.loose:
        return not _telling_alike(new, old)
    best = max(alike(mine, theirs) for mine in new.things for theirs in old.things)
    return best < NAMED and not (_only_class(new, old) and _on_its_own(new) and _on_its_own(old))


def _telling_alike(new: Strand, old: Strand) -> bool:
    pairs = ((a.telling, b.telling) for a in new.things for b in old.things if a.item_class is b.item_class)
    return any(mine and theirs and (mine <= theirs or theirs <= mine) for mine, theirs in pairs)


def _only_class(new: Strand, old: Strand) -> bool:
    """Whether one is only named by its class ("the tanks") and the other is of that class."""
    if {thing.item_class for thing in new.things} != {thing.item_class for thing in old.things}:
        return False
    return not any(thing.telling for thing in new.things) or not any(thing.telling for thing in old.things)


def _on_its_own(line: Strand) -> bool:
    return line.package is None


BARS_WITHIN: tuple[Bar, ...] = (
    other_scope,
    other_sides,
    other_package,
    package_and_part,
    other_figure_or_unit,
    other_day,
    another,
    other_aid,
    other_list_item,
    two_in_one_sentence,
    other_thing,
    other_name,
)
