"""Givers whom no doer's words name: whose thing it is, who tells of it. Surest first."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.items import catalogue
from pledgebook.model.actors import ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.model.items import ItemClass
from pledgebook.reading.acts.doing import means_of
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base, raised_total
from pledgebook.reading.grammar.carriers import bringer, comes_with, modifiers
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import is_passive, subject_of
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.memory.goals import is_goal
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.weighing import is_weighed, who_weighs
from pledgebook.reading.partners.wholes import of_means_before, of_whole_before
from pledgebook.reading.things.goods import Goods, is_permission

_COUNTRIES = frozenset({ActorKind.COUNTRY})
_SIDES = _COUNTRIES | {ActorKind.INSTITUTION}
_AHEAD = frozenset({Mode.WILL, Mode.WOULD, Mode.MAY, Mode.CAN})


def by_context(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who gives where no doer is named, surest first."""
    yield _just_before(sight, base.trigger)
    yield _who_says(sight, base, stack, memory)
    yield of_whole_before(sight, goods, base, memory)
    if not is_permission(goods):
        yield _adjectival(sight, goods, base)  # "Western missiles" in a permission are not the permitter's
    yield _by_deed_before(sight, base, memory)
    yield _whose_bill(sight, base)
    yield _where_made(sight, goods)
    yield _who_tells_of_means(sight, base, memory)
    yield of_means_before(sight, base, memory)
    yield from who_weighs(sight, base, stack, memory)
    yield _where_trained(sight, base)
    yield _who_tells_what_comes(sight, base, stack, memory)
    yield _who_tells_of_end(sight, goods, base, memory)
    if memory.blocs.rich and is_goal(sight, goods, memory.topics):
        yield (memory.cited(memory.blocs.rich, "donor.of-goal"),)
    taken = base.frame is not None and "subject" in base.frame.taker
    passive = taken or (base.trigger.is_verb and is_passive(sight.sentence, base.trigger))
    stops = base.operator is not None and base.operator.name in {"withdraw", "refuse"}
    summed = base.frame is not None and base.frame.name == "total" and is_definite(sight.sentence, goods.head)
    if memory.voice and not stops and (passive or summed or not base.trigger.is_verb or means_of(sight, base)):
        yield (memory.cited(memory.voice, "donor.own-release"),)


def _by_deed_before(sight: Sight, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Who took the decision by which something comes free: "*The IMF's* board met. The decision unlocks 5 million"."""
    deed = sight.sentence.child(base.trigger, "nsubj") if base.trigger.is_verb else None
    if deed is None or deed.lemma.lower() not in group("deeds") or not is_definite(sight.sentence, deed):
        return ()
    return tuple(memory.cited(party, "donor.deed-before") for party in memory.subject)


def _where_made(sight: Sight, goods: Goods) -> tuple[Party, ...]:
    """Where arms were made, which is where they were bought: "helicopters built in Spain"."""
    if goods.item is None or catalogue().realm(goods.item.value.item_class) != "arms":
        return ()
    made = (verb for verb in sight.sentence.children(goods.head, "acl") if verb.lemma.lower() in group("making"))
    places = (after_word(sight.sentence, verb, "in") for verb in made)
    mentions = (sight.actor_at(place.word.index) for place in places if place)
    return next(((found.reading(sight.sentence),) for found in mentions if found and found.value.kind is ActorKind.COUNTRY), ())


def _whose_bill(sight: Sight, base: Base) -> tuple[Party, ...]:
    """Before whom a bill lies is who would give by it: "a bill *before the US Senate* would give"."""
    means = means_of(sight, base)
    if means is None or means.lemma.lower() not in group("proposals"):
        return ()
    places = (after_word(sight.sentence, means, place) for place in ("before", "in"))
    mentions = (sight.actor_at(place.word.index) for place in places if place)
    return next(((found.reading(sight.sentence),) for found in mentions if found and found.value.kind is ActorKind.COUNTRY), ())


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


def _is_expected(base: Base, stack: Stack) -> bool:
    """Whether a thing is only about to be given: "is likely to be sent", "are to be delivered"."""
    return base.frame is not None and any(layer.operator and layer.operator.name == "plan" for layer in stack.layers)


def _where_trained(sight: Sight, base: Base) -> tuple[Party, ...]:
    """Whose training it is where only the place is told: "crews are being trained in Denmark"."""
    if base.frame is None or base.frame.makes != "training":
        return ()
    course = sight.sentence.child(base.trigger, "dobj") if base.frame.item == "trainees" else None
    places = (after_word(sight.sentence, word, "in") for word in (base.trigger, *((course,) if course else ())))
    mentions = (sight.actor_at(place.word.index) for place in places if place)
    return next(((found.reading(sight.sentence),) for found in mentions if found and found.value.kind is ActorKind.COUNTRY), ())


def _who_tells_what_comes(sight: Sight, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who announces what will come: in "the minister said that six tanks would go to Mali" it is the minister's side."""
    weighed = is_weighed(base, stack)
    moves = base.frame is not None and base.frame.name in {"go", "arrive"}
    told_of = base.frame is not None or base.sense.name == "pledge"  # "said that new aid would be announced"
    comes = moves or (told_of and is_passive(sight.sentence, base.trigger))
    if not weighed and not (comes and (stack.mood.mode in _AHEAD or _is_expected(base, stack))):
        return ()
    main = memory.main.value if memory.main else None
    for saying in sight.sayings:
        actor = saying.speaker.actor if saying.speaker else None
        told = any(first <= base.trigger.index <= last for first, last in saying.content)
        if not told or not actor or not saying.source or actor.kind not in (_SIDES if base.operator else _COUNTRIES):
            continue
        if weighed or base.operator or not _is_bare_name(sight, *saying.source):
            return () if actor == main else (Reading(actor, sight.sentence.quote(*saying.source), "donor.teller"),)
    return ()


def _who_tells_of_end(sight: Sight, goods: Goods, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Who says that its help has stopped: "the Spanish minister said that aid for Niger was suspended"."""
    denies = base.operator is not None and base.operator.name == "refuse" and base.trigger.lemma == "be"  # "there will be no"
    ends = denies or (base.operator is not None and base.operator.name == "withdraw")
    is_help = denies or (goods.item is not None and goods.item.value.name.lower().split()[-1] in group("help nouns"))
    if not ends or not is_help or not (is_passive(sight.sentence, base.trigger) or sight.sentence.child(base.trigger, "nsubj")):
        return ()
    for saying in sight.sayings:
        actor = saying.speaker.actor if saying.speaker else None
        told = any(first <= base.trigger.index <= last for first, last in saying.content)
        if told and actor and saying.source and actor.kind in _SIDES and not (memory.main and actor == memory.main.value):
            return (Reading(actor, sight.sentence.quote(*saying.source), "donor.teller"),)
    return ()


def _is_bare_name(sight: Sight, first: int, last: int) -> bool:
    """Whether a teller is only "Russia" or "Moscow": who is told of so may speak of what others do."""
    mention = sight.actor_at(first)
    return mention is not None and mention.last == last and mention.rule in {"actor.name", "actor.capital", "actor.seat"}


def _who_says(sight: Sight, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who says that "it is not the time to send them", that "sending them is no option": the sender, since no other is meant."""
    if base.trigger.dep not in {"acl", "relcl", "csubj"} or not base.trigger.is_verb or subject_of(sight.sentence, base.trigger):
        return ()
    says = (layer for layer in stack.layers if layer.operator and layer.operator.name == "say" and layer.word.is_verb)
    subjects = (subject_of(sight.sentence, layer.word) for layer in says)
    return next((found for subject in subjects if subject and (found := who(sight, subject, memory))), ())


def _just_before(sight: Sight, verb: Word) -> tuple[Party, ...]:
    """A side, or a row of them, that stands right before a finite verb for which the parser found no subject."""
    perfect = verb.tag == "VBN" and any(child.lemma == "have" for child in sight.sentence.children(verb, "aux"))
    finite = (perfect or verb.tag in {"VBD", "VBZ", "VBP", "VB"}) and not sight.sentence.children(
        verb, "nsubj", "nsubjpass", "auxpass"
    )
    before = (
        word
        for word in reversed(sight.sentence.words[: verb.index])
        if (word.pos not in {"ADV", "AUX"} and word.tag != "TO") or sight.actor_at(word.index)
    )
    nearest = next(before, None) if finite and verb.dep == "ROOT" else None
    return tuple(reversed(list(_row_back(sight, nearest)))) if nearest else ()


def _row_back(sight: Sight, last: Word) -> Iterator[Party]:
    """The sides of a row, the last first, up to where the parser hung it: "under the plan, *Spain and Chile* offered"."""
    word = last
    while named := sight.party_at(word.index):
        yield named
        if word.dep != "conj":
            return
        word = sight.sentence.words[word.head]
        if word.dep != "conj":
            return


def _no_owners(goods: Goods) -> frozenset[str]:
    """The rules of names that tell of no giver; rescuers are their place's own: "*Los Angeles* firefighters were sent"."""
    rescue = goods.item is not None and goods.item.value.item_class is ItemClass.PERSONNEL_RESCUE
    return frozenset({"actor.organisation"} if rescue else {"actor.place", "actor.organisation"})


def _adjectival(sight: Sight, goods: Goods, base: Base) -> tuple[Party, ...]:
    """In "US military aid", "German deliveries": the side as a modifier of the thing or of the event; of an appeal it asks."""
    if base.operator and base.operator.name == "request" and not base.trigger.is_verb:
        return ()
    means = means_of(sight, base)
    means_of_load = (*((means,) if means else ()), *bringer(sight, base.trigger), *comes_with(sight, base))
    around = (base.trigger, *base.passed, goods.head, *raised_total(sight.sentence, base), *means_of_load)
    nouns = [word for word in around if not word.is_verb]
    if goods.item:
        nouns += sight.sentence.words[goods.item.first : goods.item.last + 1]
    for noun in nouns:
        for index in modifiers(sight, noun):
            mention = sight.actor_at(index)
            if mention and mention.rule not in _no_owners(goods) and mention.first <= goods.last:
                return (mention.reading(sight.sentence),)
    return ()
