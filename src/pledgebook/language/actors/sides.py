"""Whom a person speaks for, by the words beside the name.

An office before it ("Polish Foreign Minister X"), an office in apposition behind it ("X, Germany's defence minister"),
a possessive ("Germany's X"), a body ("X of Oxfam"), or a party and a state as American papers write them ("X (R-Texas)").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pledgebook.language.actors.bodies import Draft
from pledgebook.language.actors.people import Acquaintance, Name, folded
from pledgebook.language.actors.spots import Cue, Spot, is_in, word_at
from pledgebook.language.doc import Sentence
from pledgebook.lexicon import offices
from pledgebook.lexicon.actors import Form
from pledgebook.model.actors import Actor
from pledgebook.model.dates import PartialDate

_SPEAKING_FOR = frozenset({"actor.office", "actor.government", "actor.institution"})
_BODIES = frozenset({Form.INSTITUTION, Form.ORGANISATION, Form.SEAT})
_NOMINAL = frozenset({"DT", "NN", "JJ", "PO", "PR", "VB", "IN", "HY", "RB"})
_REACH = 10
_CONGRESS = Actor("US")


def side_of(
    sentence: Sentence, name: Name, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]], published: PartialDate | None
) -> Actor | None:
    """The side that the words beside a name give it."""
    return _before(sentence, name, drafts, cues, published) or _behind(sentence, name, drafts, cues)


def _before(
    sentence: Sentence, name: Name, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]], published: PartialDate | None
) -> Actor | None:
    """As in "Polish Foreign Minister X", "Foreign Secretary X", "the Pentagon's spokesman, X"."""
    at = name.first - 1
    while (title := _title_at(cues, at)) and not any(draft.last == at for draft in drafts):
        alone = offices.alone(title.what.title, published) if title.what.title else None
        if alone:
            return None if _is_past(sentence, title.first) else alone
        at = title.first - 1
    comma = word_at(sentence, at)
    at -= comma is not None and comma.text == ","
    held = next((draft for draft in drafts if draft.last == at), None)
    if held and held.rule in _SPEAKING_FOR:
        return None if _is_past(sentence, held.first) else held.actor
    return _owner(sentence, at, drafts)


def _title_at(cues: Sequence[Spot[Cue]], last: int) -> Spot[Cue] | None:
    return next((spot for spot in cues if spot.last == last and spot.what.title), None)


def _owner(sentence: Sentence, at: int, drafts: Sequence[Draft]) -> Actor | None:
    """As in "Germany's X"."""
    word = word_at(sentence, at)
    if word is None or word.tag != "POS":
        return None
    owner = next((draft for draft in drafts if draft.last == at - 1), None)
    return owner.actor if owner and owner.form in {Form.NAME, *_BODIES} else None


def _is_past(sentence: Sentence, first: int) -> bool:
    """Whether "former" stands in or right before the words that begin at `first`."""
    return any(is_in(word.text, "past") for word in sentence.words[max(0, first - 2) : first + 3])


def _behind(sentence: Sentence, name: Name, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> Actor | None:
    """As in "X, Germany's defence minister,", "X of Oxfam", "X (R-Texas)"."""
    at = name.last + 1
    link = word_at(sentence, at)
    if link is None or link.lower in {"of", "from", "with"}:
        return next((draft.actor for draft in drafts if draft.form in _BODIES and at < draft.first <= at + 2), None)
    if link.text not in {",", "("}:
        return None
    return _CONGRESS if _is_in_congress(sentence, at + 1) else _apposed_side(sentence, at, drafts, cues)


def _is_in_congress(sentence: Sentence, at: int) -> bool:
    """As in "R-Texas"."""
    texts = [word.text for word in sentence.words[at : at + 2]]
    return bool(texts) and (texts[0][:2] in {"R-", "D-"} or (texts[0] in {"R", "D"} and texts[1:] == ["-"]))


def _apposed_side(sentence: Sentence, at: int, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> Actor | None:
    """The side of the title that stands in apposition behind the comma at a word."""
    title = _apposed(sentence, at, cues)
    if title is None or _is_past(sentence, at + 1):
        return None
    holding = next((draft for draft in drafts if draft.first <= title.last and title.first <= draft.last), None)
    if holding:
        return holding.actor if holding.rule in _SPEAKING_FOR else None
    return next((draft.actor for draft in drafts if title.last < draft.first <= title.last + 4 and draft.form in _BODIES), None)


def _apposed(sentence: Sentence, at: int, cues: Sequence[Spot[Cue]]) -> Spot[Cue] | None:
    """A title with nothing but a noun phrase between it and the comma."""
    for word in sentence.words[at + 1 : at + _REACH]:
        spot = next((spot for spot in cues if spot.first == word.index and spot.what.title), None)
        if spot and spot.what.title:
            return None if spot.what.title.private else spot
        if word.tag[:2] not in _NOMINAL:
            return None
    return None


def offices_of(
    sentence: Sentence, names: Sequence[Name], cues: Sequence[Spot[Cue]], met: Acquaintance
) -> Iterator[tuple[str, Actor]]:
    """The offices that stand right before a name, with the side of its bearer: "President Biden"."""
    for name in names:
        speaker = met.recall(folded(sentence, name))
        for spot in cues:
            if (
                spot.last == name.first - 1
                and spot.what.title
                and speaker
                and speaker.actor
                and not _is_past(sentence, spot.first)
            ):
                yield spot.what.title.office, speaker.actor
