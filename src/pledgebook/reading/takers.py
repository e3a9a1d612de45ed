"""Recipients of one reading: syntax first, then the article's memory, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.items import ItemClass
from pledgebook.reading.climb import CLAUSES, Base
from pledgebook.reading.doing import means_of
from pledgebook.reading.goods import Goods, heads_of, in_row
from pledgebook.reading.memory import Memory, who
from pledgebook.reading.roles import (
    Party,
    Subject,
    after_word,
    doer_of_noun,
    owner_of,
    parties,
    parties_within,
    subject_of,
)
from pledgebook.reading.sight import Sight, first_conjunct
from pledgebook.reading.stack import Stack
from pledgebook.reading.triggers import frame_at

_VERBAL = frozenset({"VERB", "AUX"})
_PURPOSES = ("acl", "advcl", "relcl", "xcomp")
_OBJECTS = frozenset({"object", "subject", "dative"})
_AGENCIES = frozenset({ActorKind.INSTITUTION, ActorKind.ORGANISATION})
_BENEFICIARIES = frozenset({ActorKind.COUNTRY, ActorKind.GROUP})
_TOWARDS = ("to", "for", "into", "in", "inside", "across", "throughout", "on")


def recipients(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, given_by: Iterable[Party]
) -> tuple[Party, ...]:
    """Who benefits."""
    givers = {party.value for party in given_by}
    if base.frame and base.frame.past == "none":
        return tuple(party for party in users(sight, stack) if party.value not in givers) or _remembered(memory, givers)
    if buyer := _buyer(sight, base, givers, memory):
        return buyer
    for found in _takers(sight, goods, base, stack, memory):
        left = tuple(party for party in found if party.value not in givers)
        if left:
            return _with_beneficiary(sight, goods, base, stack, memory, left, givers)
    if _is_for_person(sight, base.trigger):
        return ()
    told = _by_purpose(sight, goods, base, givers) or _by_elimination(sight, base.trigger, givers) or _remembered(memory, givers)
    return told or _of_purpose(sight, (goods.head, *stack.chain, *_money_words(sight, goods)), givers)


def _is_for_person(sight: Sight, verb: Word) -> bool:
    """Whether the clause itself names somebody who takes, and that is no side: "gave him 40,000 dollars"."""
    named = (word for word in sight.sentence.children(verb, "dative") if word.pos != "ADP")
    return any(
        word.lower in group("persons") or (sight.person_at(word.index) and not sight.actor_at(word.index)) for word in named
    )


def users(sight: Sight, stack: Stack) -> tuple[Party, ...]:
    """Who is free to use what was given once a curb is lifted: "restrictions on Mali using", "the use of tanks by Mali"."""
    return next(filter(None, (_users_by(sight, word) for word in stack.chain)), ())


def _users_by(sight: Sight, word: Word) -> tuple[Party, ...]:
    """The users named at a word, or at the curb that it lifts."""
    sentence = sight.sentence
    curbs = sentence.children(word, "dobj", "nsubjpass")
    owners: list[tuple[Word, tuple[str, ...]]] = [(word, ("by", "to") if word.lemma.lower() in group("objecting") else ("by",))]
    owners += [(curb, ("on", "for", "to")) for curb in curbs]
    if word.pos == "NOUN":  # "the use of jets against targets in Russia by Mali", whatever the "by" hangs on
        owners += [(below, ("by",)) for below in sentence.subtree(word) if below.dep == "pobj"]
    targets = (after_word(sentence, owner, place) for owner, places in owners for place in places)
    return next((found for target in targets if target and (found := parties(sight, target.word))), ())


def _purposes(sight: Sight, words: Iterable[Word]) -> Iterator[Word]:
    """The clauses that tell what words are for: "to help flood victims in Libya", "for rebuilding homes in Mosul"."""
    for word in words:
        clauses = sight.sentence.children(word, *_PURPOSES)
        yield from (clause for clause in clauses if any(child.lower == "to" for child in sight.sentence.children(clause, "aux")))
        aims = (place for place in sight.sentence.children(word, "prep") if place.lower in _TOWARDS[:2])
        yield from (clause for place in aims for clause in sight.sentence.children(place, "pcomp"))


def _by_purpose(sight: Sight, goods: Goods, base: Base, givers: set[Actor]) -> tuple[Party, ...]:
    """The one country that the purpose names: "gave 20 million to help flood victims in Libya"."""
    sentence = sight.sentence
    for clause in _purposes(sight, (goods.head, *base.passed, base.trigger)):
        words = {word.index for word in sentence.subtree(clause)}
        named = {m.value: m for m in sight.named.actors if m.first in words and m.value.kind is ActorKind.COUNTRY}
        if len(named) == 1 and not set(named) & givers:
            return (next(iter(named.values())).reading(sentence),)
    return ()


def _takers(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    trigger, places = base.trigger, _own_places(base)
    if base.frame and base.frame.item == "debt":
        yield from (parties_within(sight, debtor) for word in heads_of(sight, goods) for debtor in _debtors(sight, word))
    means = means_of(sight, base)
    around = (*in_row(sight, goods), *base.passed, trigger, *((means,) if means else ()))
    if base.operator and base.operator.name == "raise":
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
    yield from _askers(sight, goods, base, stack, memory)
    thanks = [layer.word for layer in stack.layers if layer.operator and layer.operator.name == "judge"]
    thanks += [trigger] if base.operator and base.operator.name == "judge" else []
    yield from (_at_place(sight, word, "subject", memory) for word in thanks if word.lemma.lower() in group("thanking"))
    yield from (_at_place(sight, word, place, memory) for word in around for place in _TOWARDS[3:])
    yield from (
        _behind_noun(sight, goods, verb) for verb in stack.chain[1:] if trigger.pos not in _VERBAL and verb.pos in _VERBAL
    )


def _behind_noun(sight: Sight, goods: Goods, verb: Word) -> tuple[Party, ...]:
    """Who takes, where the parser hangs it on the verb above: "was silent on the delivery of boats *to Chad*"."""
    target = after_word(sight.sentence, verb, "to")
    return parties(sight, target.word) if target and target.word.index > goods.last else ()


def _made_ready(sight: Sight, word: Word) -> Iterator[Word]:
    """The "available" of "made five million available for": who takes stands behind it."""
    return (each for each in sight.sentence.children(word, "amod", "oprd", "acomp") if each.index > word.index)


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
    """The word of a thing's sum where it is not the thing's own: in "a loan of 90 million euros for Kyiv" the euros."""
    return tuple(word for word in heads_of(sight, goods) if word.index != goods.head.index)


def _of_purpose(sight: Sight, words: Iterable[Word], givers: set[Actor]) -> tuple[Party, ...]:
    """For whose sake it is given, as a clause of purpose tells: "to help Pakistan rebuild", "to feed people in Sudan"."""
    found = (parties_within(sight, target) for clause in _purposes(sight, words) for target in _aims(sight, clause))
    left = (tuple(party for party in parties if party.value not in givers) for parties in found)
    return next((parties for parties in left if parties), ())


def _aims(sight: Sight, clause: Word) -> Iterator[Word]:
    """The words of a clause of purpose that can name who benefits, the likeliest first."""
    sentence = sight.sentence
    if any(mark.lower == "for" for mark in sentence.children(clause, "mark")):
        yield from sentence.children(clause, "nsubj")
    for below in sentence.children(clause, "ccomp", "xcomp"):
        yield from sentence.children(below, "nsubj")
    for verb in (clause, *sentence.children(clause, "conj", "ccomp", "xcomp")):
        yield from sentence.children(verb, "dobj", "dative")
        places = (child for child in sentence.children(verb, "prep") if child.lower in {"in", "for", "to", "across"})
        yield from (target for place in places for target in sentence.children(place, "pobj"))


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
    frame = frame_at(sight.sentence, verb) if verb.pos in _VERBAL else None
    return frame is not None and "object" in frame.taker


def _buyer(sight: Sight, base: Base, givers: set[Actor], memory: Memory) -> tuple[Party, ...]:
    """Who buys takes, where the giver is the seller: "bought rockets from Iran"."""
    if base.frame is None or base.frame.name != "buy" or base.trigger.pos not in _VERBAL:
        return ()
    return tuple(party for party in _at_place(sight, base.trigger, "subject", memory) if party.value not in givers)


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
        found = after_word(sight.sentence, word, place)
        target = found.word if found else None
    if target and target.pos == "PRON":
        return who(sight, Subject(target, place), memory)
    return (_hosts(sight, target) or parties_within(sight, target)) if target else ()


def _taker_of_passive(sight: Sight, verb: Word) -> Word | None:
    """The subject of a passive that keeps its object: "Ukraine was given 31 tanks"."""
    subject = sight.sentence.child(verb, "nsubjpass")
    kept = sight.sentence.child(verb, "dobj", "oprd", "attr")
    return subject if subject and kept and not sight.item_at(subject.index) else None


def _askers(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who asks is who benefits, unless the text says otherwise."""
    words = [layer.word for layer in stack.layers if layer.operator and layer.operator.name == "request"]
    if base.operator and base.operator.name == "request":
        words.insert(0, base.trigger)
    for word in words:
        if named := _asker_named(sight, word):
            yield named
            continue
        if word.pos in _VERBAL:
            subject = subject_of(sight.sentence, word)
        else:
            subject = owner_of(sight.sentence, word) or doer_of_noun(sight.sentence, word)
        if subject:
            askers = who(sight, subject, memory)
            own = goods.item is not None and goods.item.value.item_class is ItemClass.PERMISSION
            yield askers if own else tuple(party for party in askers if not _asks_for_others(party, memory))


def _asker_named(sight: Sight, request: Word) -> tuple[Party, ...]:
    """Who asks, where an adjective says so: "a Ukrainian request"."""
    modifiers = sight.sentence.children(request, "amod", "compound", "nmod") if request.pos not in _VERBAL else ()
    return tuple(mention.reading(sight.sentence) for word in modifiers if (mention := sight.actor_at(word.index)))


def _asks_for_others(party: Party, memory: Memory) -> bool:
    """A side that gives itself asks for the sake of somebody else: "we urge our partners to do more"."""
    gives = {donor.value for report in memory.reports for donor in report.donors}
    gives_often = party.value.kind is ActorKind.GROUP and party.value.id.lower().split()[-1] in group("giving groups")
    return gives_often or party.value in gives or bool(memory.voice and memory.voice.value == party.value)


def _with_beneficiary(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, takers: tuple[Party, ...], givers: set[Actor]
) -> tuple[Party, ...]:
    """Who benefits first, then the agency that the money goes through."""
    if any(party.value.kind not in _AGENCIES for party in takers):
        return takers
    known = {party.value for party in takers} | givers
    for word in (*(taken for taken in sight.sentence.subtree(base.trigger) if taken.dep == "prep"), goods.head):
        if word.lower not in {"for", "in", "to", "inside", "across"} or not (target := sight.sentence.child(word, "pobj")):
            continue
        found = [p for p in parties_within(sight, target) if p.value.kind in _BENEFICIARIES and p.value not in known]
        if found:
            return (*found, *takers)
    if aimed := [p for p in _of_purpose(sight, (goods.head, *stack.chain), known) if p.value.kind in _BENEFICIARIES]:
        return (*aimed, *takers)
    main = memory.main
    return (memory.cited(main, "recipient.of-the-article"), *takers) if main and main.value not in known else takers


def _stands_beside(sight: Sight, word: Word, givers: set[Actor]) -> bool:
    """Whether a country is named in one breath with who gives: "the premiers of Spain and Mali discussed"."""
    first = first_conjunct(sight.sentence, word)
    named = sight.actor_at(first.index)
    return first.index != word.index and named is not None and named.value in givers


def _by_elimination(sight: Sight, trigger: Word, givers: set[Actor]) -> tuple[Party, ...]:
    """The only other country that the sentence names in a place where a taker can stand."""
    found: dict[Actor, Party] = {}
    for mention in sight.named.actors:
        word = sight.sentence.words[mention.first]
        up = sight.sentence.words[sight.sentence.words[mention.last].head]
        if mention.value in givers or mention.value.kind is not ActorKind.COUNTRY or up.lower in group("not takers"):
            continue
        if not _is_in_clause(sight, word, trigger) or _stands_beside(sight, word, givers) or _opens_amount(sight, mention):
            continue
        if word.dep in {"nsubj", "nsubjpass"} or (
            mention.rule in {"actor.place", "actor.demonym-adjective"} and word.dep != "poss"
        ):
            continue
        found.setdefault(mention.value, replace(mention.reading(sight.sentence), rule="recipient.by-elimination"))
    return tuple(found.values()) if len(found) == 1 else ()


def _opens_amount(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether an amount follows right behind a comma and a name: a giver in a row, "Spain sent ten boats, Peru 20"."""
    words = sight.sentence.words
    amount = next((each for each in sight.amounts if 0 < each.first - mention.last <= 2), None)
    return amount is not None and mention.first > 0 and words[mention.first - 1].lower in group("row openers")


def _is_in_clause(sight: Sight, word: Word, trigger: Word) -> bool:
    """Whether a word belongs to the trigger's own clause: no other clause opens on the way up to it."""
    if word.dep in CLAUSES:
        return False
    for up in sight.sentence.above(word):
        if up.index == trigger.index:
            return True
        if up.dep in CLAUSES or up.pos in _VERBAL:
            return False
    return False


def _remembered(memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    for report in memory.reports[-1:]:
        left = tuple(memory.cited(party, "recipient.carried-over") for party in report.recipients if party.value not in givers)
        if left and {party.value for party in report.donors} & givers:
            return left
    if memory.main and memory.main.value not in givers:
        return (memory.cited(memory.main, "recipient.of-the-article"),)
    return _of_report_before(memory, givers)


def _of_report_before(memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    """Who took what another side gave just before: "Japan sent teams to Nepal. China has sent food"."""
    before = memory.package
    if before is None or {party.value for party in before.recipients} & givers:
        return ()
    countries = (party for party in before.recipients if party.value.kind in _BENEFICIARIES)
    return tuple(memory.cited(party, "recipient.carried-over") for party in countries)


def listed_recipients(sight: Sight, known: tuple[Party, ...]) -> tuple[Party, ...]:
    """The takers of a list item: the countries that it names itself, else those of the list, then the agencies it names."""
    named = [mention for mention in sight.named.actors if mention.value.kind in _AGENCIES]
    own = tuple(mention.reading(sight.sentence) for mention in sight.named.actors if _is_listed_taker(sight, mention))
    first = own or known
    taken = {party.value for party in first}
    return (*first, *(mention.reading(sight.sentence) for mention in named if mention.value not in taken))


def _is_listed_taker(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether a list item names a country as who gets it: "for Kenya", "to the following countries: Chad, Mali"."""
    if mention.value.kind is not ActorKind.COUNTRY or mention.rule.startswith("actor.demonym"):
        return False
    word = first_conjunct(sight.sentence, sight.sentence.words[mention.last])
    up = sight.sentence.words[word.head]
    return up.lower in {"to", "for", "in", "including"} or (word.dep == "appos" and up.lemma.lower() in {"country", "nation"})
