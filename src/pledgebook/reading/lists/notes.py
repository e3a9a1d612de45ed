"""Notes: what a side's own table or list says without a verb ("$800 million in security assistance for Chad").

In somebody else's words such a line tells of nothing that was done; in the giver's own it is what is given.
"""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Kind, Mention, Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.headings import has_label, side_of_label

_KINDS = frozenset({Kind.PROSE, Kind.HEADING})
_VAGUE = frozenset({ItemClass.OTHER, ItemClass.PERMISSION})


def noted(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """The draft of a sum or of so many things that the giver's own note is about; None for any other sentence or thing."""
    if (
        memory.voice is None
        or side_of_label(sight)
        or not _is_note(sight.sentence, has_label(sight))
        or not _is_subject_of_note(sight, goods)
    ):
        return None
    given_by = (memory.cited(memory.voice, "donor.own-note"),)
    taken_by = tuple(_takers(sight, memory))
    act, trace = (Act.PLEDGED, "note"), "a note without a verb in the giver's own words"
    sides = (given_by, taken_by)
    return Draft(goods, None, verbless(sight, goods, memory, setting, sides, act, setting.own_date, trace)) if taken_by else None


def _is_note(sentence: Sentence, labelled: bool) -> bool:
    """Whether a sentence has nobody who does anything: its main word is a thing or a participle, or it tells what it records."""
    root = sentence.root
    if (sentence.kind not in _KINDS and not labelled) or sentence.children(root, "aux", "auxpass", "expl"):
        return False
    if subject := sentence.child(root, "nsubj", "nsubjpass"):
        return (root.tag == "VBG" and _is_loose(root)) or _records(subject, root)
    return root.pos in {"NOUN", "PROPN", "NUM", "SYM"} or root.tag in {"VBN", "VBG"}


def _records(subject: Word, verb: Word) -> bool:
    """Whether a table speaks of itself: "this entry records", "we report here"."""
    return verb.lemma.lower() in group("recording") and subject.lower in group("entries")


def _is_subject_of_note(sight: Sight, goods: Goods) -> bool:
    """Whether the thing has an amount and stands in the note's own clause; a bare sum is that of some help or means."""
    if goods.amount is None or goods.meant or not (_is_thing(goods) if goods.item else _is_of_help(sight.sentence, goods.head)):
        return False
    return all(word.index == sight.sentence.root.index or _is_loose(word) for word in _verbs_over(sight.sentence, goods.head))


def _is_thing(goods: Goods) -> bool:
    return goods.item is not None and goods.item.value.item_class not in _VAGUE


def _is_of_help(sentence: Sentence, sum_: Word) -> bool:
    """A grant or a tranche of $5 million, not a damage of that."""
    over = (up for up in sentence.above(sum_) if up.is_noun)
    nearest = next(over, None)
    return nearest is None or nearest.lemma.lower() in group("means") | group("help nouns") | group("containers")


def _verbs_over(sentence: Sentence, word: Word) -> Iterator[Word]:
    return (up for up in sentence.above(word) if up.is_verb)


def _is_loose(word: Word) -> bool:
    """A participle that only says how much: "a drawdown amounting to", "a loan totalling"."""
    return word.lemma.lower() in group("valuing")


def _takers(sight: Sight, memory: Memory) -> Iterator[Party]:
    """The countries that the note names after "to" or "for", else who most of the text's giving goes to."""
    yield from takers_named(sight, memory)
    if not any(_is_taker(sight.sentence, mention) for mention in sight.named.actors):
        yield from memory.taker_of_article({memory.voice.value} if memory.voice else ())


def takers_named(sight: Sight, memory: Memory) -> tuple[Party, ...]:
    """The countries that a line without a verb names after "to", "for" or "in", but whose own words it is."""
    giver = memory.voice.value if memory.voice else None
    named = (mention for mention in sight.named.actors if _is_taker(sight.sentence, mention))
    return tuple(mention.reading(sight.sentence) for mention in named if mention.value != giver)


def _is_taker(sentence: Sentence, mention: Mention[Actor]) -> bool:
    up = sentence.words[sentence.words[mention.last].head]
    return mention.value.kind is ActorKind.COUNTRY and up.lower in {"to", "for", "in"}
