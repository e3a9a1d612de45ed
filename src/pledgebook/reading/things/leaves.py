"""What somebody lets others do, where no thing tells it: "let the lorries pass", "allowed Chad to strike", "lifted the embargo".

The leave stands at the word that lets, which is its own base; what is let be done is its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.items import Item, ItemClass
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.grammar.triggers import is_particle, operator_at
from pledgebook.reading.things.goods import Goods, core

LEAVE = "item.leave"
"""The rule of a permission that is named by the words of what is let be done."""
WAY = "item.way-open"
"""The rule of a permission that is a way opened or a curb lifted."""
PAPER = "item.paper"
"""The rule of a paper that gives leave, of which no words say what for."""
STRIKE = "item.leave-to-strike"
"""The rule of a permission that is named by a deed of arms that is let be done."""
LEAVES = frozenset({LEAVE, WAY, PAPER, STRIKE})
_LEFT_OUT = frozenset({"aux", "auxpass", "nsubj", "mark", "punct", "advmod", "det", "poss", "cc", "neg"})
_LEADS = {"lifting of": "curbs", "opening of": "ways in"}
_LONG = 9  # words of a name


@dataclass(frozen=True, slots=True)
class _Let:
    """What is let be done: the words that name it, how they are led in, and the rule that found them."""

    words: tuple[Word, ...]
    lead: str = "permission for"
    rule: str = LEAVE


def leaves_in(sight: Sight) -> tuple[Goods, ...]:
    """The leaves of a sentence, each at its verb of letting."""
    found = ((word, _let(sight, word)) for word in sight.sentence.words if _lets(sight, word))
    leaves = tuple(_leave(verb, let) for verb, let in found if let)
    return (*leaves, *_papers(sight, leaves))


def _papers(sight: Sight, known: Sequence[Goods]) -> Iterator[Goods]:
    """Papers that give leave, of which no words say what for: "has granted no new *licences*"."""
    for word in sight.sentence.words:
        if not word.is_noun or word.lemma.lower() not in group("papers") or sight.item_at(word.index):
            continue
        first, last = core(sight, word)
        if not any(leave.first <= last and first <= leave.last for leave in known):
            name = _written(sight.sentence.words[first : last + 1])
            yield Goods(word, Mention(_permission(name), first, last, PAPER), None)


def base_of_leave(sight: Sight, goods: Goods) -> Base | None:
    """A leave is its own trigger."""
    operator = operator_at(sight.sentence, goods.head) if is_leave(goods) else None
    return Base(goods.head, operator, "itself") if operator else None


def is_leave(goods: Goods) -> bool:
    return goods.item is not None and goods.item.rule in {LEAVE, WAY, STRIKE}


def is_way_open(goods: Goods) -> bool:
    """Whether a way in is opened or a curb lifted, so that whoever the article is about may be meant."""
    return goods.item is not None and goods.item.rule == WAY


def _lets(sight: Sight, word: Word) -> bool:
    operator = operator_at(sight.sentence, word) if word.is_verb else None
    return operator is not None and operator.permission


def _let(sight: Sight, verb: Word) -> _Let | None:
    told = complements(sight, verb)
    clause = next((word for word in told if word.is_verb), None)
    if clause is None:
        noun = next((word for word in told if not sight.item_at(word.index)), None)
        return _let_by_name(sight, verb, noun) if noun and not _is_on_trade(sight, verb, noun) else None
    if clause.lemma.lower() not in group("deeds by leave"):
        return None
    rule = STRIKE if clause.lemma.lower() in group("deeds of arms") else LEAVE
    words = _phrase(sight, clause)
    return _Let(words, "permission to" if clause.tag == "VB" else "permission for", rule)


def _let_by_name(sight: Sight, verb: Word, noun: Word) -> _Let | None:
    """A way that is opened, a curb that is lifted, or a deed that is let be done."""
    lead = next((lead for lead, words in _LEADS.items() if noun.lemma.lower() in group(words)), "")
    if lead and verb.lemma.lower() not in group("letting") and not _is_known(sight, noun):
        return _Let(_phrase(sight, noun), lead, WAY)
    return _Let(_phrase(sight, noun)) if _is_deed(sight, verb, noun) else None


def _is_deed(sight: Sight, verb: Word, noun: Word) -> bool:
    """Whether a noun tells a deed, or who or what is let through: "permits the *re-export*", "let the *convoy* through"."""
    behind = (child for child in sight.sentence.children(verb, "prt", "advmod", "prep") if child.index > verb.index)
    through = any(child.lower in group("ways through") for child in behind)
    named = (noun, *sight.sentence.children(noun, "compound"))  # "let Chad strike airfields", which the parser takes for one noun
    return noun.pos == "NOUN" and (any(word.lemma.lower() in group("deeds by leave") for word in named) or through)


def _is_on_trade(sight: Sight, verb: Word, noun: Word) -> bool:
    """Whether a curb is one on trade or travel, which is nobody's aid: "lifted its ban on trade with Chad"."""
    places = (place for owner in (noun, verb) for place in sight.sentence.children(owner, "prep"))
    targets = (target for place in places for target in sight.sentence.children(place, "pobj", "pcomp"))
    return any(target.lemma.lower() in group("trade") for target in targets)


def _is_known(sight: Sight, noun: Word) -> bool:
    """Whether a curb was spoken of before: "ease the restrictions", but "lift the embargo on Chad"."""
    curb = noun.lemma.lower() in group("curbs")
    on_what = [place for place in sight.sentence.children(noun, "prep") if place.lower in {"on", "against", "to", "for", "of"}]
    return curb and is_definite(sight.sentence, noun) and not (on_what or sight.sentence.children(noun, "amod", "compound"))


def complements(sight: Sight, verb: Word) -> tuple[Word, ...]:
    """The clauses of what is let be done, and the nouns that it is named by."""
    clauses = sight.sentence.children(verb, "ccomp", "xcomp")
    nouns = sight.sentence.children(verb, "dobj", "nsubjpass")
    nouns += [
        noun
        for place in sight.sentence.children(verb, "prep")
        if is_particle(place, verb)
        for noun in sight.sentence.children(place, "pobj")
    ]
    return (*clauses, *nouns)


def _phrase(sight: Sight, head: Word) -> tuple[Word, ...]:
    """A word with what hangs behind it, and what belongs to its name before it."""
    sentence = sight.sentence
    out = {below.index for child in sentence.children(head, *_LEFT_OUT) for below in sentence.subtree(child)}
    words = [word for word in sentence.subtree(head) if word.index not in out]
    return tuple(words[:_LONG])


def _leave(verb: Word, let: _Let) -> Goods:
    last = max(verb.index, *(word.index for word in let.words))
    first = min(verb.index, *(word.index for word in let.words))
    return Goods(verb, Mention(_permission(f"{let.lead} {_written(let.words)}"), first, last, let.rule), None)


def _permission(name: str) -> Item:
    return Item(name, ItemClass.PERMISSION, ("permission",))


def _written(words: Sequence[Word]) -> str:
    """The words as they were written, without those between that are left out."""
    told = words[0].text
    for before, word in pairwise(words):
        told += word.text if word.start == before.end else f" {word.text}"
    return told
