"""Which sides a noun phrase names: one, several that stand together, or those whom a role noun stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.sight import NOT_PARTIES, Sight, conjoined, first_conjunct

_COUNTRIES_NAMED = frozenset({"actor.name", "actor.place"})
_STOPS = frozenset({",", ":", "–", "—", "-", "("})
_JOINED = 4  # words, of which a phrase like "together with" may be made
_COUNTRIES = frozenset({ActorKind.COUNTRY})
_DONORS = _COUNTRIES | {ActorKind.INSTITUTION}
Party = Reading[Actor]
Sides = tuple[tuple[Party, ...], tuple[Party, ...]]
"""Who gives and who takes."""
DEALS, IN_ROW = "deals", "row"
"""The rules of sides that grammar alone tells: by what one deals in with another, and by the sum beside them in a row."""
BY_GRAMMAR = frozenset({DEALS, IN_ROW})
"""Such sides are not exchanged for likelier ones."""


def without(sides: Iterable[Party], named: Collection[Actor]) -> tuple[Party, ...]:
    return tuple(party for party in sides if party.value not in named)


def parties(sight: Sight, word: Word) -> tuple[Party, ...]:
    """The sides that a noun phrase names: one for each of its coordinated heads that names one."""
    found: list[Party] = []
    for head in conjoined(sight.sentence, first_conjunct(sight.sentence, word) if word.dep == "conj" else word):
        found += [party for party in _party(sight, head) if party.value not in [known.value for known in found]]
    found += [party for party in _companions(sight, word, found) if party.value not in [known.value for known in found]]
    return _members(sight, word, found) or tuple(found)


def _companions(sight: Sight, word: Word, found: list[Party]) -> tuple[Party, ...]:
    """Those who do it with the sides `found` at a noun: "Kenya, *together with Rwanda*", "Norway *as well as Sweden*"."""
    does = word.dep in {"nsubj", "nsubjpass"} or sight.sentence.words[word.head].dep == "agent"
    if not found or not does or sight.actor_at(word.index) is None:
        return ()
    behind = sight.sentence.words[word.index + 1 : word.index + 1 + _JOINED]
    said = " ".join(each.lower for each in behind if each.text != ",")
    opener = next((phrase for phrase in group("company") if said.startswith(f"{phrase} ")), None)
    if opener is None:
        return ()
    length = len(opener.split()) + sum(each.text == "," for each in behind[:1])
    name = next((each for each in sight.sentence.words[word.index + 1 + length :] if each.lower not in {"the", "its"}), None)
    mention = sight.actor_at(name.index) if name else None
    if mention is None or mention.rule in NOT_PARTIES or name is None:
        return ()
    heads = conjoined(sight.sentence, sight.sentence.words[mention.last])
    return tuple(party for head in heads if (party := sight.party_at(head.index)))


def _members(sight: Sight, word: Word, found: list[Party]) -> tuple[Party, ...]:
    """The sides, for a group those that are named behind it: "several countries, *including Spain*", "that include *Chile*"."""
    last = list(conjoined(sight.sentence, word))[-1]
    counted = after_word(sight.sentence, last, "of") if last.tag == "CD" else None
    last = counted.word if counted else last
    if not found or found[-1].value.kind is not ActorKind.GROUP or not _is_of_countries(last):
        return ()
    named = _named_behind(sight, last) or _named_behind(sight, word)
    known = [party.value for party in named]
    return (*(party for party in found[:-1] if party.value not in known), *named) if named else ()


def _named_behind(sight: Sight, word: Word) -> tuple[Party, ...]:
    strayed = _strayed(sight) if word.dep in {"nsubj", "nsubjpass"} else []
    opens = group("part words") | {"of"}  # "the countries *of Chad and Mali*"
    openers = [child for child in (*sight.sentence.children(word, "prep"), *strayed) if child.lower in opens]
    names = [name for opener in openers for name in sight.sentence.children(opener, "pobj")]
    clauses = [clause for clause in sight.sentence.children(word, "relcl") if clause.lemma == "include"]
    told = sight.sentence.words[word.head]
    clauses += [told] if word.dep == "nsubj" and told.lemma == "include" else []  # "others that have sent tents *include Chile*"
    names += [name for clause in clauses for name in sight.sentence.children(clause, "dobj")]
    names += _listed(sight, word)
    named = [sight.party_at(each.index) for name in names for each in conjoined(sight.sentence, name)]
    kinds = _COUNTRIES if word.lemma.lower() in {"country", "state", "nation"} else _DONORS
    return tuple(party for party in named if party is not None and party.value.kind in kinds)


def _listed(sight: Sight, word: Word) -> list[Word]:
    """The name that begins a row right behind a stop: "two neighbours, *Chad* and Mali", "three partners: *Chad*, Mali and"."""
    behind = sight.sentence.words[word.index + 1 : word.index + 4]
    if len(behind) < 2 or behind[0].text not in _STOPS:
        return []
    mention = sight.actor_at(behind[1].index) or sight.actor_at(behind[-1].index)
    name = sight.sentence.words[mention.last] if mention and mention.first <= behind[-1].index else None
    beside = name is not None and name.dep == "appos"
    return [name] if name is not None and beside else []


def _is_of_countries(word: Word) -> bool:
    """Whether countries can be named as part of it: "several *allies*", "a *group* of donors"; of Kurds none are."""
    return word.lemma.lower() in group("many countries") | group("collectives")


def _strayed(sight: Sight) -> list[Word]:
    """A last "including" that the parser hangs on those who are no countries: "gave rifles to the Kurds, *including Italy*"."""
    words = sight.sentence.words
    behind = (word for word in words if word.lower == "including" and word.index and words[word.index - 1].text == ",")
    return [word for word in behind if words[word.head].dep == "pobj" and not _is_of_countries(words[word.head])]


def _party(sight: Sight, head: Word) -> tuple[Party, ...]:
    if (named := sight.party_at(head.index)) and not _is_adjective(sight, head):
        return (named,)
    place = sight.actor_at(head.index)
    if place and place.rule in NOT_PARTIES:
        return ()  # "arrived in *Chad* from Italy"
    if _is_of_many(sight, head) and (found := _of_many(sight, head)):
        return found
    if head.lemma.lower() in group("role nouns") or head.pos == "PROPN":
        return _of_role_noun(sight, head)
    return _named_beside(sight, head)


def _is_of_many(sight: Sight, head: Word) -> bool:
    """Whether a word counts those behind its "of": "*a group* of allies", "*three* of its partners"."""
    counts = head.tag == "CD" and sight.sentence.child(head, "conj") is None
    return counts or head.lemma.lower() in group("collectives")


def _of_many(sight: Sight, head: Word) -> tuple[Party, ...]:
    """Those who stand together: "a group of rich countries"."""
    many = after_word(sight.sentence, head, "of")
    return () if many is None or many.word.lemma.lower() in group("displaced people") else parties(sight, many.word)


def _named_beside(sight: Sight, head: Word) -> tuple[Party, ...]:
    """The side that a noun is only another word for: "the host, *Germany*, offered"."""
    beside = sight.sentence.children(head, "appos") if head.pos == "NOUN" else []
    return tuple(party for word in beside if (party := sight.party_at(word.index)) and sight.actor_at(word.index))


def _is_adjective(sight: Sight, word: Word) -> bool:
    mention = sight.actor_at(word.index)
    return bool(mention and mention.rule == "actor.demonym-adjective" and word.dep in {"amod", "compound"})


def _of_role_noun(sight: Sight, head: Word) -> tuple[Party, ...]:
    """The sides behind "U.S. officials", "the parliament in Kyiv", "leaders of Spain and Italy"."""
    near = sight.sentence.children(head, "amod", "compound", "nmod", "poss", "appos")
    bound = [child for child in near if child.lower in group("paid by") | group("led by")]
    near += [who for child in bound for who in sight.sentence.children(child, "npadvmod")]
    for preposition in sight.sentence.children(head, "prep"):
        if preposition.lower in {"of", "in", "from"} and (target := sight.sentence.child(preposition, "pobj")):
            near.append(target)
    for word in near:
        mentions = (sight.actor_at(other.index) for other in conjoined(sight.sentence, word))
        if found := tuple(m.reading(sight.sentence) for m in mentions if m and m.rule != "actor.organisation"):
            return found
    return tuple(party for word in near if sight.person_at(word.index) and (party := sight.party_at(word.index)))[:1]


def told_first(sight: Sight) -> tuple[Party, ...]:
    """The countries that a sentence opens with as the place where what it tells of happens: "*In Mali and Niger*, it will"."""
    opening = sight.sentence.words[0]
    place = sight.sentence.child(opening, "pobj") if opening.lower in {"in", "for", "across"} else None
    row = conjoined(sight.sentence, place) if place else ()
    named = (mention for word in row if (mention := sight.actor_at(word.index)) and mention.rule in _COUNTRIES_NAMED)
    return tuple(each.reading(sight.sentence) for each in named if each.value.kind is ActorKind.COUNTRY)


def parties_within(sight: Sight, word: Word) -> tuple[Party, ...]:
    """The sides named anywhere in a phrase, when its heads name none: "for people affected by drought in Somalia"."""
    if direct := parties(sight, word):
        return direct
    named = [mention for below in sight.sentence.subtree(word) if (mention := sight.actor_at(below.index))]
    mentions = [mention for mention in named if not _is_left(sight, mention)] or named
    found = list({mention.value: mention.reading(sight.sentence) for mention in reversed(mentions)}.values())[::-1]
    return tuple(found[:1]) if found and not _all_coordinated(sight, word) else tuple(found)


def _is_left(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether people only come from there: "people who walked *from Mali* into Chad"."""
    over = sight.sentence.words[first_conjunct(sight.sentence, sight.sentence.words[mention.last]).head]
    return over.lower == "from" and sight.sentence.words[over.head].is_verb


def _all_coordinated(sight: Sight, word: Word) -> bool:
    return any(below.dep == "conj" and sight.actor_at(below.index) for below in sight.sentence.subtree(word))
