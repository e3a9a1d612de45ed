"""A sentence as the encoder takes it: its pieces, what came before it, and where its things and sides stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from pledgebook.language.doc import Sentence
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.learnt.pieces import BREAK, OPEN, pieces_of, pieces_of_all
from pledgebook.reading.learnt.sides import Side
from pledgebook.reading.things.goods import Goods, heads_of

Span = tuple[int, int]
"""The first piece, and the one behind the last."""
NOWHERE: Span = (0, 1)
"""The opening piece, which stands for what was cut off and for what is not there."""
_SENTENCE, _TITLE, _BEFORE, _NAME, _NAMES = 128, 10, 10, 6, 40  # most pieces of each


@dataclass(frozen=True, slots=True)
class Scene:
    """The numbers of all pieces, of which those from `opens` on are the sentence; where each thing stands and the word that it
    hangs by; where each side stands.
    """

    pieces: tuple[int, ...]
    opens: int
    things: tuple[tuple[Span, Span], ...]
    sides: tuple[Span, ...]


def scene(title: str, before: Sentence | None, sight: Sight, things: Sequence[Goods], sides: Sequence[Side]) -> Scene:
    """The scene of a sentence in an article of that title, behind the sentence `before`."""
    names = tuple(_named(side) for side in sides if side.mention is None)
    context = (OPEN, *tuple(chain.from_iterable(names))[:_NAMES], BREAK, *pieces_of_all(title.split())[:_TITLE], BREAK)
    context += (*(pieces_of_all(word.text for word in before.words)[-_BEFORE:] if before else ()), BREAK)
    opens = len(context)
    words = tuple(pieces_of(word.text) for word in sight.sentence.words)
    starts = tuple(accumulate(map(len, words), initial=opens))

    def of_words(first: int, last: int) -> Span:
        return _clipped((starts[first], starts[last + 1]), opens + _SENTENCE)

    before_it = iter(pairwise(accumulate(map(len, names), initial=1)))
    heads = (heads_of(sight, thing)[-1].index for thing in things)
    return Scene(
        (*context, *tuple(chain.from_iterable(words))[:_SENTENCE], BREAK),
        opens,
        tuple((of_words(thing.first, thing.last), of_words(head, head)) for thing, head in zip(things, heads, strict=True)),
        tuple(
            of_words(side.mention.first, side.mention.last) if side.mention else _clipped(next(before_it), _NAMES + 1)
            for side in sides
        ),
    )


def _named(side: Side) -> tuple[int, ...]:
    """A side that the article spoke of before, with where: "giver before Norway;"."""
    name = side.party.quote.words if side.party.quote else side.actor.id
    return (*pieces_of_all(side.where.split()), *pieces_of_all(name.split())[:_NAME], *pieces_of(";"))


def _clipped(span: Span, end: int) -> Span:
    start, behind = span[0], min(span[1], end)
    return (start, behind) if start < behind else NOWHERE
