"""Small questions about a parsed sentence: who does it, what belongs to it, is it passive."""

from __future__ import annotations

from collections.abc import Iterable

from pledgebook.language.doc import Sentence, Word

Span = tuple[int, int]

_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_OPEN = frozenset({"VBG", "VB", "VBN"})
_CLAUSES = frozenset({"acl", "advcl", "xcomp", "pcomp"})
_LOOSE = frozenset({"relcl", "acl", "advcl", "parataxis", "ccomp", "cc", "preconj"})
_GOVERNORS = frozenset({"VERB", "AUX", "ADJ", "ADP", "SCONJ"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"})


def is_passive(sentence: Sentence, verb: Word) -> bool:
    if sentence.child(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    return verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and not sentence.child(verb, "aux")


def agent(sentence: Sentence, verb: Word) -> Word | None:
    """Who does it, in a passive: "was said by two officials"."""
    by = sentence.child(verb, "agent")
    return sentence.child(by, "pobj") if by else None


def subject(sentence: Sentence, verb: Word, hops: int = 5) -> Word | None:
    """Who does it: the verb's own subject, or the one it shares with the verb or noun that it hangs on."""
    own = sentence.children(verb, "nsubj", "nsubjpass")
    if own or hops == 0 or verb.head == verb.index:
        return own[-1] if own else None
    governor = _shared_with(sentence, verb)
    if verb.dep == "acl" and governor.pos in _NOUNS:
        return _owner_of_act(sentence, verb, governor, hops)
    if verb.dep == "xcomp" and (controller := sentence.child(governor, "dobj", "dative")):
        return controller
    return subject(sentence, governor, hops - 1) if governor.pos in _GOVERNORS else None


def _shared_with(sentence: Sentence, verb: Word) -> Word:
    """What the verb hangs on; a finite verb is no second half of "fleeing" or "to send", but of the verb above them."""
    governor = sentence.words[verb.head]
    while (
        verb.dep == "conj"
        and verb.tag in _FINITE
        and governor.tag in _OPEN
        and governor.dep in _CLAUSES
        and not has_finite_aux(sentence, governor)
    ):
        governor = sentence.words[governor.head]
    return governor


def has_finite_aux(sentence: Sentence, verb: Word) -> bool:
    """Whether an auxiliary makes the verb finite: "is sending", "has sent"."""
    return any(child.tag in _FINITE or child.tag == "MD" for child in sentence.children(verb, "aux", "auxpass"))


def _owner_of_act(sentence: Sentence, verb: Word, noun: Word, hops: int) -> Word | None:
    """Poland in "Poland, promising more"; who is said to be it in "the only country to have promised more".

    A finite verb that the parser hung on a noun ("senators on Friday called ...") has that noun for its subject.
    """
    if verb.tag == "VBG" or verb.tag in _FINITE:
        return noun
    return subject(sentence, sentence.words[noun.head], hops - 1) if noun.dep == "attr" else None


def noun_phrase(sentence: Sentence, head: Word) -> Span:
    """First and last word of a noun phrase, without its loose clauses and the punctuation at its ends."""
    inside = {word.index for word in sentence.subtree(head)}
    for child in sentence.children(head):
        if child.dep in _LOOSE or (child.dep == "conj" and child.is_verb):
            inside -= {word.index for word in sentence.subtree(child)} if child.dep != "cc" else set()
    first, last = head.index, head.index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return trimmed(sentence, first, last)


def trimmed(sentence: Sentence, first: int, last: int) -> Span:
    """The span without punctuation and conjunctions at its ends; it never gets empty."""
    while first < last and _is_edge(sentence.words[first]):
        first += 1
    while last > first and _is_edge(sentence.words[last]):
        last -= 1
    return first, last


def _is_edge(word: Word) -> bool:
    return (word.pos == "PUNCT" and word.text not in {"(", ")"}) or word.dep == "cc" or word.tag == "POS"


def spans(sentence: Sentence, indices: Iterable[int]) -> tuple[Span, ...]:
    """Word indices as stretches of neighbours, each without the punctuation at its ends."""
    found: list[list[int]] = []
    for index in sorted(indices):
        if found and found[-1][1] == index - 1:
            found[-1][1] = index
        else:
            found.append([index, index])
    stretches = (trimmed(sentence, first, last) for first, last in found)
    return tuple(span for span in stretches if span[0] != span[1] or sentence.words[span[0]].pos != "PUNCT")


def has_to(sentence: Sentence, verb: Word) -> bool:
    """Whether the verb is an infinitive with "to"."""
    return any(child.tag == "TO" for child in sentence.children(verb, "aux"))


def reach(sentence: Sentence, tops: Iterable[Word]) -> frozenset[int]:
    """The indices of the words and of all that hangs on them."""
    return frozenset(word.index for top in tops for word in sentence.subtree(top))
