"""Persons as an article introduces them: "Polish Foreign Minister Zbigniew Rau", later just "Rau".

Their side comes from the dated table of offices, else from the words beside the name (see `sides`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pledgebook.language.actors.bodies import Draft
from pledgebook.language.actors.senses import is_titled
from pledgebook.language.actors.spots import Called, Cue, Spot, is_in, word_at
from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.lexicon import offices
from pledgebook.lexicon.actors import fold
from pledgebook.lexicon.offices import Person, Title
from pledgebook.model.actors import Actor, Speaker
from pledgebook.model.dates import PartialDate

RULE = "actor.person"
_PARTICLES = frozenset(
    {"von", "van", "der", "den", "de", "da", "dos", "del", "di", "du", "le", "la", "bin", "bint", "al", "el", "ben", "ten", "zu"}
)
_SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Name:
    """Words that name a person. `known` is the holder of an office that they name; `whole` false for a surname alone."""

    first: int
    last: int
    known: Person | None = None
    whole: bool = True
    title: Title | None = None


@dataclass(slots=True)
class Acquaintance:
    """The persons met so far in one article, by every folded surname and whole name, with how well they are known."""

    published: PartialDate | None
    by_name: dict[tuple[str, ...], tuple[int, Speaker]] = field(default_factory=dict)
    surnames: set[str] = field(default_factory=set)
    by_first: dict[str, Speaker] = field(default_factory=dict)
    """For names that begin with the family's: "Ambassador Qi" after "Qi Zhenhong"."""

    def meet(self, sentence: Sentence, name: Name, side: Actor | None) -> None:
        """Remembers the person behind a name with the side that is known first; the table's person keeps a surname."""
        cut = folded(sentence, name)
        known = name.known or (
            offices.called(cut[0], name.title.office, self.published) if name.title and len(cut) == 1 else None
        )
        before = self._met(cut, known) or (self.by_first.get(cut[0]) if name.title and len(cut) == 1 else None)
        spoken = " ".join(sentence.quote(name.first, name.last).words.split())
        held = known.side(self.published) if known else None
        speaker = Speaker(
            known.name if known else before.name if before else spoken, held or (before.actor if before else None) or side
        )
        rank = 2 if known else int(speaker.actor is not None)
        if len(cut) > 1:
            self.by_first.setdefault(cut[0], speaker)
        self.by_name[cut] = (rank, speaker)
        for key in (_surname(cut), *((tuple(map(fold, each)) for each in known.alone) if known else ())):
            if self.by_name.get(key, (0, speaker))[0] <= rank:
                self.by_name[key] = (rank, speaker)
                self.surnames.update(key if len(key) == 1 else ())

    def _met(self, cut: tuple[str, ...], known: Person | None) -> Speaker | None:
        met = self.recall(cut)
        if met is None or (known and met.name != known.name):
            return None
        return met if known or len(cut) == 1 or cut[0] == fold(met.name.split()[0]) else None

    def recall(self, cut: tuple[str, ...]) -> Speaker | None:
        """The person of that name, or of that surname when the whole name is new."""
        held = self.by_name.get(cut) or self.by_name.get(_surname(cut))
        return held[1] if held else None


def folded(sentence: Sentence, name: Name) -> tuple[str, ...]:
    """The words of a name without case and accents."""
    return tuple(fold(word.text) for word in sentence.words[name.first : name.last + 1])


def _surname(cut: tuple[str, ...]) -> tuple[str, ...]:
    while len(cut) > 1 and cut[-1] in _SUFFIXES:
        cut = cut[:-1]
    return cut[-3:] if len(cut) > 3 and cut[-2] == "-" else cut[-1:]


def names_in(
    sentence: Sentence, persons: Sequence[Spot[Called]], barred: frozenset[int], cues: Sequence[Spot[Cue]]
) -> list[Name]:
    """Whole names and table surnames in text order: of the table, behind a title, or so taken by the language engine.

    `barred` are the words that name something else.
    """
    found = [Name(spot.first, spot.last, spot.what.person, spot.what.whole) for spot in persons]
    titled = () if is_titled(sentence) else _titled(sentence, cues, barred)
    for name in (*titled, *_hinted(sentence, cues, barred)):
        if all(name.last < other.first or other.last < name.first for other in found):
            found.append(name)
    kept = [name for name in found if name.known is None or name.whole or _stands_alone(sentence, name, cues)]
    return sorted(kept, key=lambda name: name.first)


def _stands_alone(sentence: Sentence, name: Name, cues: Sequence[Spot[Cue]]) -> bool:
    """Not part of a longer name: "Hunter Biden", "Trump Tower"."""
    before = word_at(sentence, name.first - 1)
    titled = any(spot.last == name.first - 1 and spot.what.title for spot in cues)
    if before is not None and _is_name_part(before) and not titled:
        return False
    after = word_at(sentence, name.last + 1)
    return after is None or not _is_name_part(after) or after.entity == "DATE"


def _is_name_part(word: Word) -> bool:
    return word.tag in {"NNP", "NNPS"} and word.text[0].isupper() and word.text[0].isalpha()


def _titled(sentence: Sentence, cues: Sequence[Spot[Cue]], barred: frozenset[int]) -> Iterator[Name]:
    """Capitalised names right behind a title, or whole names behind a title and a comma."""
    words = sentence.words
    for spot in cues:
        at = spot.last + 1
        if spot.what.title is None or any(other.first == at and other.what.title for other in cues):
            continue
        comma = at < len(words) and words[at].text == ","
        run = _run(words, at + 1 if comma else at, barred)
        if run and (not comma or (run[1] > run[0] and _is_closed(words, run[1]))):
            yield Name(*run, title=spot.what.title)


def _is_closed(words: Sequence[Word], last: int) -> bool:
    return last + 1 >= len(words) or words[last + 1].text in {",", ".", ")", ";", ":"} or words[last + 1].tag.startswith("VB")


def _run(words: Sequence[Word], first: int, barred: frozenset[int]) -> tuple[int, int] | None:
    """The name that begins at a word: capitalised words, initials, particles and hyphens."""
    at = first
    while at < len(words) and at - first < _LONGEST and at not in barred and _goes_on(words, at, at == first):
        at += 1
    while at > first and (words[at - 1].lower in _PARTICLES or words[at - 1].text == "-"):
        at -= 1
    if at == first or any(is_in(word.text, "no names") or is_in(word.text, "things") for word in words[first:at]):
        return None
    return first, at - 1


def _goes_on(words: Sequence[Word], at: int, begins: bool) -> bool:
    word = words[at]
    if word.text == "-":
        return not begins and at + 1 < len(words) and words[at + 1].start == word.end and words[at - 1].end == word.start
    if word.lower in _PARTICLES:
        return not begins or word.text[0].isupper()
    if not begins and words[at - 1].text == "-":
        return word.text.isalpha()
    return _is_name_part(word) and word.entity not in {"DATE", "ORG", "NORP", "LAW"} and not any(c.isdigit() for c in word.text)


def _hinted(sentence: Sentence, cues: Sequence[Spot[Cue]], barred: frozenset[int]) -> Iterator[Name]:
    """Runs of two and more words that the language engine takes for a person; titles at their beginning cut off."""
    words, at = sentence.words, 0
    if not any(word.entity == "PERSON" for word in words):
        return
    ends = {spot.first: spot.last for spot in cues if spot.what.title}
    while at < len(words):
        if words[at].entity != "PERSON":
            at += 1
            continue
        while at in ends:
            at = ends[at] + 1
        run = _run(words, at, barred)
        if run and run[1] > run[0] and not any(word.entity != "PERSON" for word in words[run[0] : run[1] + 1]):
            yield Name(*run)
        at = max(at + 1, run[1] + 1 if run else at + 1)


def mentions(
    sentence: Sentence,
    keys: Sequence[str],
    names: Sequence[Name],
    drafts: Sequence[Draft],
    cues: Sequence[Spot[Cue]],
    met: Acquaintance,
) -> tuple[Mention[Speaker], ...]:
    """Everyone who is named in the sentence: whole names, and surnames of those whom the article introduced."""
    if not names and met.surnames.isdisjoint(keys):
        return ()
    known = ((met.recall(folded(sentence, name)), name) for name in names)
    found = [Mention(speaker, name.first, name.last, RULE) for speaker, name in known if speaker]
    spans = (*((name.first, name.last) for name in names), *((draft.first, draft.last) for draft in drafts))
    taken = {index for first, last in spans for index in range(first, last + 1)}
    for index, key in enumerate(keys):
        if key in met.surnames and index not in taken:
            speaker = _by_surname(sentence, index, key, cues, met)
            found += [Mention(speaker, index, index, RULE)] if speaker else []
    return tuple(sorted(found, key=lambda mention: mention.first))


def _by_surname(sentence: Sentence, index: int, key: str, cues: Sequence[Spot[Cue]], met: Acquaintance) -> Speaker | None:
    word, speaker = sentence.words[index], met.recall((key,))
    if speaker is None or not _is_name_part(word) or word.entity == "DATE" or (word.entity == "GPE" and not speaker.actor):
        return None
    return speaker if _stands_alone(sentence, Name(index, index), cues) else None
