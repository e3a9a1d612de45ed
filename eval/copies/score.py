"""How many of the labelled pairs are told right, and the tables of `make eval`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.copies.pairs import Pair, pairs
from eval.table import Row, Table
from pledgebook.sources.copies import Story, copied


@dataclass(frozen=True)
class Score:
    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def found(pair: Pair) -> bool:
    """Whether the pair would be found in a book: by a trait that both have, and by their words."""
    return _found(_story(pair.one.text), _story(pair.other.text))


def scored(labelled: Sequence[Pair]) -> Score:
    stories: dict[str, Story] = {}
    for pair in labelled:
        for text in (pair.one.text, pair.other.text):
            stories[text] = stories.get(text) or _story(text)
    counts = Counter((_found(stories[pair.one.text], stories[pair.other.text]), pair.same) for pair in labelled)
    return Score(counts[True, True], counts[True, False], counts[False, True])


def _story(text: str) -> Story:
    return Story(text)


def _found(one: Story, other: Story) -> bool:
    enough, twice = one.sought
    shared = {*other.traits}
    return bool(not shared.isdisjoint(enough) or len(shared.intersection(twice)) > 1) and copied(one, other)


def tables(_: Path) -> Iterator[Table]:
    """Recognising copies, over all labelled pairs and by kind. Needs nothing but the project itself."""
    labelled = pairs()
    score = scored(labelled)
    rows = [Row(f"pair F1 ({len(labelled)} pairs)", f"{score.f1:.3f}", "≥ .95")]
    rows.append(Row("right, wrongly joined, missed", f"{score.right}, {score.wrong}, {score.missed}"))
    for kind in dict.fromkeys(pair.kind for pair in labelled):
        of_kind = [pair for pair in labelled if pair.kind == kind]
        right = sum(found(pair) is pair.same for pair in of_kind)
        rows.append(Row(kind, f"{right} of {len(of_kind)}"))
    yield Table("Copies of one story", tuple(rows))
