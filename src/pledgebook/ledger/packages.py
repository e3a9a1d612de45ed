"""Packages and their parts among settled commitments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pledgebook.ledger.strand import Strand
from pledgebook.model.ledgers import Commitment


def break_circles(strands: Sequence[Strand]) -> list[Strand]:
    """Take out of every circle of packages the link that closes it; what is given back are the strands that lost one."""
    broken = []
    for strand in strands:
        seen = {id(strand)}
        above = strand.package
        while above is not None and id(above) not in seen:
            seen.add(id(above))
            above = above.package
        if above is strand:
            strand.package = None
            broken.append(strand)
    return broken


def with_parts(commitments: Mapping[int, Commitment], strands: Sequence[Strand]) -> list[Commitment]:
    """The commitments in the order of their strands, knowing their package and parts. The mapping is by strand identity."""
    parts: dict[int, list[str]] = {}
    for strand in strands:
        if strand.package is not None:
            parts.setdefault(id(strand.package), []).append(commitments[id(strand)].id)
    return [_placed(commitments[id(strand)], _id(strand.package, commitments), parts.get(id(strand), ())) for strand in strands]


def _id(strand: Strand | None, commitments: Mapping[int, Commitment]) -> str | None:
    return commitments[id(strand)].id if strand is not None else None


def _placed(commitment: Commitment, package: str | None, parts: Sequence[str]) -> Commitment:
    if package is None and not parts:
        return commitment
    return replace(commitment, package=package, parts=tuple(sorted(parts)))
