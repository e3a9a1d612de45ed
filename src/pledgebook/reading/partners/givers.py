"""Donors of one reading: syntax first, then the article's memory, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.frames import Frame, Operator
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.collected import receiving
from pledgebook.reading.acts.doing import means_of
from pledgebook.reading.acts.layers import Layer
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base, raised_total
from pledgebook.reading.grammar.carriers import modifiers
from pledgebook.reading.grammar.hanging import below
from pledgebook.reading.grammar.hearers import asked_word
from pledgebook.reading.grammar.mood import is_bare_item
from pledgebook.reading.grammar.owners import Subject, after_word, by_nation, owner_of, source_of
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import OF_RELATIVE, called_so, doer_of_noun, hearer_of, subject_of
from pledgebook.reading.grammar.sight import AGENCIES, Sight
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.askers import brought_by
from pledgebook.reading.partners.loads import by_way_of, comes, named_words, of_the_load, origin, starts_from
from pledgebook.reading.partners.objections import ASKED_BEFORE
from pledgebook.reading.partners.sellers import is_for_others, is_of_maker, is_own_purchase, seller, seller_before
from pledgebook.reading.partners.unnamed import by_context
from pledgebook.reading.things.goods import Goods, heads_of, in_row

_BY_REACH = 6  # words: "tanks to Ukraine by Spain"


def donors(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who gives, or is asked to."""
    if sold := seller_before(sight, goods, base, memory):
        return sold
    for doer in _doers(sight, goods, base, stack):
        if found := who(sight, doer, memory) or origin(sight, base, doer):
            return found
    if is_bare_item(sight.sentence, base.trigger):
        return tuple(memory.cited(party, "donor.before-list") for party in memory.opening_subject)
    if found := next(filter(None, by_context(sight, goods, base, stack, memory)), ()):
        return found
    return () if _is_appeal(sight, goods, base, memory) else _asked_before(base, stack, memory)


def _is_appeal(sight: Sight, goods: Goods, base: Base, memory: Memory) -> bool:
    """Whether a body that lives on gifts asks everybody for a sum: "UNICEF appealed for 28 million dollars"."""
    if goods.amount is None or not goods.amount.value.is_money:
        return False
    asker = subject_of(sight.sentence, base.trigger) if base.trigger.is_verb else doer_of_noun(sight.sentence, base.trigger)
    return asker is not None and any(party.value.kind in AGENCIES for party in who(sight, asker, memory))


def _asked_before(base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who is asked where the clause names nobody: those who gave, or were asked, when such things were spoken of before."""
    asks = [base.operator, *(layer.operator for layer in stack.layers)]
    if not any(operator is not None and operator.name == "request" for operator in asks):
        return ()
    known = next((report for report in reversed(memory.reports) if report.donors), None)
    return tuple(memory.cited(party, ASKED_BEFORE) for party in known.donors) if known else ()


def _doers(sight: Sight, goods: Goods, base: Base, stack: Stack) -> Iterator[Subject]:
    if base.operator:
        yield from _named_source(sight, goods, base)
        yield from _doers_of_operator(sight, goods, base.operator, base.trigger)
        yield from (source for verb in (receiving(sight.sentence, base),) if verb for source in starts_from(sight, verb))
    elif base.frame:
        yield from _doers_of_frame(sight, goods, base.frame, base.trigger, asks=_asks_to_buy(sight, goods, base, stack))
        yield from filter(None, (by_nation(sight.sentence, base.trigger),) if base.trigger.is_noun else ())
    means = means_of(sight, base)
    for word in (*base.passed, *in_row(sight, goods), *raised_total(sight.sentence, base), *((means,) if means else ())):
        if owner := _owner(sight, base, word):
            yield owner
    if base.trigger.index != goods.head.index:
        yield from _from_within(sight, goods)
    yield from _giver_below(sight, goods, base)
    for layer in () if _is_by_taker(sight, goods, base, stack) else stack.layers:
        if (
            layer.word.is_verb
            and not (layer.operator and layer.operator.name in {"say", "judge"})
            and not _is_call(base, layer)
            and not _is_asked_of_others(sight, layer)
            and (subject := subject_of(sight.sentence, layer.word))
        ):
            yield subject


def _is_by_taker(sight: Sight, goods: Goods, base: Base, stack: Stack) -> bool:
    """Whether the subject is who takes: of "receive", and of "buy Russian jets"."""
    if base.frame is None:
        return receiving(sight.sentence, base) is not None
    bought = is_own_purchase(sight, goods, base) and is_of_maker(sight, goods)
    return "subject" in base.frame.taker or bought or _asks_to_buy(sight, goods, base, stack)


def _asks_to_buy(sight: Sight, goods: Goods, base: Base, stack: Stack) -> bool:
    """Whether the subject only asks to be sold something: "has requested to buy helicopters"."""
    asks = any(layer.operator and layer.operator.name == "request" for layer in stack.layers)
    return asks and is_own_purchase(sight, goods, base)


def _is_call(base: Base, layer: Layer) -> bool:
    """In "launched an appeal for tents" the one who launches it asks and does not give."""
    asks = base.operator is not None and base.operator.name == "request" and base.trigger.dep in {"dobj", "nsubjpass"}
    return asks and base.trigger.head == layer.word.index and layer.word.lemma.lower() in group("calling")


def _is_asked_of_others(sight: Sight, layer: Layer) -> bool:
    """In "urged every town to send tents" the one who urges does not give, whoever is urged."""
    operator = layer.operator if layer.operator and layer.operator.name == "request" else None
    return operator is not None and asked_word(sight.sentence, layer.word, operator) is not None


def _owner(sight: Sight, base: Base, word: Word) -> Subject | None:
    """Whose a thing is; in "Mali received its first tanks from Spain" whose it was. "An aid request from Mali" is no thing."""
    if base.operator and base.trigger.index == word.index:
        return None
    takes = base.frame is not None and "subject" in base.frame.taker
    return source_of(sight.sentence, word) if takes else owner_of(sight.sentence, word)


def _giver_below(sight: Sight, goods: Goods, base: Base) -> Iterator[Subject]:
    """Who gave or promised the thing by a clause that hangs on it: "the tanks that Spain promised have arrived"."""
    for head in heads_of(sight, goods) if base.operator or (base.frame and base.frame.giver) else ():
        told = below(sight.sentence, head)
        if told and (doer := subject_of(sight.sentence, told.trigger)):
            yield doer


def _from_within(sight: Sight, goods: Goods) -> Iterator[Subject]:
    """Where a thing comes from by the words of its name: "5 billion euros of *assistance* from the EU"."""
    yield from (found for word in named_words(sight, goods) if (found := after_word(sight.sentence, word, "from")))


def _named_source(sight: Sight, goods: Goods, base: Base) -> Iterator[Subject]:
    """Whose the thing is by its own words: "discussed a package from the United States", "the commitment of tanks by Spain"."""
    asks = base.trigger.index == goods.head.index or hearer_of(sight.sentence, base.trigger) is not None
    own = () if asks else (goods.head,)  # whom "an aid request from Mali" is from asks
    for word in (*own, *base.passed):
        for preposition in ("from", "by") if base.trigger.lemma.lower() not in group("keeping from") else ("by",):
            if found := after_word(sight.sentence, word, preposition):
                yield found
    words = sight.sentence.words[goods.last + 1 : goods.last + _BY_REACH]
    if not base.trigger.is_verb and (by := next((word for word in words if word.lower == "by"), None)):
        yield from (Subject(target, "by") for target in sight.sentence.children(by, "pobj"))


def _doers_of_operator(sight: Sight, goods: Goods, operator: Operator, word: Word) -> Iterator[Subject]:
    if operator.name in {"request", "judge"}:
        owner = owner_of(sight.sentence, goods.head) if operator.name == "judge" else None
        if owner and owner.word.pos != "PRON":
            yield owner  # "praised Spain's aid", but "thanked Spain for its aid"
        yield from _asked(sight, operator, word)
        return
    subject = subject_of(sight.sentence, word) if word.is_verb else doer_of_noun(sight.sentence, word)
    if subject:
        yield subject
        yield from _by_deed(sight, subject)
    if source := after_word(sight.sentence, word, "from"):
        yield source  # "the deal unlocks 5 million from the IMF"


def _by_deed(sight: Sight, subject: Subject) -> Iterator[Subject]:
    """Whose deed does something: "the *IMF's* approval unlocks", "the *US* bill sets aside", "*it* ended a review, which"."""
    if subject.word.is_noun and subject.word.lemma.lower() in group("means"):
        verb = sight.sentence.words[subject.word.head]
        told = subject_of(sight.sentence, verb) if subject.rule == OF_RELATIVE and verb.is_verb else None
        owner = told or owner_of(sight.sentence, subject.word)
        yield from (owner,) if owner else (Subject(sight.sentence.words[i], "deed") for i in modifiers(sight, subject.word))


def _asked(sight: Sight, operator: Operator, word: Word) -> Iterator[Subject]:
    """Who is asked for a thing: "asked Germany for tanks", "sought help from Spain", "a request to allies for arms"."""
    target = asked_word(sight.sentence, word, operator)
    if target and sight.item_at(target.index) is None:
        yield Subject(target, "asked")
    if hears := hearer_of(sight.sentence, word):
        yield hears
    brought = word.is_verb or brought_by(sight.sentence, word) is not None  # "a request from Peru" is Peru's own
    places = {"to", "on", *(("from",) if brought else ()), *(() if word.is_verb else ("with",))}
    holders = (word, *_asking(sight, word), *_source(sight, word))
    for preposition in (place for holder in holders for place in sight.sentence.children(holder, "prep", "dative")):
        if preposition.lower in places and (found := sight.sentence.child(preposition, "pobj")):
            yield Subject(found, "asked." + preposition.lower)


def _source(sight: Sight, request: Word) -> tuple[Word, ...]:
    """Whom a request comes from, on whom the parser hangs whom it goes to: "a request from *Chad* to Norway"."""
    source = source_of(sight.sentence, request) if request.is_noun else None
    return (source.word,) if source else ()


def _asking(sight: Sight, word: Word) -> tuple[Word, ...]:
    """The verb that brings a request to whom it is for: "*renewed* its plea to Spain", "*wrote* to Spain asking for tents"."""
    up = sight.sentence.words[word.head]
    brings = word.dep in {"dobj", "nsubjpass"} and up.lemma.lower() in group("calling")
    writes = word.dep == "advcl" and word.tag == "VBG" and up.lemma.lower() in group("writing")
    return (up,) if brings or writes else ()


def _right_behind(sight: Sight, goods: Goods) -> Subject | None:
    """Whom a thing is from by the words right behind it: "received 40 trucks from Qatar and *12 buses from Kuwait*"."""
    behind = [word for word in sight.sentence.words[goods.last + 1 : goods.last + 4] if word.lower != "the"]
    named = len(behind) > 1 and behind[0].lower == "from" and sight.actor_at(behind[1].index)
    return Subject(behind[1], "noun.from") if named else None


def _doers_of_frame(sight: Sight, goods: Goods, frame: Frame, trigger: Word, asks: bool) -> Iterator[Subject]:
    buys = frame.name == "buy" and not is_for_others(sight, goods, trigger)
    if buys and (found := seller(sight, goods, trigger)):
        yield found
    yield from of_the_load(sight, goods, frame, trigger)
    if "subject" in frame.taker and (source := _right_behind(sight, goods)):
        yield source
    for place in () if asks or (buys and is_of_maker(sight, goods)) else frame.giver:
        if place == "subject" and trigger.is_verb:
            subject = subject_of(sight.sentence, trigger)
        elif place == "subject":
            subject = doer_of_noun(sight.sentence, trigger)
        elif place == "being":
            subject = called_so(sight.sentence, trigger)
        else:
            subject = after_word(sight.sentence, trigger, place)
        if subject:
            yield subject
    if (comes(frame) or frame.name == "receive") and trigger.is_verb:
        yield from starts_from(sight, trigger)
        yield from by_way_of(sight, goods, frame, trigger)
