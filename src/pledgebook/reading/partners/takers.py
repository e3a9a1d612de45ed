"""Recipients of one reading: syntax first, then the article's memory, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.reading.acts.doing import means_of
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.hanging import below
from pledgebook.reading.grammar.owners import Subject, after_word, owner_of
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.memory.goals import is_goal
from pledgebook.reading.memory.memory import Memory, who
from pledgebook.reading.partners.agencies import with_beneficiary
from pledgebook.reading.partners.askers import askers
from pledgebook.reading.partners.collected import receiver
from pledgebook.reading.partners.deduced import by_elimination, remembered
from pledgebook.reading.partners.embassies import host_of_embassy
from pledgebook.reading.partners.places import behind_noun, behind_place
from pledgebook.reading.partners.purposes import by_purpose, of_purpose
from pledgebook.reading.partners.users import users
from pledgebook.reading.things.goods import Goods, heads_of, in_row

_PURPOSES = ("acl", "advcl", "relcl", "xcomp")
_OBJECTS = frozenset({"object", "subject", "dative"})
_TOWARDS = ("to", "for", "into", "in", "inside", "across", "throughout", "on")


def recipients(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, given_by: Iterable[Party]
) -> tuple[Party, ...]:
    """Who benefits."""
    givers = {party.value for party in given_by}
    if base.frame and base.frame.past == "none":
        return tuple(party for party in users(sight, stack) if party.value not in givers) or remembered(memory, givers)
    if buyer := _buyer(sight, base, givers, memory):
        return buyer
    for found in _takers(sight, goods, base, stack, memory):
        left = tuple(party for party in found if party.value not in givers)
        if left:
            return with_beneficiary(sight, goods, base, stack, memory, left, givers)
    if _is_for_person(sight, base.trigger):
        return ()
    told = by_purpose(sight, goods, base, givers) or by_elimination(sight, base.trigger, givers)
    told = told or _whose_aim(sight, goods, givers) or host_of_embassy(sight, base, givers)
    if not told and _is_for_unknown(sight, base.trigger):
        return ()
    told = told or _of_goal(sight, goods, memory, givers) or remembered(memory, givers)
    told = told or of_purpose(sight, (goods.head, *stack.chain, *_money_words(sight, goods)), givers)
    return told or _is_itself(sight, goods, givers)


def _of_goal(sight: Sight, goods: Goods, memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    """The poor countries of the article, for which a climate goal is."""
    poor = memory.blocs.poor if is_goal(sight, goods, memory.topics) else None
    return (memory.cited(poor, "recipient.of-goal"),) if poor and poor.value not in givers else ()


def _whose_aim(sight: Sight, goods: Goods, givers: set[Actor]) -> tuple[Party, ...]:
    """Whose the thing is that a sum is for: "1 billion for *Israel's* Iron Dome"."""
    named = sight.sentence.words[goods.item.first : goods.item.last + 1] if goods.item and goods.amount else []
    owners = (sight.party_at(word.index) for word in named if word.dep == "poss" and word.index > named[0].index)
    return tuple(party for party in owners if party and party.value.kind is ActorKind.COUNTRY and party.value not in givers)


def _is_itself(sight: Sight, goods: Goods, givers: set[Actor]) -> tuple[Party, ...]:
    """The fund that a sum is called by: "doubled its pledge to the *Green Climate Fund* to 90 million"."""
    named = sight.party_at(goods.item.last) if goods.item and goods.amount else None
    return (named,) if named and named.value.kind is ActorKind.INSTITUTION and named.value not in givers else ()


def _is_for_person(sight: Sight, verb: Word) -> bool:
    """Whether the clause itself names somebody who takes, and that is no side: "gave him 40,000 dollars"."""
    named = (word for word in sight.sentence.children(verb, "dative") if word.pos != "ADP")
    return any(
        word.lower in group("persons") or (sight.person_at(word.index) and not sight.actor_at(word.index)) for word in named
    )


def _is_for_unknown(sight: Sight, trigger: Word) -> bool:
    """Whether a place is named that it goes to and that nobody knows: "will give 40 million dollars to Ridgefield"."""
    found = (after_word(sight.sentence, trigger, place) for place in ("for", "to"))
    return any(each and each.word.pos == "PROPN" and not _is_known(sight, each.word) for each in found)


def _is_known(sight: Sight, word: Word) -> bool:
    return bool(
        sight.actor_at(word.index)
        or sight.person_at(word.index)
        or sight.item_at(word.index)
        or any(time.holds(word.index) for time in sight.times)
    )


def _takers(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    trigger, places = base.trigger, _own_places(base)
    if base.frame and base.frame.item == "debt":
        yield from (parties_within(sight, debtor) for word in heads_of(sight, goods) for debtor in _debtors(sight, word))
    means = means_of(sight, base)
    around = (*in_row(sight, goods), *base.passed, trigger, *((means,) if means else ()))
    if base.sense.name in {"raise", "work", "bring"}:
        around += tuple(sight.sentence.children(trigger, "dobj", "nsubjpass"))
    yield from _own_of_later(sight, goods, trigger)
    yield from (_at_place(sight, trigger, place, memory) for place in places)
    yield from (_at_place(sight, word, place, memory) for word in around for place in places if place not in _OBJECTS)
    summed = (*around, *_money_words(sight, goods), *(each for word in around for each in _made_ready(sight, word)))
    held = {goods.head.index, *(word.index for word in base.passed)}
    yield from (
        _at_place(sight, word, place, memory) for word in summed for place in _TOWARDS[:3] if not _holds(sight, word, place, held)
    )
    if goods.item:
        named = sight.sentence.words[goods.item.first : goods.item.last + 1]
        yield from (_at_place(sight, word, "for", memory) for word in named)
    yield from (_at_place(sight, verb, "object", memory) for verb in stack.chain[1:] if _is_for_object(sight, verb))
    wholes = (found.word for word in heads_of(sight, goods) if (found := after_word(sight.sentence, word, "of")))
    promised = [told.trigger for word in (*heads_of(sight, goods), *wholes) if (told := below(sight.sentence, word))]
    yield from (_at_place(sight, verb, place, memory) for verb in promised for place in ("dative", "to", "for", "object"))
    yield from askers(sight, goods, base, stack, memory)
    yield _having(sight, base, memory)
    yield receiver(sight, base, memory)
    thanks = [layer.word for layer in stack.layers if layer.operator and layer.operator.name == "judge"]
    thanks += [trigger] if base.operator and base.operator.name == "judge" else []
    yield from (_thanking(sight, word, memory) for word in thanks if word.lemma.lower() in group("thanking"))
    yield from (_at_place(sight, word, place, memory) for word in around for place in _TOWARDS[3:])
    yield from (found for head in (goods.head, *heads_of(sight, goods)) for found in _promised_to(sight, head, memory))
    yield from (behind_noun(sight, goods, base, verb) for verb in stack.chain[1:] if not trigger.is_verb and verb.is_verb)


def _thanking(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    """Who gives thanks: "*Chad* thanked Norway for", "*Chad* is grateful to Norway for", "expressed *its* gratitude"."""
    if word.is_verb:
        return _at_place(sight, word, "subject", memory)
    owner = owner_of(sight.sentence, word) if word.is_noun else None
    thanker = owner or subject_of(sight.sentence, sight.sentence.words[word.head])
    return who(sight, thanker, memory) if thanker else ()


def _having(sight: Sight, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Who has what a clause tells was given: "*Chad* flies jets donated by Spain", "Mali uses boats that it got from Spain"."""
    sentence = sight.sentence
    thing = sentence.words[base.trigger.head] if base.trigger.dep in {"acl", "relcl", "amod"} else None
    verb = sentence.words[thing.head] if thing is not None and thing.dep == "dobj" else None
    if verb is None or not verb.is_verb or verb.lemma.lower() not in group("having"):
        return ()
    return _at_place(sight, verb, "subject", memory)


def _promised_to(sight: Sight, head: Word, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who takes by a clause that hangs on the thing: "has delivered 12 of the 18 howitzers it promised *Chad*"."""
    if told := below(sight.sentence, head):
        yield from (_at_place(sight, told.trigger, place, memory) for place in ("dative", "to", "for"))


def _made_ready(sight: Sight, word: Word) -> Iterator[Word]:
    """The "available" of "made five million available for": who takes stands behind it."""
    behind = (each for each in sight.sentence.children(word, "amod", "oprd", "acomp", "ccomp") if each.index > word.index)
    return (each for each in behind if each.dep != "ccomp" or each.pos == "ADJ")


def _debtors(sight: Sight, debt: Word) -> Iterator[Word]:
    """Who owes a debt, as a clause of its own tells: "the debt that Guinea owed it", "money owed by Chad"."""
    for clause in sight.sentence.children(debt, "relcl", "acl"):
        if clause.lemma.lower() in group("owing"):
            yield from sight.sentence.children(clause, "nsubj")
            agents = sight.sentence.children(clause, "agent")
            yield from (target for agent in agents for target in sight.sentence.children(agent, "pobj"))


def _own_of_later(sight: Sight, goods: Goods, trigger: Word) -> Iterator[tuple[Party, ...]]:
    """Who takes a thing that follows another with its taker: "gave five million to Peru and *two million to Chile*"."""
    for place in ("to", "for"):
        first = after_word(sight.sentence, trigger, place)
        for word in heads_of(sight, goods) if first and first.word.index < goods.first else ():
            own = after_word(sight.sentence, word, place)
            yield parties_within(sight, own.word) if own else ()


def _money_words(sight: Sight, goods: Goods) -> tuple[Word, ...]:
    """The words of a thing and of its sum where the other governs it: in "a loan of 90 million euros for Kyiv" the euros, in
    "billions of dollars' worth of vaccines to Kyiv" the vaccines.
    """
    named = (head_of(sight.sentence, goods.item.first, goods.item.last),) if goods.item else ()
    return tuple(word for word in (*heads_of(sight, goods), *named) if word.index != goods.head.index)


def _hosts(sight: Sight, people: Word) -> tuple[Party, ...]:
    """The country that displaced people are in: what is given to "Sudanese refugees in Chad" is given to Chad."""
    if people.lemma.lower() not in group("displaced people"):
        return ()
    place = next((child for child in sight.sentence.children(people, "prep") if child.lower in {"in", "inside"}), None)
    target = sight.sentence.child(place, "pobj") if place else None
    return parties_within(sight, target) if target else ()


def _holds(sight: Sight, word: Word, place: str, things: set[int]) -> bool:
    """Whether the thing itself stands at a place, so that no taker does: "asked for *permission* to"."""
    found = after_word(sight.sentence, word, place)
    return found is not None and found.word.index in things


def _own_places(base: Base) -> tuple[str, ...]:
    """Where the base's own words say that the taker stands."""
    if base.frame:
        return base.frame.taker
    if base.operator and base.trigger.lemma.lower() in group("keeping from"):
        return ("from",)
    if base.operator and base.trigger.lemma.lower() in group("not taking"):
        return ("dative", "subject")
    return ("dative",) if base.operator and base.operator.name != "request" else ()


def _is_for_object(sight: Sight, verb: Word) -> bool:
    """Whether a verb above names who benefits: "supported Niger by providing tents"."""
    frame = frame_at(sight.sentence, verb) if verb.is_verb else None
    return frame is not None and "object" in frame.taker


def _buyer(sight: Sight, base: Base, givers: set[Actor], memory: Memory) -> tuple[Party, ...]:
    """Who buys takes, where the giver is the seller: "bought rockets from Iran"."""
    if not base.buys:
        return ()
    if base.trigger.is_verb:
        return tuple(party for party in _at_place(sight, base.trigger, "subject", memory) if party.value not in givers)
    buyer = _buyer_by_noun(sight, base.trigger) if givers else None
    return tuple(party for party in who(sight, buyer, memory) if party.value not in givers) if buyer else ()


def _buyer_by_noun(sight: Sight, noun: Word) -> Subject | None:
    """Who buys by a noun: "*Mali's* purchase of rockets from Iran", "*Mali* signed a contract with Iran"."""
    if owner := sight.sentence.child(noun, "poss"):
        return Subject(owner, "possessor")
    verb = sight.sentence.words[noun.head]
    return subject_of(sight.sentence, verb) if verb.is_verb and noun.dep == "dobj" else None


def _at_place(sight: Sight, word: Word, place: str, memory: Memory) -> tuple[Party, ...]:
    sentence = sight.sentence
    if place == "object":
        target = sentence.child(word, "dobj", "nsubjpass")
    elif place == "subject":
        subject = subject_of(sentence, word)
        return who(sight, subject, memory) if subject else ()
    elif place == "dative" and (given := _taker_of_passive(sight, word)):
        return parties_within(sight, given)
    elif place == "dative" and (behind := sight.taker_after(word)):
        return (behind.reading(sight.sentence),)
    elif place == "dative":
        given = sentence.child(word, "dobj")  # nobody takes behind what is given: "gave 60 million, *Spain* 20 million"
        datives = (child for child in sentence.children(word, "dative") if child.pos != "ADP")
        target = next((child for child in datives if given is None or child.index < given.index), None)
        if target is None and sentence.child(word, "dobj") and any(c.lower == "with" for c in sentence.children(word, "prep")):
            target = sentence.child(word, "dobj")
    elif place == "poss":
        target = sentence.child(word, "poss")
    else:
        target = behind_place(sight, word, place)
    if target and target.pos == "PRON":
        return who(sight, Subject(target, place), memory)
    return (_hosts(sight, target) or parties_within(sight, target)) if target else ()


def _taker_of_passive(sight: Sight, verb: Word) -> Word | None:
    """The subject of a passive that keeps its object: "Ukraine was given 31 tanks"."""
    subject = sight.sentence.child(verb, "nsubjpass")
    kept = sight.sentence.child(verb, "dobj", "oprd", "attr")
    return subject if subject and kept and not sight.item_at(subject.index) else None
