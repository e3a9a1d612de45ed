"""What keeps two strands apart whatever speaks for them: each bar's docstring is its public explanation."""

from __future__ import annotations

from collections.abc import Callable

from pledgebook.ledger.gist import ASKING
from pledgebook.ledger.likeness import likeness
from pledgebook.ledger.strand import Strand
from pledgebook.model.amounts import Amount
from pledgebook.model.reports import Act

Bar = Callable[[Strand, Strand], bool]


def one_article(new: Strand, old: Strand) -> bool:
    """One article speaks of both, as two things."""
    return not new.articles.isdisjoint(old.articles)


def other_scope(new: Strand, old: Strand) -> bool:
    """One is a running total, the other a single promise."""
    return new.cumulative != old.cumulative


def other_donor(new: Strand, old: Strand) -> bool:
    """The donors differ; a group such as "allies" never stands for its members."""
    if new.donors and old.donors:
        return new.donors.isdisjoint(old.donors) or not (new.donors <= old.donors or old.donors <= new.donors)
    return bool(new.donors and old.donor_group) or bool(old.donors and new.donor_group)


def other_recipient(new: Strand, old: Strand) -> bool:
    """The recipients differ."""
    return bool(new.recipients and old.recipients) and new.recipients.isdisjoint(old.recipients)


def other_thing(new: Strand, old: Strand) -> bool:
    """The names are those of different things."""
    return any(likeness(a, b) <= -1 for a in new.items for b in old.items)


def other_figure(new: Strand, old: Strand) -> bool:
    """The figures can't be those of one promise."""
    if not new.figures or not old.figures:
        return False
    return not any(_one_quantity(a, b, new, old) for a in new.figures for b in old.figures)


def _one_quantity(one: Amount, other: Amount, new: Strand, old: Strand) -> bool:
    """Whether the two can be one, or the smaller a delivery out of the larger."""
    if one.unit != other.unit or one.meets(other):
        return True
    if one.value is None or other.value is None or old.cumulative:
        return False
    return Act.DELIVERED in new.acts and Act.DELIVERED not in old.acts and one.value < other.value


def another(new: Strand, old: Strand) -> bool:
    """The words say that it comes on top of what was known ("another", "additional")."""
    if not new.anew or not old.acts - ASKING:
        return False
    return not any(a[0] <= b[1] and b[0] <= a[1] for a in new.days for b in old.days)


def other_package(new: Strand, old: Strand) -> bool:
    """They are parts of different packages."""
    return new.package is not None and old.package is not None and new.package is not old.package


def package_and_part(new: Strand, old: Strand) -> bool:
    """One is the package, the other a part of it."""
    return new.package is old or old.package is new


BARS: tuple[Bar, ...] = (
    one_article,
    other_scope,
    other_donor,
    other_recipient,
    other_package,
    package_and_part,
    other_figure,
    another,
    other_thing,
)
