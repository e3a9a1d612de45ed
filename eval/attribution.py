"""Who says it: sources against PolNeAR (Newell et al., LREC 2018), the attributions with verbs of commitment.

Each case marks one attribution of a passage; the passage's others are not marked. So we look at the saying whose cue
lies in the marked cue, the outermost first, and ask whether its source overlaps the marked one. A source where none
is marked is a false alarm. The strict row asks for the very same words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.peers import absent
from eval.table import Row, Table
from pledgebook.language.doc import Sentence
from pledgebook.language.read import parsed
from pledgebook.language.speech.contents import completed
from pledgebook.language.speech.cues import uttered
from pledgebook.language.speech.quotations import quotations
from pledgebook.model.articles import Article

CASES = Path("benchmarks/attribution/polnear_train_dev.jsonl")
Span = tuple[int, int]


@dataclass
class Tally:
    """Right, predicted and marked sources."""

    right: int = 0
    predicted: int = 0
    marked: int = 0

    def add(self, predicted: Span | None, marked: list[Span], *, exact: bool) -> None:
        self.predicted += predicted is not None
        self.marked += bool(marked)
        self.right += predicted is not None and any(_agree(predicted, one, exact=exact) for one in marked)

    @property
    def figure(self) -> str:
        precision, recall = self.right / max(self.predicted, 1), self.right / max(self.marked, 1)
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0.0
        return f"F1 {f1:.3f} (P {precision:.3f}, R {recall:.3f})"


def tables(shared: Path) -> Iterable[Table]:
    cases = [json.loads(line) for line in (shared / CASES).read_text(encoding="utf-8").splitlines()]
    found = [(case, _source(case, _ours(case["text"]))) for case in cases]
    rows = [Row("source overlap", _tally(found, exact=False), "F1 ≥ .80"), Row("source exact", _tally(found, exact=True))]
    yield Table(f"Who says it: {len(cases)} attributions with verbs of commitment (PolNeAR)", (*rows, *_textacy(cases)))


def _tally(found: list[tuple[dict[str, Any], Span | None]], *, exact: bool) -> str:
    tally = Tally()
    for case, source in found:
        tally.add(source, [(start, end) for start, end in case["spans"].get("Source", [])], exact=exact)
    return tally.figure


def _agree(one: Span, other: Span, *, exact: bool) -> bool:
    return one == other if exact else one[0] < other[1] and other[0] < one[1]


def _source(case: dict[str, Any], sayings: Iterable[tuple[Span, Span | None]]) -> Span | None:
    """The source of the first saying whose cue lies in the marked cue and that has a source."""
    marked = [(start, end) for start, end in case["spans"]["Cue"]]
    return next((source for cue, source in sayings if source and any(_agree(cue, one, exact=False) for one in marked)), None)


def _ours(text: str) -> Iterator[tuple[Span, Span | None]]:
    """Cue and source of every saying, as offsets."""
    doc = parsed(Article("case", text))
    for sentence, quoted in zip(doc.sentences, quotations(doc), strict=True):
        for one in completed(sentence, uttered(sentence), quoted):
            span = one.source_span(sentence)
            yield _offsets(sentence, one.cue, one.cue), _offsets(sentence, *span) if span else None


def _offsets(sentence: Sentence, first: int, last: int) -> Span:
    return sentence.words[first].start, sentence.words[last].end


def _textacy(cases: list[dict[str, Any]]) -> Iterator[Row]:
    """The peer's direct quotations on the same passages, where it is installed; passages it can't read count as empty."""
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        yield absent("textacy, direct quotations: source overlap")
        return
    found = [(case, _source(case, _theirs(case["text"], direct_quotations))) for case in cases]
    yield Row("textacy, direct quotations: source overlap", _tally(found, exact=False))


def _theirs(text: str, extract: Any) -> list[tuple[Span, Span | None]]:
    from pledgebook.language.engine import load
    from pledgebook.language.layout import plain_view

    try:
        quotes = list(extract(load()(plain_view(text))))
    except ValueError:
        return []  # it raises on an unclosed quotation mark
    return [(_stretch(quote.cue), _stretch(quote.speaker)) for quote in quotes]


def _stretch(words: Any) -> Span:
    return words[0].idx, words[-1].idx + len(words[-1])
