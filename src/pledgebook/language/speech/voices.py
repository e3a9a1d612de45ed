"""The name and the side of a source: a person or body that was recognised, a pronoun's antecedent, or its own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pledgebook.language.doc import Sentence, Word
from pledgebook.language.speech.grammar import noun_phrase
from pledgebook.language.speech.memory import PRONOUNS, Heard, Memory, Sort, only
from pledgebook.language.speech.quotations import Quoted
from pledgebook.language.speech.uttered import Uttered
from pledgebook.lexicon.voices import home_of, voices
from pledgebook.model.actors import Actor, Speaker

if TYPE_CHECKING:
    from pledgebook.language.actors.recogniser import Named

_RELATIVES = frozenset({"who", "that", "which", "whom", "whose"})
FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
PLACE, OFFICE, DEMONYM = "actor.place", "actor.office", "actor.demonym-adjective"
"""Rules of `actors.recognise`: a country that is only where something is, a person named by an office alone, "Polish"."""
_DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
_SIDE_LINKS = ("compound", "amod", "poss", "nmod", "appos", "prep")
_PAPER_LINKS = frozenset({"from", "by", "of"})
_SIDE_PREPOSITIONS = frozenset({"of", "for", "from", "at", "with"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with its number in the article, what was recognised in it and what stands in quotation marks."""

    number: int
    sentence: Sentence
    named: Named
    quoted: tuple[Quoted, ...] = ()

    def is_quoted(self, word: Word) -> bool:
        return any(piece.first <= word.index <= piece.last for piece in self.quoted)


def voice_of(scene: Scene, one: Uttered, around: list[tuple[Uttered, Heard]], memory: Memory) -> Heard | None:
    """Who utters `one`; `around` are the sayings of the sentence that were resolved before, outermost first."""
    head = antecedent(scene.sentence, one) if one.source and one.source.lower in _RELATIVES else one.source
    if head is None:
        return None
    holding = [voice for outer, voice in around if one.cue in outer.content]
    if head.lower in FIRST_PERSON:
        return holding[-1] if holding else None
    if head.lower in PRONOUNS:
        return _pronoun(scene, head, holding, memory)
    return _of_owner(scene, head, holding, memory) or introduced(scene, head, memory)


def _of_owner(scene: Scene, head: Word, holding: list[Heard], memory: Memory) -> Heard | None:
    """Who speaks for "his country" or "our government": whoever says so."""
    owner = scene.sentence.child(head, "poss") if head.lower in voices("own") else None
    if owner is None or owner.lower not in PRONOUNS.keys() | FIRST_PERSON:
        return None
    if holding:
        return holding[-1]
    return _pronoun(scene, owner, holding, memory) if owner.lower in PRONOUNS else None


def antecedent(sentence: Sentence, one: Uttered) -> Word | None:
    """The noun that "who" stands for."""
    verb = sentence.words[one.cue]
    clause = next((word for word in (verb, *sentence.above(verb)) if word.dep == "relcl"), None)
    return sentence.words[clause.head] if clause else None


def _pronoun(scene: Scene, head: Word, holding: list[Heard], memory: Memory) -> Heard | None:
    pronoun = head.lower
    outer = [voice for voice in holding if voice.answers_to(pronoun)]
    if outer:
        return outer[-1]
    before = [voice for word, voice in subjects(scene, memory) if word.index < head.index and voice.answers_to(pronoun)]
    before = before or [voice for voice in _people_before(scene, head, memory) if voice.answers_to(pronoun)]
    if before:
        return only(before)
    return memory.recall(pronoun, scene.sentence.block, scene.number)


def subjects(scene: Scene, memory: Memory) -> Iterator[tuple[Word, Heard]]:
    """The recognised voices that are subjects in a sentence; whom a quotation speaks of is not heard."""
    for word in scene.sentence.words:
        is_subject = word.dep in {"nsubj", "nsubjpass"} and word.lower not in PRONOUNS
        if is_subject and not scene.is_quoted(word) and _is_known(scene, word):
            yield word, introduced(scene, word, memory)


def _is_known(scene: Scene, word: Word) -> bool:
    """Whether a subject is somebody: one who was recognised, or a person whose side is told ("Kenya's health secretary")."""
    return bool(_mention(scene, word)) or (word.lower in voices("person") and side_of(scene, word) is not None)


def _people_before(scene: Scene, head: Word, memory: Memory) -> list[Heard]:
    """The persons named before a word in its sentence, as in "ahead of Smith's visit, he said"."""
    return [
        introduced(scene, scene.sentence.words[mention.last], memory)
        for mention in scene.named.people
        if mention.last < head.index and not scene.is_quoted(scene.sentence.words[mention.last])
    ]


def introduced(scene: Scene, head: Word, memory: Memory) -> Heard:
    """The voice that a noun phrase names, goes back to or describes."""
    first, last = noun_phrase(scene.sentence, head)
    words = frozenset(word.lower for word in scene.sentence.words[first : last + 1])
    speaker, sort = _mention(scene, head) or _apposed(scene, head) or _owner(scene, head) or (None, _sort(head))
    speaker = _of_body(scene, head, memory, memory.completed(speaker)) if speaker else None
    here = Heard(speaker or _described(scene, head), sort, words, scene.sentence.block, scene.number)
    return here if speaker else _known(scene, here, head, memory) or here


def _of_body(scene: Scene, head: Word, memory: Memory, speaker: Speaker) -> Speaker:
    """The speaker with the side of the body whose he is: "its spokesman, Ann Lee"."""
    words = scene.sentence.words[noun_phrase(scene.sentence, head)[0] : head.index]
    owner = next((word.lower for word in words if word.lower in {"its", "their"}), None)
    if speaker.actor or owner is None:
        return speaker
    body = memory.recall(owner, scene.sentence.block, scene.number)
    return replace(speaker, actor=body.speaker.actor) if body else speaker


def _apposed(scene: Scene, head: Word) -> tuple[Speaker, Sort] | None:
    """The person named beside a description: "the group's director, Anna Smith", "Anna Smith, the group's director"."""
    if head.lower not in voices("person"):
        return None
    words, first = scene.sentence.words, noun_phrase(scene.sentence, head)[0]
    beside = {word.index for word in scene.sentence.children(head, "appos")}
    beside |= {first - 2} if first > 1 and words[first - 1].text == "," else set()
    person = next((mention.value for mention in scene.named.people if any(map(mention.holds, sorted(beside)))), None)
    return (replace(person, actor=person.actor or side_of(scene, head)), Sort.PERSON) if person else None


def _owner(scene: Scene, head: Word) -> tuple[Speaker, Sort] | None:
    """Whose paper speaks: "Smith's statement", "a letter from the ministry"."""
    if head.lower not in voices("paper"):
        return None
    owners = scene.sentence.children(head, "poss")
    for prep in scene.sentence.children(head, "prep"):
        owners += scene.sentence.children(prep, "pobj") if prep.lower in _PAPER_LINKS else []
    return next((found for owner in owners if (found := _mention(scene, owner))), None)


def _mention(scene: Scene, head: Word) -> tuple[Speaker, Sort] | None:
    """The person or body that was recognised at this word; "the German leader" and "US officials" are descriptions."""
    person = next((mention.value for mention in scene.named.people if mention.holds(head.index)), None)
    if person:
        return (person if person.actor else replace(person, actor=side_of(scene, head))), Sort.PERSON
    body = next((mention for mention in scene.named.actors if mention.holds(head.index)), None)
    if body is None or body.rule in {PLACE, OFFICE} or head.tag == "NNS" or head.lower in voices("person"):
        return None
    return Speaker(_name(scene.sentence, body.first, body.last), body.value), Sort.BODY


def _sort(head: Word) -> Sort:
    if head.tag in {"NNS", "NNPS"}:
        return Sort.MANY
    return Sort.PERSON if head.lower in voices("person") or head.entity == "PERSON" else Sort.BODY


def _described(scene: Scene, head: Word) -> Speaker:
    """A voice without a name, by its own words: "two US officials"."""
    return Speaker(_name(scene.sentence, *noun_phrase(scene.sentence, head)), side_of(scene, head))


def _name(sentence: Sentence, first: int, last: int) -> str:
    """The words without "the" before them and without white space that the page put in."""
    while first < last and sentence.words[first].lower in _DETERMINERS:
        first += 1
    return " ".join(sentence.quote(first, last).words.split())


def side_of(scene: Scene, head: Word) -> Actor | None:
    """The side that a noun phrase names at or beside its head: "Russia's ambassador", "Sen. Reed", "a Pentagon spokesman"."""
    first, last = noun_phrase(scene.sentence, head)
    within = scene.sentence.words[first : last + 1]
    beside = list(_beside(scene.sentence, head))
    return (
        _side_at(scene, [head])
        or next((m.value for m in scene.named.actors if m.rule == DEMONYM and first <= m.first < head.index), None)
        or _home(within)
        or _side_at(scene, beside)
        or next((m.value.actor for m in scene.named.people if m.value.actor and first <= m.first and m.last <= last), None)
    )


def _home(words: Sequence[Word]) -> Actor | None:
    """The country that alone has a title or party named by the words: "Sen.", but not "the Free *Democrats*"."""
    for number, word in enumerate(words):
        other = number and words[number - 1].lower in voices("not home")
        if (side := home_of(word.lower)) and not other:
            return side
    return None


def _side_at(scene: Scene, words: list[Word]) -> Actor | None:
    found = (m for word in words for m in scene.named.actors if m.holds(word.index) and m.rule != PLACE)
    return next((mention.value for mention in found), None)


def _beside(sentence: Sentence, head: Word) -> Iterator[Word]:
    for child in sentence.children(head, *_SIDE_LINKS):
        if child.dep == "appos":
            yield from _beside(sentence, child)
        elif child.dep != "prep":
            yield child
            yield from _beside(sentence, child)
        elif child.lower in _SIDE_PREPOSITIONS and (inner := sentence.child(child, "pobj")):
            yield inner
            yield from _beside(sentence, inner)


def _known(scene: Scene, here: Heard, head: Word, memory: Memory) -> Heard | None:
    """Whom "the minister", "the German leader" or "the statement" goes back to; None when it is someone new."""
    if here.sort is Sort.MANY or not any(word.lower in _DEFINITE for word in scene.sentence.children(head, "det", "poss")):
        return None
    side = here.speaker.actor
    if head.lower in voices("paper"):
        return _writer(scene, here, memory)
    found = memory.known_as(_own_words(scene, head), side)
    if found is None and side is None and head.lower in voices("agency"):
        found = memory.agency(scene.sentence.block)
    if found is None and side and here.sort is Sort.PERSON and head.lower in {"leader", "president", "premier"}:
        found = memory.person_of(side)
    return found


def _own_words(scene: Scene, head: Word) -> frozenset[str]:
    """The words that a description must share with an introduction: its noun and what narrows it, less the side."""
    narrowing = [head, *scene.sentence.children(head, "compound", "amod", "nummod")]
    sides = [mention for mention in scene.named.actors if mention.rule != OFFICE]
    words = [word for word in narrowing if not any(mention.holds(word.index) for mention in sides)]
    return frozenset(word.lower for word in words if word.entity not in {"NORP", "GPE"})


def _writer(scene: Scene, here: Heard, memory: Memory) -> Heard | None:
    """Who wrote "the statement": the last voice of this paragraph, where the words name none."""
    if here.speaker.actor:
        return None
    spoke = [one for one in memory.heard if one.spoke and one.block == scene.sentence.block]
    return spoke[-1] if spoke else None
