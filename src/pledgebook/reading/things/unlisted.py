"""Things that no word file names, told by how they stand: counted and given to somebody, or a package that is just that."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_named, item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import parties
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight, conjoined
from pledgebook.reading.grammar.triggers import frames_at
from pledgebook.reading.things.counts import amount_of
from pledgebook.reading.things.doings import of_persons
from pledgebook.reading.things.goods import Goods, can_be_thing, core, is_everyday


def unknown_objects(sight: Sight, known: tuple[Goods, ...], needy: Actor | None = None) -> tuple[Goods, ...]:
    """Things that the catalogue does not know, told by being counted, given and taken: "send Moldova six boats".

    Where the article tells who is in need, another side that gives suffices: "Spain sent six boats".
    """
    taken = {goods.head.index for goods in known}
    found = []
    for verb in sight.sentence.words:
        if not verb.is_verb or not _changes_hands(sight, verb, needy):
            continue
        for word in _objects(sight, verb):
            if word.index in taken:
                continue
            if _is_rescuer(sight, word):
                mention = Mention(item_named("rescuer"), word.index, word.index, "item.rescuers")
                found.append(Goods(word, mention, of_persons(amount_of(sight, mention, set()))))
            elif _is_counted_thing(sight, word):
                mention = Mention(item_of_phrase(sight.sentence, *core(sight, word)), *core(sight, word), "item.given")
                found.append(Goods(word, mention, amount_of(sight, mention, set())))
    return tuple(goods for goods in found if goods.amount)


def _objects(sight: Sight, verb: Word) -> Iterator[Word]:
    """What is given, with what stands in one row with it."""
    for word in sight.sentence.children(verb, "dobj", "nsubjpass"):
        yield from conjoined(sight.sentence, word)


def packages_alone(sight: Sight, known: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """Packages of which no word says what or how much is in them: "announced a new package for Ukraine"."""
    taken = {index for goods in known for index in range(goods.first, goods.last + 1)}
    found = []
    for word in sight.sentence.words:
        if word.lower == "package" and word.index not in taken and _is_new_and_bare(sight, word):
            item = item_of_phrase(sight.sentence, word.index, word.index)
            mention = Mention(item, word.index, word.index, "item.package-alone")
            found.append(Goods(word, mention, amount_of(sight, mention, set())))
    return tuple(found)


def support_stopped(sight: Sight, known: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """Support for somebody that is stopped or goes on, which is help then, and no opinion: "suspended its *support* for Chad"."""
    taken = {index for goods in known for index in range(goods.first, goods.last + 1)}
    found = []
    for word in sight.sentence.words:
        if word.lower == "support" and word.index not in taken and _is_stopped_for_side(sight, word):
            mention = Mention(item_of_phrase(sight.sentence, word.index, word.index), word.index, word.index, "item.support")
            found.append(Goods(word, mention, amount_of(sight, mention, set())))
    return tuple(found)


def _is_stopped_for_side(sight: Sight, support: Word) -> bool:
    verb = sight.sentence.words[support.head]
    if support.dep not in {"dobj", "nsubjpass"} or verb.lemma.lower() not in group("stopping help"):
        return False
    behind = (after_word(sight.sentence, owner, place) for owner in (support, verb) for place in ("for", "to"))
    return any(found and sight.actor_at(found.word.index) for found in behind)


def _changes_hands(sight: Sight, verb: Word, needy: Actor | None) -> bool:
    """Whether under a verb one side gives to another, or gets from it: "Fiji received two boats from Australia"."""
    frames = tuple(frames_at(sight.sentence, verb))
    if any(frame.item == "open" for frame in frames):
        return _has_taker(sight, verb) or _gives(sight, verb, needy)
    gets = any(frame.item == "known" and frame.taker == ("subject",) and "from" in frame.giver for frame in frames)
    return gets and _gets(sight, verb)


def _gets(sight: Sight, verb: Word) -> bool:
    subject = subject_of(sight.sentence, verb)
    behind = (after_word(sight.sentence, word, "from") for word in (verb, *sight.sentence.children(verb, "dobj")))
    giver = next(filter(None, behind), None)
    return bool(subject and giver and parties(sight, subject.word) and parties(sight, giver.word))


def _is_new_and_bare(sight: Sight, package: Word) -> bool:
    """Whether it is "a package", not one that was named before, and of nothing else that is named."""
    opened = any(word.lower in {"a", "another"} for word in sight.sentence.children(package, "det"))
    filled = any(prep.lower in {"of", "worth"} for prep in sight.sentence.children(package, "prep", "amod"))
    return opened and not filled and not sight.amount_at(package.index - 1)


def _is_rescuer(sight: Sight, word: Word) -> bool:
    """In "sent 56 soldiers to Morocco after the earthquake" they are sent to rescue."""
    told = any(each.lemma.lower() in group("rescue scenes") for each in sight.sentence.words)
    return told and word.tag in {"NNS", "NNPS"} and word.lemma.lower() in group("rescuing people")


def _is_counted_thing(sight: Sight, word: Word) -> bool:
    of = after_word(sight.sentence, word, "of")
    holds = of is not None and sight.item_at(of.word.index) is not None  # "17 lorry-loads of flour"
    if word.lemma.lower() in group("bringers") and _is_loaded(sight, word):
        return False
    plural = word.tag == "NNS" or (word.tag == "NN" and is_everyday(word))
    return plural and can_be_thing(sight, word) and not holds and word.lemma.lower() not in group("no things")


def _is_loaded(sight: Sight, vehicle: Word) -> bool:
    """Whether a vehicle but brings something: "a ship *with parts* for a pier", "ten boats *carrying* rice"."""
    hanging = sight.sentence.children(vehicle, "prep", "acl")
    return any(word.lower in {"with", "of"} or word.lower in group("carrying") for word in hanging)


def _gives(sight: Sight, verb: Word, needy: Actor | None) -> bool:
    """Whether a side other than the one in need is who does it."""
    subject = subject_of(sight.sentence, verb) if needy else None
    doers = parties(sight, subject.word) if subject else ()
    return bool(doers) and needy not in [doer.value for doer in doers]


def _has_taker(sight: Sight, verb: Word) -> bool:
    places = [word for word in sight.sentence.children(verb, "dative", "prep") if word.pos != "ADP" or word.lower == "to"]
    targets = [sight.sentence.child(word, "pobj") or word for word in places]
    return any(sight.actor_at(word.index) for word in targets) or sight.taker_after(verb) is not None
