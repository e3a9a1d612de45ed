"""The features by which a thing and a side beside it are judged: short strings that hold or do not, "above.0=dobj:pledge".

They are made of what the rules see, too: lemmas and dependencies, frames and operators, moods, classes of things and kinds of
sides. `training/train.py` learns a weight for each from articles of our own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from pledgebook.language.doc import Sentence, Word
from pledgebook.reading.goods import Goods, heads_of
from pledgebook.reading.learnt.sides import Side, word_of
from pledgebook.reading.memory import Memory
from pledgebook.reading.mood import mood_of
from pledgebook.reading.naming import item_reading
from pledgebook.reading.parties import parties
from pledgebook.reading.sight import Sight, verb_over
from pledgebook.reading.triggers import frame_at, operator_at

_FAR, _SEEN = 3, 6  # governors that are told one by one, and those that are looked at
_VERBAL = frozenset({"VERB", "AUX"})


def of_sentence(sight: Sight, memory: Memory) -> tuple[str, ...]:
    """The features that all things of a sentence share."""
    return tuple(dict.fromkeys(_of_sentence(sight, memory)))


def of_thing(
    sight: Sight, goods: Goods, memory: Memory, around: tuple[str, ...], why_not: str, read_here: int
) -> tuple[str, ...]:
    """The features of a thing and those of its sentence, `around`. `why_not` is what the rules said against it, `read_here` how
    much they read in the sentence.
    """
    found = (
        *_of_goods(sight, goods, memory),
        *of_clause(sight, heads_of(sight, goods)[-1]),
        *around,
        f"why={why_not.split(':', maxsplit=1)[0]}",
        f"read here={min(read_here, 2)}",
    )
    return tuple(dict.fromkeys(found))


def of_side(sight: Sight, goods: Goods, side: Side, memory: Memory, thing: tuple[str, ...]) -> tuple[str, ...]:
    """The features of a side as who gives or takes a thing that has the features `thing`."""
    own = (*_of_role(side, memory), *_of_place(sight, goods, side))
    crossed = (f"{mine} & {its}" for mine in own if mine.startswith(_CROSSED) for its in thing if its.startswith(_WITH))
    return tuple(dict.fromkeys((*own, *crossed)))


_CROSSED = ("where=", "top=", "before=", "link=", "is main=")
_WITH = ("why=", "verb sense=", "measure=")


def _of_goods(sight: Sight, goods: Goods, memory: Memory) -> Iterator[str]:
    item_class = item_reading(sight, goods, memory, False).value.item_class.value
    measure = "none" if goods.amount is None else "money" if goods.amount.value.is_money else "number"
    yield from (f"class={item_class}", f"measure={measure}", f"class+measure={item_class}/{measure}")
    yield f"found={'sum' if goods.item is None else 'meant' if goods.meant else goods.item.rule}"
    children = sight.sentence.children
    yield from (f"determiner={word.lower}" for word in children(goods.head, "det", "poss"))
    yield from (f"modifier={word.lemma.lower()}" for word in children(goods.head, "amod", "compound"))
    yield from (f"behind={word.lower}" for word in children(goods.head, "prep"))


def of_clause(sight: Sight, word: Word) -> Iterator[str]:
    """The governors of a thing that hangs in its sentence by `word`, nearest first, and the verbs that it stands under."""
    sentence = sight.sentence
    links: list[str] = []
    verbs = 0
    for number, up in enumerate(islice(sentence.above(word), _SEEN)):
        links.append(word.dep)
        place = f"{min(number, _FAR)}={word.dep}"
        yield from (f"above={up.lemma.lower()}", f"above.{place}:{up.lemma.lower()}")
        if sense := sense_of(sentence, up):
            yield from (f"sense={sense}", f"sense.{place}:{sense}")
        if up.pos in _VERBAL:
            verbs += 1
            yield f"mood.{min(verbs, 2)}={_mood(sentence, up)}"
            yield from _of_verb(sight, up, word.dep) if verbs == 1 else ()
        word = up
    yield from (f"path2={'>'.join(links[:2])}", f"path3={'>'.join(links[:3])}", f"verbs={verbs}")


def _mood(sentence: Sentence, verb: Word) -> str:
    mood = mood_of(sentence, verb)
    return f"not {mood.mode.value}" if mood.denied else mood.mode.value


def _of_verb(sight: Sight, verb: Word, link: str) -> Iterator[str]:
    lemma = verb.lemma.lower()
    yield from (f"verb={lemma}", f"verb and link={link}:{lemma}", f"verb sense={sense_of(sight.sentence, verb)}")
    for child in sight.sentence.children(verb):
        named = child.dep in {"prep", "aux", "neg", "mark", "prt"}
        yield f"with={child.dep}:{child.lower}" if named else f"with={child.dep}"
    subject = sight.sentence.child(verb, "nsubj", "nsubjpass")
    yield f"subject={_kind(sight, subject)}"
    if subject:
        yield f"subject word={subject.lemma.lower()}"


def _kind(sight: Sight, subject: Word | None) -> str:
    if subject is None:
        return "none"
    return "side" if parties(sight, subject) else "pronoun" if subject.pos == "PRON" else "other"


def _of_sentence(sight: Sight, memory: Memory) -> Iterator[str]:
    sentence = sight.sentence
    for word in sentence.words:
        if word.pos in {"VERB", "NOUN", "ADJ"} and (sense := sense_of(sentence, word)):
            yield f"near={sense}"
        if word.pos in {"VERB", "NOUN"}:
            yield f"near {word.pos.lower()}={word.lemma.lower()}"
        if word.pos == "AUX":
            yield f"near aux={word.lower}"
    sides = len({mention.value.id for mention in sight.named.actors})
    yield from (f"kind={sentence.kind.value}", f"sides={min(sides, 3)}", f"words={min(len(sentence.words) // 10, 5)}")
    yield from (f"asked={sentence.text.rstrip().endswith('?')}", f"said={bool(sight.sayings)}")
    yield from (
        f"read before={min(len(memory.reports), 2)}",
        f"release={memory.voice is not None}",
        f"main={memory.main is not None}",
    )


def _of_role(side: Side, memory: Memory) -> Iterator[str]:
    """What kind of side it is, and what the article has told of it."""
    gave = any(side.actor == party.value for report in memory.reports for party in report.donors)
    took = any(side.actor == party.value for report in memory.reports for party in report.recipients)
    is_main = memory.main is not None and memory.main.value == side.actor
    is_voice = memory.voice is not None and memory.voice.value == side.actor
    is_subject = any(side.actor == party.value for party in memory.subject)
    yield from (
        f"where={side.where}",
        f"side={side.actor.kind.value}",
        f"gave={gave}",
        f"took={took}",
        f"gave+took={gave}/{took}",
    )
    yield from (f"is main={is_main}", f"is voice={is_voice}", f"is subject={is_subject}")


def _of_place(sight: Sight, goods: Goods, side: Side) -> Iterator[str]:
    """How a side that is named in the sentence stands to the thing."""
    mention = side.mention
    if mention is None:
        return
    sentence, word = sight.sentence, word_of(sight, mention)
    before = mention.last < goods.first
    far = min((goods.first - mention.last if before else mention.first - goods.last) // 4, 5)
    yield from (f"rule={mention.rule}", f"before={before}", f"far={before}/{far}", f"link={word.dep}")
    yield from _of_path(sentence, goods.head, word)
    above = sentence.words[word.head]
    yield from (f"hangs on={above.lemma.lower()}", f"hangs on sense={word.dep}:{sense_of(sentence, above)}")
    if word.dep == "pobj":
        yield from (f"by={above.lower}", f"by+={above.lower}:{sentence.words[above.head].pos}")
    verb = verb_over(sentence, word)
    if verb:
        yield f"its verb={word.dep}:{sense_of(sentence, verb)}"
    order = [each.first for each in sight.named.actors].index(mention.first)
    yield f"order={min(order, 3)}/{min(len(sight.named.actors), 4)}"


def _of_path(sentence: Sentence, thing: Word, side: Word) -> Iterator[str]:
    """The way through the tree from the thing up to the word that both hang on, and down to the side."""
    ups, downs = (thing, *sentence.above(thing)), (side, *sentence.above(side))
    height = {word.index: number for number, word in enumerate(ups)}
    depth, top = next((number, word) for number, word in enumerate(downs) if word.index in height)
    rising, falling = [word.dep for word in ups[: height[top.index]]], [word.dep for word in reversed(downs[:depth])]
    ends = f"{falling[0] if falling else ''}/{rising[-1] if rising else ''}"
    yield from (f"path={'>'.join(rising)}^{'<'.join(falling)}", f"down={'<'.join(falling)}", f"ends={ends}")
    sense = sense_of(sentence, top)
    yield from (f"top word={top.lemma.lower()}", f"top sense={sense}", f"top={sense}:{ends}", f"top pos={top.pos}")


def sense_of(sentence: Sentence, word: Word) -> str:
    """The frame or operator that a word stands for, "" for none."""
    if frame := frame_at(sentence, word):
        return frame.name
    operator = operator_at(sentence, word)
    return f"{operator.name}*" if operator else ""
