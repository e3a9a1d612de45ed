"""To whom an article's giving goes where its sentences don't say: the country that needs help, or the fund that is paid into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pledgebook.language.doc import Kind, Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.sight import Sight, conjoined, first_conjunct, head_of
from pledgebook.reading.grammar.triggers import frame_at, operator_at
from pledgebook.reading.memory.pots import is_pot

_NAMED = frozenset({"actor.name", "actor.place"})
_NEARLY = 2 / 3  # of what speaks for the side that most goes to
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def main_takers(sights: Sequence[Sight], voice: Party | None, headline: Sequence[Sight] = ()) -> tuple[Party, ...]:
    """The country that is most often named as one to which or for which something is, with those that stand in a row with it
    and are named so nearly as often; where there is none, such a fund.
    """
    others = [
        (sight, mention)
        for sight in (*sights, *headline)
        for mention in sight.named.actors
        if voice is None or mention.value != voice.value
    ]
    counts: Counter[Actor] = Counter()
    for sight, mention in others:
        counts[mention.value] += _count(sight, mention)
    ranked = sorted(counts.items(), key=lambda pair: (_is_first(pair[0]), pair[1], pair[0].id), reverse=True)
    best = next((actor for actor, count in ranked if count >= _named_enough(actor, voice)), None)
    first = {mention.value: mention.reading(sight.sentence) for sight in reversed(sights) for mention in sight.named.actors[::-1]}
    sides = (best, *_beside(best, others)) if best else ()
    return tuple(first.get(actor) or Reading(actor, None, "title") for actor in sides)


def _beside(best: Actor, named: Iterable[tuple[Sight, Mention[Actor]]]) -> tuple[Actor, ...]:
    """The countries to which nearly as much goes as to one, and that stand in a row with it: "people in Mali *and Chad*"."""
    counts: Counter[Actor] = Counter()
    beside: dict[Actor, None] = {}
    for sight, mention in named:
        row = _row(sight, mention)
        counts[mention.value] += _count(sight, replace(mention, first=row[0].first, last=row[0].last) if row else mention)
        beside |= {each.value: None for each in row if best in {other.value for other in row}}
    return tuple(actor for actor in beside if actor != best and counts[actor] >= _NEARLY * counts[best])


def _row(sight: Sight, mention: Mention[Actor]) -> tuple[Mention[Actor], ...]:
    """The countries that stand in one row with a side, itself among them."""
    words = conjoined(sight.sentence, first_conjunct(sight.sentence, _head(sight, mention)))
    named = (sight.actor_at(word.index) for word in words)
    return tuple(each for each in named if each and each.value.kind is ActorKind.COUNTRY)


def _head(sight: Sight, mention: Mention[Actor]) -> Word:
    """The word that a name hangs by: "to *South Sudan*"; of "Mali's president" it is Mali."""
    named = mention.rule in _NAMED
    return head_of(sight.sentence, mention.first, mention.last) if named else sight.sentence.words[mention.first]


def _is_first(side: Actor) -> bool:
    """Whether a side comes before others that are named more often: a country, or a fund that many pay into."""
    return side.kind is ActorKind.COUNTRY or is_pot(side)


def _count(sight: Sight, mention: Mention[Actor]) -> int:
    """What one mention of a side counts for its being the one that most is given to."""
    if mention.value.kind is ActorKind.INSTITUTION or is_pot(mention.value):
        return _paid_to(sight, mention.first) + (_in_heading(sight, mention) if is_pot(mention.value) else 0)
    if mention.value.kind is not ActorKind.COUNTRY:
        return 0
    return _towards(sight, mention) + _in_heading(sight, mention)


def _named_enough(side: Actor, voice: Party | None) -> int:
    """How much must speak for a side that no words name as the taker: more of one that mostly gives.

    More, too, in a side's own release: a government speaks of many countries.
    """
    return 4 if _mostly_gives(side) or (voice and side.kind is ActorKind.COUNTRY) else 2


def _mostly_gives(side: Actor) -> bool:
    return side.id.lower() in group("donor countries")


def _in_heading(sight: Sight, mention: Mention[Actor]) -> int:
    """What a headline's naming of a country counts, unless it is who does something there: "Chad floods: aid on its way"."""
    word = sight.sentence.words[mention.first]
    does = word.dep in {*_SUBJECTS, "amod", "agent"} and not _receives(sight, mention)
    return 2 if sight.sentence.kind is Kind.HEADING and not does else 0


def _towards(sight: Sight, mention: Mention[Actor]) -> int:
    word = _head(sight, mention)
    up = sight.sentence.words[word.head]
    if up.lower in {"to", "for"} or _receives(sight, mention) or _is_stricken(sight, mention):
        return 3
    if word.dep == "poss" and (sight.item_at(up.index) or sight.amount_at(up.index)):
        return 0  # "Spain's 300 tents", "Norway's 5 million euros"
    if word.dep in {"poss", "dative"}:
        return 2
    return int(up.lower in {"in", "of"} and not _mostly_gives(mention.value))  # who gives also hosts the summit


def _receives(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether a side is told of as one that gets something: "Chad takes delivery of six ambulances"; donors get other things."""
    word = sight.sentence.words[mention.last]
    if _mostly_gives(mention.value) or word.dep != "nsubj":
        return False
    verb = sight.sentence.words[word.head]
    frame = frame_at(sight.sentence, verb)
    return verb.lemma.lower() in group("profiting") or (frame is not None and frame.name == "receive")


def _is_stricken(sight: Sight, mention: Mention[Actor]) -> bool:
    """Whether a side is told of as one that was struck or asks: "the quake in Nepal", "floods hit Mali", "Haiti appealed for"."""
    sentence, word = sight.sentence, sight.sentence.words[mention.last]
    up = sentence.words[word.head]
    if up.lower in {"in", "across"} and sentence.words[up.head].lemma.lower() in group("disasters"):
        return True
    if word.dep in {"compound", "amod", "nmod", "poss"} and up.lemma.lower() in group("blows of nature"):
        return True  # "the *Vanuatu* earthquake"
    if any(child.lemma.lower() in group("striking") for child in sentence.children(word, "amod")):
        return True  # "quake-hit *Vanuatu*"
    if word.dep == "dobj" and up.lemma.lower() in group("helping"):
        return True
    if word.dep in {"dobj", "nsubjpass"} and up.lemma.lower() in group("striking"):
        return _is_disaster(sight, up)
    operator = operator_at(sentence, up) if word.dep == "nsubj" and not _mostly_gives(mention.value) else None
    return operator is not None and operator.name == "request" and not sentence.children(up, "xcomp", "ccomp")


def _is_disaster(sight: Sight, verb: Word) -> bool:
    """Whether what strikes is a storm, a flood or the like: by its noun, or because no side is named that does it."""
    doers = sight.sentence.children(verb, "nsubj") or [
        target for agent in sight.sentence.children(verb, "agent") for target in sight.sentence.children(agent, "pobj")
    ]
    around = (word.lemma.lower() for doer in doers for word in (doer, *sight.sentence.children(doer, "compound", "appos")))
    return any(word in group("disasters") for word in around)


def _paid_to(sight: Sight, index: int) -> int:
    """What speaks for a fund as the one that the article's money goes to: a sum "to the fund"."""
    up = sight.sentence.words[sight.sentence.words[index].head]
    return 2 if up.lower in {"to", "into"} and any(amount.value.is_money for amount in sight.amounts) else 0
