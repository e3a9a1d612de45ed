"""Where the day of an act stands but beside its own words: at an occasion, in the subject, in a clause of the thing.

in an interview on Thursday he said      speaking in Oslo on Thursday, she promised
the parliament on Thursday agreed        six tanks, which arrived on Wednesday
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Mention, Word
from pledgebook.language.times.finder import Time
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frame_at, operator_at

_OF_DAYS = frozenset({"in", "on", "of", "from"})
_AT = frozenset({"in", "at", "during"})


def at_occasion(sight: Sight, chain: Iterable[Word]) -> Iterator[Mention[Time]]:
    """The times of the meeting, speech or statement at which the words of a chain are said or done, the outermost first."""
    for verb in (word for word in reversed(list(chain)) if word.is_verb):
        stretches = (*_occasions(sight, verb), *_before_verb(sight, verb))
        yield from (time for first, last in stretches for time in sight.times if first <= time.first <= last)


def in_clause(sight: Sight, things: Iterable[Word], act: Act) -> Iterator[Mention[Time]]:
    """The times in a clause that hangs on the thing and tells of the same act: "tanks which arrived on Wednesday"."""
    for thing in things:
        for verb in sight.sentence.children(thing, "relcl", "acl"):
            operator, frame = operator_at(sight.sentence, verb), frame_at(sight.sentence, verb)
            made = verb.lemma.lower() in group("making offers") and _is_told_by_noun(sight, thing, act)
            if made or act in {frame.past if frame else "", operator.act if operator else ""}:
                inside = {
                    word.index
                    for child in sight.sentence.children(verb, "prep", "npadvmod", "advmod")
                    for word in _near(sight, child)
                }
                yield from (time for time in sight.times if any(time.holds(index) for index in inside))


def _is_told_by_noun(sight: Sight, thing: Word, act: Act) -> bool:
    """Whether the thing, or what holds it, is called what was done: "an *offer* of 9 million that Chad made in May"."""
    nouns = (thing, *(up for up in sight.sentence.above(thing) if up.is_noun))
    return any((operator := operator_at(sight.sentence, noun)) is not None and operator.act == act for noun in nouns)


def beside_thing(sight: Sight, things: Iterable[Word]) -> Iterator[Mention[Time]]:
    """The times that hang on the thing itself: "the 5 billion package *of last week*", "promised 9 million *in May* to buy"."""
    for thing in things:
        places = (place for place in sight.sentence.children(thing, "prep") if place.lower in _OF_DAYS)
        inside = {word.index for place in places for word in sight.sentence.children(place, "pobj")}
        inside |= {word.index for word in sight.sentence.children(thing, "npadvmod")}
        yield from (time for time in sight.times if any(time.holds(index) for index in inside))


def _near(sight: Sight, hanging: Word) -> Iterator[Word]:
    yield hanging
    yield from sight.sentence.children(hanging, "pobj")


def _occasions(sight: Sight, verb: Word) -> Iterator[tuple[int, int]]:
    """The stretches of "in an interview on Thursday" and "speaking in Oslo on Thursday" around a verb."""
    for child in sight.sentence.children(verb, "prep", "advcl"):
        held = sight.sentence.child(child, "pobj") if child.lower in _AT else None
        named = held is not None and held.lemma.lower() in group("occasions")
        speaks = child.dep == "advcl" and child.tag == "VBG" and child.lemma.lower() in group("speaking")
        if named or speaks:
            words = sight.sentence.subtree(child)
            yield words[0].index, words[-1].index + 1  # the parser gives "Thursday" of "on Thursday Norway said" to Norway


def _before_verb(sight: Sight, verb: Word) -> Iterator[tuple[int, int]]:
    """The day right before the verb that the parser gave to its subject: "the parliament on Thursday evening agreed"."""
    subject = sight.sentence.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return
    for child in sight.sentence.children(subject, "prep", "npadvmod"):
        last = sight.sentence.subtree(child)[-1].index
        if child.index > subject.index and last < verb.index and _is_only_helpers(sight, last, verb):
            yield child.index, last


def _is_only_helpers(sight: Sight, last: int, verb: Word) -> bool:
    return all(word.pos in {"AUX", "ADV", "PART"} for word in sight.sentence.words[last + 1 : verb.index])
