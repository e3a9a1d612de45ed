"""Reactions beside the ledger: who praises, thanks, blames, warns or threatens, and about what."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.faces.cells import block, said
from pledgebook.faces.names import actor_name
from pledgebook.faces.phrases import date_words
from pledgebook.model.reports import Reaction


def reaction_line(reaction: Reaction) -> str:
    """One reaction in a sentence: "Moldova (Iurie Ceban) thanks Germany and Poland"."""
    side = actor_name(reaction.actor.value) if reaction.actor else ""
    speaker = reaction.speaker.value.name if reaction.speaker else ""
    who = f"{side} ({speaker})" if side and speaker else side or speaker or "someone"
    return f"{who} {reaction.stance.value} {reaction.about}"


def reaction_words(reaction: Reaction, indent: str, width: int) -> list[str]:
    """The reaction with the sentence that it stands on."""
    words = [line for quote in reaction.evidence[:1] for line in block(said(quote), indent + "  ", width)]
    return [*block(reaction_line(reaction), indent, width), *words]


def reactions_text(reactions: Iterable[Reaction], width: int) -> str:
    """All reactions, a line each, by date and article; "" when there are none."""
    ordered = sorted(reactions, key=_key)
    lines = [line for reaction in ordered for line in block(_dated(reaction), "", width)]
    return "\n".join(["Reactions", *lines]) + "\n" if lines else ""


def _key(reaction: Reaction) -> tuple[str, str, int, str]:
    start = reaction.evidence[0].start if reaction.evidence else 0
    return date_words(reaction.source.published, none="~"), reaction.source.article, start, reaction.id


def _dated(reaction: Reaction) -> str:
    outlet = f" [{reaction.source.outlet}]" if reaction.source.outlet else ""
    return f"{date_words(reaction.source.published, none='undated')}  {reaction_line(reaction)}{outlet}"
