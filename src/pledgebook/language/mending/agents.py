"""Who does what a passive tells, where the parser hangs it on the taker before: "were delivered to Chad *by Norway*"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word

_TO = frozenset({"to", "for", "in", "into"})


def agents_hung(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each "by" behind a name on the passive that it tells the doer of."""
    verbs = {word.index: verb for word in words if word.lower == "by" and (verb := _passive_over(words, word))}
    return tuple(replace(word, dep="agent", head=verbs[word.index].index) if word.index in verbs else word for word in words)


def _passive_over(words: Sequence[Word], by: Word) -> Word | None:
    """The passive above the name on which a "by" hangs; None where it has its doer, or none is named."""
    name = words[by.head]
    place = words[name.head]
    verb = words[place.head]
    if by.dep != "prep" or name.pos != "PROPN" or name.dep != "pobj" or place.lower not in _TO or verb.tag != "VBN":
        return None
    passive = verb.dep == "acl" or any(word.head == verb.index and word.dep == "auxpass" for word in words)
    done = any(word.head == verb.index and word.dep == "agent" for word in words)
    return verb if passive and not done and _is_named(words, by) else None


def _is_named(words: Sequence[Word], by: Word) -> bool:
    """Whether a side may stand behind the "by", and not the way that it went: "by Norway", "by the army", but "by air"."""
    doer = next((word for word in words if word.head == by.index and word.dep == "pobj"), None)
    return doer is not None and (doer.pos == "PROPN" or words[by.index + 1].lower == "the")
