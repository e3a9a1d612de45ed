"""Who gives a thing by the grammar of its sentence, of which what was learnt knows little: "*Norway* pledged 5 million"."""

from __future__ import annotations

from itertools import takewhile

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.parties import parties
from pledgebook.reading.grammar.roles import is_passive, subject_of
from pledgebook.reading.grammar.sight import Sight, first_conjunct, verb_over
from pledgebook.reading.grammar.triggers import frames_at, operator_at
from pledgebook.reading.learnt.sides import Side, word_of
from pledgebook.reading.partners.sellers import is_for_others
from pledgebook.reading.things.goods import FIGHTING, Goods, heads_of


def doer_over(sight: Sight, goods: Goods) -> Mention[Actor] | None:
    """The country that a sum stands in brackets behind or is from, else the one that its verb names as its doer.

    Agencies hand out what others give, so what was learnt decides about them.
    """
    if beside := in_brackets(sight, goods) or _from(sight, goods):
        return beside
    verb = _verb_over(sight, goods)
    doer = subject_of(sight.sentence, verb) if verb and _gives(sight, verb) and not _buys(sight, goods, verb) else None
    if doer is None:
        return None
    return _country_at(sight, doer.word.index, ActorKind.GROUP)  # "by other countries", "allies will send"


def _gives(sight: Sight, verb: Word) -> bool:
    """Whether who does what a verb says gives, or promises to."""
    frames = tuple(frames_at(sight.sentence, verb))
    if any(frame.taker == ("subject",) for frame in frames):
        return False
    operator = operator_at(sight.sentence, verb)
    promises = operator is not None and operator.act in {"pledged", "planned", "considered", "refused"}
    return promises or any("subject" in frame.giver for frame in frames)


def is_done_by(sight: Sight, goods: Goods) -> bool:
    """Whether a "by" behind the verb names who does it: "the tents were sent *by Peru*"."""
    verb = _verb_over(sight, goods)
    return verb is not None and sight.sentence.child(verb, "agent") is not None


def only_tells(sight: Sight, goods: Goods, side: Side) -> bool:
    """Whether a side only says that something is given, and nobody is said to give it: "Rockets are sent there," Chad said."""
    verb = _verb_over(sight, goods)
    gives = side.actor.id.lower() in group("donor countries") or not _is_arms(goods)  # who says that rice was sent, sent it
    if verb is None or side.mention is None or gives or not is_passive(sight.sentence, verb):
        return False
    says = verb_over(sight.sentence, word_of(sight, side.mention))
    operator = operator_at(sight.sentence, says) if says and says.index != verb.index else None
    return operator is not None and operator.name == "say"


def only_speaks(sight: Sight, side: Side) -> bool:
    """Whether a side but tells or judges what is given: "*Ukraine* accused Russia of arming rebels", "*Peru* said"."""
    if side.mention is None:
        return False
    word = first_conjunct(sight.sentence, word_of(sight, side.mention))
    operator = operator_at(sight.sentence, sight.sentence.words[word.head]) if word.dep == "nsubj" else None
    return operator is not None and operator.name in {"judge", "say"}


def is_given_it(sight: Sight, goods: Goods, side: Side) -> bool:
    """Whether a side is who gets the thing by its verb: "*Peru* was granted permission"."""
    objects = (head for head in heads_of(sight, goods) if head.dep == "dobj")
    whom = [sight.sentence.child(sight.sentence.words[head.head], "nsubjpass") for head in objects]
    return side.mention is not None and word_of(sight, side.mention) in whom


def is_private(sight: Sight, side: Side) -> bool:
    """Whether a side only tells whose friend or lawyer somebody is who gives: "a friend of the *US* president"."""
    if side.mention is None:
        return False
    above = takewhile(lambda up: not up.is_verb, sight.sentence.above(word_of(sight, side.mention)))
    return any(up.lemma.lower() in group("private people") for up in above)


def buys_it(sight: Sight, goods: Goods, side: Side) -> bool:
    """Whether a side is who gets the thing by buying it: "*Peru* ordered the radars"."""
    verb = _verb_over(sight, goods)
    doer = subject_of(sight.sentence, verb) if verb and _buys(sight, goods, verb) else None
    return doer is not None and side.actor in {party.value for party in parties(sight, doer.word)}


def _buys(sight: Sight, goods: Goods, verb: Word) -> bool:
    buys = any(frame.name == "buy" for frame in frames_at(sight.sentence, verb))
    return buys and not is_for_others(sight, goods, verb)


def _is_arms(goods: Goods) -> bool:
    item_class = goods.item.value.item_class if goods.item else None
    return item_class in FIGHTING or item_class in {ItemClass.MILITARY_AID, ItemClass.AMMUNITION}


def _verb_over(sight: Sight, goods: Goods) -> Word | None:
    head = heads_of(sight, goods)[-1]
    return head if head.is_verb else verb_over(sight.sentence, head)


def in_brackets(sight: Sight, goods: Goods) -> Mention[Actor] | None:
    """The side that a sum stands in brackets behind: "Germany (*$20 million*) and Kuwait ($41 million)"."""
    opens = goods.first - 1
    if opens < 1 or goods.amount is None or sight.sentence.words[opens].text != "(":
        return None
    return _country_at(sight, opens - 1)


def _from(sight: Sight, goods: Goods) -> Mention[Actor] | None:
    """Whom a thing is from by the words right behind it: "*$200 million* from Kuwait"."""
    after = sight.sentence.words[goods.last + 1 : goods.last + 4]
    words = [word for word in after if word.lower not in {"the", "each"}]
    return _country_at(sight, words[1].index) if len(words) > 1 and words[0].lower == "from" else None


def _country_at(sight: Sight, index: int, *or_a: ActorKind) -> Mention[Actor] | None:
    mention = sight.actor_at(index)
    return mention if mention and mention.value.kind in {ActorKind.COUNTRY, *or_a} else None
