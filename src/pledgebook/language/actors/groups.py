"""Groups that are named only as such, read openly: "Western allies", "low-income countries", "partners".

Also organisations that the table does not know, where the language engine takes a capitalised name for one and its last
word agrees: "the Northern Lights Foundation".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.language.actors.bodies import Draft
from pledgebook.language.actors.senses import is_titled
from pledgebook.language.actors.spots import Cue, Spot, is_in, word_at
from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.actors import Form
from pledgebook.lexicon.actors import words as word_list
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind

_HEADS = frozenset({"group heads", "group heads alone", "group heads of some"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "CD", "HYPH"})
_SMALL = frozenset({"of", "for", "and", "the", "&", "'s", "-", "on", "in", "to"})
_REACH = 6


def with_groups(sentence: Sentence, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]], barred: frozenset[int]) -> list[Draft]:
    """The drafts and the groups beside them; a group swallows the names inside it: "NATO allies".

    `barred` are the words that name something else.
    """
    done = list(drafts)
    offices = {index for spot in cues if spot.what.title and spot.first < spot.last for index in range(spot.first, spot.last + 1)}
    for spot in cues:
        if not spot.what.lists & _HEADS or {spot.first, spot.last} & (barred | offices) or _is_named_on(sentence, spot):
            continue
        if whole := _group(sentence, spot, done):
            done = [*(draft for draft in done if draft.last < whole.first or whole.last < draft.first), whole]
    return sorted(done, key=lambda draft: draft.first)


def _is_named_on(sentence: Sentence, spot: Spot[Cue]) -> bool:
    """As in "World Governments Summit": the capitals go on."""
    after = word_at(sentence, spot.last + 1)
    capital = sentence.words[spot.last].text[0].isupper()
    return capital and after is not None and after.text[0].isupper() and after.tag == "NNP" and not is_titled(sentence)


def _group(sentence: Sentence, spot: Spot[Cue], drafts: Sequence[Draft]) -> Draft | None:
    first = _start(sentence, spot.first, drafts)
    if payer := _payer(sentence, first, drafts):
        return replace(payer, last=spot.last, rule="actor.demonym-noun")
    if first < spot.first:
        nearest = sentence.words[spot.first - 1]
        if is_in(nearest.text, "group never"):
            return None
        inner = next((draft for draft in drafts if draft.holds(spot.first - 1)), None)
        if inner and inner.form is Form.ADJECTIVE and inner.actor.kind is ActorKind.COUNTRY and _is_ours(sentence, inner, spot):
            return replace(inner, last=spot.last, rule="actor.demonym-noun")
        if not _is_group(spot.what, nearest, inner):
            return None
    elif "group heads alone" not in spot.what.lists:
        return None
    return Draft(first, spot.last, Actor(_name(sentence, first, spot, drafts), ActorKind.GROUP), "actor.group", Form.GROUP)


def _payer(sentence: Sentence, first: int, drafts: Sequence[Draft]) -> Draft | None:
    """Who gives by the hands of others: "*Norwegian*-funded relief partners" are Norway."""
    before = sentence.words[max(first - 2, 0) : first]
    paid = len(before) == 2 and before[0].tag == "HYPH" and before[1].lower in group("paid by")
    return next((draft for draft in drafts if paid and draft.last == first - 3), None)


def _name(sentence: Sentence, first: int, spot: Spot[Cue], drafts: Sequence[Draft]) -> str:
    """The group's name: an institution in it by its id, idle words left out where others stay."""
    parts: list[str] = []
    for word in sentence.words[first : spot.first]:
        inner = next((draft for draft in drafts if draft.holds(word.index) and draft.form is Form.INSTITUTION), None)
        if inner is None or word.index == inner.first:
            parts.append(inner.actor.id if inner else _as_named(word))
    telling = [part for part in parts if not is_in(part, "group idle") and not part.isdigit()]
    head = [_as_named(word) for word in sentence.words[spot.first : spot.last + 1]]
    kept = telling if telling or is_in(head[-1], "allied") else parts
    return " ".join([*kept, *head]).replace(" - ", "-")


def _start(sentence: Sentence, head: int, drafts: Sequence[Draft]) -> int:
    """Where the group's phrase begins: over adjectives, nouns and numbers, and over "developed and"."""
    words, at = sentence.words, head
    reached = max(0, at - _REACH)
    while at > reached:
        word = words[at - 1]
        inner = next((draft for draft in drafts if draft.holds(at - 1)), None)
        if inner and inner.rule in {"actor.government", "actor.office", "actor.group", "actor.demonym-noun"}:
            break
        if inner:
            at = inner.first
        elif _modifies(word) and not is_in(word.text, "group never"):
            at -= 1
        elif _joins(words, at - 1) and not any(draft.holds(at - 2) for draft in drafts):
            at -= 2
        else:
            break
    while at < head and words[at].tag == "HYPH":
        at += 1
    return at


def _modifies(word: Word) -> bool:
    if word.tag == "NNP" and word.entity == "DATE":
        return False  # "On *Tuesday* EU states agreed"
    return word.tag in _MODIFIERS or (word.tag in {"VBN", "VBG", "NNS", "DT"} and is_in(word.text, "group modifiers"))


def _joins(words: Sequence[Word], at: int) -> bool:
    return (
        at > 0
        and words[at].lower in {"and", "or", "to"}
        and words[at].tag == "CC"
        and is_in(words[at - 1].text, "group modifiers")
    )


def _is_ours(sentence: Sentence, inner: Draft, spot: Spot[Cue]) -> bool:
    """As in "our Ukrainian partners" are Ukraine; "American allies" are allies of America."""
    before = word_at(sentence, inner.first - 1)
    return bool(before and before.tag == "PRP$" and "group heads alone" in spot.what.lists)


def _is_group(cue: Cue, nearest: Word, inner: Draft | None) -> bool:
    if cue.lists & {"group heads", "group heads alone"}:
        return True
    return is_in(nearest.text, "group modifiers") or (inner is not None and inner.form in {Form.INSTITUTION, Form.REGION})


def _as_named(word: Word) -> str:
    keeps = (
        not word.text[1:].islower()
        or is_in(word.text, "group proper")
        or (word.text[0].isupper() and word.entity in {"NORP", "GPE"})
    )
    return word.text if keeps else word.lower


def with_organisations(sentence: Sentence, drafts: Sequence[Draft], barred: frozenset[int]) -> list[Draft]:
    """The drafts and the unknown organisations beside them; a country inside the name of its agency speaks for itself.

    `barred` are the words that name something else.
    """
    runs = list(_names(sentence))
    if not runs or is_titled(sentence):
        return list(drafts)
    done = list(drafts)
    for first, last in runs:
        if not barred.isdisjoint(range(first, last + 1)):
            continue
        inside = [draft for draft in done if draft.first <= last and first <= draft.last]
        found = _agency(sentence, first, last, done) or _organisation(sentence, first, last, inside)
        if found:
            done = [draft for draft in done if draft.last < found.first or found.last < draft.first]
            done.append(found)
    return sorted(done, key=lambda draft: draft.first)


def _names(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Runs of words that the engine takes for an organisation, without their article."""
    at, words = 0, sentence.words
    while at < len(words):
        end = at
        while end < len(words) and words[end].entity == "ORG":
            end += 1
        if end > at:
            first = at + 1 if words[at].tag == "DT" else at
            last = end - 2 if words[end - 1].tag == "POS" else end - 1
            if last > first and all(_is_named(word) for word in words[first : last + 1]):
                yield first, last
        at = max(end, at + 1)


def _is_named(word: Word) -> bool:
    return word.text[0].isupper() or word.lower in _SMALL


def _agency(sentence: Sentence, first: int, last: int, drafts: Sequence[Draft]) -> Draft | None:
    """A state's body by its last word, and by whose it is: "the Swedish Rescue Services Agency", "India's Exim Bank"."""
    lands = [draft for draft in drafts if draft.actor.kind is ActorKind.COUNTRY]
    begins = next((land for land in lands if land.first == first and land.last < last and land.rule != "actor.place"), None)
    owned = sentence.words[first - 1].tag == "POS" if first else False
    owner = next((land for land in lands if owned and land.last == first - 2 and land.rule == "actor.name"), None)
    bodies = (*word_list("state heads"), *(word_list("state bodies") if owner else ()))
    land = owner or begins
    return replace(land, last=last, rule="actor.government") if land and sentence.words[last].text in bodies else None


def _organisation(sentence: Sentence, first: int, last: int, inside: Sequence[Draft]) -> Draft | None:
    heads = word_list("organisation heads")
    known = any(draft.form in {Form.INSTITUTION, Form.ORGANISATION, Form.SEAT} or draft.last > last for draft in inside)
    if known or sentence.words[last].text not in heads:
        return None
    if sentence.words[last].lower in group("money pots") and first and sentence.words[first - 1].tag == "POS":
        return None  # "Germany's Cyber Facility" is a thing of Germany's
    name = " ".join(sentence.quote(first, last).words.split())
    return Draft(first, last, Actor(name, ActorKind.ORGANISATION), "actor.organisation", Form.ORGANISATION)
