"""Reactions put beside the commitments that they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from pledgebook.ledger.wording import telling, words
from pledgebook.model.ledgers import Commitment
from pledgebook.model.reports import Reaction


def told_in(commitment: Commitment) -> Set[str]:
    """The articles that tell of it."""
    return {step.report.source.article for step in commitment.steps}


def with_reactions(
    commitments: Sequence[Commitment], reactions: Iterable[Reaction], articles: Callable[[Commitment], Set[str]] = told_in
) -> list[Commitment]:
    """Each reaction goes to the commitment of its article whose thing its words name best; to none where they name none."""
    reactions = tuple(reactions)
    in_article: dict[str, list[int]] = {reaction.source.article: [] for reaction in reactions}
    for number, commitment in enumerate(commitments if reactions else ()):
        for article in in_article.keys() & articles(commitment):
            in_article[article].append(number)
    beside: dict[int, list[Reaction]] = {}
    for reaction in reactions:
        near = [(_named(reaction, commitments[number]), -number) for number in in_article[reaction.source.article]]
        worth, number = max(near, default=(0, 0))
        if worth > 0:
            beside.setdefault(-number, []).append(reaction)
    return [replace(each, reactions=tuple(beside[n])) if n in beside else each for n, each in enumerate(commitments)]


def _named(reaction: Reaction, commitment: Commitment) -> int:
    """How many of the thing's words the reaction is about, the telling ones twice."""
    about = words(reaction.about)
    return len(about & words(commitment.item.name)) + len(about & telling(commitment.item))
