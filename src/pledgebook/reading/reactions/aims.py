"""What a word of reaction must be about: the aid, what goes back to it, or what the sides at its two ends say."""

from __future__ import annotations

from collections.abc import Callable

from pledgebook.lexicon.reactions import Stanced
from pledgebook.reading.reactions.passages import Passage


def is_aimed(passage: Passage, entry: Stanced) -> bool:
    """Whether the content is about the aid as narrowly as the entry wants."""
    if passage.content == {passage.saying.cue} and entry.aim != "taker":  # "voiced deep regret", of what was told before
        return passage.side is not None and passage.is_near()
    if entry.aim == "top":
        return passage.talk.tops_it(passage.number, passage.content)
    if entry.aim == "third":
        return passage.is_near() and passage.is_third() and passage.has_any("stake")
    return passage.names_aid(loosely=entry.aim == "stake") or _AIMS[entry.aim](passage)


def _of_giver(passage: Passage) -> bool:
    near = passage.is_near(anywhere=True) or passage.talk.is_told_next(passage.number)
    return passage.echoes_aid() or (near and passage.holds_party())


def _judges(passage: Passage) -> bool:
    return any(True for kind in ("judgement", "phrase") for _ in passage.worded(kind))


_AIMS: dict[str, Callable[[Passage], bool]] = {
    "": lambda passage: passage.echoes_aid(),
    "thing": lambda _: False,
    "giver": _of_giver,
    "taker": lambda passage: _of_giver(passage) or (passage.is_near() and (passage.is_taker() or passage.has_any("transfer"))),
    "judged": lambda passage: passage.is_near() and (passage.has_any("blame") or _judges(passage)),
    "stake": lambda passage: passage.is_near() and (passage.has_any("stake") or passage.has_any("echo")),
}
"""What may stand for the aid by each aim, where the aid itself is not named."""
