"""Judgements of the aid in what somebody says: "said the delivery was a mistake", "called the move shameful"."""

from __future__ import annotations

from pledgebook.language.doc import Word
from pledgebook.lexicon.speech import Voice
from pledgebook.model.reports import Stance
from pledgebook.reading.reactions.aid_talk import is_echo
from pledgebook.reading.reactions.passages import Passage, Taken

_PREDICATES = frozenset({"amod", "compound", "nmod", "attr", "acomp", "oprd", "advmod", "conj", "dobj", "pobj", "prep", "advcl"})
_LEADING = frozenset({"as", "to", "but"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def by_judgement(passage: Passage) -> Taken | None:
    """Words that judge, said of the aid; what givers say in praise of their own aid is none."""
    if not passage.is_near(anywhere=True) or passage.voice() is Voice.COMMITS:
        return None
    for one, words in passage.worded("judgement"):
        own_praise = one.stance is Stance.WELCOMES and passage.side in passage.talk.givers
        if not own_praise and _is_of_aid(passage, words, pronouns=one.aim != "thing") and not passage.is_denied(words):
            return passage.taken(one.stance, words[-1].index, "judgement")
    return None


def _is_of_aid(passage: Passage, words: tuple[Word, ...], *, pronouns: bool) -> bool:
    near = pronouns and passage.is_near()
    for judged in _judged(passage, words):
        if any(child.lower == "no" for child in passage.sentence.children(judged, "det")):
            continue
        phrase = frozenset(below.index for below in passage.sentence.subtree(judged)) & passage.content
        if is_echo(judged, pronouns=near) or passage.talk.names(passage.number, phrase):
            return True
    return False


def _judged(passage: Passage, words: tuple[Word, ...]) -> list[Word]:
    """What the words are said of: the noun they stand at, the subject of their verb, or the object of "called"."""
    found, top = _nouns_judged(passage, words)
    if top is None:
        return []
    deps = ("dobj", "nsubjpass", "ccomp") if top.index == passage.saying.cue else ("nsubj", "nsubjpass")
    found += passage.sentence.children(words[-1], "compound") if words[-1].pos == "ADJ" else []
    return [word for word in (*found, *passage.sentence.children(top, *deps)) if word.index in passage.content]


def _nouns_judged(passage: Passage, words: tuple[Word, ...]) -> tuple[list[Word], Word | None]:
    """The nouns that the words modify on the way up to their verb, and that verb; None where the way is another's."""
    sentence, inside = passage.sentence, {word.index for word in words}
    word = next((word for word in words if word.head not in inside), words[-1])
    nouns: list[Word] = []
    while _is_predicate(word):
        above = sentence.words[word.head]
        if word.dep == "pobj" and above.lower not in _LEADING:
            return [], None
        if word.dep in {"amod", "compound"} and above.index not in inside and _is_this(passage, word, above):
            nouns.append(above)
        word = above
    return nouns, word


def _is_predicate(word: Word) -> bool:
    return word.dep in _PREDICATES and word.head != word.index and (not word.is_verb or word.dep in {"acomp", "amod"})


def _is_this(passage: Passage, adjective: Word, noun: Word) -> bool:
    """Whether a certain one is judged: "the dangerous decision", "called aid late"; not "dangerous decisions"."""
    certain = any(child.lower in _DEFINITE or child.dep == "poss" for child in passage.sentence.children(noun, "det", "poss"))
    return certain or adjective.index > noun.index
