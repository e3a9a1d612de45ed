"""Infinitives that the parser hangs on the wrong word.

"accepted *offers* from Chad *to send* tents": on the verb, where what was offered is meant.
"*agreed* after serious divisions *to send* tents": on the last noun, where what was agreed is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group

_BETWEEN = frozenset({"after", "despite", "during", "following", "amid", "before", "since"})
_FILLED = frozenset({"xcomp", "ccomp", "dobj"})


def infinitives_hung(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each infinitive on the offer or the decision that it tells."""
    heads = {word.index: head for word in words if word.tag == "VB" and (head := _own_head(words, word))}
    return tuple(
        replace(word, dep=heads[word.index][1], head=heads[word.index][0]) if word.index in heads else word for word in words
    )


def _own_head(words: Sequence[Word], verb: Word) -> tuple[int, str] | None:
    if verb.dep not in {"advcl", "xcomp", "acl"} or not any(word.lower == "to" and word.head == verb.index for word in words):
        return None
    return _offered(words, verb) if verb.dep != "acl" else _resolved(words, verb)


def _offered(words: Sequence[Word], verb: Word) -> tuple[int, str] | None:
    """The offer or the plea between the verb above and the infinitive, with whose it is in between."""
    objects = (word for word in words[: verb.index] if word.head == verb.head and word.dep in {"dobj", "nsubjpass"})
    noun = next((word for word in objects if word.lemma.lower() in group("nouns of deeds")), None)
    if noun is None:
        return None
    whose = any(word.head == noun.index and word.lower in {"from", "by", "of"} for word in words[noun.index + 1 : verb.index])
    return (noun.index, "acl") if whose and noun.index < verb.index else None


def _resolved(words: Sequence[Word], verb: Word) -> tuple[int, str] | None:
    """The verb of resolving above a phrase of time, or of who asked, that the infinitive was hung on."""
    noun = words[verb.head]
    place = words[noun.head]
    up = words[place.head]
    asked = place.lower == "at" and noun.lemma.lower() in group("at somebody's")
    timed = noun.dep == "pobj" and place.lower in _BETWEEN and noun.lemma.lower() not in group("nouns of deeds")
    lacks = not any(word.head == up.index and word.dep in _FILLED for word in words)
    return (up.index, "xcomp") if (timed or asked) and lacks and up.lemma.lower() in group("resolving") else None
