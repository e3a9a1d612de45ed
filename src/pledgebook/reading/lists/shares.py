"""Shares: what of a sum told before is for whom or what ("Of this amount, $4 million is for blankets")."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.parts import part_of
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.money import is_less


def shared_out(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """The draft of a sum that is only said to be for something, as a share of the sum given last; None for anything else."""
    whole = whole_of(sight, goods, memory)
    if whole is None or not _is_said_to_be_for(sight.sentence, goods.head):
        return None
    return Draft(goods, None, part_of(sight, goods, whole, memory, setting))


def whole_of(sight: Sight, goods: Goods, memory: Memory) -> Report | None:
    """What was given last, where the sentence says that the sum is a share of it; else None."""
    package = memory.package
    return package if package and is_less(goods, package) and _names_whole(sight.sentence) else None


def _is_said_to_be_for(sentence: Sentence, sum_: Word) -> bool:
    """Whether the sum is the subject of "is for", "will be", "is meant for"."""
    up = sentence.words[sum_.head]
    if sum_.dep not in {"nsubj", "nsubjpass"} or not up.is_verb:
        return False
    meant = any(child.lower in {"for", "to"} for child in sentence.children(up, "prep", "dative"))
    return (up.lemma == "be" and (meant or sentence.child(up, "attr") is not None)) or (meant and up.tag == "VBN")


def _names_whole(sentence: Sentence) -> bool:
    """Whether the sentence says of which whole: "of this amount", "of the money", "of which"."""
    for word in sentence.words:
        whole = sentence.child(word, "pobj") if word.lower == "of" else None
        if whole and (whole.lower in {"this", "that", "which", "it"} or _is_known_sum(sentence, whole)):
            return True
    return False


def _is_known_sum(sentence: Sentence, whole: Word) -> bool:
    return is_definite(sentence, whole) and whole.lemma.lower() in group("means") | group("containers") | group("help nouns")
