"""What talks are about, where the parser hangs it on another noun: "an answer to *talks* in Oslo *about whether* to send"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group

_ABOUT = frozenset({"about", "over", "on"})


def topics_hung(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each "about whether" behind talks on the talks."""
    talks = {word.index: noun for word in words if word.lower in _ABOUT and (noun := _talks_before(words, word))}
    return tuple(replace(word, head=talks[word.index].index) if word.index in talks else word for word in words)


def _talks_before(words: Sequence[Word], about: Word) -> Word | None:
    """The talks named last between an "about whether" and the noun that it hangs on."""
    holder = words[about.head]
    weighs = any(word.lower == "whether" for word in words[about.index + 1 : about.index + 2])
    if about.dep != "prep" or not weighs or not holder.is_noun or holder.index > about.index:
        return None
    between = reversed(words[holder.index + 1 : about.index])
    return next((word for word in between if word.is_noun and word.lemma.lower() in group("talks")), None)
