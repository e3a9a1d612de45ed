"""Recipients of one reading: syntax first, then the article's memory, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor
from pledgebook.reading.acts.doing import means_of
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.hanging import below
from pledgebook.reading.grammar.owners import Subject, after_word, owner_of
from pledgebook.reading.grammar.parties import Party, parties_within
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.agencies import with_beneficiary
from pledgebook.reading.partners.askers import askers
from pledgebook.reading.partners.channels import with_channels
from pledgebook.reading.partners.collected import receiver
from pledgebook.reading.partners.deduced import deduced, remembered
from pledgebook.reading.partners.funds import fund_paid_into
from pledgebook.reading.partners.having import having, importers
from pledgebook.reading.partners.places import at_place, behind_noun, money_words
from pledgebook.reading.partners.regions import meant_in_region
from pledgebook.reading.partners.users import users
from pledgebook.reading.things.aided import aided
from pledgebook.reading.things.goods import Goods, heads_of, in_row

_OBJECTS = frozenset({"object", "subject", "dative"})
_TOWARDS = ("to", "for", "into")
_WHERE = ("in", "inside", "across", "throughout", "on")


def recipients(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, given_by: Iterable[Party]
) -> tuple[Party, ...]:
    """Who benefits, and behind them the bodies that help goes through."""
    givers = {party.value for party in given_by}
    return with_channels(sight, goods, base, _beneficiaries(sight, goods, base, stack, memory, givers), givers)


def _beneficiaries(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    if base.frame and base.frame.past == "none":
        return tuple(party for party in users(sight, stack) if party.value not in givers) or remembered(memory, givers)
    if buyer := _buyer(sight, base, givers, memory):
        return buyer
    for found in _takers(sight, goods, base, stack, memory):
        left = tuple(party for party in found if party.value not in givers)
        if left:
            meant = meant_in_region(sight, goods, base, stack.chain, left, givers)
            return with_beneficiary(sight, goods, base, stack, memory, meant, givers)
    return deduced(sight, goods, base, stack.chain, memory, givers)


def _takers(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """The takers that the words name, surest first."""
    if base.frame and base.frame.item == "debt":
        yield from (parties_within(sight, debtor) for word in heads_of(sight, goods) for debtor in _debtors(sight, word))
    yield from aided(sight, base)
    around = _around(sight, goods, base)
    yield from _own_of_later(sight, goods, base.trigger)
    yield from _beside(sight, goods, base, around, memory)
    yield fund_paid_into(sight, base, around, memory)
    yield from _told_above(sight, goods, stack, memory)
    yield from askers(sight, goods, base, stack, memory)
    yield from (having(sight, base, memory), importers(sight, goods, memory), receiver(sight, base, memory))
    yield from _thankers(sight, base, stack, memory)
    yield from (at_place(sight, word, place, memory) for word in around for place in _WHERE)
    yield from (found for head in (goods.head, *heads_of(sight, goods)) for found in _promised_to(sight, head, memory))
    over_noun = (verb for verb in stack.chain[1:] if not base.trigger.is_verb and verb.is_verb)
    yield from (behind_noun(sight, goods, base, verb) for verb in over_noun)


def _around(sight: Sight, goods: Goods, base: Base) -> tuple[Word, ...]:
    """The words beside which a taker may stand: those of the thing, the base's own, what is raised or brought."""
    means = means_of(sight, base)
    raised = sight.sentence.children(base.trigger, "dobj", "nsubjpass") if base.sense.name in {"raise", "work", "bring"} else []
    return (*in_row(sight, goods), *base.passed, base.trigger, *((means,) if means else ()), *raised)


def _beside(sight: Sight, goods: Goods, base: Base, around: tuple[Word, ...], memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who takes where the base's words say, then behind "to", "for" and "into", then behind the "for" of a name."""
    places = _own_places(base)
    yield from (at_place(sight, base.trigger, place, memory) for place in places)
    yield from (at_place(sight, word, place, memory) for word in around for place in places if place not in _OBJECTS)
    summed = (*around, *money_words(sight, goods), *(each for word in around for each in _made_ready(sight, word)))
    held = {goods.head.index, *(word.index for word in base.passed)}
    free = ((word, place) for word in summed for place in _TOWARDS if not _holds(sight, word, place, held))
    yield from (at_place(sight, word, place, memory) for word, place in free)
    named = sight.sentence.words[goods.item.first : goods.item.last + 1] if goods.item else ()
    yield from (at_place(sight, word, "for", memory) for word in named)


def _told_above(sight: Sight, goods: Goods, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Whom a verb above helps by it, and to whom a clause that hangs on the thing says that it was promised."""
    yield from (at_place(sight, verb, "object", memory) for verb in stack.chain[1:] if _is_for_object(sight, verb))
    heads = heads_of(sight, goods)
    wholes = (found.word for word in heads if (found := after_word(sight.sentence, word, "of")))
    promised = [told.trigger for word in (*heads, *wholes) if (told := below(sight.sentence, word))]
    yield from (at_place(sight, verb, place, memory) for verb in promised for place in ("dative", "to", "for", "object"))


def _thankers(sight: Sight, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    thanks = [layer.word for layer in stack.layers if layer.operator and layer.operator.name == "judge"]
    thanks += [base.trigger] if base.operator and base.operator.name == "judge" else []
    yield from (_thanking(sight, word, memory) for word in thanks if word.lemma.lower() in group("thanking"))


def _thanking(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    """Who gives thanks: "*Chad* thanked Norway for", "*Chad* is grateful to Norway for", "expressed *its* gratitude"."""
    if word.is_verb:
        return at_place(sight, word, "subject", memory)
    owner = owner_of(sight.sentence, word) if word.is_noun else None
    thanker = owner or subject_of(sight.sentence, sight.sentence.words[word.head])
    return who(sight, thanker, memory) if thanker else ()


def _promised_to(sight: Sight, head: Word, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who takes by a clause that hangs on the thing: "has delivered 12 of the 18 howitzers it promised *Chad*"."""
    if told := below(sight.sentence, head):
        yield from (at_place(sight, told.trigger, place, memory) for place in ("dative", "to", "for"))


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
        return tuple(party for party in at_place(sight, base.trigger, "subject", memory) if party.value not in givers)
    buyer = _buyer_by_noun(sight, base.trigger) if givers else None
    return tuple(party for party in who(sight, buyer, memory) if party.value not in givers) if buyer else ()


def _buyer_by_noun(sight: Sight, noun: Word) -> Subject | None:
    """Who buys by a noun: "*Mali's* purchase of rockets from Iran", "*Mali* signed a contract with Iran"."""
    if owner := sight.sentence.child(noun, "poss"):
        return Subject(owner, "possessor")
    verb = sight.sentence.words[noun.head]
    return subject_of(sight.sentence, verb) if verb.is_verb and noun.dep == "dobj" else None
