"""Donors and recipients of one reading: syntax first, then the article's memory, each with the rule that found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Word
from pledgebook.lexicon.frames import Frame, Operator
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.items import ItemClass
from pledgebook.reading.climb import CLAUSES, Base
from pledgebook.reading.goods import Goods
from pledgebook.reading.layers import Layer
from pledgebook.reading.memory import Memory, who
from pledgebook.reading.mood import is_bare_item
from pledgebook.reading.roles import Party, Subject, asked_word, called_so, doer_of_noun, is_passive, owner_of, parties_within, subject_of
from pledgebook.reading.sight import Sight
from pledgebook.reading.stack import Stack

_VERBAL = frozenset({"VERB", "AUX"})
_BY_REACH = 6  # words: "tanks to Ukraine by Spain"
_AGENCIES = frozenset({ActorKind.INSTITUTION, ActorKind.ORGANISATION})
_BENEFICIARIES = frozenset({ActorKind.COUNTRY, ActorKind.GROUP})
_TOWARDS = ("to", "for", "in", "inside", "across", "throughout", "on")


def donors(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """Who gives, or is asked to."""
    for doer in _doers(sight, goods, base, stack):
        if found := who(sight, doer, memory):
            return found
    if is_bare_item(sight.sentence, base.trigger):
        return tuple(memory.cited(party, "donor.before-list") for party in memory.opening_subject)
    if before := _just_before(sight, base.trigger) or _who_says(sight, base, stack, memory):
        return before
    if behind := _of_sum_before(sight, goods, base, memory):
        return behind
    permission = goods.item is not None and goods.item.value.item_class is ItemClass.PERMISSION
    if not permission and (adjective := _adjectival(sight, goods, base)):
        return adjective  # "Western missiles" in a permission are not the permitter's
    taken = base.frame is not None and "subject" in base.frame.taker
    passive = taken or (base.trigger.pos in _VERBAL and is_passive(sight.sentence, base.trigger))
    return (
        (memory.cited(memory.voice, "donor.own-release"),)
        if memory.voice and (passive or base.trigger.pos not in _VERBAL)
        else ()
    )


def _of_sum_before(sight: Sight, goods: Goods, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Whose the money is that "goes to" somebody or "will be given": the giver of the sum that was told before."""
    known, frame = memory.package, base.frame
    goes = frame is not None and frame.name == "go"
    if known is None or frame is None or goods.amount is None or not goods.amount.value.is_money:
        return ()
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
    finite = verb.tag in {"VBD", "VBZ", "VBP"} and not sight.sentence.children(verb, "nsubj", "nsubjpass", "auxpass")
    before = (
        word
        for word in reversed(sight.sentence.words[: verb.index])
        if word.pos not in {"ADV", "AUX"} or sight.actor_at(word.index)
    )
    nearest = next(before, None) if finite and verb.dep == "ROOT" else None
    named = sight.party_at(nearest.index) if nearest else None
    return (named,) if named else ()


def _doers(sight: Sight, goods: Goods, base: Base, stack: Stack) -> Iterator[Subject]:
    if base.operator:
        yield from _named_source(sight, goods, base)
        yield from _doers_of_operator(sight, goods, base.operator, base.trigger)
    elif base.frame:
        yield from _doers_of_frame(sight, base.frame, base.trigger)
    for word in (*base.passed, goods.head):
        if owner := owner_of(sight.sentence, word):
            yield owner
    for layer in stack.layers:
        if (
            layer.word.pos in _VERBAL
            and not (layer.operator and layer.operator.name == "say")
            and (subject := subject_of(sight.sentence, layer.word))
        ):
            yield subject


def _named_source(sight: Sight, goods: Goods, base: Base) -> Iterator[Subject]:
    """Whose the thing is by its own words: "discussed a package from the United States", "the commitment of tanks by Spain"."""
    for word in (goods.head, *base.passed):
        for preposition in ("from", "by"):
            if found := _after(sight, word, preposition):
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


def _doers_of_frame(sight: Sight, frame: Frame, trigger: Word) -> Iterator[Subject]:
    for place in frame.giver:
        if place == "subject" and trigger.pos in _VERBAL:
            subject = subject_of(sight.sentence, trigger)
        elif place == "subject":
            subject = doer_of_noun(sight.sentence, trigger)
        elif place == "being":
            subject = called_so(sight.sentence, trigger)
        else:
            subject = _after(sight, trigger, place)
        if subject:
            yield subject


def _after(sight: Sight, word: Word, preposition: str) -> Subject | None:
    for child in sight.sentence.children(word, "prep", "agent", "dative"):
        if child.lower == preposition and (target := sight.sentence.child(child, "pobj")):
            return Subject(target, preposition)
    return None


def _adjectival(sight: Sight, goods: Goods, base: Base) -> tuple[Party, ...]:
    """In "US military aid", "German deliveries": the side as a modifier of the thing or of the event."""
    nouns = [word for word in (base.trigger, *base.passed, goods.head) if word.pos not in _VERBAL]
    if goods.item:
        nouns += sight.sentence.words[goods.item.first : goods.item.last + 1]
    for noun in nouns:
        for child in sight.sentence.children(noun, "amod", "compound", "nmod", "poss"):
            mention = sight.actor_at(child.index)
            if mention and mention.rule not in {"actor.place", "actor.organisation"} and mention.first <= goods.last:
                return (mention.reading(sight.sentence),)
    return ()


def permitters(sight: Sight, stack: Stack, given_by: tuple[Party, ...], memory: Memory) -> tuple[Party, ...]:
    """Who permits somebody else's transfer: the subject of "allow", or of "approve" over what others do."""
    givers = {party.value for party in given_by}
    for number, layer in enumerate(stack.layers):
        allows = (layer.operator and layer.operator.permission) or _answers_request(stack, number)
        approves = layer.word.lemma.lower() in group("approving") and given_by
        subject = _doer_of_layer(sight, layer) if allows or approves else None
        found = who(sight, subject, memory) if subject else ()
        if found and (left := tuple(party for party in found if party.value not in givers)):
            return left
    return ()


def _answers_request(stack: Stack, number: int) -> bool:
    """In "rejected Poland's request to export them" the one who rejects permits or not."""
    layer, below = stack.layers[number], stack.layers[:number]
    answers = layer.operator is not None and layer.operator.name in {"refuse", "pledge"}
    return answers and any(each.operator and each.operator.name == "request" and each.word.pos == "NOUN" for each in below)


def _doer_of_layer(sight: Sight, layer: Layer) -> Subject | None:
    verbal = layer.word.pos in _VERBAL
    return subject_of(sight.sentence, layer.word) if verbal else doer_of_noun(sight.sentence, layer.word)


def recipients(
    sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory, given_by: Iterable[Party]
) -> tuple[Party, ...]:
    """Who benefits."""
    givers = {party.value for party in given_by}
    for found in _takers(sight, goods, base, stack, memory):
        left = tuple(party for party in found if party.value not in givers)
        if left:
            return _with_beneficiary(sight, goods, base, memory, left, givers)
    return _by_elimination(sight, base.trigger, givers) or _remembered(memory, givers)


def _takers(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    trigger = base.trigger
    around = (goods.head, *base.passed, trigger)
    yield from (_at_place(sight, trigger, place, memory) for place in _own_places(base))
    yield from (_at_place(sight, word, place, memory) for word in around for place in _TOWARDS[:2])
    if goods.item:
        named = sight.sentence.words[goods.item.first : goods.item.last + 1]
        yield from (_at_place(sight, word, "for", memory) for word in named)
    yield from _askers(sight, goods, base, stack, memory)
    if base.operator and base.operator.name == "judge" and trigger.lemma.lower() in group("thanking"):
        yield _at_place(sight, trigger, "subject", memory)
    yield from (_at_place(sight, word, place, memory) for word in around for place in _TOWARDS[2:])


def _own_places(base: Base) -> tuple[str, ...]:
    """Where the base's own words say that the taker stands."""
    if base.frame:
        return base.frame.taker
    return ("dative",) if base.operator and base.operator.name != "request" else ()


def _at_place(sight: Sight, word: Word, place: str, memory: Memory) -> tuple[Party, ...]:
    sentence = sight.sentence
    if place == "object":
        target = sentence.child(word, "dobj", "nsubjpass")
    elif place == "subject":
        subject = subject_of(sentence, word)
        return who(sight, subject, memory) if subject else ()
    elif place == "dative" and (behind := sight.taker_after(word)):
        return (behind.reading(sight.sentence),)
    elif place == "dative":
        target = next((child for child in sentence.children(word, "dative") if child.pos != "ADP"), None)
        if target is None and sentence.child(word, "dobj") and any(c.lower == "with" for c in sentence.children(word, "prep")):
            target = sentence.child(word, "dobj")
    elif place == "poss":
        target = sentence.child(word, "poss")
    else:
        found = _after(sight, word, place)
        target = found.word if found else None
    return parties_within(sight, target) if target else ()


def _askers(sight: Sight, goods: Goods, base: Base, stack: Stack, memory: Memory) -> Iterator[tuple[Party, ...]]:
    """Who asks is who benefits, unless the text says otherwise."""
    words = [layer.word for layer in stack.layers if layer.operator and layer.operator.name == "request"]
    if base.operator and base.operator.name == "request":
        words.insert(0, base.trigger)
    for word in words:
        subject = (
            subject_of(sight.sentence, word)
            if word.pos in _VERBAL
            else owner_of(sight.sentence, word) or doer_of_noun(sight.sentence, word)
        )
        if subject:
            askers = who(sight, subject, memory)
            own = goods.item is not None and goods.item.value.item_class is ItemClass.PERMISSION
            yield askers if own else tuple(party for party in askers if not _asks_for_others(party, memory))


def _asks_for_others(party: Party, memory: Memory) -> bool:
    """A side that gives itself asks for the sake of somebody else: "we urge our partners to do more"."""
    gives = {donor.value for report in memory.reports for donor in report.donors}
    return party.value.kind is ActorKind.GROUP or party.value in gives or bool(memory.voice and memory.voice.value == party.value)


def _with_beneficiary(
    sight: Sight, goods: Goods, base: Base, memory: Memory, takers: tuple[Party, ...], givers: set[Actor]
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
    main = memory.main
    return (memory.cited(main, "recipient.of-the-article"), *takers) if main and main.value not in known else takers


def _by_elimination(sight: Sight, trigger: Word, givers: set[Actor]) -> tuple[Party, ...]:
    """The only other country that the sentence names in a place where a taker can stand."""
    found: dict[Actor, Party] = {}
    for mention in sight.named.actors:
        word = sight.sentence.words[mention.first]
        up = sight.sentence.words[sight.sentence.words[mention.last].head]
        if mention.value in givers or mention.value.kind is not ActorKind.COUNTRY or up.lower in group("not takers"):
            continue
        if not _is_in_clause(sight, word, trigger):
            continue
        if word.dep in {"nsubj", "nsubjpass"} or (
            mention.rule in {"actor.place", "actor.demonym-adjective"} and word.dep != "poss"
        ):
            continue
        found.setdefault(mention.value, mention.reading(sight.sentence))
    return tuple(found.values()) if len(found) == 1 else ()


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
    return ()


def listed_recipients(sight: Sight, known: tuple[Party, ...]) -> tuple[Party, ...]:
    """The takers of a list item: those of the list, then the agencies that the item itself names."""
    named = [mention for mention in sight.named.actors if mention.value.kind in _AGENCIES]
    own = {party.value for party in known}
    return (*known, *(mention.reading(sight.sentence) for mention in named if mention.value not in own))
