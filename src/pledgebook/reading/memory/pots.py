"""Lists under a name: of contributions to a fund that many pay into, or of what a side hands out."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Kind, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.reading.grammar.owners import owner_of
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.grammar.triggers import operator_at

LIST_BREAK = 12
"""Words: a shorter sentence is a stray line within a list."""


def is_pot(actor: Actor) -> bool:
    """Whether it is a fund that many pay into: "the Green Climate Fund"."""
    return actor.id.lower().split()[-1] in group("funds")


def fund_named(sight: Sight, before: int | None = None) -> Party | None:
    """The fund that a sentence names last, or last before a word."""
    named = (mention for mention in reversed(sight.named.actors) if is_pot(mention.value))
    return next((fund.reading(sight.sentence) for fund in named if before is None or fund.last < before), None)


def fund_meant(sight: Sight, word: Word, told: Party | None) -> Party | None:
    """The fund that "the fund" means: the one named before it in the sentence, else `told`, the one named last before it."""
    if word.lemma.lower() not in group("money pots") or not is_definite(sight.sentence, word):
        return None
    meant = fund_named(sight, word.index) or told
    return Reading(meant.value, meant.quote, "reference.fund-before", (meant.quote,) if meant.quote else ()) if meant else None


def pot_over_list(sight: Sight, before: Party | None) -> Party | None:
    """The fund that the list to come stands under: one that a heading or "Contributions to X:" names, else `before`."""
    opens = sight.sentence.kind is Kind.HEADING or sight.sentence.text.rstrip().endswith(":")
    named = (mention for mention in sight.named.actors if opens and is_pot(mention.value))
    goes_on = sight.sentence.kind is Kind.BULLET or len(sight.sentence.words) < LIST_BREAK
    return next((fund.reading(sight.sentence) for fund in named), before if goes_on else None)


def giver_over_list(sight: Sight, before: Party | None, told: tuple[Party, ...] = ()) -> Party | None:
    """Whose loans or grants the list to come tells of: "*The bank's* loans:", "Grants approved by *Japan*:", else `before`.

    `told` are those whom the sentence before was about: of a body among them are the projects that "were approved:".
    """
    sentence = sight.sentence
    if sentence.kind is Kind.BULLET:
        return before
    if not sentence.text.rstrip().endswith(":"):
        return before if len(sentence.words) < LIST_BREAK else None
    nouns = [word for word in sentence.words if word.lemma.lower() in group("handed out")]
    owners = [owner for noun in nouns for owner in _owners(sight, noun)]
    if owners:
        return next((party for owner in owners if (party := sight.party_at(owner.index))), None)
    bodies = (party for party in told if party.value.kind is ActorKind.INSTITUTION)
    return next(bodies, None) if any(_is_approved(sight, noun) for noun in nouns) else None


def _is_approved(sight: Sight, noun: Word) -> bool:
    """Whether a loan or project is the one thing that a clause without a doer approves."""
    verb = sight.sentence.words[noun.head] if noun.dep == "nsubjpass" else None
    operator = operator_at(sight.sentence, verb) if verb else None
    return operator is not None and operator.act == "pledged"


def _owners(sight: Sight, noun: Word) -> Iterator[Word]:
    """Whose a loan is: its possessor, whom a "by" names, or who approves it."""
    found = owner_of(sight.sentence, noun)
    yield from (found.word,) if found else ()
    verbs = [*sight.sentence.children(noun, "acl"), *(up for up in (sight.sentence.words[noun.head],) if up.is_verb)]
    promises = (verb for verb in verbs if (operator := operator_at(sight.sentence, verb)) and operator.act == "pledged")
    yield from (doer.word for verb in promises if (doer := subject_of(sight.sentence, verb)))
