"""Whose a noun is, whom it comes from, and what stands behind a preposition."""

from __future__ import annotations

from dataclasses import dataclass

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group

BY_NATION = "nation"
"""The rule of a doer that only an adjective names: "the *Dutch* decision"."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The word that stands for the doer of a verb, and how it was found."""

    word: Word
    rule: str


def owner_of(sentence: Sentence, noun: Word) -> Subject | None:
    """Whose a noun is: "Germany's offer", "an offer by Germany", "German offer", "US aid"."""
    if owner := sentence.child(noun, "poss"):
        return Subject(_whose(sentence, owner) or owner, "possessor")
    return source_of(sentence, noun)


def _whose(sentence: Sentence, owner: Word) -> Word | None:
    """Whom a "whose" means: what its clause hangs on."""
    clause = next((up for up in sentence.above(owner) if up.dep == "relcl"), None) if owner.tag == "WP$" else None
    return sentence.words[clause.head] if clause else None


def source_of(sentence: Sentence, noun: Word) -> Subject | None:
    """Whom a noun is said to come from: "an offer by Germany", "tanks from Spain"."""
    for preposition in sentence.children(noun, "prep", "agent"):
        if preposition.lower in {"by", "from"} and (target := sentence.child(preposition, "pobj")):
            return Subject(target, f"noun.{preposition.lower}")
    return None


def by_nation(sentence: Sentence, noun: Word) -> Subject | None:
    """Whose a noun is by its adjective: "welcomed the *Dutch* decision to send them", "received *German* permission"."""
    beside = sentence.children(noun, "amod", "compound", "nmod")
    nation = next((word for word in beside if (word.dep == "amod" and word.entity == "NORP") or _is_short(word)), None)
    return Subject(nation, BY_NATION) if nation else None


def _is_short(name: Word) -> bool:
    """Whether a name stands before a noun as an adjective does: "the *US* decision"; "the Ukraine plan" is not Ukraine's."""
    return name.dep != "amod" and name.lower in group("names like adjectives")


def after_word(sentence: Sentence, word: Word, preposition: str) -> Subject | None:
    """What stands behind a preposition that hangs on a word."""
    for child in sentence.children(word, "prep", "agent", "dative"):
        if child.lower == preposition and (target := sentence.child(child, "pobj")):
            return Subject(target, preposition)
    return None
