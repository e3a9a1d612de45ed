"""Hosting that is told of those who are hosted: "900,000 Sudanese refugees live in Chad", "Chad is home to 900,000 refugees"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pledgebook.language.doc import Mention, Word
from pledgebook.language.items.finder import item_named
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.amounts import Amount
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.modes import DONE, Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party, parties_within, without
from pledgebook.reading.grammar.roles import called_so, subject_of
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight, conjoined
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.things.doings import of_persons
from pledgebook.reading.things.goods import Goods

_HOSTING = "hosting of refugees"
_HOLDS = DONE | {Mode.PRESENT, Mode.GOING_ON}
_WHERE = frozenset({"in", "inside", "across"})


def with_sheltered(sight: Sight, told: Sequence[Draft], memory: Memory, setting: Setting) -> list[Draft]:
    """The drafts of a sentence, with those of so many people who are said to live as refugees somewhere."""
    known = any(made.report and made.report.item.value.item_class is ItemClass.REFUGEES_HOSTING for made in told)
    people = () if known else tuple(_people(sight))
    made = (_draft(sight, whom, amount, memory, setting) for whom, amount in people)
    return [*told, *(draft for draft in made if draft)]


def _people(sight: Sight) -> Iterator[tuple[Word, Mention[Amount]]]:
    """The displaced people that a sentence counts, each with their number."""
    for amount in sight.amounts:
        if amount.value.is_money or not (amount.value.value or amount.value.low):
            continue
        words = sight.sentence.words
        behind = (words[amount.last], words[words[amount.last].head])
        whom = next((word for word in behind if word.lemma.lower() in group("refugees") or _is_nation(sight, word)), None)
        if whom is not None and whom.tag in {"NNS", "NNPS"}:
            yield whom, amount


def _is_nation(sight: Sight, word: Word) -> bool:
    named = sight.actor_at(word.index)
    return named is not None and named.rule.startswith("actor.demonym") and word.tag == "NNPS"


def _draft(sight: Sight, whom: Word, amount: Mention[Amount], memory: Memory, setting: Setting) -> Draft | None:
    home = parties_within(sight, whom) or _from(sight, whom)
    hosts = without(_hosts(sight, whom, memory), {party.value for party in home})
    if not hosts:
        return None
    goods = Goods(whom, Mention(item_named(_HOSTING), amount.first, whom.index, "item.sheltered"), of_persons(amount))
    trace = "so many people are said to live there as refugees"
    sides = (hosts, without(home, {party.value for party in hosts}))
    return Draft(goods, None, verbless(sight, goods, memory, setting, sides, (Act.DELIVERED, "sheltered"), None, trace))


def _from(sight: Sight, whom: Word) -> tuple[Party, ...]:
    """Where they come from: "refugees *from Sudan and Chad*"."""
    home = after_word(sight.sentence, whom, "from")
    return parties_within(sight, home.word) if home else ()


def _hosts(sight: Sight, whom: Word, memory: Memory) -> tuple[Party, ...]:
    return _called_home(sight, whom, memory) or _where_they_live(sight, whom)


def _called_home(sight: Sight, whom: Word, memory: Memory) -> tuple[Party, ...]:
    """Who "is home to" or is "host to" them."""
    place = sight.sentence.words[whom.head]
    noun = sight.sentence.words[place.head]
    if place.lower not in {"to", "for"} or noun.lemma.lower() not in group("homes of refugees"):
        return ()
    if _is_nation(sight, whom) and noun.lemma.lower() != "host":
        return ()  # "Germany is home to 3 million Turks"
    verb = sight.sentence.words[noun.head]
    if verb.is_verb and not _holds(sight, verb):
        return ()
    owner = called_so(sight.sentence, noun) or (subject_of(sight.sentence, verb) if verb.lemma == "be" else None)
    return tuple(party for party in who(sight, owner, memory) if party.value.kind is ActorKind.COUNTRY) if owner else ()


def _where_they_live(sight: Sight, whom: Word) -> tuple[Party, ...]:
    """The countries in which they "are living", "are housed" or "have found shelter"."""
    verb = sight.sentence.words[whom.head] if whom.dep in {"nsubj", "nsubjpass"} else _clause_on(sight, whom)
    if verb is None or not _is_living(sight, verb, whom) or not _holds(sight, verb):
        return ()
    places = (word for word in sight.sentence.subtree(verb) if word.lower in _WHERE and word.index > verb.index)
    targets = (target for place in places if (target := sight.sentence.child(place, "pobj")))
    return next((found for target in targets if (found := _countries(sight, target))), ())


def _clause_on(sight: Sight, whom: Word) -> Word | None:
    return next((clause for clause in sight.sentence.children(whom, "acl", "relcl") if _is_living(sight, clause, whom)), None)


def _is_living(sight: Sight, verb: Word, whom: Word) -> bool:
    """Whether a verb tells that somebody lives where he has fled to, alone or with what he found there."""
    if verb.lemma.lower() in group("living as refugees"):
        return not _is_nation(sight, whom)  # "3 million Turks live in Germany"
    if verb.tag == "VBN" and verb.lemma.lower() in group("taken in as refugees"):
        return not sight.sentence.child(verb, "agent")
    found = sight.sentence.child(verb, "dobj")
    return found is not None and found.lemma.lower() in group("refuge") and verb.lemma.lower() in group("finding")


def _holds(sight: Sight, verb: Word) -> bool:
    mood = mood_of(sight.sentence, verb)
    return not mood.denied and (mood.mode in _HOLDS or (verb.dep in {"acl", "relcl"} and mood.mode is Mode.BARE))


def _countries(sight: Sight, word: Word) -> tuple[Party, ...]:
    named = (sight.actor_at(each.index) for each in conjoined(sight.sentence, word))
    return tuple(each.reading(sight.sentence) for each in named if each and each.value.kind is ActorKind.COUNTRY)
