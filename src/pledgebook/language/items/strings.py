"""A bare name as a sentence: tags and governors by position, for names that come without a text around them."""

from __future__ import annotations

import re

from pledgebook.language.doc import Sentence, Word

_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*|[^\w\s]")
_WORDS = """
IN of for on in with from by at against under into inside through via since per during about across within over deep
DT the a an this that these those all any some each both
PRP$ its their his her our your my
CC and or &
TO to
WDT which who
-LRB- (
-RRB- )
HYPH - – /
"""
_TAG = {word: tag for line in _WORDS.split("\n") if line for tag, *words in [line.split()] for word in words}
_ENDS = frozenset({"IN", "TO", "WDT", "-LRB-", ","})


def as_sentence(name: str) -> Sentence:
    """The words of a name, each tagged by its form. The head is the last word before the first preposition,
    bracket or comma; every word before it hangs on it.
    """
    found = list(_TOKEN.finditer(name))
    tags = _tags([token.group() for token in found])
    head = _head(tags)
    words = tuple(
        Word(i, token.group(), token.group().lower(), "NOUN", tags[i], _dep(tags, i, head), head, token.start(), token.end())
        for i, token in enumerate(found)
    )
    return Sentence("", name, 0, words)


def _tags(texts: list[str]) -> list[str]:
    tags = [_TAG.get(text.lower()) or _by_form(text) for text in texts]
    for i in range(1, len(tags)):
        if tags[i - 1] == "TO" and tags[i] == "NN" and texts[i].islower():
            tags[i] = "VB"
    return tags


def _by_form(text: str) -> str:
    if text[0].isdigit():
        return "CD"
    return "NN" if text[0].isalpha() else text if text in ",$" else ":"


def _head(tags: list[str]) -> int:
    stop = next((i for i in range(1, len(tags)) if tags[i] in _ENDS), len(tags))
    return max(stop - 1, 0)


def _dep(tags: list[str], index: int, head: int) -> str:
    if index == head:
        return "ROOT"
    return "compound" if index < head and tags[index] not in ("DT", "PRP$", "CC", ",") else "dep"
