"""What a thing is worth, told in a clause of its own ("The package is worth $9 million"), and carried to its report."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.sight import Sight, head_of, is_definite
from pledgebook.reading.memory.memory import Memory

_NEAR = 600  # characters: the value of a package is told in the next sentence or two


def with_values(sight: Sight, read: tuple[Report, ...], memory: Memory) -> Memory:
    """What is remembered, with the sum that the sentence tells of the one thing given before it, if that had no amount yet.

    A sentence that gives a report of that sum itself ("aid has now reached ...") tells of no other.
    """
    known = memory.package
    told = told_worth(sight)
    if told is None or known is None or known.amount is not Missing.NOT_MENTIONED or not _is_near(known, sight):
        return memory
    value = told.reading(sight.sentence)
    if any(report.amount == value for report in read):
        return memory
    if any(other.evidence == known.evidence and other is not known for other in memory.reports):
        return memory  # the sum is that of several things together
    later = replace(known, amount=value, evidence=(*known.evidence, sight.sentence.whole))
    return replace(memory, reports=tuple(later if report is known else report for report in memory.reports))


def _is_near(report: Report, sight: Sight) -> bool:
    return 0 <= sight.sentence.start - report.evidence[-1].end < _NEAR


def told_worth(sight: Sight) -> Mention[Amount] | None:
    """The sum that the sentence says "the package" or "it" to be worth."""
    sums = (mention for mention in sight.amounts if mention.value.is_money and mention.rule != "amount.conversion")
    return next((mention for mention in sums if _is_value_of_known(sight, mention)), None)


def _is_value_of_known(sight: Sight, amount: Mention[Amount]) -> bool:
    head = head_of(sight.sentence, amount.first, amount.last)
    verb = next((word for word in sight.sentence.above(head) if word.is_verb), None)
    if verb is None or verb.lemma.lower() not in group("valuing"):
        return False
    subject = sight.sentence.child(verb, "nsubj", "nsubjpass")
    if subject is None or subject.index > head.index:
        return False
    return _names_value(sight, subject) or (_is_worth(sight, verb, head) and _means_what_was_given(sight, subject))


def _names_value(sight: Sight, subject: Word) -> bool:
    """Whether it is a word for what things are worth: "its value", "the total value of the package"."""
    if subject.lemma.lower() not in group("values"):
        return False
    of = (sight.sentence.child(prep, "pobj") for prep in sight.sentence.children(subject, "prep") if prep.lower == "of")
    return all(_means_what_was_given(sight, thing) for thing in of if thing)


def _is_worth(sight: Sight, verb: Word, head: Word) -> bool:
    """Being is not costing: "is worth", "is valued at", "amounts to", but not "is for $9 million of debt"."""
    between = {word.lower for word in sight.sentence.words[verb.index : head.index]}
    return verb.lemma.lower() != "be" or "worth" in between


def _means_what_was_given(sight: Sight, word: Word) -> bool:
    if word.lower in {"it", "this", "which"}:
        return True
    return is_definite(sight.sentence, word) and word.lemma.lower() in group("containers") | group("help nouns")
