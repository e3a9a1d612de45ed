"""Whether a land or a capital is a party or a mere place: "to Ukraine" and "Kyiv asked", but "in Ukraine", "visited Kyiv".

The preposition decides, for a coordination the one before its first member; capitals have further ways to be places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.actors.bodies import Draft
from pledgebook.language.actors.senses import is_base
from pledgebook.language.actors.spots import is_in, word_at
from pledgebook.language.doc import Kind, Sentence, Word
from pledgebook.lexicon.actors import Form
from pledgebook.model.actors import Actor

RULE = "actor.place"
_CAN_BE_PLACES = frozenset({"actor.name", "actor.capital", "actor.group"})
_BETWEEN = frozenset({",", "and", "or", "&", "the", "both", "as", "well"})
_BEFORE_NAME = frozenset({"DT", "JJ", "JJR", "JJS", "VBN", "HYPH", "RB", "NN"})
_TRUST = frozenset({"invest", "interest", "confidence", "trust", "believe", "role", "interested", "stake"})
_AFTER_DATELINE = frozenset({"(", "-", "—", "–", "--"})


def placed(sentence: Sentence, drafts: Sequence[Draft], elsewhere: dict[Actor, Actor]) -> list[Draft]:
    """The drafts, those that are mere places so marked; `elsewhere` says where a capital lies that is not in its own land."""
    done: list[Draft] = []
    for draft in drafts:
        done.append(_placed(sentence, draft, done, elsewhere))
    return done


def _placed(sentence: Sentence, draft: Draft, done: Sequence[Draft], elsewhere: dict[Actor, Actor]) -> Draft:
    if draft.form is Form.PLACE and draft.rule == RULE:
        return replace(draft, rule="actor.name") if _is_aim(sentence, draft) else draft
    if draft.rule not in _CAN_BE_PLACES or draft.form is Form.GROUP or not _is_place(sentence, draft, done):
        return draft
    actor = elsewhere.get(draft.actor, draft.actor) if draft.form is Form.CAPITAL else draft.actor
    return replace(draft, actor=actor, rule=RULE)


def _is_aim(sentence: Sentence, draft: Draft) -> bool:
    """As in "relief for Darfur", "shells to Odesa": the country is meant by its region."""
    preposition = _preposition(sentence, draft.first)
    return bool(preposition and preposition.lower in {"for", "to"} and not _is_on_the_way(sentence, preposition, draft))


def _is_place(sentence: Sentence, draft: Draft, done: Sequence[Draft]) -> bool:
    if sentence.kind is Kind.DATELINE or _is_possessive(sentence, draft):
        return sentence.kind is Kind.DATELINE
    if is_base(sentence, draft.last):
        return True
    if done and _is_coordinated(sentence, done[-1], draft):
        return done[-1].rule == RULE
    preposition = _preposition(sentence, draft.first)
    if preposition is not None and not _is_modifier(sentence, draft) and _places(sentence, preposition, draft):
        return True
    return draft.form is Form.CAPITAL and _is_city(sentence, draft, preposition)


def _is_modifier(sentence: Sentence, draft: Draft) -> bool:
    """As in "in US banks": the banks are the place."""
    after = word_at(sentence, draft.last + 1)
    return after is not None and after.tag in {"NN", "NNS"} and not is_in(after.text, "place nouns")


def _is_possessive(sentence: Sentence, draft: Draft) -> bool:
    """As in "in Germany's view", "at Kyiv's request": a party, whatever the preposition."""
    return draft.last + 1 < len(sentence.words) and sentence.words[draft.last + 1].tag == "POS"


def _is_coordinated(sentence: Sentence, before: Draft, draft: Draft) -> bool:
    between = [word.lower for word in sentence.words[before.last + 1 : draft.first]]
    joined = bool(between) and all(text in _BETWEEN for text in between) and bool({"and", "or", "&", ","} & set(between))
    if between == [","] and sentence.words[draft.last].dep in {"nsubj", "nsubjpass"}:
        return False  # "after the floods in Mali, Chad sent": a clause begins
    return joined and before.rule in {RULE, "actor.name", "actor.capital"} and draft.form is before.form


def _preposition(sentence: Sentence, first: int) -> Word | None:
    """The preposition before a name, adjectives and nouns that lean on the name passed over: "in war-torn northern Syria"."""
    at = first - 1
    while at >= 0 and first - at < 6 and sentence.words[at].tag in _BEFORE_NAME and _leans(sentence, at, first):
        at -= 1
    word = sentence.words[at] if at >= 0 else None
    return word if word is not None and word.tag in {"IN", "TO", "RP", "RB"} else None


def _leans(sentence: Sentence, at: int, first: int) -> bool:
    word = sentence.words[at]
    return word.tag != "NN" or word.head == first or (at + 1 < len(sentence.words) and sentence.words[at + 1].text == "-")


def _places(sentence: Sentence, preposition: Word, draft: Draft) -> bool:
    governor = sentence.words[preposition.head]
    before = word_at(sentence, preposition.index - 1)
    if is_in(preposition.text, "place prepositions"):
        return governor.lemma not in _TRUST and not (before and before.lemma in _TRUST)
    if preposition.lower == "of":
        return before is not None and is_in(before.text, "place nouns")
    if preposition.lower in {"to", "for", "in"} and before is not None and is_in(before.text, "posted to"):
        return True
    return preposition.lower in {"to", "from", "for"} and _is_on_the_way(sentence, preposition, draft)


def _is_money_coming(sentence: Sentence, verb: Word) -> bool:
    """In "most of the money came from Norway" Norway gave it."""
    subject = sentence.child(verb, "nsubj")
    return subject is not None and any(is_in(word.lemma, "money") for word in sentence.subtree(subject))


def _is_on_the_way(sentence: Sentence, preposition: Word, draft: Draft) -> bool:
    """As in "travelled to Berlin", "a train from Kyiv"."""
    governor = sentence.words[preposition.head]
    if draft.form is Form.REGION or (preposition.lower == "from" and _is_money_coming(sentence, governor)):
        return False
    near = (governor, *(sentence.words[i] for i in range(max(0, preposition.index - 1), preposition.index)))
    return any(is_in(word.lemma, "ways") for word in near)


def _is_city(sentence: Sentence, draft: Draft, preposition: Word | None) -> bool:
    words = sentence.words
    before = word_at(sentence, draft.first - 1)
    after = word_at(sentence, draft.last + 1)
    if before is not None and (is_in(before.text, "place nouns") or _is_appositive(words, draft)):
        return True
    if after is not None and (is_in(after.text, "place nouns") or (draft.first == 0 and after.text in _AFTER_DATELINE)):
        return True
    word = words[draft.last]
    if word.dep in {"dobj", "obj"} and preposition is None:
        return is_in(words[word.head].lemma, "place verbs")
    return word.dep == "appos" and is_in(words[word.head].lemma, "place nouns")


def _is_appositive(words: Sequence[Word], draft: Draft) -> bool:
    """As in "the capital, Kyiv,"."""
    return draft.first >= 2 and words[draft.first - 1].text == "," and is_in(words[draft.first - 2].text, "place nouns")
