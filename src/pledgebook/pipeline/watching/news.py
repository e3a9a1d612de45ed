"""What a new version of an article changed, told as one would tell it to a colleague."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pledgebook.ledger.changes import Change, Kind, between, changes
from pledgebook.model.ledgers import Ledger


def changed(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """All changes; where one commitment went and one of the same donor, recipient and thing came, that one is the other with
    corrected words, and what differs between the two is told.
    """
    found = changes(before, after)
    old = {each.id: each for each in before.commitments}
    new = {each.id: each for each in after.commitments}
    pairs = dict(_replaced(found))
    told = [each for each in found if each.commitment not in pairs and each.commitment not in pairs.values()]
    for was, now in sorted(pairs.items()):
        told.append(Change(now, Kind.REDIRECTED, "id", was, now))
        told += between(old[was], new[now])
    return tuple(told)


def _replaced(found: Iterable[Change]) -> list[tuple[str, str]]:
    """The pairs of what went and what came, where neither could be another."""
    went, came = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for each in found:
        if each.kind in (Kind.GONE, Kind.NEW):
            (went if each.kind is Kind.GONE else came)[_about(each.commitment)].append(each.commitment)
    return [(one[0], came[about][0]) for about, one in went.items() if len(one) == 1 and len(came[about]) == 1]


def _about(name: str) -> str:
    """A commitment's id without the letters that tell it from others of its kind."""
    return name.rpartition("-")[0]
