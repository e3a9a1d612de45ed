"""Whether words that can name an actor do so here: "Georgia" the state, "German-made", "Paris Agreement", "US dollars"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from pledgebook.language.actors.signs import is_half_of_sign
from pledgebook.language.actors.spots import Spot, is_in, word_at
from pledgebook.language.doc import Doc, Sentence, Word
from pledgebook.lexicon.actors import Doubt, Form, Phrase, doubts, fold
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.dates import PartialDate

_OF_A_LAND = frozenset({Form.NAME, Form.ADJECTIVE, Form.CAPITAL, Form.PLACE, Form.PEOPLE})
_BEFORE_THINGS = _OF_A_LAND | {Form.REGION, Form.INSTITUTION}
_REACH = 7


@dataclass(frozen=True)
class Setting:
    """What the judging of one sentence needs to know of its article."""

    doc: Doc
    published: PartialDate | None = None

    @cached_property
    def said(self) -> frozenset[str]:
        """Every word of the article, folded."""
        return frozenset(fold(word.text) for sentence in self.doc.sentences for word in sentence.words)


def meant(sentence: Sentence, spot: Spot[Phrase], others: frozenset[int], setting: Setting) -> Actor | None:
    """The actor that the phrase names in this sentence, None when it names none here.

    `others` are the words where some other phrase begins or goes on.
    """
    phrase = spot.what
    if phrase.actor is None or not _stands_alone(sentence, spot, others) or _is_a_thing(sentence, spot):
        return None
    if (
        phrase.form is Form.PLACE
        and sentence.words[spot.first].entity == "PERSON"
        and is_of_a_person(sentence, spot.first, spot.last)
    ):
        return None
    if phrase.form is Form.ADJECTIVE and _is_no_adjective(sentence, spot):
        return None
    doubt = doubts().get(phrase.words)
    return _dispelled(doubt, phrase.actor, sentence, spot, setting) if doubt else phrase.actor


def is_giving(sentence: Sentence, last: int) -> bool:
    """Whether the words are the giver in a compound: "US-supplied"."""
    after = _behind_hyphen(sentence, last)
    return after is not None and is_in(after.text, "given by")


def is_base(sentence: Sentence, last: int) -> bool:
    """Whether the words are where something is at home: "Kyiv-based"."""
    after = _behind_hyphen(sentence, last)
    return after is not None and after.lower == "based"


def _stands_alone(sentence: Sentence, spot: Spot[Phrase], others: frozenset[int]) -> bool:
    """False for "German-made" and "pro-Russian"; "US-supplied", "Kyiv-based" and "US-Ukraine" name their countries."""
    after = _behind_hyphen(sentence, spot.last)
    if after is not None and after.index not in others and not (_keeps(after) or after.text[0].isupper()):
        return False
    before = _before_hyphen(sentence, spot.first)
    return before is None or (before.text[0].isupper() and not is_in(before.text, "hyphen prefixes"))


def _keeps(word: Word) -> bool:
    return is_in(word.text, "given by") or word.lower == "based"


def _behind_hyphen(sentence: Sentence, last: int) -> Word | None:
    words = sentence.words
    joined = last + 2 < len(words) and words[last + 1].text == "-" and words[last].end == words[last + 1].start
    return words[last + 2] if joined and words[last + 1].end == words[last + 2].start else None


def _before_hyphen(sentence: Sentence, first: int) -> Word | None:
    words = sentence.words
    joined = first >= 2 and words[first - 1].text == "-" and words[first - 1].end == words[first].start
    return words[first - 2] if joined and words[first - 2].end == words[first - 1].start else None


def _is_a_thing(sentence: Sentence, spot: Spot[Phrase]) -> bool:
    """Whether the phrase is part of the name of a thing: a treaty, a newspaper, a sea, a sum of dollars."""
    form = spot.what.form
    after = word_at(sentence, spot.last + 1)
    if form in _OF_A_LAND and after and is_in(after.text, "currencies") and form is not Form.CAPITAL:
        return after.text != "$" or is_half_of_sign(sentence, spot.first, spot.last)
    if form not in _BEFORE_THINGS or after is None or not after.text[0].isupper() or is_titled(sentence):
        return form is Form.NAME and _is_what_for(sentence, spot)
    lists = ("things",) if form is Form.ADJECTIVE else ("things", "programmes")
    return any(is_in(word.text, each) for word in _capitals_from(sentence, spot.last + 1) for each in lists)


def _capitals_from(sentence: Sentence, start: int) -> Iterator[Word]:
    """The run of capitalised words from `start` on, hyphens passed over."""
    for word in sentence.words[start : start + _REACH]:
        if word.text[0].isupper():
            yield word
        elif word.text != "-":
            return


def _is_what_for(sentence: Sentence, spot: Spot[Phrase]) -> bool:
    """As in "the Green Fund for Ukraine": a name in capitals that ends in "for" and the country.

    "A Green Fund for Ukraine" is yet to be made, and is for Ukraine.
    """
    if spot.first < 3 or sentence.words[spot.first - 1].text != "for" or is_titled(sentence):
        return False
    head, before = sentence.words[spot.first - 2], sentence.words[spot.first - 3]
    led = next((word for word in reversed(sentence.words[: spot.first - 2]) if not word.text[0].isupper()), None)
    if led is not None and led.lower in {"a", "an"}:
        return False
    return head.text[0].isupper() and before.text[0].isupper() and before.pos != "DET" and is_in(head.text, "for things")


def is_titled(sentence: Sentence) -> bool:
    """Whether the line is set like a title, so that capitals mean nothing in it."""
    if sentence.text.rstrip().endswith((".", "!", "?", '"', "'")):
        return False
    long = [word.text for word in sentence.words if len(word.text) > 3 and word.text.isalpha()]
    return len(long) >= 3 and sum(text[0].isupper() for text in long) >= 0.75 * len(long)


def _is_no_adjective(sentence: Sentence, spot: Spot[Phrase]) -> bool:
    """As in "Polish up the plan" (a verb), "printed in Polish" (a language)."""
    words = sentence.words
    if words[spot.first].tag.startswith("VB") and not words[spot.first].entity:
        return True
    after = word_at(sentence, spot.last + 1)
    if after is not None and after.tag in {"DT", "PRP$"} and (spot.first == 0 or words[spot.first - 1].tag != "DT"):
        return True
    if spot.what.actor and spot.what.actor.kind is ActorKind.GROUP:
        return after is None or after.text[0].isupper() or after.tag[:2] not in {"NN", "JJ", "HY"}
    follows = words[spot.last + 1].tag[:2] if spot.last + 1 < len(words) else ""
    return spot.first > 0 and is_in(words[spot.first - 1].text, "languages") and follows not in {"NN", "JJ", "PO", "HY"}


def _dispelled(doubt: Doubt, actor: Actor, sentence: Sentence, spot: Spot[Phrase], setting: Setting) -> Actor | None:
    if not doubt.shout and sentence.text == sentence.text.upper():
        return None
    if _is_beside(sentence, spot, doubt) or (doubt.person and is_of_a_person(sentence, spot.first, spot.last)):
        return None
    if not (doubt.counter or doubt.needs):
        return actor
    signs, counter = len(doubt.signs & setting.said), len(doubt.counter & setting.said)
    if counter > signs:
        return Actor(doubt.instead) if doubt.instead else None
    return actor if signs or not doubt.needs else None


def _is_beside(sentence: Sentence, spot: Spot[Phrase], doubt: Doubt) -> bool:
    words = sentence.words
    back = spot.first - 2 if spot.first >= 2 and words[spot.first - 1].text == "," else spot.first - 1
    if back >= 0 and fold(words[back].text) in doubt.before:
        return True
    return spot.last + 1 < len(words) and fold(words[spot.last + 1].text) in doubt.after


def is_of_a_person(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words are part of a longer name of a person: "Michael Jordan", "Chad Smith", "Mr Jordan"."""
    words = sentence.words
    before = word_at(sentence, first - 1)
    after = word_at(sentence, last + 1)
    if before is not None and before.tag == "NNP" and is_in(before.text, "courtesy"):
        return True
    return any(near is not None and _is_one_name(words[first], near) for near in (before, after))


def _is_one_name(word: Word, near: Word) -> bool:
    """Whether the language engine takes both words for one name; it often says ORG for a person."""
    hinted = word.entity == near.entity and word.entity in {"PERSON", "ORG"}
    return hinted and near.tag == "NNP" and near.text[0].isupper()
