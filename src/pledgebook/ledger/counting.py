"""Whether a commitment may enter a sum; the first rule that keeps it out is the one that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgebook.ledger.figures import absurd
from pledgebook.model.actors import ActorKind
from pledgebook.model.amounts import Amount
from pledgebook.model.items import ItemClass
from pledgebook.model.ledgers import Commitment, Place, Stage
from pledgebook.model.reports import Scope

COUNTED = frozenset({Stage.PLEDGED, Stage.ORDERED, Stage.DELIVERED_PART, Stage.DELIVERED})


@dataclass(frozen=True, slots=True)
class Around:
    """What a rule may ask about the rest of the ledger."""

    commitments: Mapping[str, Commitment]
    givers: frozenset[str]
    """The institutions that are donors of something which binds."""

    def packages_of(self, commitment: Commitment) -> Iterator[Commitment]:
        """The package that it is a part of, that one's package, and so on; a circle is walked once."""
        seen = {commitment.id}
        name = commitment.package
        while name is not None and name not in seen and name in self.commitments:
            seen.add(name)
            package = self.commitments[name]
            yield package
            name = package.package


def permission(commitment: Commitment) -> bool:
    """A permission is not aid."""
    return commitment.item.item_class is ItemClass.PERMISSION


def running_total(commitment: Commitment) -> bool:
    """A running total checks the sum and never adds to it."""
    return commitment.scope is Scope.CUMULATIVE


def not_binding(commitment: Commitment) -> bool:
    """Only what is pledged, ordered or delivered counts."""
    return commitment.stage not in COUNTED


def doubtful(commitment: Commitment) -> bool:
    """It may be the same as another commitment and waits for a person."""
    return any(step.place is Place.WAITS for step in commitment.steps)


def nobody_named(commitment: Commitment) -> bool:
    """No donor is named, so it may be the same as somebody's commitment."""
    return not commitment.donors


def group_only(commitment: Commitment) -> bool:
    """It is stated for a group, whose members' commitments count."""
    return bool(commitment.donors) and all(actor.kind is ActorKind.GROUP for actor in commitment.donors)


def through_fund(commitment: Commitment, around: Around) -> bool:
    """It goes into a fund that gives it on, and counts there."""
    return bool(commitment.recipients) and all(actor.id in around.givers for actor in commitment.recipients)


def absurd_figure(commitment: Commitment) -> bool:
    """Its figure can't be: it is below zero, or larger than anything of its kind ever was."""
    return any(isinstance(each, Amount) and absurd(each) for each in (commitment.amount, commitment.delivered))


def unsized_package(commitment: Commitment) -> bool:
    """It is a package without a sum of its own: its parts count."""
    return bool(commitment.parts) and not isinstance(commitment.amount, Amount)


def inside_package(commitment: Commitment, around: Around) -> bool:
    """Its value is inside the sum stated for its package."""
    if commitment.package is None:
        return False
    return any(_holds(package, commitment) for package in around.packages_of(commitment) if package.stage in COUNTED)


def _holds(package: Commitment, part: Commitment) -> bool:
    if not isinstance(package.amount, Amount) or not isinstance(part.amount, Amount):
        return False
    return package.amount.unit == part.amount.unit or (package.amount.is_money and part.amount.is_money)


OWN: tuple[Callable[[Commitment], bool], ...] = (
    permission,
    running_total,
    not_binding,
    doubtful,
    nobody_named,
    group_only,
    absurd_figure,
    unsized_package,
)
"""The rules that ask about the commitment alone."""
AROUND: tuple[Callable[[Commitment, Around], bool], ...] = (through_fund, inside_package)
"""Those that look at others."""

Judge = Callable[[Commitment, str], Commitment]


def judged(commitment: Commitment, around: str) -> Commitment:
    """The commitment with whether it counts, and by which rule not; `around` is what speaks against it beside itself."""
    why_not = next((_said(rule) for rule in OWN if rule(commitment)), around)
    return replace(commitment, counts=not why_not, why_not=why_not)


def counted(commitments: Sequence[Commitment], judge: Judge = judged) -> list[Commitment]:
    """The commitments, each with whether it counts, and by which rule not."""
    around = Around({each.id: each for each in commitments}, _givers(commitments))
    return [judge(each, _why_not(each, around)) for each in commitments]


def _why_not(commitment: Commitment, around: Around) -> str:
    for rule in AROUND:
        if rule(commitment, around):
            return _said(rule)
    return ""


def _said(rule: Callable[..., bool]) -> str:
    return " ".join((rule.__doc__ or "").split())


def _givers(commitments: Sequence[Commitment]) -> frozenset[str]:
    binding = (each for each in commitments if each.stage in COUNTED and each.scope is Scope.TRANCHE)
    return frozenset(actor.id for each in binding for actor in each.donors if actor.kind is ActorKind.INSTITUTION)
