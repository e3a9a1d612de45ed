"""What donors give whom nobody need name, told by who gets it: "raised 5 million in pledges", "received pledges of 5 million"."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.roles import is_passive, is_received

_HOPED = {Act.PLANNED: Act.REQUESTED, Act.CONSIDERED: Act.REQUESTED}


def act_of_gathering(base: Base, act: Act) -> Act:
    """What raising money is for those who give it: who "hopes to raise 5 million from donors" asks for it."""
    return _HOPED.get(act, act) if is_gathering(base) else act


def is_gathering(base: Base) -> bool:
    """Whether somebody gathers what donors give: "raised 5 million from donors"."""
    return base.frame is not None and base.frame.item == "collected"


def is_collected(sentence: Sentence, base: Base) -> bool:
    """Whether words tell that donors gave, and not who: those whom words name as the source need to be known."""
    verb = receiving(sentence, base)
    several = base.trigger.tag == "NNS" and verb is not None
    told = several or is_gathering(base) or is_in_pledges(sentence, base)
    return told and not any(word.lower in {"from", "by"} for word in sentence.subtree(verb or base.trigger))


def is_promised_by_many(sentence: Sentence, base: Base) -> bool:
    """Whether a sum "was pledged", or pledges of it "were made", with no word of who did: at a fund's conference many did."""
    verb = base.trigger if base.trigger.is_verb else sentence.words[base.trigger.head]
    promises = base.operator is not None and base.operator.act == "pledged"
    several = base.trigger.is_verb or base.trigger.tag == "NNS"
    told = is_passive(sentence, verb) and not any(word.lower in {"from", "by"} for word in sentence.subtree(verb))
    return promises and several and told


def is_in_pledges(sentence: Sentence, base: Base) -> bool:
    """Whether a sum is one of promises: "*pledges* for Chad reached 5 million", "received 5 million *in pledges*"."""
    if base.frame is None or not base.trigger.is_verb:
        return False
    if base.frame.past == "sum":
        subject = sentence.child(base.trigger, "nsubj")
        return subject is not None and _are_pledges(subject)
    gets = "subject" in base.frame.taker
    holders = (base.trigger, *sentence.children(base.trigger, "dobj")) if gets else ()
    places = (place for holder in holders for place in sentence.children(holder, "prep") if place.lower == "in")
    return any(_are_pledges(target) for place in places for target in sentence.children(place, "pobj"))


def receiving(sentence: Sentence, base: Base) -> Word | None:
    """The verb over a promise by which somebody receives it: "*received* pledges of 5 million"."""
    verb = sentence.words[base.trigger.head]
    return verb if base.trigger.is_noun and verb.is_verb and is_received(sentence, base.trigger, verb) else None


def _are_pledges(noun: Word) -> bool:
    return noun.tag == "NNS" and noun.lemma.lower() in group("pledges")
