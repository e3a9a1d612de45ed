"""On which condition: what a commitment hangs on by the words of its own sentence."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.reports import Act

_AHEAD = frozenset({Act.PLEDGED, Act.PLANNED, Act.CONSIDERED, Act.PERMITTED, Act.REQUESTED})
_HELD_BACK = frozenset({Act.REFUSED, Act.WITHDRAWN})
_OPENERS = frozenset({"provided", "subject", "contingent", "conditional"})
_STOPS = frozenset({",", ";", ".", ":", ")", "”", '"'})
_OPENING = 3  # words at most, of a phrase that opens a condition


def conditions(sentence: Sentence, chain: Iterable[Word], act: Act) -> tuple[Reading[str], ...]:
    """What it hangs on: "if ...", "once ...", "on condition that ...", "subject to ..."."""
    found: list[Reading[str]] = []
    way = tuple(chain)
    for word in way:
        for clause in sentence.children(word, "advcl", "prep", "ccomp", "advmod"):
            if clause in way:
                continue  # in "it acted before aid was halted" the halt hangs on nothing
            quote = _condition(sentence, clause, act) or _only_when(sentence, word, clause, act)
            if quote and quote not in [reading.quote for reading in found]:
                found.append(Reading(quote.words, quote, "condition"))
    return tuple(found) or _behind_thing(sentence, act) or _pending(sentence, act)


def _pending(sentence: Sentence, act: Act) -> tuple[Reading[str], ...]:
    """What is waited for where the parser sees no clause: "*pending* approval by parliament, it will pay"."""
    opener = next((word for word in sentence.words if word.lower == "pending"), None) if act in _AHEAD else None
    if opener is None:
        return ()
    ends = (word.index for word in sentence.words[opener.index + 1 :] if word.text in _STOPS)
    behind = sentence.words[opener.index + 1 : next(ends, len(sentence.words))]
    if not any(word.lemma.lower() in group("gate nouns") for word in behind):
        return ()
    quote = sentence.quote(opener.index, behind[-1].index)
    return (Reading(quote.words, quote, "condition"),)


def _behind_thing(sentence: Sentence, act: Act) -> tuple[Reading[str], ...]:
    """What stands behind the thing without a comma, where the parser sees no clause: "a loan contingent on reforms"."""
    if act not in _AHEAD or _OPENERS.isdisjoint(sentence.forms):
        return ()
    starts = (word for word in sentence.words[1:-1] if _opens_behind(sentence, word))
    first = next(starts, None)
    if first is None:
        return ()
    ends = (word.index for word in sentence.words[first.index + 2 :] if word.text in _STOPS)
    quote = sentence.quote(first.index, next(ends, len(sentence.words)) - 1)
    return (Reading(quote.words, quote, "condition"),)


def _opens_behind(sentence: Sentence, word: Word) -> bool:
    after, before = sentence.words[word.index + 1], sentence.words[word.index - 1]
    if word.lower == "provided":  # "provided it carried out reforms", but "Spain provided tents" and "help provided by Spain"
        told = word.dep in {"prep", "mark"} or sentence.child(word, "ccomp") is not None
        return told and not sentence.children(word, "nsubj", "dobj", "aux", "auxpass")
    phrase = f"{word.lower} {after.lower}"
    return before.lemma != "be" and phrase in group("conditions behind")


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
    words = _own_words(sentence, clause)
    if len(words) == 1 or not (_is_opened(words) or _is_gate(sentence, clause, act)):
        return None
    return sentence.quote(words[0].index, words[-1].index)


def _own_words(sentence: Sentence, clause: Word) -> list[Word]:
    """The words of a clause without the comma that leads it in and the stop that ends it."""
    words = sentence.subtree(clause)
    first, last = words[0].text == ",", words[-1].text in {".", ","}
    return words[first : len(words) - last] or words


def _is_opened(words: list[Word]) -> bool:
    """Whether a phrase opens it that opens nothing else: "on condition that", "as soon as", "only after"."""
    opening = [word.lower for word in words[:_OPENING]]
    if opening[:2] == ["as", "soon"] and not any(word.is_verb for word in words):
        return False  # "as soon as next week"
    return opening[:1] == ["assuming"] or any(
        " ".join(opening[:length]) in group("condition openers") for length in range(2, _OPENING + 1)
    )


def _is_gate(sentence: Sentence, clause: Word, act: Act) -> bool:
    marks = {child.lower for child in sentence.children(clause, "mark", "advmod", "prep")}
    opener = "" if clause.dep in {"ccomp", "advmod"} else clause.lower  # "said that it *provided* tents"
    words = _own_words(sentence, clause)
    if "even" in {word.lower for word in words[:2]} or "as" in marks or clause.dep == "advmod":
        return False
    if act in _AHEAD and words[0].lower in {"should", "were"} and clause.dep == "advcl" and words[0].head == clause.index:
        return True  # "should it meet the terms"
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
    passed = clause.lemma.lower() in group("being passed") and clause.tag in {"VBZ", "VBP"}
    if passed and marks & {"after", "when"} and act in _AHEAD:
        return True
    held = "until" in marks or ("before" in marks and clause.tag != "VBD")
    return ("once" in marks and act in _AHEAD) or (held and act in _HELD_BACK)


def _only_when(sentence: Sentence, verb: Word, clause: Word, act: Act) -> Quote | None:
    """As in "will *only* pay *when* it has seen the audit"."""
    only = clause.dep == "advcl" and act in _AHEAD and any(word.lower == "only" for word in sentence.children(verb, "advmod"))
    if not only or not any(mark.lower == "when" for mark in sentence.children(clause, "mark", "advmod")):
        return None
    words = sentence.subtree(clause)
    return sentence.quote(words[0].index, words[-1].index)
