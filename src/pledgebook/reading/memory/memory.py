"""What the reader remembers of an article while it goes from sentence to sentence: who spoke of whom, what was given to whom.

References are resolved narrowly: a pronoun takes the nearest party or thing that can be meant, with that one's words
as further evidence, and stays unresolved when in doubt.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pledgebook.language.doc import Kind, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Report, Scope
from pledgebook.reading.grammar.hearers import CONTROL_BY_OBJECT, asked_word
from pledgebook.reading.grammar.owners import BY_NATION, Subject
from pledgebook.reading.grammar.parties import Party, parties
from pledgebook.reading.grammar.relatives import of_clause
from pledgebook.reading.grammar.roles import OF_PURPOSE, subject_of
from pledgebook.reading.grammar.sight import AGENCIES, Sight, is_definite
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.memory.beneficiary import main_takers
from pledgebook.reading.memory.goals import NO_BLOCS, Blocs, blocs_of
from pledgebook.reading.memory.pots import LIST_BREAK, fund_named, giver_over_list, pot_over_list
from pledgebook.reading.memory.states import acting_states, only_states, telling_states
from pledgebook.reading.things.goods import VAGUE
from pledgebook.reading.things.headings import Heading, heading_over
from pledgebook.reading.things.topic import NO_TOPICS, Topics, topics_of

_MANY = 2  # sides that "both countries" means at least
_NEAR = 1500  # characters: a package is spoken of for a paragraph or two
_JUST_BEFORE = 400  # characters: the number of a sentence counts what the one before it counted
_GIVEN = frozenset({Act.PLEDGED, Act.DELIVERED, Act.ORDERED, Act.PLANNED, Act.CONSIDERED})
_SIDES = frozenset({ActorKind.COUNTRY, ActorKind.INSTITUTION})


@dataclass(frozen=True)
class Memory:
    """`voice` is the side whose own release this is, `main` the side that most of the article's giving goes to,
    `subject` who did something last, `person` the side of whom "he" or "she" can mean, `thing` what "it" or "them" can
    mean, `reports` what was read so far, `opening` the reports that a list goes on with, `opening_subject` who the list is
    about, `over` what its heading says and `pot` the fund that a list of contributions stands under.
    """

    voice: Party | None = None
    main: Party | None = None
    beside: tuple[Party, ...] = ()
    """Those that stand in one row with the main side, and that as much goes to."""
    subject: tuple[Party, ...] = ()
    states: tuple[Party, ...] = ()
    """The countries that did something last, in whatever clause."""
    person: Party | None = None
    brief: Party | None = None
    """The country that labels the paragraph, in news in brief."""
    reports: tuple[Report, ...] = ()
    opening: tuple[Report, ...] = ()
    opening_subject: tuple[Party, ...] = ()
    over: Heading | None = None
    thing: Reading[Item] | None = None
    permission: Reading[Item] | None = None
    pot: Party | None = None
    fund: Party | None = None
    """The fund that was named last."""
    hands_out: Party | None = None
    """The side of whose loans or grants a list tells."""
    topics: Topics = NO_TOPICS
    blocs: Blocs = NO_BLOCS
    place: int = 0
    """How far in the text the reader has come."""

    def after(self, sight: Sight, read: tuple[Report, ...]) -> Memory:
        """The memory once a sentence has been read."""
        subject = _main_subject(sight, self) or self.subject
        sentence = sight.sentence
        reports = self.reports + read
        memory = replace(
            self,
            subject=subject,
            states=acting_states(sight) or self.states,
            person=_last_person(sight) or (self.person if _goes_on_about_person(sight) else None),
            reports=reports,
            thing=_last_thing(sight) or self.thing,
            permission=_last_permission(sight) or self.permission,
            pot=pot_over_list(sight, self.pot),
            fund=fund_named(sight) or self.fund,
            hands_out=giver_over_list(sight, self.hands_out, self.subject),
            place=sentence.end,
            over=None if read and sentence.kind is not Kind.BULLET else heading_over(sight, self.voice, self.over),
        )
        if sentence.kind is Kind.BULLET:
            return memory
        if read or sentence.text.rstrip().endswith((":", ": -", "-")):
            return replace(memory, opening=read or reports[-1:], opening_subject=subject)
        return memory if len(sentence.words) < LIST_BREAK else replace(memory, opening=(), opening_subject=subject)

    @property
    def package(self) -> Report | None:
        """The last thing given that can have parts: a promise or a delivery that is itself no part."""
        near = (report for report in reversed(self.reports) if self.place - report.evidence[0].start < _NEAR)
        given = [report for report in near if report.act.value in _GIVEN and report.package is None]
        tranches = (report for report in given if report.scope is not Scope.CUMULATIVE)
        return next(tranches, given[0] if given else None)

    @property
    def told_just_before(self) -> Report | None:
        """The last report, when it was read a sentence or two ago."""
        last = self.reports[-1] if self.reports else None
        return last if last and self.place - last.evidence[0].start < _JUST_BEFORE else None

    def taker_of_article(self, known: Collection[Actor]) -> tuple[Party, ...]:
        """The side that most of the article's giving goes to, with those beside it, where it is none of `known`."""
        if self.main is None or self.main.value in known:
            return ()
        row = (party for party in (self.main, *self.beside) if party.value not in known)
        return tuple(self.cited(party, "recipient.of-the-article") for party in row)

    def cited(self, party: Party, rule: str) -> Party:
        return Reading(party.value, party.quote, rule, (party.quote,) if party.quote else ())


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


def start(sights: Sequence[Sight], voice: Party | None, headline: Sequence[Sight] = ()) -> Memory:
    """The memory before the first sentence: whose release it is, and to whom most is given, by the text and by its headline."""
    takers = main_takers(sights, voice, headline)
    main = takers[0] if takers else None
    return Memory(voice=voice, main=main, beside=takers[1:], topics=topics_of(sights), blocs=blocs_of(sights))


def who(sight: Sight, subject: Subject, memory: Memory) -> tuple[Party, ...]:
    """The sides that a doer's words name or mean."""
    word = subject.word
    if named := parties(sight, word) or _of_nation(sight, subject):
        return of_clause(sight, subject, named)
    if person := sight.person_at(word.index):
        return (
            ()
            if person.value.actor is None
            else (Reading(person.value.actor, sight.sentence.quote(person.first, person.last), "party.of-person"),)
        )
    if word.lower in group("first person"):
        return _speaking(sight, word, memory)
    if subject.rule == OF_PURPOSE:
        return tuple(memory.cited(party, "reference.subject-before") for party in memory.subject)
    if word.lower in group("own side") and memory.voice:
        return (memory.cited(memory.voice, "reference.own-release"),)
    return _referred(sight, word, memory)


def _of_nation(sight: Sight, subject: Subject) -> tuple[Party, ...]:
    mention = sight.actor_at(subject.word.index) if subject.rule == BY_NATION else None
    return (mention.reading(sight.sentence),) if mention else ()


def _referred(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    body = sight.sentence.child(word, "poss") if word.lemma.lower() in group("organs") else word
    if body and body.lower in group("own bodies") and is_definite(sight.sentence, body):
        return _body_meant(sight, memory)
    means_many = word.tag == "NNS" and word.lemma.lower() in group("many sides")
    refers = word.lower in group("third person") | group("own side") and not (means_many and len(memory.subject) < _MANY)
    return _meant(sight, word, memory) if refers else ()


def _body_meant(sight: Sight, memory: Memory) -> tuple[Party, ...]:
    """Which body "the bank" or "the agency" is: the one that the sentence was about before, else the one that says so."""
    before = (party for party in memory.subject if party.value.kind in AGENCIES)
    if found := next(before, None):
        return (memory.cited(found, "reference.subject-before"),)
    speakers = (saying for saying in sight.sayings if saying.speaker and saying.speaker.actor)
    for saying in speakers:
        if saying.speaker and saying.speaker.actor and saying.speaker.actor.kind in AGENCIES and saying.source:
            return (Reading(saying.speaker.actor, sight.sentence.quote(*saying.source), "reference.speaker"),)
    return (memory.cited(memory.voice, "reference.own-release"),) if memory.voice and memory.voice.value.kind in AGENCIES else ()


def _person_before(sight: Sight, word: Word) -> Party | None:
    """The side of the person named last before a "he" or "she" of the same sentence."""
    before = [person for person in sight.named.people if person.last < word.index and person.value.actor]
    if not before or before[-1].value.actor is None:
        return None
    return Reading(before[-1].value.actor, sight.sentence.quote(before[-1].first, before[-1].last), "party.of-person")


def _speaking(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    """Who says "we": the speaker of the quotation, else the side whose release it is."""
    for saying in sight.sayings:
        if saying.speaker and saying.speaker.actor and any(first <= word.index <= last for first, last in saying.content):
            return (
                Reading(
                    saying.speaker.actor, sight.sentence.quote(*saying.source) if saying.source else None, "reference.speaker"
                ),
            )
    if memory.voice:
        return (memory.cited(memory.voice, "reference.own-release"),)
    return tuple(memory.cited(party, "reference.subject-above") for party in telling_states(sight, word))


def _state_meant(sight: Sight, subject: Word, memory: Memory) -> tuple[Party, ...]:
    """Whom "the government" above an "it" means: "*the government* said that it would"."""
    return _referred(sight, subject, memory) if subject.lower in group("state bodies") else ()


def _addressed(sight: Sight, verb: Word, owner: Word) -> tuple[Party, ...]:
    """Who is thanked for "its decision" or urged to send "its tanks"."""
    operator = operator_at(sight.sentence, verb)
    if operator is None or operator.name not in CONTROL_BY_OBJECT:
        return ()
    target = asked_word(sight.sentence, verb, operator)
    return parties(sight, target) if target and target.index < owner.index else ()


def _meant(sight: Sight, word: Word, memory: Memory) -> tuple[Party, ...]:
    """Whom "it", "they" or "his country" means: the subject of the clause above, else of the sentence before."""
    if word.lower in group("he or she") and (person := _person_before(sight, word)):
        return (memory.cited(person, "reference.person-before"),)
    verbs = [up for up in sight.sentence.above(word) if up.is_verb]
    for up in verbs[1:] if word.dep in {"dobj", "dative"} else verbs:  # an "it" is not who does it
        if word.tag == "PRP$" and (found := _addressed(sight, up, word)):
            return tuple(memory.cited(party, "reference.object-above") for party in found)
        subject = sight.sentence.child(up, "nsubj", "nsubjpass")
        if subject and subject.index < word.index and (found := parties(sight, subject) or _state_meant(sight, subject, memory)):
            return tuple(memory.cited(party, "reference.subject-above") for party in found)
    if word.lower in {"which", "who", "that", "this"}:
        return ()
    if memory.person and word.lower in group("he or she"):
        return (memory.cited(memory.person, "reference.person-before"),)
    states_only = word.lower in group("state bodies")
    meant = (only_states(memory.subject) or memory.states) if states_only else memory.subject
    sides = (party for party in meant if party.value.kind in _SIDES or word.lower == "they")
    return tuple(memory.cited(party, "reference.subject-before") for party in sides)
