"""Our own view of a parsed article: sentences of words with offsets, and what was recognised in them.

Nothing above this floor sees the NLP engine, so a `Sentence` can be built by hand in a test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from pledgebook.model.evidence import Quote, Reading

T_co = TypeVar("T_co", covariant=True)


class Kind(StrEnum):
    """What a stretch of text is on the page."""

    PROSE = "prose"
    HEADING = "heading"
    BULLET = "bullet"
    DATELINE = "dateline"
    DEBRIS = "debris"
    """Leftovers of the page: captions' credits, "Read more", tags."""
    FOREIGN = "foreign"
    """In another language than English."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: `text[start:end]` of the article."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Word:
    """One token of a sentence. `head` is the index of its governor within the sentence, its own at the root.

    `tag` is the Penn Treebank tag, `pos` the universal one, `dep` the ClearNLP/spaCy dependency label,
    `entity` the engine's hint (PERSON, ORG, DATE ...) or "". Offsets are those of the article.
    """

    index: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    entity: str = ""
    lower: str = field(init=False, repr=False, compare=False)
    """The text in small letters, which is asked for some twenty times a word."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())

    @property
    def is_verb(self) -> bool:
        """Whether it is a verb, auxiliaries among them."""
        return self.pos in {"VERB", "AUX"}

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun, names among them."""
        return self.pos in {"NOUN", "PROPN"}


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence. `block` numbers the paragraph that it stands in, `kind` says what that is."""

    article: str
    text: str
    start: int
    words: tuple[Word, ...]
    block: int = 0
    kind: Kind = Kind.PROSE

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def _below(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.index:
                below[word.head].append(word.index)
        return tuple(map(tuple, below))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word of the sentence in small letters, as it stands and in its dictionary form."""
        return frozenset(form for word in self.words for form in (word.lower, word.lemma.lower()))

    @cached_property
    def root(self) -> Word:
        return next(word for word in self.words if word.head == word.index)

    def children(self, word: Word, *deps: str) -> list[Word]:
        """The words that hang on `word`, only those with one of `deps` where any are named, in text order."""
        below = self._below[word.index]
        if not below or not deps:
            return [self.words[i] for i in below]
        return [child for i in below if (child := self.words[i]).dep in deps]

    def child(self, word: Word, *deps: str) -> Word | None:
        return next(iter(self.children(word, *deps)), None)

    def above(self, word: Word) -> Iterator[Word]:
        """The governors of a word, nearest first, up to the root."""
        while word.head != word.index:
            word = self.words[word.head]
            yield word

    def subtree(self, word: Word) -> list[Word]:
        """The word and all that hangs on it, in text order."""
        found, todo = [], [word.index]
        while todo:
            index = todo.pop()
            found.append(index)
            todo.extend(self._below[index])
        return [self.words[i] for i in sorted(found)]

    def quote(self, first: int, last: int) -> Quote:
        """The words from index `first` to `last`, both included, as they stand in the article."""
        start, end = self.words[first].start, self.words[last].end
        return Quote(self.article, start, end, self.text[start - self.start : end - self.start])

    @property
    def whole(self) -> Quote:
        return Quote(self.article, self.start, self.end, self.text)


@dataclass(frozen=True, slots=True)
class Mention(Generic[T_co]):
    """Something recognised in a sentence, from word `first` to word `last`, both included."""

    value: T_co
    first: int
    last: int
    rule: str

    def holds(self, index: int) -> bool:
        return self.first <= index <= self.last

    def reading(self, sentence: Sentence) -> Reading[T_co]:
        return Reading(self.value, sentence.quote(self.first, self.last), self.rule)


@dataclass(frozen=True)
class Doc:
    """A parsed article: its sentences in text order."""

    article: str
    text: str
    sentences: tuple[Sentence, ...]
    blocks: tuple[Block, ...] = field(default=())
