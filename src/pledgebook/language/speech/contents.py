"""What is said, where the quotation marks and the commas tell more than the grammar.

"We welcome it," Smith told reporters, "and we will help."     both halves are his
The ships will sail in May, the minister said.                 all before the comma is his
The ships, he said, will sail in May.                          all around the aside is his
"""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Sentence
from pledgebook.language.speech.grammar import reach
from pledgebook.language.speech.quotations import Quoted
from pledgebook.language.speech.uttered import Uttered, own_words
from pledgebook.lexicon.speech import Form, Voice

_BREAKS = frozenset({",", ";", ":", "-", "–", "—", '"', "'", "''", "”", "’"})
_ADJUNCTS = ("prep", "npadvmod", "advmod", "dobj", "dative", "appos", "advcl", "aux", "tmod")


def completed(sentence: Sentence, found: tuple[Uttered, ...], quoted: tuple[Quoted, ...]) -> tuple[Uttered, ...]:
    """The same sayings with the contents that quotation marks and commas give them; those that say nothing are left out."""
    inside = frozenset(index for piece in quoted for index in range(piece.first, piece.last + 1))
    speakers = [one for one in found if _may_quote(one, inside)]
    completed = []
    for one in found:
        content = one.content
        if one in speakers:
            content = _with_commas(sentence, one) or content
            content |= _pieces_for(sentence, one, speakers, quoted)
        completed.append(replace(one, content=content))
    return tuple(one for one in completed if one.content_spans(sentence))


def _may_quote(one: Uttered, inside: frozenset[int]) -> bool:
    verbal = one.entry.form is Form.VERB and one.rule == "verb" and one.entry.voice is not Voice.THINKS
    return verbal and one.source is not None and one.cue not in inside


def _pieces_for(sentence: Sentence, one: Uttered, speakers: list[Uttered], quoted: tuple[Quoted, ...]) -> frozenset[int]:
    """The quoted pieces that belong to this cue: those that no nearer cue can claim."""
    claimed: set[int] = set()
    source = set(range(span[0], span[1] + 1)) if (span := one.source_span(sentence)) else set()
    for piece in quoted:
        words = set(range(piece.first, piece.last + 1))
        if _nearest(piece, speakers) is one and not words & source:
            claimed |= words
    return frozenset(claimed)


def _nearest(piece: Quoted, speakers: list[Uttered]) -> Uttered:
    """Whose the piece is: the cue whose content holds it, the innermost first, else the cue nearest to it."""
    holders = [one for one in speakers if piece.first in one.content]
    if holders:
        return min(holders, key=lambda one: (len(one.content), one.cue))
    says = [one for one in speakers if one.entry.voice is Voice.SAYS] or speakers
    return min(says, key=lambda one: (min(abs(piece.first - one.cue), abs(piece.last - one.cue)), one.cue))


def _with_commas(sentence: Sentence, one: Uttered) -> frozenset[int]:
    """All that stands before a saying at the sentence's end, or around one set between commas; empty when it is neither."""
    if one.content and one.entry.voice is not Voice.SAYS:
        return frozenset()
    aside = _aside(sentence, one)
    if not aside or one.content - aside - frozenset(range(min(aside))):
        return frozenset()
    first, last = min(aside), max(aside)
    if first == 0 or sentence.words[first - 1].text not in _BREAKS:
        return frozenset()
    if all(word.pos == "PUNCT" for word in sentence.words[last + 1 :]):
        return frozenset(range(first))
    if sentence.words[last + 1].text not in _BREAKS or one.content:
        return frozenset()
    return reach(sentence, [sentence.words[sentence.words[one.cue].head]]) - aside


def _aside(sentence: Sentence, one: Uttered) -> frozenset[int]:
    """The words of "the minister said on Monday", when they stand together."""
    cue = sentence.words[one.cue]
    words = own_words(sentence, cue, one.source)
    words |= reach(sentence, [child for child in sentence.children(cue, *_ADJUNCTS) if child.index > one.cue])
    return words if max(words) - min(words) + 1 == len(words) else frozenset()
