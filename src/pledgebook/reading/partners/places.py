"""Where a taker stands behind a preposition: times passed over, and where the parser hangs it on something else."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party, parties, parties_within
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.things.goods import Goods

_MOVING = frozenset({"into", "onto", "over", "to", "towards", "toward", "in"})


def behind_place(sight: Sight, word: Word, preposition: str) -> Word | None:
    """What stands behind a preposition that hangs on a word, a time only if nothing else does: "in two days landed in *Chad*".

    Why something is given is none to whom it is: "in *response* to".
    """
    targets = [*_targets(sight, word, preposition), *(_of_what_it_has(sight, word) if preposition == "in" else ())]
    told = (target for target in targets if not any(time.holds(target.index) for time in sight.times))
    target = next(told, next(iter(targets), None))
    return target if target and target.lemma.lower() not in group("why it is given") else None


def behind_noun(sight: Sight, goods: Goods, base: Base, verb: Word) -> tuple[Party, ...]:
    """Who takes, where the parser hangs it on the verb over a noun: "was silent on the delivery of boats *to Chad*".

    Of what is dropped or flown it also tells where: "carried out airdrops of food *into Chad*".
    """
    drops = base.frame is not None and base.frame.name == "airdrop"
    for place in base.frame.taker if drops and base.frame else ("to",):
        target = next(_targets(sight, verb, place), None) if place in _MOVING else None
        if target and target.index > goods.last and (found := _sides(sight, target, place)):
            return found
    return ()


def _sides(sight: Sight, target: Word, place: str) -> tuple[Party, ...]:
    return parties(sight, target) if place == "to" else parties_within(sight, target)


def _targets(sight: Sight, word: Word, preposition: str) -> Iterator[Word]:
    for child in sight.sentence.children(word, "prep", "agent", "dative"):
        if child.lower == preposition and (target := sight.sentence.child(child, "pobj")):
            yield target


def _of_what_it_has(sight: Sight, word: Word) -> Iterator[Word]:
    """Where what a thing is counted by is said to stand: "set up a hospital *with 40 beds in Chad*"."""
    for held in _targets(sight, word, "with"):
        if sight.sentence.child(held, "nummod"):
            yield from _targets(sight, held, "in")
