"""Lines of pages back into paragraphs: without running heads and page numbers, with words in one piece."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from statistics import median

EDGE = 2
"""How many lines at the top and the bottom of a page may be running heads."""
OFTEN = 3
"""On how many pages at least a running head stands; of a document of two pages on both."""
SHORT = 0.7
"""A line that is shorter than this share of the usual ones ends its paragraph, when it ends a sentence too."""

_NUMBER = re.compile(r"(?:page\s+)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"\s*(?:[•·‣▪●◦∙*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S")
_END = re.compile(r"[.!?:;][\"'”’)\]]*$")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def reflowed(pages: Iterable[str]) -> str:
    """The text of pages as paragraphs with a blank line between them."""
    lines = list(_body([[" ".join(line.split()) for line in page.replace("\0", "").split("\n")] for page in pages]))
    words = Counter(_WORD.findall(" ".join(lines).lower()))
    return "\n\n".join(_joined(paragraph, words) for paragraph in _paragraphs(lines))


def _body(pages: list[list[str]]) -> Iterator[str]:
    """The lines without running heads; a page that ends is no end of a paragraph."""
    filled = [[line for line in page if line] for page in pages]
    met = Counter(head for page in filled for head in {_head(line) for line in _edges(page)})
    often = min(OFTEN, max(2, len([page for page in filled if page])))
    for page, whole in zip(filled, pages, strict=True):
        drop = {id(line) for line in _edges(page) if _NUMBER.fullmatch(line) or met[_head(line)] >= often}
        kept = [line for line in whole if id(line) not in drop]
        yield from _trimmed(kept)


def _edges(page: list[str]) -> list[str]:
    return page[:EDGE] + page[max(EDGE, len(page) - EDGE) :]


def _head(line: str) -> str:
    """A line but for its numbers, which count the pages."""
    return _DIGITS.sub("#", line.lower())


def _trimmed(lines: list[str]) -> list[str]:
    first = next((number for number, line in enumerate(lines) if line), len(lines))
    last = next((number for number in range(len(lines), 0, -1) if lines[number - 1]), 0)
    return lines[first:last]


def _paragraphs(lines: list[str]) -> Iterator[list[str]]:
    usual = median([len(line) for line in lines if line] or [0])
    found: list[str] = []
    for line in lines:
        if found and (not line or _BULLET.match(line) or _closes(found[-1], line, usual)):
            yield found
            found = []
        if line:
            found.append(line)
    if found:
        yield found


def _closes(before: str, after: str, usual: float) -> bool:
    """Whether a line is the last of its paragraph: short and at the end of a sentence, or a heading that stands alone."""
    if after[0].islower() or _BROKEN.search(before):
        return False
    return len(before) < SHORT * usual


def _joined(lines: list[str], words: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        text = f"{_unbroken(text, line, words)}{line}" if _BROKEN.search(text) else f"{text} {line}"
    return text.replace("\u00ad", "")


def _unbroken(text: str, after: str, words: Counter[str]) -> str:
    """The text without the hyphen at its end, unless the word is written with one elsewhere, or goes on with a capital."""
    first, second = _WORD.findall(text)[-1:], _WORD.match(after)
    if not first or not second:
        return text
    start, end = first[0].lower(), second[0].lower()
    whole, hyphened = f"{start}{end}", f"{start}-{end}"
    keeps = second[0][0].isupper() or words[hyphened] > words[whole]
    return text if keeps and not text.endswith("\u00ad") else text[:-1]
