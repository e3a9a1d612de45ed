"""Things that are no goods but a doing: training crews, hosting refugees, writing off a debt, arming rebels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.language.items.finder import item_named
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import Amount
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.hanging import is_trained
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import parties, parties_within
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frames_at, is_particle
from pledgebook.reading.things.goods import Goods

_UNITS = frozenset({"person", "count", "family"})
_OF_PEOPLE = frozenset({"people", "patients", "many people", "trainees"})


def doings_in(sight: Sight) -> tuple[Goods, ...]:
    """The doings of a sentence, each at its verb, with the number of people where one is told."""
    return tuple(_doing(sight, word, frame, whom) for word, frame, whom in _verbs(sight))


def _verbs(sight: Sight) -> Iterator[tuple[Word, Frame, Word]]:
    for word in sight.sentence.words:
        whom = _whom(sight.sentence, word) if word.is_verb else None
        if whom and (frame := _frame(sight, word, whom)):
            yield word, frame, whom


def _whom(sentence: Sentence, verb: Word) -> Word | None:
    """For whom a verb is done: its object, or what the parser hangs on its particle ("let *in* 900 refugees")."""
    whom = sentence.child(verb, "dobj", "nsubjpass")
    particle = next((word for word in sentence.children(verb, "prep") if is_particle(word, verb)), None)
    whom = whom or (sentence.child(particle, "pobj") if particle else None)
    many = whom is not None and whom.lower in group("counts of people")
    return (_of_many(sentence, whom) or whom) if whom is not None and many else whom


def _of_many(sentence: Sentence, many: Word) -> Word | None:
    """Who are many: "hosts millions of *Afghans*", "took in a lot of *refugees*"."""
    of = after_word(sentence, many, "of")
    return of.word if of else None


def _frame(sight: Sight, verb: Word, whom: Word) -> Frame | None:
    """The frame by which the verb itself is what is done for `whom`."""
    made = (frame for frame in frames_at(sight.sentence, verb) if (frame.makes or frame.without) and frame.item != "effort")
    return next((frame for frame in made if _fits(sight, frame, verb, whom)), None)


def _fits(sight: Sight, frame: Frame, verb: Word, whom: Word) -> bool:
    return _KINDS.get(frame.item, _are_armed)(sight, verb, whom)


def _are_hosted(sight: Sight, _verb: Word, whom: Word) -> bool:
    return whom.lemma.lower() in group("displaced people") or _is_people(sight, whom) or _has_fled(sight, whom)


def _are_treated(sight: Sight, verb: Word, whom: Word) -> bool:
    around = {each.lower for each in sight.sentence.subtree(whom)}
    named = parties_within(sight, whom) or _are_from(sight, verb, whom)
    treater = sight.sentence.child(verb, "nsubj")
    known = treater is not None and sight.item_at(treater.index) is not None  # the field hospital is what is given
    return bool(around & group("patients")) and bool(named) and not known


def _is_debt(sight: Sight, _verb: Word, whom: Word) -> bool:
    return whom.lemma.lower() == "debt" and sight.item_at(whom.index) is None


def _are_taught(sight: Sight, verb: Word, _course: Word) -> bool:
    return is_trained(sight.sentence, verb)


def _are_helped(sight: Sight, verb: Word, whom: Word) -> bool:
    """So many people in need; in "gave 5 million *to help* 300 people" the five million are what is given."""
    known = (amount for amount in sight.amounts if amount.value.value or amount.value.high)
    counted = any(_is_of(sight, amount.last, whom) for amount in known)
    return counted and _are_in_need(whom) and verb.dep not in {"acl", "advcl"}


def _are_named(sight: Sight, verb: Word, whom: Word) -> bool:
    """As in "train Chadian officers", "train its officers", "train 50 officers from Chad"."""
    if parties_within(sight, whom) or whom.lemma.lower() in group("role nouns"):
        return True
    return any(_is_of(sight, amount.last, whom) for amount in sight.amounts) and _are_from(sight, verb, whom)


def _are_from(sight: Sight, verb: Word, whom: Word) -> bool:
    """Whether people are said to be from somewhere, whatever the parser hangs the "from" on."""
    homes = (home for word in (whom, verb) if (home := after_word(sight.sentence, word, "from")))
    return any(parties_within(sight, home.word) for home in homes)


def _are_armed(sight: Sight, verb: Word, whom: Word) -> bool:
    with_something = any(child.lower == "with" for child in sight.sentence.children(verb, "prep"))
    return not with_something and bool(parties_within(sight, whom))


def _is_side(sight: Sight, _verb: Word, whom: Word) -> bool:
    return bool(parties(sight, whom)) and sight.actor_at(whom.index) is not None


_KINDS = {
    "people": _are_hosted,
    "patients": _are_treated,
    "debt": _is_debt,
    "trainees": _are_taught,
    "many people": _are_helped,
    "made": _are_named,
    "sides": _is_side,
}
"""For whom a doing of each kind can be done: of a verb and its object."""


def _is_people(sight: Sight, whom: Word) -> bool:
    """As in "has taken in 9,000 Afghans": a people by its name, and how many of it."""
    named = sight.actor_at(whom.index)
    counted = any(amount.first <= whom.index and _is_of(sight, amount.last, whom) for amount in sight.amounts)
    return counted and named is not None and named.rule.startswith("actor.demonym")


def _are_in_need(whom: Word) -> bool:
    return whom.lemma.lower() in group("displaced people") | group("people in need")


def _has_fled(sight: Sight, whom: Word) -> bool:
    """As in "some 9,000 people who fled the war", "families displaced by the floods"."""
    return any(clause.lemma.lower() in group("fleeing") for clause in sight.sentence.children(whom, "relcl", "acl"))


def _doing(sight: Sight, verb: Word, frame: Frame, whom: Word) -> Goods:
    item = Mention(item_named(frame.makes or frame.without), verb.index, verb.index, f"item.doing ({frame.name})")
    if frame.item == "trainees":
        whom = sight.sentence.child(verb, "nsubj") or whom
    amount = next((a for a in sight.amounts if a.value.unit in _UNITS and _is_of(sight, a.last, whom)), None)
    return Goods(verb, item, of_persons(amount) if frame.item in _OF_PEOPLE else amount)


def of_persons(amount: Mention[Amount] | None) -> Mention[Amount] | None:
    """The number as one of persons: words between a number and its people hide from the unit whom it counts."""
    unit = "family" if amount and amount.value.unit == "family" else "person"
    return replace(amount, value=replace(amount.value, unit=unit)) if amount else None


def _is_of(sight: Sight, index: int, whom: Word) -> bool:
    of = sight.sentence.words[whom.head]
    own = {index, sight.sentence.words[index].head}
    return index <= whom.index and (whom.index in own or (of.lower == "of" and of.head in own))


def base_of_doing(sight: Sight, goods: Goods) -> Base | None:
    """A doing is its own trigger."""
    if goods.item is None or not goods.item.rule.startswith("item.doing"):
        return None
    whom = _whom(sight.sentence, goods.head)
    frame = _frame(sight, goods.head, whom) if whom else None
    return Base(goods.head, frame, "itself") if frame else None
