"""What may be told though no rule reads it: the model, which takes longer than all the rules, is asked of nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pledgebook.language.doc import Kind, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack, stack_over
from pledgebook.reading.grammar.sight import Sight, verb_over
from pledgebook.reading.learnt.polarity import may_be_any
from pledgebook.reading.learnt.questions import Question
from pledgebook.reading.lists.aims import is_aim_of_another
from pledgebook.reading.reports.parts import tells_needs
from pledgebook.reading.things.goods import Goods, heads_of
from pledgebook.reading.things.leaves import LEAVES


def worth_asking(questions: Iterable[Question]) -> Iterator[Question]:
    """The questions, without the things of which nothing would be told whatever the answer; none that asks of nothing."""
    for question in questions:
        asked = _asked(question)
        if asked.left or asked.told:
            yield asked


def _asked(question: Question) -> Question:
    sight, things = question.step.sight, question.scene.things
    has_two = len({side.actor for side in question.sides}) > 1  # who gives is not who takes
    open_to_all = has_two and may_tell(sight)
    kept = tuple(number for number, goods in enumerate(question.left) if open_to_all and is_tellable(sight, goods))
    scene = replace(question.scene, things=(*(things[number] for number in kept), *things[len(question.left) :]))
    return replace(question, left=tuple(question.left[number] for number in kept), scene=scene)


def may_tell(sight: Sight) -> bool:
    """Whether a sentence may tell of what no rule read: a heading and a question do not."""
    return sight.sentence.kind is not Kind.HEADING and not sight.sentence.text.rstrip().endswith("?")


def is_tellable(sight: Sight, goods: Goods) -> bool:
    """Whether nothing in the sentence forbids to tell that a thing is given."""
    if (goods.item is not None and goods.item.rule in LEAVES) or goods.head.lemma.lower() == "debt":
        return False  # the model was not fitted on leave, and rules know every word by which a debt is eased
    word, stack = word_of(sight, goods), stack_of(sight, goods)
    if stack.supposed or stack.only_if or word.lemma.lower() in group("keeping"):
        return False
    return not tells_needs(sight, word) and not is_aim_of_another(sight, goods) and may_be_any(sight, goods)


def word_of(sight: Sight, goods: Goods) -> Word:
    """The verb over a thing, or its own word where none is."""
    own = heads_of(sight, goods)[-1]
    return own if own.is_verb else verb_over(sight.sentence, own) or own


def stack_of(sight: Sight, goods: Goods) -> Stack:
    """What stands over that verb."""
    return stack_over(sight.sentence, word_of(sight, goods), frozenset({goods.head.index}))
