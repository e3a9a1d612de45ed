"""Help of which only its goal is told: "contribute to the relief effort", "give generously to the appeal"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.language.items.finder import item_named
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.sight import AGENCIES, Sight
from pledgebook.reading.grammar.triggers import frames_at
from pledgebook.reading.things.goods import Goods, core

_RULE = "item.effort"
_TO = frozenset({"to", "towards", "toward", "into"})


def efforts_in(sight: Sight) -> tuple[Goods, ...]:
    """The help of a sentence that is named by nothing but what it goes to, each at its verb."""
    return tuple(_help(sight, verb, frame, goal) for verb, frame, goal in _verbs(sight))


def base_of_effort(sight: Sight, goods: Goods) -> Base | None:
    """Such help is its own trigger."""
    if goods.item is None or goods.item.rule != _RULE:
        return None
    frame = _frame(sight.sentence, goods.head)
    return Base(goods.head, frame, "itself") if frame else None


def _verbs(sight: Sight) -> Iterator[tuple[Word, Frame, Word]]:
    for word in sight.sentence.words:
        frame = _frame(sight.sentence, word) if word.is_verb else None
        goal = _goal(sight, word) if frame else None
        if frame and goal and not _is_given(sight, word, goal):
            yield word, frame, goal


def _frame(sentence: Sentence, verb: Word) -> Frame | None:
    return next((frame for frame in frames_at(sentence, verb) if frame.item == "effort"), None)


def _goal(sight: Sight, verb: Word) -> Word | None:
    """What is contributed to."""
    places = (place for place in sight.sentence.children(verb, "prep", "dative") if place.lower in _TO)
    goals = (goal for place in places if (goal := sight.sentence.child(place, "pobj")))
    return next((goal for goal in goals if _is_effort(sight, goal)), None)


def _is_given(sight: Sight, verb: Word, goal: Word) -> bool:
    """Whether it is told what is given: "contributed *ships* to the rescue effort"."""
    between = range(verb.index, goal.head)
    held = any(sight.amount_at(index) or sight.item_at(index) for index in between)
    whom = (word for word in sight.sentence.children(verb, "dative") if word.pos != "ADP")
    return held or any(whom) or sight.sentence.child(verb, "dobj", "nsubjpass") is not None


def _is_effort(sight: Sight, goal: Word) -> bool:
    """Whether a goal is help by its name, or a body that lives on gifts: "the *appeal*", "the relief *operation*", "*UNICEF*"."""
    named = sight.actor_at(goal.index)
    if named is not None:
        return named.value.kind in AGENCIES or goal.lemma.lower() in group("money pots")
    name = goal.lemma.lower()
    called = {word.lower for word in sight.sentence.subtree(goal) if word.index < goal.index}
    return name in group("responses") or (name in group("undertakings") and bool(called & group("relief work")))


def _help(sight: Sight, verb: Word, frame: Frame, goal: Word) -> Goods:
    first, last = core(sight, goal)
    words = " ".join(word.text for word in sight.sentence.words[first : last + 1])
    item = item_named(f"{frame.makes} to the {words}")
    return Goods(verb, Mention(item, verb.index, verb.index, _RULE), None)
