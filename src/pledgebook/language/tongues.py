"""Which language a text is in, by py3langid (https://github.com/adbar/py3langid), after Lui and Baldwin, "langid.py" (2012).

What is certainly another language is never read as English. What has too few words to tell, as a headline or a list of
names, has no language and is read: it can only be English or a loss.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pledgebook.language.doc import Block, Doc, Kind
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.languages import ENGLISH, languages
from pledgebook.model.evidence import Quote

WINDOW = 300
"""Characters by which a paragraph is judged."""
WINDOWS = 12
"""How many paragraphs at most an article is judged by, spread over it."""
FEW, FEWEST = 60, 20
"""With fewer letters than the first more certainty is asked for; with fewer than the second nothing can be said."""
SURE, SURER = 0.8, 0.9
"""How likely the two likeliest languages together have to be: what is no language is spread over many."""
UNLIKELY = 0.05
"""English is ruled out below this."""

NO_LANGUAGE = "zxx"
"""What the recogniser calls numbers, codes and noise (ISO 639-2)."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_WORD = re.compile(r"[a-z]+")


def tongue(text: str) -> str | None:
    """The language of a paragraph as its ISO 639-1 code, by its first words; None where that is not certain."""
    start = text[:WINDOW]
    letters = _letters(start)
    if letters < FEWEST:
        return None
    if len(group("marks of English").intersection(_WORD.findall(start.lower()))) > 1:
        return ENGLISH
    (best, first), (_, second), *_ = ranked = _identifier().rank(start)
    english = dict(ranked)[ENGLISH]
    if best == ENGLISH:
        return ENGLISH if first >= SURE else None
    if best == NO_LANGUAGE:
        return None
    certain = first + second >= (SURE if letters >= FEW else SURER) and english <= UNLIKELY
    return str(best) if certain else None


def article_tongue(text: str) -> str | None:
    """The language of an article: English where any of its paragraphs is, else that of most of its letters; None where no
    paragraph has words enough to tell, or most have none.
    """
    lines = _spread([found[0].strip() for found in _LINE.finditer(text)])
    found: Counter[str | None] = Counter()
    for line in lines:
        found[tongue(line)] += len(line[:WINDOW])
    if not found or found[ENGLISH]:
        return ENGLISH if found else None
    best, letters = found.most_common(1)[0]
    return best if 2 * letters > found.total() else None


def marked(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks of a page, those in another language than English marked as foreign, with the short ones between them.

    A short line among English ones is English: it may be a list of names.
    """
    blocks = tuple(blocks)
    found = [_tongue_of_block(text[block.start : block.end]) for block in blocks]
    return tuple(replace(block, kind=Kind.FOREIGN) if _foreign(found, number) else block for number, block in enumerate(blocks))


def foreign(doc: Doc) -> Iterator[tuple[Quote, str]]:
    """The passages of an article that are not read, each with the name of its language or of the one around it."""
    name = "another language"
    for block in doc.blocks:
        if block.kind is Kind.FOREIGN:
            words = doc.text[block.start : block.end]
            code = tongue(words)
            name = name_of(code) if code and code != ENGLISH else name
            yield Quote(doc.article, block.start, block.end, words), name


def name_of(code: str) -> str:
    """What people call a language."""
    return languages().get(code, f"a language with the code '{code}'")


def _tongue_of_block(text: str) -> str | None:
    return tongue(text) if _letters(text[:WINDOW]) >= FEW else None


def _letters(text: str) -> int:
    """How many letters, in bytes of UTF-8: one of a script with thousands says as much as three of ours."""
    if text.isascii():
        return sum(map(str.isalpha, text))
    return sum(len(character.encode("utf-8", "replace")) for character in text if character.isalpha())


def _spread(lines: list[str]) -> list[str]:
    """The lines that an article is judged by: the longest of each of its parts."""
    step = max(1, -(-len(lines) // WINDOWS))
    return [max(lines[at : at + step], key=len) for at in range(0, len(lines), step)]


def _foreign(found: list[str | None], number: int) -> bool:
    if found[number] is not None:
        return found[number] != ENGLISH
    before = next((each for each in reversed(found[:number]) if each), None)
    after = next((each for each in found[number + 1 :] if each), None)
    around = {each for each in (before, after) if each}
    return bool(around) and ENGLISH not in around


@cache
def _identifier() -> Any:
    """The recogniser with the languages that we tell apart; its model comes with the package."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([*languages(), NO_LANGUAGE])
    return identifier
