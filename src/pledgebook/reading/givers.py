"""Donors of one reading: syntax first, then the article's memory, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.frames import Frame, Operator
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.model.items import ItemClass
from pledgebook.reading.climb import Base, below
from pledgebook.reading.doing import means_of
from pledgebook.reading.goods import Goods, heads_of, in_row
from pledgebook.reading.layers import Layer
from pledgebook.reading.memory import Memory, who
from pledgebook.reading.money import is_less
from pledgebook.reading.mood import Mode, is_bare_item
from pledgebook.reading.roles import (
    Party,
    Subject,
    after_word,
    asked_word,
    called_so,
    doer_of_noun,
    is_passive,
    owner_of,
    parties,
    source_of,
    subject_of,
)
from pledgebook.reading.sight import Sight, is_definite
from pledgebook.reading.stack import Stack

_VERBAL = frozenset({"VERB", "AUX"})
_BY_REACH = 6  # words: "tanks to Ukraine by Spain"


def donors(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who gives, or is asked to."""
    for doer in _doers(sight, goods, base, stack):
        if found := who(sight, doer, memory):
            return found
    if is_bare_item(sight.sentence, base.trigger):
        return tuple(memory.cited(party, "donor.before-list") for party in memory.opening_subject)
    return next(filter(None, _by_context(sight, goods, base, stack, memory)), ())


def _by_context(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who gives where no doer is named, surest first."""
    yield _just_before(sight, base.trigger)
    yield _who_says(sight, base, stack, memory)
    yield _of_sum_before(sight, goods, base, memory)
    if goods.item is None or goods.item.value.item_class is not ItemClass.PERMISSION:
        yield _adjectival(sight, goods, base)  # "Western missiles" in a permission are not the permitter's
    yield _who_tells_of_means(sight, base, memory)
    yield _where_weighed(sight, base, stack)
    yield _where_trained(sight, base)
    yield _who_tells_what_comes(sight, base, stack, memory)
    taken = base.frame is not None and "subject" in base.frame.taker
    passive = taken or (base.trigger.pos in _VERBAL and is_passive(sight.sentence, base.trigger))
    stops = base.operator is not None and base.operator.name in {"withdraw", "refuse"}
    summed = base.frame is not None and base.frame.name == "total" and is_definite(sight.sentence, goods.head)
    if memory.voice and not stops and (passive or summed or base.trigger.pos not in _VERBAL or means_of(sight, base)):
        yield (memory.cited(memory.voice, "donor.own-release"),)


def _who_tells_of_means(sight: Sight, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Whose a package is of which somebody tells what it includes, or what arrives: the teller's, unless it goes there."""
    if means_of(sight, base) is None and not (base.frame and base.frame.name == "arrive"):
        return ()
    for saying in sight.sayings:
        told = any(first <= base.trigger.index <= last for first, last in saying.content)
        if told and saying.speaker and saying.speaker.actor and saying.speaker.actor.kind is ActorKind.COUNTRY:
            actor = saying.speaker.actor
            quote = sight.sentence.quote(*saying.source) if saying.source else None
            return () if memory.main and memory.main.value == actor else (Reading(actor, quote, "donor.teller"),)
    return ()


def _is_weighed(base: Base, stack: Stack) -> bool:
    senses = (base.operator, *(layer.operator for layer in stack.layers))
    return any(operator is not None and operator.name in {"consider", "decide"} for operator in senses)


def _where_weighed(sight: Sight, base: Base, stack: Stack) -> tuple[Party, ...]:
    """Where something is weighed or decided: "is being discussed in Berlin", "talks between Rome and Paris"."""
    if not _is_weighed(base, stack):
        return ()
    for word in stack.chain[1:]:
        if sides := after_word(sight.sentence, word, "between"):
            return parties(sight, sides.word)
        place = after_word(sight.sentence, word, "in")
        mention = sight.actor_at(place.word.index) if place else None
        if mention and mention.value.kind is ActorKind.COUNTRY:
            return (mention.reading(sight.sentence),)
    return ()


def _where_trained(sight: Sight, base: Base) -> tuple[Party, ...]:
    """Whose training it is where only the place is told: "crews are being trained in Denmark"."""
    if base.frame is None or base.frame.makes != "training":
        return ()
    place = after_word(sight.sentence, base.trigger, "in")
    mention = sight.actor_at(place.word.index) if place else None
    return (mention.reading(sight.sentence),) if mention and mention.value.kind is ActorKind.COUNTRY else ()


def _who_tells_what_comes(sight: Sight, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who announces what will come: in "the minister said that six tanks would go to Mali" it is the minister's side."""
    weighed = _is_weighed(base, stack)
    comes = base.frame is not None and (base.frame.name in {"go", "arrive"} or is_passive(sight.sentence, base.trigger))
    if not weighed and not (comes and stack.mood.mode in {Mode.WILL, Mode.WOULD}):
        return ()
    main = memory.main.value if memory.main else None
    for saying in sight.sayings:
        actor = saying.speaker.actor if saying.speaker else None
        told = any(first <= base.trigger.index <= last for first, last in saying.content)
        if not told or not actor or not saying.source or actor.kind is not ActorKind.COUNTRY:
            continue
        if weighed or not _is_bare_name(sight, *saying.source):
            return () if actor == main else (Reading(actor, sight.sentence.quote(*saying.source), "donor.teller"),)
    return ()


def _is_bare_name(sight: Sight, first: int, last: int) -> bool:
    """Whether a teller is only "Russia" or "Moscow": who is told of so may speak of what others do."""
    mention = sight.actor_at(first)
    return mention is not None and mention.last == last and mention.rule in {"actor.name", "actor.capital", "actor.seat"}


def _of_sum_before(sight: Sight, goods: Goods, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Whose the money is that "goes to" somebody or "will be given": the giver of the sum that was told before."""
    known, frame = memory.package, base.frame
    if known is None or frame is None or goods.amount is None or not goods.amount.value.is_money:
        return ()
    goes = frame.name == "go" or (frame.name == "receive" and is_less(goods, known))
    if not goes and not (base.trigger.pos in _VERBAL and is_passive(sight.sentence, base.trigger)):
        return ()
    return tuple(memory.cited(party, "donor.of-sum-before") for party in known.donors)


def _who_says(sight: Sight, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who says that "it is not the time to send them": the sender, since no other is meant."""
    if base.trigger.dep not in {"acl", "relcl"} or base.trigger.pos not in _VERBAL or subject_of(sight.sentence, base.trigger):
        return ()
    says = (layer for layer in stack.layers if layer.operator and layer.operator.name == "say" and layer.word.pos in _VERBAL)
    subjects = (subject_of(sight.sentence, layer.word) for layer in says)
    return next((found for subject in subjects if subject and (found := who(sight, subject, memory))), ())


def _just_before(sight: Sight, verb: Word) -> tuple[Party, ...]:
    """A side that stands right before a finite verb for which the parser found no subject."""
    finite = verb.tag in {"VBD", "VBZ", "VBP", "VB"} and not sight.sentence.children(verb, "nsubj", "nsubjpass", "auxpass")
    before = (
        word
        for word in reversed(sight.sentence.words[: verb.index])
        if (word.pos not in {"ADV", "AUX"} and word.tag != "TO") or sight.actor_at(word.index)
    )
    nearest = next(before, None) if finite and verb.dep == "ROOT" else None
    named = sight.party_at(nearest.index) if nearest else None
    return (named,) if named else ()


def _doers(sight: Sight, goods: Goods, base: Base, stack: Stack) -> Iterator[Subject]:
    if base.operator:
        yield from _named_source(sight, goods, base)
        yield from _doers_of_operator(sight, goods, base.operator, base.trigger)
    elif base.frame:
        yield from _doers_of_frame(sight, goods, base.frame, base.trigger)
    means = means_of(sight, base)
    for word in (*base.passed, *in_row(sight, goods), *((means,) if means else ())):
        if owner := _owner(sight, base, word):
            yield owner
    yield from _from_within(sight, goods)
    yield from _giver_below(sight, goods, base)
    for layer in () if base.frame and "subject" in base.frame.taker else stack.layers:
        if (
            layer.word.pos in _VERBAL
            and not (layer.operator and layer.operator.name == "say")
            and not _is_call(base, layer)
            and (subject := subject_of(sight.sentence, layer.word))
        ):
            yield subject


def _is_call(base: Base, layer: Layer) -> bool:
    """In "launched an appeal for tents" the one who launches it asks and does not give."""
    asks = base.operator is not None and base.operator.name == "request" and base.trigger.dep in {"dobj", "nsubjpass"}
    return asks and base.trigger.head == layer.word.index and layer.word.lemma.lower() in group("calling")


def _owner(sight: Sight, base: Base, word: Word) -> Subject | None:
    """Whose a thing is; in "Mali received its first tanks from Spain" whose it was."""
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
    words = sight.sentence.words[goods.item.first : goods.item.last + 1] if goods.item else ()
    yield from (found for word in words if (found := after_word(sight.sentence, word, "from")))


def _named_source(sight: Sight, goods: Goods, base: Base) -> Iterator[Subject]:
    """Whose the thing is by its own words: "discussed a package from the United States", "the commitment of tanks by Spain"."""
    for word in (goods.head, *base.passed):
        for preposition in ("from", "by") if base.trigger.lemma.lower() not in group("keeping from") else ("by",):
            if found := after_word(sight.sentence, word, preposition):
                yield found
    words = sight.sentence.words[goods.last + 1 : goods.last + _BY_REACH]
    if base.trigger.pos not in _VERBAL and (by := next((word for word in words if word.lower == "by"), None)):
        yield from (Subject(target, "by") for target in sight.sentence.children(by, "pobj"))


def _doers_of_operator(sight: Sight, goods: Goods, operator: Operator, word: Word) -> Iterator[Subject]:
    if operator.name in {"request", "judge"}:
        owner = owner_of(sight.sentence, goods.head) if operator.name == "judge" else None
        if owner and owner.word.pos != "PRON":
            yield owner  # "praised Spain's aid", but "thanked Spain for its aid"
        yield from _asked(sight, operator, word)
        return
    subject = subject_of(sight.sentence, word) if word.pos in _VERBAL else doer_of_noun(sight.sentence, word)
    if subject:
        yield subject


def _asked(sight: Sight, operator: Operator, word: Word) -> Iterator[Subject]:
    """Who is asked for a thing: "asked Germany for tanks", "sought help from Spain", "a request to allies for arms"."""
    target = asked_word(sight.sentence, word, operator)
    if target and sight.item_at(target.index) is None:
        yield Subject(target, "asked")
    for preposition in sight.sentence.children(word, "prep"):
        if preposition.lower in {"from", "to", "on"} and (found := sight.sentence.child(preposition, "pobj")):
            yield Subject(found, "asked." + preposition.lower)


def _bringer(sight: Sight, verb: Word) -> tuple[Word, ...]:
    """The vehicle that arrives with a load: whose it is gives the load."""
    subject = sight.sentence.child(verb, "nsubj") if verb.pos in _VERBAL else None
    return (subject,) if subject and subject.lemma.lower() in group("bringers") else ()


def _by_participle(sight: Sight, words: Iterable[Word]) -> Iterator[Subject]:
    """Who gave what somebody receives or what arrives: "the boats *donated by Spain*", "a plane *from Qatar*"."""
    for word in words:
        if found := after_word(sight.sentence, word, "from"):
            yield found
        for clause in sight.sentence.children(word, "acl"):
            agent = sight.sentence.child(clause, "agent")
            if agent and (target := sight.sentence.child(agent, "pobj")):
                yield Subject(target, "agent.of-participle")


def _doers_of_frame(sight: Sight, goods: Goods, frame: Frame, trigger: Word) -> Iterator[Subject]:
    for_others = after_word(sight.sentence, trigger, "for") or after_word(sight.sentence, goods.head, "for")
    if frame.name == "buy" and not for_others and (seller := _seller(sight, trigger)):
        yield seller
    if "subject" not in frame.giver:
        yield from _by_participle(sight, (*heads_of(sight, goods), *_bringer(sight, trigger)))
    for place in frame.giver:
        if place == "subject" and trigger.pos in _VERBAL:
            subject = subject_of(sight.sentence, trigger)
        elif place == "subject":
            subject = doer_of_noun(sight.sentence, trigger)
        elif place == "being":
            subject = called_so(sight.sentence, trigger)
        else:
            subject = after_word(sight.sentence, trigger, place)
        if subject:
            yield subject


def _adjectival(sight: Sight, goods: Goods, base: Base) -> tuple[Party, ...]:
    """In "US military aid", "German deliveries": the side as a modifier of the thing or of the event."""
    means = means_of(sight, base)
    around = (base.trigger, *base.passed, goods.head, *((means,) if means else ()), *_bringer(sight, base.trigger))
    nouns = [word for word in around if word.pos not in _VERBAL]
    if goods.item:
        nouns += sight.sentence.words[goods.item.first : goods.item.last + 1]
    for noun in nouns:
        for index in modifiers(sight, noun):
            mention = sight.actor_at(index)
            if mention and mention.rule not in {"actor.place", "actor.organisation"} and mention.first <= goods.last:
                return (mention.reading(sight.sentence),)
    return ()


def modifiers(sight: Sight, noun: Word) -> Iterator[int]:
    """The indices of the words before a noun that can tell whose it is: "*US* tanks", "*Spain*-supplied tanks"."""
    for child in sight.sentence.children(noun, "amod", "compound", "nmod", "poss"):
        yield child.index
        if child.tag == "VBN":
            yield from (maker.index for maker in sight.sentence.children(child, "npadvmod"))


def _seller(sight: Sight, trigger: Word) -> Subject | None:
    """The country that something is bought from for oneself: "bought rockets from Iran"."""
    found = after_word(sight.sentence, trigger, "from")
    return found if found and sight.party_at(found.word.index) else None
