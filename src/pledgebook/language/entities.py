"""The entities of a text, as spaCy's recogniser finds them by going from word to word, by a shorter way.

Outside of an entity its next step depends on nothing but the word that it has come to, so all these steps are weighed at
once. Inside of one it can only go on or end it. (Lample and others, "Neural Architectures for Named Entity Recognition",
2016, tell of such recognisers; the moves are those of spaCy's `BiluoPushDown`.)

spaCy 3.8 asks of each of 74 moves for each word whether it may be taken, and takes Python's global lock for each answer, since
under Cython 3 these checks may raise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from pledgebook.language.vectors import vectors

if TYPE_CHECKING:
    from spacy.tokens import Doc

BEGIN, INSIDE, LAST, UNIT = "B-", "I-", "L-", "U-"
Found = tuple[int, int, str]
"""The first word of an entity, the one behind its last, and its label."""


def entities(component: Any, docs: Sequence[Doc]) -> bool:
    """Set the entities of texts that have none yet; False where the recogniser is of another make."""
    steps = _steps(component)
    found = steps.found(docs) if steps else None
    if found is None:
        return False
    from spacy.tokens import Span

    for doc, own in zip(docs, found, strict=True):
        doc.set_ents([Span(doc, start, end, label) for start, end, label in own], default="outside")
    return True


def forget_steps() -> None:
    """Let go of the recognisers that were looked into."""
    _steps.cache_clear()


@lru_cache(maxsize=2)
def _steps(component: Any) -> _Steps | None:
    """The steps of a recogniser that takes one at a time, looking at a word, the entity's first and the word before."""
    if component.cfg.get("beam_width") != 1 or component.postprocesses or not component.model.attrs["has_upper"]:
        return None
    words, lower, upper = component.model.layers
    if [part.name for part in words.layers[1:]] != ["list2array", "linear"] or lower.get_dim("nF") != 3:
        return None
    moves = tuple(component.moves.get_class_name(number) for number in range(component.moves.n_moves))
    return _Steps(words.layers[0], words.layers[2], lower, upper, moves)


@dataclass(frozen=True)
class _Steps:
    """The networks of a recogniser: of words among their neighbours, narrowed; of what it looks at; of its moves, by name."""

    network: Any
    narrowed: Any
    looked_at: Any
    weighed: Any
    moves: tuple[str, ...]

    def found(self, docs: Sequence[Doc]) -> list[list[Found]] | None:
        """The entities of each text; None where its network of words is of another make."""
        if not any(len(doc) for doc in docs):
            return [[] for _ in docs]
        rows = vectors(self.network, docs)
        if rows is None:
            return None
        ops = self.looked_at.ops
        parts = self.looked_at.predict(self.narrowed.predict(ops.xp.concatenate(rows)))
        starts = accumulate((len(doc) for doc in docs), initial=1)  # the 0th says what no word says
        each = zip(docs, starts, strict=False)
        return [list(self._of(doc, parts[start : start + len(doc)], parts[0])) for doc, start in each]

    def _of(self, doc: Doc, parts: Any, nothing: Any) -> Iterator[Found]:
        """`parts`: of each word what it says as the word come to, as an entity's first and as the word before; `nothing`: what
        no word says in these places.
        """
        ends = self._last_words(doc)
        first = self._first_moves(doc, parts, nothing, ends)
        at, out = 0, self.moves.index("O")
        for start in [place for place, move in enumerate(first) if move != out]:
            if start < at:
                continue
            kind, label = self.moves[first[start]][:2], self.moves[first[start]][2:]
            at = start + 1 if kind == UNIT else self._end(parts, start, label, ends)
            yield start, at, label

    def _first_moves(self, doc: Doc, parts: Any, nothing: Any, ends: Any) -> list[int]:
        """The move at each word outside of an entity. None begins with white space, nor with the last word of a sentence but
        as a whole.
        """
        weights = self._weights(parts[:, 0] + nothing[1] + nothing[2])
        blank = doc.to_array("IS_SPACE").astype(bool)
        weights[:, self._going_on] = float("-inf")
        weights[blank[:, None] & self._opening] = float("-inf")
        weights[ends[:, None] & self._beginning] = float("-inf")
        return list(weights.argmax(axis=1).tolist())

    @cached_property
    def _going_on(self) -> Any:
        return self._that(lambda move: move[:2] in (INSIDE, LAST) or move == UNIT)

    @cached_property
    def _opening(self) -> Any:
        return self._that(lambda move: move[:2] in (BEGIN, UNIT))

    @cached_property
    def _beginning(self) -> Any:
        return self._that(lambda move: move[:2] == BEGIN)

    def _that(self, fits: Callable[[str], bool]) -> Any:
        return self.looked_at.ops.xp.asarray([fits(move) for move in self.moves])

    def _last_words(self, doc: Doc) -> Any:
        """Which words are the last of a sentence or of the text."""
        ends = self.looked_at.ops.xp.ones(len(doc), dtype=bool)
        ends[:-1] = doc.to_array("SENT_START")[1:] == 1
        return ends

    def _end(self, parts: Any, start: int, label: str, ends: Any) -> int:
        """Behind which word an entity ends that begins with `start`."""
        on, off = self.moves.index(INSIDE + label), self.moves.index(LAST + label)
        at = start + 1
        while not ends[at]:
            weights = self._weights((parts[at, 0] + parts[start, 1] + parts[at - 1, 2])[None])[0]
            if weights[off] > weights[on] or (weights[off] == weights[on] and off < on):
                break
            at += 1
        return at + 1

    def _weights(self, said: Any) -> Any:
        """What speaks for each move."""
        return self.weighed.predict((said + self.looked_at.get_param("b")).max(axis=2))
