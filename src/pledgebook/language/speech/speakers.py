"""Who says what in an article: every saying of every sentence, with its speaker as far as the text tells.

Cues and contents come from `cues` and `contents`; here pronouns and "the minister" get the name that the article
gave them, and quotations that run over sentences and paragraphs keep their speaker. When in doubt there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pledgebook.language.doc import Doc, Kind, Sentence
from pledgebook.language.speech.contents import completed
from pledgebook.language.speech.cues import uttered
from pledgebook.language.speech.grammar import Span, spans
from pledgebook.language.speech.memory import Heard, Memory
from pledgebook.language.speech.quotations import Quoted, quotations
from pledgebook.language.speech.uttered import Uttered
from pledgebook.language.speech.voices import FIRST_PERSON, Scene, subjects, voice_of
from pledgebook.model.actors import Speaker

if TYPE_CHECKING:
    from pledgebook.language.actors.recogniser import Named

CARRIED = -1
"""The `cue` of a quotation whose cue stands in a neighbouring sentence."""


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody says something in a sentence.

    `cue` is the index of "said", "according", "announced" ..., or CARRIED; `source` the first and last word of
    who says it, None where this sentence does not tell; `speaker` the name and side, through the article's
    memory for "he" and "the minister", None when unknown; `content` the stretches of words that are said;
    `manner` is "direct", "indirect", "mixed" or "according".
    """

    cue: int
    source: Span | None
    speaker: Speaker | None
    content: tuple[Span, ...]
    manner: str
    rule: str


def find_sayings(doc: Doc, named: tuple[Named, ...]) -> tuple[tuple[Saying, ...], ...]:
    """The sayings of each sentence, the outermost first. `named` holds what `actors.recognise` found in each."""
    memory, quoted = Memory(), quotations(doc)
    found = []
    for number, sentence in enumerate(doc.sentences):
        scene = Scene(number, sentence, named[number], quoted[number])
        found.append(tuple(_heard(scene, quoted[number], memory)))
    return tuple(_carried(doc, quoted, found))


def _heard(scene: Scene, quoted: tuple[Quoted, ...], memory: Memory) -> Iterator[Saying]:
    """The sayings of one sentence; the memory keeps who spoke and who else was the subject of something."""
    around: list[tuple[Uttered, Heard]] = []
    for one in _outermost_first(completed(scene.sentence, uttered(scene.sentence), quoted)):
        voice = voice_of(scene, one, around, memory)
        if voice:
            around.append((one, voice))
        yield _saying(scene.sentence, one, voice, quoted)
    memory.heard += [voice for _, voice in subjects(scene, memory)]
    memory.heard += [
        replace(voice, block=scene.sentence.block, sentence=scene.number, spoke=True) for _, voice in reversed(around)
    ]


def _outermost_first(found: tuple[Uttered, ...]) -> list[Uttered]:
    depth = {one.cue: sum(one.cue in other.content for other in found if other is not one) for one in found}
    return sorted(found, key=lambda one: (depth[one.cue], one.cue))


def _saying(sentence: Sentence, one: Uttered, voice: Heard | None, quoted: tuple[Quoted, ...]) -> Saying:
    manner = "according" if one.rule == "according" else _manner(sentence, one.content, quoted)
    speaker = voice.speaker if voice else None
    return Saying(one.cue, one.source_span(sentence), speaker, one.content_spans(sentence), manner, one.rule)


def _manner(sentence: Sentence, content: frozenset[int], quoted: tuple[Quoted, ...]) -> str:
    inside = {index for piece in quoted for index in range(piece.first, piece.last + 1)}
    words = [index for index in content if sentence.words[index].pos != "PUNCT"]
    share = sum(index in inside for index in words)
    return "indirect" if not share else "direct" if share == len(words) else "mixed"


# --- quotations whose cue stands in a neighbouring sentence ---------------------------------------------------------


def _carried(doc: Doc, quoted: tuple[tuple[Quoted, ...], ...], found: list[tuple[Saying, ...]]) -> Iterator[tuple[Saying, ...]]:
    """The same sayings, with those quotations that no cue of their own sentence introduces."""
    turns = _turns(quoted, found)
    last: tuple[int, Speaker | None] = (-2, None)
    for sentence, pieces, sayings in zip(doc.sentences, quoted, found, strict=True):
        loose = [piece for piece in pieces if not any(_covers(one, piece) for one in sayings)]
        carried = []
        for piece in loose:
            if piece.turn in turns:
                carried.append(_quotation(sentence, piece, turns[piece.turn], "same quotation"))
            elif _is_mostly(sentence, piece):
                speaker = last[1] if sentence.block - last[0] <= 1 else None
                carried.append(_quotation(sentence, piece, speaker, "same speaker"))
        carried = [one for one in carried if one.content]
        whole = (*carried, *_in_first_person(sentence, carried, sayings))
        yield whole
        last = _last_voice(sentence, whole, last)


def _covers(one: Saying, piece: Quoted) -> bool:
    """Whether a saying outside of the quotation has it for its content."""
    if piece.first <= one.cue <= piece.last:
        return False
    return any(first <= piece.last and piece.first <= last for first, last in one.content)


def _turns(quoted: tuple[tuple[Quoted, ...], ...], found: list[tuple[Saying, ...]]) -> dict[int, Speaker | None]:
    """Who speaks in each quotation that has a cue somewhere."""
    return {
        piece.turn: one.speaker
        for pieces, sayings in zip(quoted, found, strict=True)
        for piece in pieces
        for one in sayings[::-1]
        if _covers(one, piece) and one.source
    }


def _quotation(sentence: Sentence, piece: Quoted, speaker: Speaker | None, rule: str) -> Saying:
    content = spans(sentence, range(piece.first, piece.last + 1))
    return Saying(CARRIED, None, speaker, content, "direct", rule)


def _is_mostly(sentence: Sentence, piece: Quoted) -> bool:
    """Whether the sentence is little more than this quotation; a word or two in quotation marks are no speech."""
    words = [word.index for word in sentence.words if word.pos != "PUNCT"]
    inside = [index for index in words if piece.first <= index <= piece.last]
    return len(inside) >= 3 and len(inside) >= 0.6 * len(words)


def _in_first_person(sentence: Sentence, carried: list[Saying], sayings: tuple[Saying, ...]) -> Iterator[Saying]:
    """The sayings with "we" and "I" inside a carried quotation given to its speaker."""
    for one in sayings:
        outer = next((quote for quote in carried if any(first <= one.cue <= last for first, last in quote.content)), None)
        is_own = outer and one.speaker is None and one.source and sentence.words[one.source[0]].lower in FIRST_PERSON
        yield replace(one, speaker=outer.speaker) if outer and is_own else one


def _last_voice(
    sentence: Sentence, sayings: tuple[Saying, ...], before: tuple[int, Speaker | None]
) -> tuple[int, Speaker | None]:
    """The paragraph and the speaker that a quotation in the next sentence would go on with."""
    if sentence.kind is not Kind.PROSE:
        return before
    return next(((sentence.block, one.speaker) for one in sayings if one.speaker), before)
