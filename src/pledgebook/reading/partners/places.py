"""Where a taker stands around a word: at a place of its grammar, or where the parser hangs it on something else."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import Subject
from pledgebook.reading.grammar.parties import Party, parties, parties_within
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.things.goods import Goods, heads_of

_MOVING = frozenset({"into", "onto", "over", "to", "towards", "toward", "in"})


def at_place(sight: Sight, word: Word, place: str, memory: Memory) -> tuple[Party, ...]:
    """The sides at a place around a word: "object", "subject", "dative", "poss", or behind a preposition."""
    if place == "subject":
        subject = subject_of(sight.sentence, word)
        return who(sight, subject, memory) if subject else ()
    if place == "dative" and (given := _taker_of_passive(sight, word)):
        return parties_within(sight, given)
    if place == "dative" and (behind := sight.taker_after(word)):
        return (behind.reading(sight.sentence),)
    target = _target_at(sight, word, place)
    if target and target.pos == "PRON":
        return who(sight, Subject(target, place), memory)
    return (_hosts(sight, target) or parties_within(sight, target)) if target else ()


def _target_at(sight: Sight, word: Word, place: str) -> Word | None:
    match place:
        case "object":
            return sight.sentence.child(word, "dobj", "nsubjpass")
        case "dative":
            return _dative(sight.sentence, word)
        case "poss":
            return sight.sentence.child(word, "poss")
    return behind_place(sight, word, place)


def _dative(sentence: Sentence, verb: Word) -> Word | None:
    """Whom a verb gives it to: "gave *Spain* tents", "provided *Spain* with tents"."""
    given = sentence.child(verb, "dobj")  # nobody takes behind what is given: "gave 60 million, *Spain* 20 million"
    datives = (child for child in sentence.children(verb, "dative") if child.pos != "ADP")
    before = next((child for child in datives if given is None or child.index < given.index), None)
    return before or (given if any(child.lower == "with" for child in sentence.children(verb, "prep")) else None)


def _taker_of_passive(sight: Sight, verb: Word) -> Word | None:
    """The subject of a passive that keeps its object: "Ukraine was given 31 tanks"."""
    subject = sight.sentence.child(verb, "nsubjpass")
    kept = sight.sentence.child(verb, "dobj", "oprd", "attr")
    return subject if subject and kept and not sight.item_at(subject.index) else None


def _hosts(sight: Sight, people: Word) -> tuple[Party, ...]:
    """The country that displaced people are in: what is given to "Sudanese refugees in Chad" is given to Chad."""
    if people.lemma.lower() not in group("displaced people"):
        return ()
    place = next((child for child in sight.sentence.children(people, "prep") if child.lower in {"in", "inside"}), None)
    target = sight.sentence.child(place, "pobj") if place else None
    return parties_within(sight, target) if target else ()


def behind_place(sight: Sight, word: Word, preposition: str) -> Word | None:
    """What stands behind a preposition that hangs on a word, a time only if nothing else does: "in two days landed in *Chad*".

    Why something is given is none to whom it is: "in *response* to".
    """
    targets = [*_targets(sight, word, preposition), *(_of_what_it_has(sight, word) if preposition == "in" else ())]
    told = (target for target in targets if not any(time.holds(target.index) for time in sight.times))
    target = next(told, next(iter(targets), None))
    why = target is not None and preposition != "to" and target.lemma.lower() in group("why it is given")
    return None if why else target  # "gave *to* the response in Chad"


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


def money_words(sight: Sight, goods: Goods) -> tuple[Word, ...]:
    """The words of a thing and of its sum where the other governs it: in "a loan of 90 million euros for Kyiv" the euros, in
    "billions of dollars' worth of vaccines to Kyiv" the vaccines.
    """
    named = (head_of(sight.sentence, goods.item.first, goods.item.last),) if goods.item else ()
    return tuple(word for word in (*heads_of(sight, goods), *named) if word.index != goods.head.index)
