"""Persons and their sides, as an article introduces them: "Polish Foreign Minister Zbigniew Rau", later just "Rau".

A side comes from the dated table of offices, else from the words beside the name: an office before it, an office after
a comma behind it, or the possessive before it. Who held no office keeps no side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pledgebook.language.bodies import Draft
from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.language.senses import is_titled
from pledgebook.language.spots import Cue, Spot, is_in
from pledgebook.lexicon import offices
from pledgebook.lexicon.actors import Form, fold
from pledgebook.lexicon.offices import Person
from pledgebook.model.actors import Actor, Speaker
from pledgebook.model.dates import PartialDate

RULE = "actor.person"
_PARTICLES = frozenset({"von", "van", "der", "den", "de", "da", "dos", "del", "di", "du", "le", "la", "bin", "bint", "al", "el", "ben", "ten", "zu"})
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_SPEAKING_FOR = frozenset({"actor.office", "actor.government", "actor.institution"})
_BODIES = frozenset({Form.INSTITUTION, Form.ORGANISATION, Form.SEAT})
_LONGEST = 5
_APPOSITION = 16


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name a person. `known` is the holder of an office that they name; `whole` false for a surname alone."""

    first: int
    last: int
    known: Person | None = None
    whole: bool = True
    titled: bool = False


@dataclass(slots=True)
class Acquaintance:
    """The persons met so far in one article, by every folded surname and whole name, with how well they are known."""

    published: PartialDate | None
    by_name: dict[tuple[str, ...], tuple[int, Speaker]] = field(default_factory=dict)

    def meet(self, sentence: Sentence, name: Name, side: Actor | None) -> None:
        """Remembers the person behind a name with the side that is known first; the table's person keeps a surname."""
        cut = _folded(sentence, name)
        known = name.known or (offices.called(cut[0], self.published) if name.titled and len(cut) == 1 else None)
        before = self._met(cut, known)
        spoken = " ".join(sentence.quote(name.first, name.last).words.split())
        held = known.side(self.published) if known else None
        speaker = Speaker(
            known.name if known else before.name if before else spoken, held or (before.actor if before else None) or side
        )
        rank = 2 if known else int(speaker.actor is not None)
        self.by_name[cut] = (rank, speaker)
        for key in (_surname(cut), *((tuple(map(fold, each)) for each in known.alone) if known else ())):
            if self.by_name.get(key, (0, speaker))[0] <= rank:
                self.by_name[key] = (rank, speaker)

    def _met(self, cut: tuple[str, ...], known: Person | None) -> Speaker | None:
        met = self.recall(cut)
        if met is None or (known and met.name != known.name):
            return None
        return met if known or len(cut) == 1 or cut[0] == fold(met.name.split()[0]) else None

    def recall(self, cut: tuple[str, ...]) -> Speaker | None:
        """The person of that name, or of that surname when the whole name is new."""
        held = self.by_name.get(cut) or self.by_name.get(_surname(cut))
        return held[1] if held else None


def _folded(sentence: Sentence, name: Name) -> tuple[str, ...]:
    return tuple(fold(word.text) for word in sentence.words[name.first : name.last + 1])


def _surname(cut: tuple[str, ...]) -> tuple[str, ...]:
    while len(cut) > 1 and cut[-1] in _SUFFIXES:
        cut = cut[:-1]
    return cut[-3:] if len(cut) > 3 and cut[-2] == "-" else cut[-1:]


def names_in(
    sentence: Sentence, persons: Sequence[Spot[Person]], barred: frozenset[int], cues: Sequence[Spot[Cue]]
) -> list[Name]:
    """Whole names and table surnames in text order: of the table, behind a title, or so taken by the language engine.

    `barred` are the words that name something else.
    """
    found = [Name(spot.first, spot.last, spot.what, _is_whole(sentence, spot)) for spot in persons]
    titled = () if is_titled(sentence) else tuple(_titled(sentence, cues, barred))
    for first, last in (*titled, *_hinted(sentence, cues, barred)):
        if all(last < name.first or name.last < first for name in found):
            found.append(Name(first, last, titled=(first, last) in titled))
    kept = [name for name in found if name.known is None or name.whole or _stands_alone(sentence, name, cues)]
    return sorted(kept, key=lambda name: name.first)


def _is_whole(sentence: Sentence, spot: Spot[Person]) -> bool:
    cut = _folded(sentence, Name(spot.first, spot.last))
    return any(tuple(map(fold, name)) == cut for name in spot.what.names)


def _stands_alone(sentence: Sentence, name: Name, cues: Sequence[Spot[Cue]]) -> bool:
    """Not part of a longer name: "Hunter Biden", "Trump Tower"."""
    before = sentence.words[name.first - 1] if name.first else None
    titled = any(spot.last == name.first - 1 and spot.what.title for spot in cues)
    if before is not None and _is_name_part(before) and not titled:
        return False
    after = sentence.words[name.last + 1] if name.last + 1 < len(sentence.words) else None
    return after is None or not _is_name_part(after) or after.entity == "DATE"


def _is_name_part(word: Word) -> bool:
    return word.tag in {"NNP", "NNPS"} and word.text[0].isupper() and word.text[0].isalpha()


def _titled(sentence: Sentence, cues: Sequence[Spot[Cue]], barred: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Capitalised names right behind a title, or behind a title and a comma."""
    words = sentence.words
    for spot in cues:
        at = spot.last + 1
        if spot.what.title is None or any(other.first == at and other.what.title for other in cues):
            continue
        comma = at < len(words) and words[at].text == ","
        run = _run(words, at + 1 if comma else at, barred)
        if run and not comma and not is_in(words[run[0]].text, "state heads"):
            yield run
        elif run and comma and run[1] > run[0] and _is_closed(words, run[1]):
            yield run


def _is_closed(words: Sequence[Word], last: int) -> bool:
    return last + 1 >= len(words) or words[last + 1].text in {",", ".", ")", ";", ":"} or words[last + 1].tag.startswith("VB")


def _run(words: Sequence[Word], first: int, barred: frozenset[int]) -> tuple[int, int] | None:
    """The name that begins at a word: capitalised words, initials, particles and hyphens."""
    at = first
    while at < len(words) and at - first < _LONGEST + 2 and at not in barred and _goes_on(words, at, at == first):
        at += 1
    while at > first and (words[at - 1].lower in _PARTICLES or words[at - 1].text == "-"):
        at -= 1
    return (first, at - 1) if at > first else None


def _goes_on(words: Sequence[Word], at: int, begins: bool) -> bool:
    word = words[at]
    if word.text == "-":
        return not begins and at + 1 < len(words) and words[at + 1].start == word.end and words[at - 1].end == word.start
    if word.lower in _PARTICLES:
        return not begins or word.text[0].isupper()
    return _is_name_part(word) and word.entity not in {"DATE", "ORG", "NORP", "LAW"} and not any(c.isdigit() for c in word.text)


def _hinted(sentence: Sentence, cues: Sequence[Spot[Cue]], barred: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Runs of two and more words that the language engine takes for a person; titles at their beginning cut off."""
    words, at = sentence.words, 0
    ends = {spot.first: spot.last for spot in cues if spot.what.title}
    while at < len(words):
        if words[at].entity != "PERSON":
            at += 1
            continue
        while at in ends:
            at = ends[at] + 1
        run = _run(words, at, barred)
        if run and run[1] > run[0] and not any(word.entity != "PERSON" for word in words[run[0] : run[1] + 1]):
            yield run
        at = max(at + 1, run[1] + 1 if run else at + 1)


def side_of(sentence: Sentence, name: Name, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> Actor | None:
    """The side that the words beside a name give it."""
    return _before(sentence, name, drafts, cues) or _behind(sentence, name, drafts, cues)


def _before(sentence: Sentence, name: Name, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> Actor | None:
    """ "Polish Foreign Minister X", "Germany's X", "the Pentagon's spokesman, X"."""
    at = name.first - 1
    if at >= 0 and sentence.words[at].text == ",":
        at -= 1
    held = next((draft for draft in drafts if draft.last == at), None)
    if held and held.rule in _SPEAKING_FOR:
        return None if _is_past(sentence, held.first) else held.actor
    if at >= 1 and sentence.words[at].tag == "POS":
        owner = next((draft for draft in drafts if draft.last == at - 1), None)
        return owner.actor if owner and owner.form in {Form.NAME, *_BODIES} else None
    return None


def _is_past(sentence: Sentence, first: int) -> bool:
    """Whether "former" stands in or right before the words that begin at `first`."""
    return any(is_in(word.text, "past") for word in sentence.words[max(0, first - 2) : first + 3])


def _behind(sentence: Sentence, name: Name, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> Actor | None:
    """ "X, Germany's defence minister,", "X of Oxfam"."""
    words, at = sentence.words, name.last + 1
    if at + 1 >= len(words):
        return None
    if words[at].lower in {"of", "from", "with"}:
        return next((draft.actor for draft in drafts if draft.form in _BODIES and at < draft.first <= at + 2), None)
    if words[at].text not in {",", "("}:
        return None
    end = next((i for i in range(at + 1, min(len(words), at + _APPOSITION)) if words[i].text in {",", ".", ";", ")"}), at)
    title = next((spot for spot in cues if at < spot.first and spot.last < end and spot.what.title), None)
    if title is None or title.what.title is None or title.what.title.private or _is_past(sentence, at + 1):
        return None
    near = [draft for draft in drafts if at < draft.first and draft.last <= end and draft.rule in _SPEAKING_FOR]
    holding = [draft for draft in near if draft.first <= title.last and title.first <= draft.last]
    if holding:
        return holding[0].actor
    following = [draft for draft in drafts if title.last < draft.first <= title.last + 4 and draft.form in _BODIES]
    return following[0].actor if following else None


def mentions(
    sentence: Sentence, names: Sequence[Name], drafts: Sequence[Draft], cues: Sequence[Spot[Cue]], met: Acquaintance
) -> tuple[Mention[Speaker], ...]:
    """Everyone who is named in the sentence: whole names, and surnames of those whom the article introduced."""
    found = []
    for name in names:
        if speaker := met.recall(_folded(sentence, name)):
            found.append(Mention(speaker, name.first, name.last, RULE))
    taken = {index for each in (*names, *drafts) for index in range(each.first, each.last + 1)}
    for word in sentence.words:
        if word.index not in taken and _is_name_part(word) and word.entity != "DATE":
            speaker = met.recall((fold(word.text),))
            if speaker and (word.entity != "GPE" or speaker.actor) and _stands_alone(sentence, Name(word.index, word.index), cues):
                found.append(Mention(speaker, word.index, word.index, RULE))
    return tuple(sorted(found, key=lambda mention: mention.first))
