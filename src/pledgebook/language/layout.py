"""What stands where on the page: the text cut into paragraphs, headings and list items.

A heading or a dateline is no sentence of the text next to it, and a list item is one of its own; so the text is
cut here, before the parser sees it. Nothing is removed: blocks are stretches of the one canonical text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from pledgebook.language.doc import Block, Kind

_PLAIN = str.maketrans("‘’‚‛“”„‟´`\u00a0\u2002\u2003\u2009\u202f\t•·‣▪●◦∙", "''''\"\"\"\"''      " + "•" * 7)
_PLAIN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)  # halves of characters, which JSON can hold and no parser takes
_SAME_LENGTH: tuple[tuple[re.Pattern[str], str | None], ...] = (
    (re.compile(r"_x000D_"), None),
    (re.compile(r"â\x80?¢|Â·|â€¢"), "•"),  # a bullet that was decoded wrongly somewhere upstream
    (re.compile(r"\*\*+|__+|</?[a-z]{1,6}>|^#+ "), None),  # emphasis and headings of Markdown and stray HTML
    (re.compile(r"\]\((?:https?|mailto):[^)\s]*\)"), None),
    (re.compile(r"https?://\S+"), None),
)
_MARKER = re.compile(r"\s*(?:[•*–—o-]|\(?[0-9a-z]{1,2}[.)])\s+(?=\S)")
_INLINE_BULLET = re.compile(r"\s*•\s*")
_GLUED = re.compile(r"(?<=[a-z)]{2}[.;!?])(?=[A-Z][a-z])|(?<=[.!?][\"'])(?=[A-Z][a-z ])")
_DATELINE = re.compile(
    r"\s*(?:date \d{4}-\d\d-\d\d )?"
    r"[A-Z][A-Za-z.'-]+(?:[ ,]+[A-Z][A-Za-z.'-]+){0,4}(?:,? \d{1,2}(?:, \d{4})?)?"
    r",?\s*(?:\(\w[\w .]*\))?\s*(?:—|–|--|-)\s+(?=[A-Z\"'])"
)
_NUMBER = r"(?=.*(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen)\b))"
_LABELLED = re.compile(rf"[A-Z][\w' .-]{{1,40}}: (?!.*[.!?] ){_NUMBER}.{{3,200}}")
_COUNTED = re.compile(
    r"[A-Z][\w' .-]{1,40}(?: ?[–—:-] ?| \()(?:[A-Z]{1,3} ?)?[$€£]? ?\d[\d.,]*(?: ?(?:million|billion|m|bn))?\)?"
)
_END = re.compile(r"[.!?:;][\"')\]]*\s*$")
_LIST_END = re.compile(r";(?: and| or)?$")
_MERE_MARKERS = frozenset("-•*–—·▪●")
_MAX_HEADING_WORDS = 18
_WRAP = 110


def plain_view(text: str) -> str:
    """The text as the parser should see it: straight quotes, no markup, every character at its old offset."""
    view = text.translate(_PLAIN)
    for pattern, mark in _SAME_LENGTH:
        view = pattern.sub(lambda found, mark=mark: (mark or " ").ljust(len(found.group())), view)  # type: ignore[misc]
    return _without_link_brackets(view)


def _without_link_brackets(view: str) -> str:
    return re.sub(r"\[(?=[^\]\[]{1,200}   )", " ", view)


def blocks(view: str) -> tuple[Block, ...]:
    """The blocks of a text in order; `view` is what `plain_view` gives."""
    found = [block for start, end in _paragraphs(view) for block in _pieces(view, start, end)]
    return tuple(block for block in found if view[block.start : block.end].strip())


def _paragraphs(view: str) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together: a hard-wrapped line goes on in the next one."""
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", view) if found.group().strip()]
    wrapped = _is_wrapped(view, lines)
    begun: tuple[int, int] | None = None
    for start, end in lines:
        if begun and _goes_on(view, begun, start, end, wrapped):
            begun = (begun[0], end)
            continue
        if begun:
            yield begun
        begun = (start, end)
    if begun:
        yield begun


def _is_wrapped(view: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the whole text is set in short lines, so that the end of a line means nothing."""
    lengths = [end - start for (start, end), (after, _) in pairwise(lines) if view.count("\n", end, after) == 1]
    return len(lengths) >= 4 and sum(45 <= length <= _WRAP for length in lengths) >= 0.6 * len(lengths)


def _goes_on(view: str, begun: tuple[int, int], start: int, end: int, wrapped: bool) -> bool:
    if view[begun[0] : begun[1]].strip() in _MERE_MARKERS:
        return view[start:end].strip() not in _MERE_MARKERS  # a bullet on a line of its own
    if view.count("\n", begun[1], start) > 1 or _MARKER.match(view, start, end):
        return False
    before = view[begun[0] : begun[1]].rsplit("\n", 1)[-1].rstrip()
    if len(before) > _WRAP or (_is_labelled(before) and _is_labelled(view[start:end])):
        return False
    return view[start:end].strip()[0].islower() or (len(before) > 45 and (wrapped or not _ends(before)))


def _is_labelled(line: str) -> bool:
    """A line of a list whose items open with a name and a colon, or but count: "Finland: 10 tents", "Finland – 400"."""
    return _LABELLED.fullmatch(line.strip()) is not None or _COUNTED.fullmatch(line.strip()) is not None


def _ends(line: str) -> bool:
    return bool(_END.search(line))


def _pieces(view: str, start: int, end: int) -> Iterator[Block]:
    """A paragraph cut at its dateline, its inline bullets and at sentences glued together."""
    dateline = None if _MARKER.match(view, start, end) else _DATELINE.match(view, start, end)
    if dateline and dateline.end() - start < 80:
        yield Block(start, dateline.end(), Kind.DATELINE)
        start = dateline.end()
    cuts = [start, *(cut for found in _INLINE_BULLET.finditer(view, start, end) for cut in (found.start(), found.end())), end]
    if _is_list_line(view, start, end):
        yield Block(start, end, Kind.BULLET)
        return
    first, *items = [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2)]
    yield from _glued(view, *first, _kind(view, *first))
    for item in items:
        yield from _item(view, *item)


def _is_list_line(view: str, start: int, end: int) -> bool:
    """A line of a list without markers: it ends in a semicolon, or goes on from a line that does, or is labelled beside
    another that is.
    """
    line, before = view[start:end].rstrip(), view[:start].rstrip()
    if _is_labelled(line) and (_is_labelled(before.rsplit("\n", 1)[-1]) or _is_labelled(view[end:].lstrip().split("\n", 1)[0])):
        return True
    return (
        "•" not in line and len(line) < 400 and (_LIST_END.search(line) is not None or _LIST_END.search(before[-20:]) is not None)
    )


def _item(view: str, start: int, end: int) -> Iterator[Block]:
    """A list item; running text glued to its end is prose again."""
    cut = next((found.start() for found in _GLUED.finditer(view, start, end)), end)
    yield Block(start, cut, Kind.BULLET)
    if cut < end:
        yield from _glued(view, cut, end, Kind.PROSE)


def _glued(view: str, start: int, end: int, kind: Kind) -> Iterator[Block]:
    marker = _MARKER.match(view, start, end) if kind is Kind.BULLET else None
    start = marker.end() if marker else start
    for found in _GLUED.finditer(view, start, end):
        yield Block(start, found.start(), kind)
        start = found.start()
    yield Block(start, end, kind)


def _kind(view: str, start: int, end: int) -> Kind:
    line = view[start:end].strip()
    if _MARKER.match(view, start, end):
        return Kind.BULLET
    if not any(character.isalpha() for character in line):
        return Kind.DEBRIS
    words = line.split()
    if len(words) <= _MAX_HEADING_WORDS and not _ends(line) and "\n" not in line:
        return Kind.HEADING
    return Kind.PROSE
