"""What keeps two strands apart whatever speaks for them: each bar's docstring is its public explanation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from pledgebook.ledger.figures import Figure, Relation, other_money, relation, rounded_alike
from pledgebook.ledger.gist import ASKING, Days
from pledgebook.ledger.likeness import OTHER, alike
from pledgebook.ledger.limits import SAME_MOMENT, SAME_NEWS, SAME_WEEK
from pledgebook.ledger.strand import Strand, days_apart, out_of
from pledgebook.model.reports import Act

Bar = Callable[[Strand, Strand], bool]


def one_article(new: Strand, old: Strand) -> bool:
    """One article speaks of both, as two things."""
    return not new.articles.isdisjoint(old.articles)


def other_scope(new: Strand, old: Strand) -> bool:
    """One is a running total, the other a single promise."""
    return new.cumulative != old.cumulative


def other_donor(new: Strand, old: Strand) -> bool:
    """The donors differ; a group such as "allies" never stands for its members, nor joint donors for two who give apart."""
    if new.donors and old.donors:
        if new.donors == old.donors and len(new.donor_sets) == len(old.donor_sets) == 1:
            return False
        return not all(mine <= theirs or theirs <= mine for mine in new.donor_sets for theirs in old.donor_sets)
    return bool(new.donors and old.donor_group) or bool(old.donors and new.donor_group)


def other_group(new: Strand, old: Strand) -> bool:
    """Two groups by other names, such as "Western countries" and "NATO allies", of which other acts are told."""
    if new.donors or old.donors or not new.donor_group or not old.donor_group:
        return False
    return new.donor_group.isdisjoint(old.donor_group) and new.acts.isdisjoint(old.acts)


def other_recipient(new: Strand, old: Strand) -> bool:
    """The recipients differ; a permission for whoever asks is not the one that somebody asked for."""
    if new.recipients and old.recipients:
        return new.recipients.isdisjoint(old.recipients)
    if new.permission:
        return bool(new.recipients or old.recipients)
    return bool(new.recipients and old.recipient_group) or bool(old.recipients and new.recipient_group)


def other_package(new: Strand, old: Strand) -> bool:
    """They are parts of different packages."""
    return new.package is not None and old.package is not None and new.package is not old.package


def other_figure(new: Strand, old: Strand) -> bool:
    """The figures can't be those of one promise."""
    if not new.figures or not old.figures:
        return False
    if new.cumulative:
        return not any(_one_total(mine, theirs, new, old) for mine in new.figures for theirs in old.figures)
    if new.restates:
        return False  # a new figure for what was announced before is a new reckoning of it
    best = max([relation(mine, theirs) for mine in new.figures for theirs in old.figures])
    if best is Relation.OTHER_UNIT:
        return all(other_money(mine, theirs) for mine in new.figures for theirs in old.figures)
    return best is Relation.CLASH and not (out_of(new, old) or out_of(old, new) or _two_counts(new, old))


def _one_total(mine: Figure, theirs: Figure, new: Strand, old: Strand) -> bool:
    if mine.key == theirs.key:
        return True
    return rounded_alike(mine, theirs) and abs(new.first_seen - old.first_seen) <= SAME_NEWS


def _two_counts(new: Strand, old: Strand) -> bool:
    """Whether two outlets differ on the figure of one day's announcement of one named thing."""
    if any(figure.money for figure in chain(new.figures, old.figures)):
        return False
    return _one_name(new, old) and _same_news(new, old)


def _one_name(new: Strand, old: Strand) -> bool:
    return max(alike(mine, theirs) for mine in new.things for theirs in old.things) >= 0.9


def _same_news(new: Strand, old: Strand) -> bool:
    return any(_near(new.days.get(act), old.days.get(act)) for act in new.days.keys() & old.days.keys())


def _near(one: Sequence[Days] | None, other: Sequence[Days] | None, within: int = SAME_NEWS) -> bool:
    gap = days_apart(one or (), other or ())
    return gap is not None and gap <= within


def other_day(new: Strand, old: Strand) -> bool:
    """The same binding act happened on other days: what is promised again on another day is another promise, while one
    promise may be delivered on many days.
    """
    if new.cumulative or new.restates or not old.all_days:
        return False
    within = SAME_NEWS if new.figures or old.figures else SAME_WEEK
    for act, days in new.days.items():
        if act in old.days and act not in ASKING and not _near(days, old.days[act], within) and not _one_of_many(act, new, old):
            return True
    return False


def _one_of_many(act: Act, new: Strand, old: Strand) -> bool:
    return act is Act.DELIVERED and (out_of(new, old) or out_of(old, new))


def other_total(new: Strand, old: Strand) -> bool:
    """Running totals of other periods, or of other moments where neither states a figure."""
    if not new.cumulative:
        return False
    if new.loose and not _periods(new) <= _periods(old) and not _periods(old) <= _periods(new):
        return True
    return not (new.figures and old.figures) and abs(new.first_seen - old.last_seen) > SAME_MOMENT


def _periods(strand: Strand) -> frozenset[str]:
    return frozenset().union(*(each.telling for each in strand.things))


def another(new: Strand, old: Strand) -> bool:
    """The words say that it comes on top of what was known ("another", "additional")."""
    if new.anew == old.anew or not (old.acts if new.anew else new.acts) - ASKING:
        return False
    return not _same_news(new, old)


def goal_beside(new: Strand, old: Strand) -> bool:
    """One is a goal ("the aim is two battalions"): it stands beside what is asked, refused and promised on the way to it."""
    return (new.anew or old.anew) and _is_goal(new) != _is_goal(old)


def _is_goal(strand: Strand) -> bool:
    return strand.anew and strand.acts == {Act.PLANNED}


def other_thing(new: Strand, old: Strand) -> bool:
    """The names are those of different things."""
    for mine in new.things:
        for theirs in old.things:
            if alike(mine, theirs) <= OTHER:
                return True
    return False


BARS_OF_PARTIES: tuple[Bar, ...] = (other_donor, other_recipient)
"""Those that look at who gives and who gets, and at nothing else."""
BARS: tuple[Bar, ...] = (
    other_day,
    other_figure,
    other_thing,
    one_article,
)
"""The cheap ones that part the most come first."""

RARE_BARS: tuple[Bar, ...] = (
    other_scope,
    other_group,
    other_package,
    other_total,
    another,
    goal_beside,
)
"""What parts nothing where neither is unusual (of a vague group, a total, "another") and the new one is no part of a package."""
