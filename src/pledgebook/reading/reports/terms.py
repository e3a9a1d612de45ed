"""On which condition: what a commitment is said to hang on in a clause of its own ("The loan is subject to approval by its
parliament", "The Bundestag still has to approve the deal"), carried to its report.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.mood import Mode, mood_of
from pledgebook.reading.grammar.sight import Sight, is_definite
from pledgebook.reading.memory.memory import Memory

_AHEAD = frozenset({Act.PLEDGED, Act.PLANNED, Act.CONSIDERED, Act.PERMITTED, Act.ORDERED})
_NEAR = 600  # characters: what a deal hangs on is told in the next sentence or two


def with_terms(sight: Sight, read: tuple[Report, ...], memory: Memory) -> Memory:
    """What is remembered, with the condition that the sentence tells of what was given just before it."""
    told = None if read or sight.amounts else told_terms(sight.sentence)  # a sum is but a share of it
    last = memory.reports[-1] if memory.reports else None
    if told is None or last is None or not 0 <= sight.sentence.start - last.evidence[-1].end < _NEAR:
        return memory
    return replace(memory, reports=tuple(_later(report, last, told, sight) for report in memory.reports))


def _later(report: Report, last: Report, told: Reading[str], sight: Sight) -> Report:
    """A report, with the condition where it was told together with the last one."""
    if report.evidence != last.evidence or report.conditions or report.act.value not in _AHEAD:
        return report
    return replace(report, conditions=(told,), evidence=(*report.evidence, sight.sentence.whole))


def told_terms(sentence: Sentence) -> Reading[str] | None:
    """What "the deal", "the loan" or "it" is said to hang on."""
    root = sentence.root
    subject = sentence.child(root, "nsubj", "nsubjpass")
    if subject is None or not root.is_verb or mood_of(sentence, root).denied:
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
        if called.lower in group("hanging on") and sentence.child(called, "prep"):
            return called
    hangs = verb.lemma.lower() in group("hanging on") and any(
        word.lower in {"on", "upon"} for word in sentence.children(verb, "prep")
    )
    needs = any(word.lemma.lower() in group("gate nouns") for word in sentence.children(verb, "dobj"))
    return verb if hangs or (needs and verb.lemma.lower() in group("needing")) or _is_to_be_passed(sentence, verb) else None


def _gate_of_body(sentence: Sentence, verb: Word) -> Word | None:
    """Who has to pass the deal: "Congress must *approve* the sale", "the Senate still has to *pass* it"."""
    passes = next((word for word in (verb, *sentence.children(verb, "xcomp")) if _is_to_be_passed(sentence, word)), None)
    passed = sentence.child(passes, "dobj") if passes else None
    return verb if passed and _means_what_was_given(sentence, passed) else None


def _is_to_be_passed(sentence: Sentence, verb: Word) -> bool:
    has_to = sentence.words[verb.head].lemma == "have" and verb.dep == "xcomp"
    must = mood_of(sentence, verb).mode is Mode.MUST or has_to
    return must and verb.lemma.lower() in group("being passed")


def _means_what_was_given(sentence: Sentence, word: Word) -> bool:
    if word.lower in {"it", "this"}:
        return True
    known = group("containers") | group("help nouns") | group("deals")
    bare = word.dep in {"nsubj", "nsubjpass"} and not sentence.children(word, "det", "poss", "amod", "compound")
    return (is_definite(sentence, word) or bare) and word.lemma.lower() in known


def own_terms(sentence: Sentence, chain: Iterable[Word]) -> tuple[Reading[str], ...]:
    """What its own sentence says a thing hangs on: "Spain's *loan hinges on* reforms", "a sale *that needs approval*"."""
    for word in chain:
        clauses = list(sentence.children(word, "relcl"))
        if word.dep in {"nsubj", "nsubjpass"}:
            clauses.append(sentence.words[word.head])
        for verb in clauses:
            gate = None if mood_of(sentence, verb).denied else _gate_of_thing(sentence, verb)
            if gate is not None:
                return (_quoted(sentence, gate, verb if gate == verb else sentence.subtree(gate)[0]),)
    return ()
