"""Where an act that was only learnt may be told: a refusal never becomes a promise, and a "might" never a "will".

What was learnt weighs words; it does not know what stands under what. So a firm act is told only where no operator and no mood
over the thing, and no refusal near it, says otherwise, and any other act only where a word of the lexicon says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.acts.nothing import is_none
from pledgebook.reading.grammar.mood import Mode, mood_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frame_at, operator_at
from pledgebook.reading.things.goods import Goods, heads_of

_FIRM = frozenset({Act.PLEDGED, Act.PLANNED, Act.ORDERED, Act.DELIVERED, Act.PERMITTED})
_OPEN_MODES = frozenset({Mode.MAY, Mode.CAN, Mode.MUST, Mode.UNREAL})
_REFUSES = frozenset({"refuse", "forbid"})
_AGAINST = _REFUSES | {"withdraw", "deny"}
_ASKS = frozenset({"request", "persuade"})
_WEIGHS = frozenset({"consider"})
_JUDGES = frozenset({"judge"})  # who praises what was given did not give it, and the rules read such sentences
_LETS = frozenset({"permit", "enable", "issue"})
_VERBAL = frozenset({"VERB", "AUX"})
_SEEN, _VERBS = 6, 2  # governors that are looked at, and verbs among them


def may_be(act: Act, sight: Sight, goods: Goods) -> bool:
    """Whether nothing in the sentence speaks against an act by which a thing of it is given."""
    if is_none(sight, goods):
        return False
    sentence = sight.sentence
    head = heads_of(sight, goods)[-1]
    above = (*((head,) if head.pos in _VERBAL else ()), *islice(sentence.above(head), _SEEN))  # a doing has a mood of its own
    over, near = set(_operators(sentence, above)), set(_operators(sentence, sentence.words))
    moods = tuple((word, mood_of(sentence, word)) for word in above)
    denied = any(mood.denied for _, mood in moods)  # of nouns, too: "no evidence that"
    of_verbs = islice((mood for word, mood in moods if word.pos in _VERBAL), _VERBS)
    left_open = any(mood.mode in _OPEN_MODES and not mood.denied for mood in of_verbs)
    if act in _FIRM:
        hoped = act is not Act.PLANNED and "plan" in over
        doubted = (
            hoped or over & (_ASKS | _WEIGHS | _JUDGES) or _is_against(sentence) or denied or left_open or _is_pending(sentence)
        )
        return not doubted and (act is not Act.PERMITTED or bool(near & _LETS))
    if act is Act.REQUESTED:
        return bool(near & _ASKS) and not near & _AGAINST and not denied
    if act is Act.CONSIDERED:
        return (bool(near & _WEIGHS) or left_open) and not near & _AGAINST and not denied
    if act is Act.WITHDRAWN:
        return "withdraw" in near and not near & (_REFUSES | {"deny"}) and not denied
    return bool(near & _REFUSES) != denied and not near & {"withdraw", "deny"}  # "did not refuse" is no refusal


def _is_against(sentence: Sentence) -> bool:
    """Whether any word speaks against giving, also one that tells of giving elsewhere: "ran out of shells", "ran a hospital"."""
    found = (operator_at(sentence, word) for word in sentence.words)
    return any(operator is not None and operator.name in _AGAINST for operator in found)


def _is_pending(sentence: Sentence) -> bool:
    """Whether something is not passed yet: "the package, which Norway has not yet approved, includes"."""
    passed = (word for word in sentence.words if word.pos in _VERBAL and word.lemma.lower() in group("being passed"))
    return any((mood := mood_of(sentence, word)).pending or mood.denied for word in passed)


def _operators(sentence: Sentence, words: tuple[Word, ...]) -> Iterator[str]:
    """The operators that words stand for, and no frames."""
    for word in words:
        if not frame_at(sentence, word) and (operator := operator_at(sentence, word)):
            yield operator.name
