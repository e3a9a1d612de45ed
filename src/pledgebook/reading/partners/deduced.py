"""Who takes where no words say so: the only side left in the sentence, or who took what was told before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.reports import Report
from pledgebook.reading.acts.climb import CLAUSES
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import BENEFICIARIES, Sight, first_conjunct
from pledgebook.reading.memory.goals import is_goal
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.memory.pots import is_pot
from pledgebook.reading.partners.embassies import host_of_embassy
from pledgebook.reading.partners.places import money_words
from pledgebook.reading.partners.posts import at_its_post
from pledgebook.reading.partners.purposes import by_purpose, of_purpose
from pledgebook.reading.things.goods import Goods


def deduced(
    sight: Sight, goods: Goods, base: Base, chain: Iterable[Word], memory: Memory, givers: set[Actor]
) -> tuple[Party, ...]:
    """Who takes, surest first; nobody where the words name somebody who is no side. `chain` are the words over the base."""
    if _is_for_person(sight, base.trigger):
        return ()
    told = by_purpose(sight, goods, base, givers) or by_elimination(sight, base.trigger, givers)
    told = told or at_its_post(sight, base, givers) or _whose_aim(sight, goods, givers) or host_of_embassy(sight, base, givers)
    if not told and _is_for_unknown(sight, base.trigger):
        return ()
    told = told or _of_goal(sight, goods, memory, givers) or remembered(memory, givers)
    told = told or of_purpose(sight, (goods.head, *chain, *money_words(sight, goods)), givers)
    return told or _is_itself(sight, goods, givers)


def by_elimination(sight: Sight, trigger: Word, givers: set[Actor]) -> tuple[Party, ...]:
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


def _stands_beside(sight: Sight, word: Word, givers: set[Actor]) -> bool:
    """Whether a country is named in one breath with who gives: "the premiers of Spain and Mali discussed"."""
    first = first_conjunct(sight.sentence, word)
    named = sight.actor_at(first.index)
    return first.index != word.index and named is not None and named.value in givers


def _opens_amount(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether an amount follows right behind a comma and a name: a giver in a row, "Spain sent ten boats, Peru 20"."""
    words = sight.sentence.words
    amount = next((each for each in sight.amounts if 0 < each.first - mention.last <= 2), None)
    before = next((word.lower for word in reversed(words[: mention.first]) if word.pos != "DET"), "")
    return amount is not None and before in group("row openers")


def _is_in_clause(sight: Sight, word: Word, trigger: Word) -> bool:
    """Whether a word belongs to the trigger's own clause: no other clause opens on the way up to it."""
    if word.dep in CLAUSES:
        return False
    for up in sight.sentence.above(word):
        if up.index == trigger.index:
            return True
        if up.dep in CLAUSES or up.is_verb:
            return False
    return False


def remembered(memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    if memory.pot and memory.pot.value not in givers:
        return (memory.cited(memory.pot, "recipient.of-the-list"),)
    if memory.brief and memory.brief.value not in givers:
        return (memory.cited(memory.brief, "recipient.of-the-paragraph"),)
    for report in (_whole_of(each, memory) for each in memory.reports[-1:]):
        left = tuple(memory.cited(party, "recipient.carried-over") for party in report.recipients if party.value not in givers)
        if left and {party.value for party in report.donors} & givers:
            return left
    return memory.taker_of_article(givers) or _of_report_before(memory, givers)


def _whole_of(part: Report, memory: Memory) -> Report:
    """The sum of which the report told last is one share of several: what is told next is of all of it again."""
    whole = next((known for known in memory.reports if known.id == part.package), part)
    return whole if {party.value for party in part.recipients} < {party.value for party in whole.recipients} else part


def _of_report_before(memory: Memory, givers: set[Actor]) -> tuple[Party, ...]:
    """Who took what another side gave just before: "Japan sent teams to Nepal. China has sent food"."""
    before = memory.package
    if before is None or {party.value for party in before.recipients} & givers:
        return ()
    takers = (party for party in before.recipients if party.value.kind in BENEFICIARIES or is_pot(party.value))
    return tuple(memory.cited(party, "recipient.carried-over") for party in takers)


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
