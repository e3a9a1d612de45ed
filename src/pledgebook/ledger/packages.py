"""Packages and their parts among the homes of commitments."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pledgebook.model.ledgers import Commitment

Home = TypeVar("Home", bound=Hashable)
"""What stands for the home of a commitment. `packages` tell of each part the home of which it is a part."""


def break_circles(homes: Sequence[Home], packages: dict[Home, Home]) -> list[Home]:
    """Take out of every circle of packages the link that closes it; what is given back are the homes that lost one."""
    order = {home: number for number, home in enumerate(homes)}
    walked: set[Home] = set()
    closing = []
    for home in homes:
        path: list[Home] = []
        above: Home | None = home
        while above is not None and above not in walked:
            walked.add(above)
            path.append(above)
            above = packages.get(above)
        if above in path:
            closing.append(min(path[path.index(above) :], key=order.__getitem__))
    for home in closing:
        del packages[home]
    return sorted(closing, key=order.__getitem__)


def with_parts(commitments: Mapping[Home, Commitment], packages: Mapping[Home, Home]) -> list[Commitment]:
    """The commitments in the order given, knowing their package and parts."""
    parts: dict[Home, list[str]] = {}
    for home, package in packages.items():
        parts.setdefault(package, []).append(commitments[home].id)
    return [_placed(each, commitments, packages.get(home), parts.get(home, ())) for home, each in commitments.items()]


def _placed(each: Commitment, commitments: Mapping[Home, Commitment], package: Home | None, parts: Sequence[str]) -> Commitment:
    if package is None and not parts:
        return each
    return replace(each, package=commitments[package].id if package is not None else None, parts=tuple(sorted(parts)))
