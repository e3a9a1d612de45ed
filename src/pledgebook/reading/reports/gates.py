"""On which condition: what a commitment hangs on by the words of its own sentence."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Act

_AHEAD = frozenset({Act.PLEDGED, Act.PLANNED, Act.CONSIDERED, Act.PERMITTED, Act.REQUESTED})
_HELD_BACK = frozenset({Act.REFUSED, Act.WITHDRAWN})
_OPENING = 3  # words at most, of a phrase that opens a condition


def conditions(sentence: Sentence, chain: Iterable[Word], act: Act) -> tuple[Reading[str], ...]:
    """What it hangs on: "if ...", "once ...", "on condition that ...", "subject to ..."."""
    found: list[Reading[str]] = []
    for word in chain:
        for clause in sentence.children(word, "advcl", "prep", "ccomp", "advmod"):
            if (quote := _condition(sentence, clause, act)) and quote not in [reading.quote for reading in found]:
                found.append(Reading(quote.words, quote, "condition"))
    return tuple(found)


def demanded(sentence: Sentence, chain: Iterable[Word]) -> tuple[Reading[str], ...]:
    """What a refusal hangs on by its own words: "refused to send them, asking that the others send theirs as well"."""
    found = []
    for word in chain:
        for clause in sentence.children(word, "advcl", "conj"):
            asks = [
                part
                for part in (clause, *sentence.children(clause, "conj"))
                if part.lemma.lower() in group("demanding") and part.tag == "VBG"
            ]
            for part in asks:
                words = sentence.subtree(part)
                quote = sentence.quote(words[0].index, words[-1].index)
                found.append(Reading(quote.words, quote, "condition.demanded"))
    return tuple(found)


def _condition(sentence: Sentence, clause: Word, act: Act) -> Quote | None:
    words = sentence.subtree(clause)
    if not (_is_opened(words) or _is_gate(sentence, clause, act)):
        return None
    return sentence.quote(words[0].index, words[-1].index)


def _is_opened(words: list[Word]) -> bool:
    """Whether a phrase opens it that opens nothing else: "on condition that", "as soon as", "only after"."""
    opening = [word.lower for word in words[:_OPENING]]
    return any(" ".join(opening[:length]) in group("condition openers") for length in range(2, _OPENING + 1))


def _is_gate(sentence: Sentence, clause: Word, act: Act) -> bool:
    marks = {child.lower for child in sentence.children(clause, "mark", "advmod", "prep")}
    opener = "" if clause.dep in {"ccomp", "advmod"} else clause.lower  # "said that it *provided* tents"
    words = sentence.subtree(clause)
    if "even" in {word.lower for word in words[:2]} or "as" in marks or clause.dep == "advmod":
        return False
    if opener in {"pending", "subject"} or "subject" in marks:
        return True
    marks |= {opener}
    named = bool({word.lemma.lower() for word in words} & group("gate nouns"))
    if named and (marks & group("condition words") or opener in {"without", "upon", "after"}):
        return True
    return bool(marks & group("sure condition words")) or _is_timed(clause, marks, act)


def _is_timed(clause: Word, marks: set[str], act: Act) -> bool:
    """Whether a clause of time is a condition: "will send them *once* it is paid", "has halted aid *until* polls are held"."""
    if clause.dep != "advcl":
        return False
    return ("once" in marks and act in _AHEAD) or ("until" in marks and act in _HELD_BACK)
