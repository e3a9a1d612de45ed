"""On which condition: what a commitment is said to hang on in a clause of its own ("The loan is subject to approval by its
parliament", "The Bundestag still has to approve the deal"), carried to its report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.passing import to_be_passed, to_be_voted_on
from pledgebook.reading.reports.resuming import RESUMED, resumed_when

_AHEAD = frozenset({Act.PLEDGED, Act.PLANNED, Act.CONSIDERED, Act.PERMITTED, Act.ORDERED})
_NEAR = 600  # characters: what a deal hangs on is told in the next sentence or two


def with_terms(sight: Sight, read: tuple[Report, ...], memory: Memory) -> Memory:
    """What is remembered, with the condition that the sentence tells of what was given just before it."""
    share = any(amount.value.is_money for amount in sight.amounts)  # a sum is but a share of it
    told = None if share or not _may_only_tell(read) else resumed_when(sight.sentence) or told_terms(sight.sentence)
    last = memory.reports[-1] if memory.reports else None
    if told is None or last is None or not 0 <= sight.sentence.start - last.evidence[-1].end < _NEAR:
        return memory
    return replace(memory, reports=tuple(_later(report, last, told, sight) for report in memory.reports))


def _may_only_tell(read: tuple[Report, ...]) -> bool:
    """Whether a sentence gives nothing itself: "the parliament has yet to approve the loan" but weighs what was promised."""
    return all(report.act.value is Act.CONSIDERED and report.package is None for report in read)


def _later(report: Report, last: Report, told: Reading[str], sight: Sight) -> Report:
    """A report, with the condition where it was told together with the last one: of a stop, that on which it ends."""
    hanging = {Act.WITHDRAWN} if told.rule == RESUMED else _AHEAD
    if report.evidence != last.evidence or report.conditions or report.act.value not in hanging:
        return report
    return replace(report, conditions=(told,), evidence=(*report.evidence, sight.sentence.whole))


def told_terms(sentence: Sentence) -> Reading[str] | None:
    """What "the deal", "the loan" or "it" is said to hang on."""
    root = sentence.root
    subject = sentence.child(root, "nsubj", "nsubjpass")
    if subject is None or not root.is_verb or (mood_of(sentence, root).denied and not to_be_passed(sentence, root)):
        return None
    gate = _gate_of_thing(sentence, root) if _means_what_was_given(sentence, subject) else _gate_of_body(sentence, root)
    return _quoted(sentence, gate, sentence.subtree(gate)[0]) if gate else None


def _quoted(sentence: Sentence, gate: Word, first: Word) -> Reading[str]:
    """The words of a condition, from `first` to the last that hangs on its gate."""
    last = next(word.index for word in reversed(sentence.subtree(gate)) if word.pos != "PUNCT")
    quote = sentence.quote(first.index, last)
    return Reading(quote.words, quote, "condition.of-its-own")


def _gate_of_thing(sentence: Sentence, verb: Word) -> Word | None:
    """What follows of the thing: "is *subject to* approval", "*depends on* reforms", "*needs approval*", "must be *approved*"."""
    for called in sentence.children(verb, "acomp", "oprd"):
        if called.lower in group("hanging on") and (sentence.child(called, "prep") or _leads(sentence, verb, "on", "upon", "to")):
            return verb if sentence.child(called, "prep") is None else called
    hangs = verb.lemma.lower() in group("hanging on") and _leads(sentence, verb, "on", "upon")
    tied = verb.tag == "VBN" and verb.lemma.lower() in group("tying") and _leads(sentence, verb, "to")
    return verb if hangs or tied or _needs_leave(sentence, verb) or to_be_passed(sentence, verb) else None


def _leads(sentence: Sentence, verb: Word, *places: str) -> bool:
    return any(word.lower in places for word in sentence.children(verb, "prep"))


def _needs_leave(sentence: Sentence, verb: Word) -> bool:
    """As in "needs approval", "awaits the board's consent"."""
    needs = any(word.lemma.lower() in group("gate nouns") for word in sentence.children(verb, "dobj"))
    return needs and verb.lemma.lower() in group("needing")


def _gate_of_body(sentence: Sentence, verb: Word) -> Word | None:
    """Who has to pass the deal: "Congress must *approve* the sale", "the Senate still has to *pass* it", "is to vote on it"."""
    passes = to_be_passed(sentence, verb)
    passed = (sentence.child(passes, "dobj") if passes else None) or to_be_voted_on(sentence, verb)
    return verb if passed and _means_what_was_given(sentence, passed) else None


def _means_what_was_given(sentence: Sentence, word: Word) -> bool:
    if word.lower in {"it", "this"}:
        return True
    known = group("containers") | group("help nouns") | group("deals")
    bare = word.dep in {"nsubj", "nsubjpass"} and not sentence.children(word, "det", "poss", "amod", "compound")
    return (is_definite(sentence, word) or bare) and word.lemma.lower() in known


def own_terms(sentence: Sentence, chain: Iterable[Word]) -> tuple[Reading[str], ...]:
    """What its own sentence says a thing hangs on: "Spain's *loan hinges on* reforms", "a sale *that needs approval*"."""
    words = tuple(chain)
    for word in words:
        if word.dep in {"nsubj", "nsubjpass"} and (gate := _gate(sentence, verb := sentence.words[word.head])):
            return (_quoted(sentence, gate, verb if gate == verb else sentence.subtree(gate)[0]),)
        for clause in sentence.children(word, "relcl"):
            if gate := _gate(sentence, clause):
                return (_quoted(sentence, gate, sentence.subtree(clause if gate == clause else gate)[0]),)
    left = next(_left_to_pass(sentence, words), None)
    return (_quoted(sentence, left, sentence.subtree(left)[0]),) if left else ()


def _gate(sentence: Sentence, verb: Word) -> Word | None:
    return None if mood_of(sentence, verb).denied else _gate_of_thing(sentence, verb)


def _left_to_pass(sentence: Sentence, chain: tuple[Word, ...]) -> Iterator[Word]:
    """The clause behind a thing, its plan or its taker that leaves it to be passed: "a loan for Chad, *to be approved by*"."""
    below = {word.index for word in chain}
    for verb in sentence.words:
        if verb.dep not in {"relcl", "acl"} or below.isdisjoint(word.index for word in sentence.above(verb)):
            continue
        passes = to_be_passed(sentence, verb)
        passive = passes is not None and sentence.child(passes, "auxpass") is not None
        person = sentence.child(verb, "nsubj", "nsubjpass")
        if (passive or _needs_leave(sentence, verb)) and not (person and person.lower == "who"):
            yield verb
