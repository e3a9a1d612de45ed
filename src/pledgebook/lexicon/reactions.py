"""The words of praise, thanks, blame, warning and threat: `data/reactions.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.lexicon.speech import Form
from pledgebook.model.errors import BadLexicon
from pledgebook.model.reports import Stance

NAME = "reactions"
AIMS = ("", "thing", "top", "giver", "taker", "judged", "stake", "third")
_KINDS = ("word", "judgement", "phrase", "tone", "manner")


@dataclass(frozen=True, slots=True)
class Stanced:
    """Words that take a stance, as `kind` "word", "judgement", "phrase", "tone" or "manner"; `words` are all of them, cut up.

    `form` is that of a word's cue, `led` the preposition before its content. `aim` tells what it must be about beside
    the aid itself: "" what goes back to it, "thing" nothing else, "top" the very thing said, and where the aid was just
    spoken of "giver" a party, "taker" also all that who takes it says, "judged" a judgement, "stake" what is at stake,
    "third" the same said by who neither gives nor takes it. `read` and `unread` are examples.
    """

    kind: str
    words: tuple[tuple[str, ...], ...]
    form: Form
    stance: Stance
    aim: str
    led: str
    read: tuple[str, ...]
    unread: tuple[str, ...]


@lru_cache(maxsize=1)
def _file() -> tuple[dict[str, Any], ...]:
    return tuple(entries(NAME))


@lru_cache(maxsize=1)
def stanced() -> tuple[Stanced, ...]:
    """Every entry with a stance, in the order of the file."""
    return tuple(_stanced(entry) for entry in _file() if "about" not in entry)


@lru_cache(maxsize=1)
def reacting() -> dict[tuple[Form, str], tuple[Stanced, ...]]:
    """The cues that take a stance by themselves; those that want a preposition come first."""
    found: dict[tuple[Form, str], list[Stanced]] = {}
    for one in stanced():
        for words in one.words if one.kind == "word" else ():
            found.setdefault((one.form, words[0]), []).append(one)
    return {key: tuple(sorted(group, key=lambda one: not one.led)) for key, group in found.items()}


@lru_cache(maxsize=4)
def wordings(kind: str) -> dict[str, tuple[tuple[tuple[str, ...], Stanced], ...]]:
    """The judgements, phrases or tones by their first word, the longest first, each with its entry."""
    found: dict[str, list[tuple[tuple[str, ...], Stanced]]] = {}
    for one in stanced():
        for words in one.words if one.kind == kind else ():
            found.setdefault(words[0], []).append((words, one))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for first, group in found.items()}


@lru_cache(maxsize=8)
def about(kind: str) -> frozenset[str]:
    """The words of one "about" list of the file, as they stand there: dictionary forms for all that has one."""
    return frozenset(word for entry in _file() if entry.get("about") == kind for word in _words(entry))


def _words(entry: dict[str, Any]) -> Iterator[str]:
    words = entry.get("words")
    if not isinstance(words, list):
        raise BadLexicon(f"{NAME}.yaml ({entry.get('about')})", "needs a list of words")
    yield from map(str, words)


def _stanced(entry: dict[str, Any]) -> Stanced:
    kind = next((kind for kind in _KINDS if kind in entry), None)
    if kind is None or set(entry) - {kind, "form", "stance", "aim", "led", "frame", "read", "not"}:
        raise BadLexicon(
            f"{NAME}.yaml", f"has an entry that is no word, judgement, phrase, tone or manner with a stance: {entry}"
        )
    where = f"{NAME}.yaml ({entry[kind]})"
    try:
        form, stance = Form(entry.get("form", "verb")), Stance(entry["stance"])
    except (KeyError, ValueError) as error:
        raise BadLexicon(where, f"has an unknown form or stance: {error}") from error
    if entry.get("aim", "") not in AIMS:
        raise BadLexicon(where, f"has an unknown aim '{entry['aim']}'")
    written = entry[kind] if isinstance(entry[kind], list) else [entry[kind]]
    framed = [entry["frame"].replace("{}", str(words)) for words in written] if "frame" in entry else []
    read = (*framed, *entry.get("read", ()))
    if not read:
        raise BadLexicon(where, "needs an example that is read")
    words = tuple(tuple(str(each).lower().replace("-", " - ").split()) for each in written)
    return Stanced(kind, words, form, stance, entry.get("aim", ""), entry.get("led", ""), read, tuple(entry.get("not", ())))
