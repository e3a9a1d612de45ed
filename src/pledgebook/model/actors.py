"""Who acts: countries, institutions, groups, organisations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    COUNTRY = "country"
    INSTITUTION = "institution"
    """A body of states or of the public: EU, NATO, IMF, UNICEF, a fund."""
    GROUP = "group"
    """A set named only as such: "allies", "Western countries", "donors"."""
    ORGANISATION = "organisation"
    """A charity, foundation, company, armed movement."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party to commitments.

    `id` is the ISO 3166 alpha-2 code for a country (with its government, ministers and capital), else the
    usual English short name. Two actors are the same when their ids are.
    """

    id: str
    kind: ActorKind = ActorKind.COUNTRY


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so, as the text has it, and the side spoken for where it is known."""

    name: str
    actor: Actor | None = None
