"""Help that only verbs tell: "will help Moldova to draft an energy plan", "supports Chad's efforts to adapt to the climate".

It is read where what is done is one of progress, and its words tell that it is for energy, the climate or development: much else
is "helped" that nobody gives anything for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.sight import Sight, has_to
from pledgebook.reading.grammar.triggers import frames_at
from pledgebook.reading.things.founded import kind_of_help
from pledgebook.reading.things.goods import Goods

AIDED = "item.aided"
_KINDS = frozenset({ItemClass.ENERGY, ItemClass.CLIMATE_FINANCE, ItemClass.DEVELOPMENT_AID})
_PURPOSES = frozenset({"acl", "relcl", "advcl", "pcomp"})
_CALLED = {"assist": "assistance", "aid": "aid", "help": "help"}
_LONGEST = 16  # words of a name


@dataclass(frozen=True, slots=True)
class _Aim:
    """What somebody is helped to do, whom the words beside it name, and how it goes on behind the name of the help."""

    word: Word
    whom: Word | None
    lead: str


def aided_in(sight: Sight) -> Iterator[Goods]:
    """The help that the verbs of a sentence tell, where it tells of no sum, which would be what is given."""
    if sight.sentence.forms.isdisjoint(group("helping by deeds")) or any(each.value.is_money for each in sight.amounts):
        return
    for verb in sight.sentence.words:
        aim = _aim(sight, verb) if _helps(sight, verb) else None
        if aim and (goods := _help(sight, verb, aim)):
            yield goods


def without_aims(found: tuple[Goods, ...], aids: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """The goods, without things that only tell what somebody is helped to do: "help Moldova to phase out *coal*"."""
    return tuple(goods for goods in found if goods.amount or not any(_holds(aid, goods) for aid in aids))


def _holds(aid: Goods, goods: Goods) -> bool:
    return aid.item is not None and aid.item.first < goods.first and goods.last <= aid.item.last


def base_of_aid(sight: Sight, goods: Goods) -> Base | None:
    """Help told by a verb is its own trigger."""
    if goods.item is None or goods.item.rule != AIDED:
        return None
    frame = _frame(sight, goods.head)
    return Base(goods.head, frame, "itself") if frame else None


def aided(sight: Sight, base: Base) -> Iterator[tuple[Party, ...]]:
    """Who is helped: whom the verb names, else whose the work is that is helped."""
    aim = _aim(sight, base.trigger) if base.frame and base.frame.item == "aims" else None
    for word in (aim.whom, aim.word) if aim else ():
        yield parties_within(sight, word) if word else ()


def _frame(sight: Sight, verb: Word) -> Frame | None:
    return next((frame for frame in frames_at(sight.sentence, verb) if frame.item == "aims"), None)


def _helps(sight: Sight, verb: Word) -> bool:
    told = verb.is_verb and verb.lemma.lower() in group("helping by deeds")
    if verb.tag in {"VBZ", "VBP"} and verb.lemma.lower() in group("approving by help"):
        return False  # "France supports Kenya's efforts" is what it thinks of them
    if any(doer.lemma.lower() in group("means") for doer in sight.sentence.children(verb, "nsubj")):
        return False  # what money "helps to reduce" is told of it, not given
    return told and verb.dep not in _PURPOSES and _frame(sight, verb) is not None


def _aim(sight: Sight, verb: Word) -> _Aim | None:
    return next((aim for found in (_of_clause, _of_efforts, _behind) for aim in found(sight, verb)), None)


def _of_clause(sight: Sight, verb: Word) -> Iterator[_Aim]:
    """As in "help Moldova (to) *draft* a plan", "help *draft* a plan"."""
    for clause in sight.sentence.children(verb, "ccomp", "xcomp"):
        if clause.lemma.lower() in group("deeds of progress") and clause.index > verb.index:
            whom = sight.sentence.child(verb, "dobj", "nsubjpass") or sight.sentence.child(clause, "nsubj")
            yield _Aim(clause, whom, "to")


def _of_efforts(sight: Sight, verb: Word) -> Iterator[_Aim]:
    """As in "support Moldova's *efforts* to reform", "support the *modernisation* of Moldova's grid"."""
    for word in sight.sentence.children(verb, "dobj", "nsubjpass"):
        if word.lemma.lower() in group("efforts"):
            yield _Aim(word, None, "for")


def _behind(sight: Sight, verb: Word) -> Iterator[_Aim]:
    """As in "assist Moldova in *drafting* a plan", "assist with the *drafting*"."""
    for place in sight.sentence.children(verb, "prep"):
        if place.lower not in {"in", "with"}:
            continue
        for word in sight.sentence.children(place, "pcomp", "pobj"):
            if word.lemma.lower() in group("deeds of progress") | group("efforts"):
                yield _Aim(word, sight.sentence.child(verb, "dobj", "nsubjpass"), place.lower)


def _help(sight: Sight, verb: Word, aim: _Aim) -> Goods | None:
    words = sight.sentence.subtree(aim.word)
    things = (mention.value.item_class for mention in sight.items if words[0].index <= mention.first <= words[-1].index)
    kind = next((kind for kind in (kind_of_help(words), *things) if kind in _KINDS), None)
    if kind is None:
        return None
    first, last = words[0].index, words[-1].index
    opens = next(word.index for word in words if word.index not in _left_out(sight, aim))
    told = sight.sentence.quote(opens, min(last, opens + _LONGEST)).words
    item = Item(f"{_CALLED.get(verb.lemma.lower(), 'support')} {aim.lead} {' '.join(told.split())}", kind, ("aid-word",))
    return Goods(verb, Mention(item, min(first, verb.index), max(last, verb.index), AIDED), None)


def _left_out(sight: Sight, aim: _Aim) -> set[int]:
    """The words that only say who is helped, or lead in what is done."""
    whom = {word.index for word in sight.sentence.subtree(aim.whom)} if aim.whom else set()
    leads = {word.index for word in sight.sentence.children(aim.word, "aux") if has_to(sight.sentence, aim.word)}
    return whom | leads
