"""How the memory of an article goes on from sentence to sentence, and with what it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Kind
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.beneficiary import main_takers
from pledgebook.reading.memory.goals import blocs_of
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.memory.pots import LIST_BREAK, fund_named, giver_over_list, pot_over_list
from pledgebook.reading.memory.states import acting_states
from pledgebook.reading.things.goods import VAGUE
from pledgebook.reading.things.headings import heading_over
from pledgebook.reading.things.topic import topics_of


def start(sights: Sequence[Sight], voice: Party | None, headline: Sequence[Sight] = ()) -> Memory:
    """The memory before the first sentence: whose release it is, and to whom most is given, by the text and by its headline."""
    takers = main_takers(sights, voice, headline)
    main = takers[0] if takers else None
    return Memory(voice=voice, main=main, beside=takers[1:], topics=topics_of(sights), blocs=blocs_of(sights))


def memory_after(known: Memory, sight: Sight, read: tuple[Report, ...]) -> Memory:
    """The memory once a sentence has been read."""
    subject = _main_subject(sight, known) or known.subject
    sentence = sight.sentence
    reports = known.reports + read
    memory = replace(
        known,
        subject=subject,
        states=acting_states(sight) or known.states,
        person=_last_person(sight) or (known.person if _goes_on_about_person(sight) else None),
        reports=reports,
        thing=_last_thing(sight) or known.thing,
        permission=_last_permission(sight) or known.permission,
        pot=pot_over_list(sight, known.pot),
        fund=fund_named(sight) or known.fund,
        hands_out=giver_over_list(sight, known.hands_out, known.subject),
        place=sentence.end,
        over=None if read and sentence.kind is not Kind.BULLET else heading_over(sight, known.voice, known.over),
    )
    if sentence.kind is Kind.BULLET:
        return memory
    if read or sentence.text.rstrip().endswith((":", ": -", "-")):
        return replace(memory, opening=read or reports[-1:], opening_subject=subject)
    return memory if len(sentence.words) < LIST_BREAK else replace(memory, opening=(), opening_subject=subject)


def _last_person(sight: Sight) -> Party | None:
    """Whom a "he" of the next sentence can mean: the person that the sentence is about, else the last one named."""
    known = [person for person in sight.named.people if person.value.actor]
    subject = subject_of(sight.sentence, sight.sentence.root) if sight.sentence.root.is_verb else None
    meant = next((person for person in known if subject and person.first <= subject.word.index <= person.last), None)
    person = meant or (known[-1] if known else None)
    if person is None or person.value.actor is None:
        return None
    return Reading(person.value.actor, sight.sentence.quote(person.first, person.last), "party.of-person")


def _goes_on_about_person(sight: Sight) -> bool:
    return any(word.lower in group("he or she") for word in sight.sentence.words)


def _last_thing(sight: Sight) -> Reading[Item] | None:
    """The thing that a pronoun of the next sentence can mean: the last that is no mere sum or kind of help."""
    concrete = [mention for mention in sight.items if mention.value.item_class not in VAGUE]
    return concrete[-1].reading(sight.sentence) if concrete else None


def _last_permission(sight: Sight) -> Reading[Item] | None:
    named = [mention for mention in sight.items if mention.value.item_class is ItemClass.PERMISSION]
    return named[-1].reading(sight.sentence) if named else None


def _main_subject(sight: Sight, memory: Memory) -> tuple[Party, ...]:
    """The side that the sentence is about: the subject of its main verb, if that names or means one."""
    root = sight.sentence.root
    if sight.sentence.kind is Kind.HEADING or not root.is_verb:
        return ()
    subject = subject_of(sight.sentence, root)
    return who(sight, subject, memory) if subject else ()
