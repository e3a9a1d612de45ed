"""The smaller cells of a report: when, by when, on which condition, as part of which running total, in which tranche."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pledgebook.language.doc import Mention, Sentence, Word
from pledgebook.language.times.finder import Time, TimeKind
from pledgebook.lexicon.groups import group
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import ARTICLE_DATE, Act, Due, Scope
from pledgebook.reading.grammar.sight import Sight

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_NUMBERED = 4  # words: "fourth drawdown of arms since"
_DUE_KINDS = frozenset({TimeKind.SPAN_END})


def act_date(
    sight: Sight,
    chain: Iterable[Word],
    elsewhere: Iterable[Mention[Time]],
    published: Reading[PartialDate] | None,
    past: bool,
    news_day: Reading[PartialDate] | None = None,
) -> Reading[PartialDate] | None:
    """When the act happened: by a date beside its words or `elsewhere`, else the day of the news, else the article's own date."""
    beside = (mention for word in _own_clause_first(chain) for mention in _beside(sight, word))
    for mention in (*beside, *elsewhere):
        time = mention.value
        if time.kind is TimeKind.DATE and time.value and _fits(time.value, published):
            return Reading(time.value, sight.sentence.quote(mention.first, mention.last), mention.rule)
    if news_day and not past:
        return news_day
    if published and not past:
        return Reading(published.value, None, ARTICLE_DATE)
    return None


def _own_clause_first(chain: Iterable[Word]) -> tuple[Word, ...]:
    """The words of a chain, the outermost first, but those of a joined clause before the others: "... and in May sent boats"."""
    words = list(chain)
    own = next((number for number, word in enumerate(words, 1) if word.dep == "conj" and word.pos == "VERB"), len(words))
    return (*reversed(words[:own]), *reversed(words[own:]))


def _fits(value: PartialDate, published: Reading[PartialDate] | None) -> bool:
    """Acts lie in the past of the article; a later date is a due date."""
    return published is None or value.first <= published.value.last


def _beside(sight: Sight, word: Word) -> Iterator[Mention[Time]]:
    """The time expressions that hang on a word, nearest first."""
    below = {child.index for child in sight.sentence.children(word)}
    for preposition in sight.sentence.children(word, "prep", "advmod", "npadvmod"):
        below |= {child.index for child in sight.sentence.children(preposition)}
    yield from (mention for mention in sight.times if any(mention.holds(index) for index in below))


def due(sight: Sight, chain: Iterable[Word], published: Reading[PartialDate] | None) -> Reading[Due] | None:
    """By when it is to arrive or happen."""
    words = list(chain)
    for word in words:
        for mention in _beside(sight, word):
            if _is_due(mention.value, published):
                return _due_reading(sight, mention)
    return None


def told_due(sight: Sight, published: Reading[PartialDate] | None) -> Reading[Due] | None:
    """By when something comes, in a clause of its own: "the first to arrive within four months", "will take months to arrive"."""
    for verb in sight.sentence.words:
        if verb.lemma.lower() not in group("coming"):
            continue
        for word in _own_clause(sight.sentence, verb):
            for mention in (*_beside(sight, word), *_took(sight, word)):
                if _is_due(mention.value, published) or mention.value.kind is TimeKind.DURATION:
                    return _due_reading(sight, mention)
    return None


def _own_clause(sentence: Sentence, verb: Word) -> Iterator[Word]:
    """A verb and the words above it up to where another clause begins."""
    yield verb
    for word in sentence.above(verb):
        if verb.dep in {"advcl", "ccomp", "conj", "parataxis"}:
            return
        yield word
        verb = word


def _took(sight: Sight, word: Word) -> Iterator[Mention[Time]]:
    objects = {child.index for child in sight.sentence.children(word, "dobj")} if word.lemma.lower() == "take" else set()
    yield from (mention for mention in sight.times if any(mention.holds(index) for index in objects))


def _is_due(time: Time, published: Reading[PartialDate] | None) -> bool:
    if time.kind in _DUE_KINDS:
        return True
    return bool(published and time.kind is TimeKind.DATE and time.value and time.value.first > published.value.last)


def _due_reading(sight: Sight, mention: Mention[Time]) -> Reading[Due]:
    first = mention.first
    if first > 0 and sight.sentence.words[first - 1].lower in {"in", "within", "by", "over", "for", "until", "before"}:
        first -= 1
    quote = sight.sentence.quote(first, mention.last)
    return Reading(Due(quote.words, mention.value.latest or mention.value.value), quote, mention.rule)


_NOT_YEARLY = re.compile(r"\b(?:by|for|in|within|after|of|over|than|half|about|nearly|almost|once|twice) a year\b")
"""A span of a year, which is no sum for each: "extended the loan by a year"."""


def scope_of(sight: Sight, chain: Iterable[Word], act: Act) -> Scope:
    """Whether the clause states a running total."""
    if act not in {Act.DELIVERED, Act.PLEDGED}:
        return Scope.TRANCHE
    text = _NOT_YEARLY.sub("", " ".join(["", *(word.lower for word in sight.sentence.words), ""]))
    since = any(time.value.kind is TimeKind.SINCE and not numbers_one(sight.sentence, time.first) for time in sight.times)
    if since or any(f" {words} " in text for words in group("running totals")):
        return Scope.CUMULATIVE
    return Scope.CUMULATIVE if any(_tells_sum(sight, word) for word in chain) else Scope.TRANCHE


def _tells_sum(sight: Sight, verb: Word) -> bool:
    """Whether a verb says what a whole comes to: "has reached 90 million", but not "has reached Chad" or "an agreement"."""
    told = sight.sentence.child(verb, "dobj", "npadvmod") if verb.lemma.lower() in group("reaching") else None
    return verb.lemma.lower() in group("totalling sums") or (told is not None and sight.amount_at(told.index) is not None)


def numbers_one(sentence: Sentence, since: int) -> bool:
    """Whether since when only numbers the one that is told of: "our fourth shipment since May"."""
    before = [word.lower for word in sentence.words[max(0, since - _NUMBERED) : since]]
    return any(word in group("ordinals") or _ORDINAL.fullmatch(word) for word in before)


def marked_anew(sentence: Sentence, first: int, last: int) -> Quote | None:
    """The word that makes a tranche of its own: "another", "additional"."""
    start = max(0, first - 3)
    return next((sentence.quote(i, i) for i in range(start, last + 1) if sentence.words[i].lower in group("anew")), None)


def marked_old(sentence: Sentence, chain: Iterable[Word]) -> Quote | None:
    """The word that says that this is told again: "previously announced"."""
    for word in chain:
        for child in sentence.children(word, "advmod", "amod"):
            if child.lower in group("told before"):
                return sentence.quote(child.index, child.index)
    return None
