"""What one cue makes of a sentence: the source and the content that the grammar gives it."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Sentence, Word
from pledgebook.language.speech.grammar import Span, noun_phrase, spans
from pledgebook.lexicon.speech import Cue


@dataclass(frozen=True, slots=True)
class Uttered:
    """A cue at word `cue`, the head word of its source (None when it has none here), and the content's words."""

    cue: int
    entry: Cue
    source: Word | None
    content: frozenset[int]
    rule: str

    def source_span(self, sentence: Sentence) -> Span | None:
        return noun_phrase(sentence, self.source) if self.source else None

    def content_spans(self, sentence: Sentence) -> tuple[Span, ...]:
        return spans(sentence, self.content)


def own_words(sentence: Sentence, cue: Word, source: Word | None) -> frozenset[int]:
    """The words of the saying itself, which are no part of what is said."""
    own = {cue.index, *(child.index for child in sentence.children(cue, "aux", "auxpass", "neg", "prt"))}
    if source and source.index != cue.index:
        first, last = noun_phrase(sentence, source)
        own |= set(range(first, last + 1))
    return frozenset(own)
