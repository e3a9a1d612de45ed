"""From a thing down to the clause that hangs on it: "tanks sent by", "tanks that X will send"."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Frame, Operator
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.sight import is_to_do
from pledgebook.reading.grammar.triggers import frames_at, operator_at

_NAMES = frozenset({"GPE", "NORP", "ORG"})
_RELATIVE = frozenset({"WDT", "WP"})


def below(sentence: Sentence, word: Word) -> Base | None:
    """A thing that a relative clause or a participle tells about: "tanks sent by", "tanks that X will send"."""
    clauses = (clause for noun in (word, *_one_of(sentence, word)) for clause in sentence.children(noun, "relcl", "acl"))
    for child in clauses:
        for verb in (child, *sentence.children(child, "xcomp", "conj")):
            frame, operator = _frame_of(sentence, verb), operator_at(sentence, verb)
            if frame and "object" in frame.thing and frame.past != "none" and _is_gap(sentence, verb, child):
                return Base(verb, frame, "object")
            if operator and not frame and _is_told_by(sentence, operator, verb, child):
                return Base(verb, operator, "object")
    return next(_by_name(sentence, word), None)


def _one_of(sentence: Sentence, word: Word) -> Iterator[Word]:
    """Those of which a thing is said to be one: "the jet, one of *several* given by", "the jet was one of *six* that"."""
    up = sentence.words[word.head]
    called = sentence.children(up, "attr") if word.dep == "nsubj" and up.lemma == "be" else []
    for one in (*sentence.children(word, "appos"), *called):
        ofs = sentence.children(one, "prep") if one.lower in {"one", "some"} or one.tag == "CD" else []
        for of in (of for of in ofs if of.lower == "of"):
            yield from (one, *sentence.children(of, "pobj"))  # the clause may hang on either


def _by_name(sentence: Sentence, word: Word) -> Iterator[Base]:
    """What the name of a thing tells of who gave it: "*Norwegian-supplied* missiles"."""
    for participle in sentence.children(word, "amod"):
        frame = _frame_of(sentence, participle) if giver_in_name(sentence, participle) else None
        if frame and "object" in frame.thing and frame.past == "delivered":
            yield Base(participle, frame, "object")


def giver_in_name(sentence: Sentence, participle: Word) -> Word | None:
    """Who stands before a participle in the name of a thing: "*Norwegian*-supplied missiles"."""
    before = sentence.words[participle.index - 2 : participle.index] if participle.tag == "VBN" else ()
    named = len(before) == 2 and before[1].tag == "HYPH" and before[0].head == participle.index
    return before[0] if named else None


def _is_told_by(sentence: Sentence, operator: Operator, verb: Word, clause: Word) -> bool:
    """Whether the thing before the clause is what the operator is about: "tanks that X promised", "tanks X asked for"."""
    if sentence.children(verb, "xcomp", "ccomp") or (clause.dep == "acl" and not sentence.child(verb, "agent")):
        return False
    hanging = (p for p in sentence.children(verb, "prep") if p.lower in operator.thing)
    stranded = [p for p in hanging if not sentence.child(p, "pobj", "pcomp")]
    return ("object" in operator.thing or bool(stranded)) and _is_gap(sentence, verb, clause)


def _is_gap(sentence: Sentence, verb: Word, clause: Word) -> bool:
    """Whether the object of the verb is missing, so that the thing before the clause is it."""
    if clause.dep == "acl" and clause.tag == "VBN":
        return True
    if relative := sentence.child(clause, "nsubjpass"):
        return relative.tag in _RELATIVE
    if is_to_do(sentence, clause) and not sentence.child(clause, "dobj"):
        return True
    subject = sentence.child(verb, "nsubj") or sentence.child(clause, "nsubj")
    objects = [child for owner in (verb, clause) for child in sentence.children(owner, "dobj")]
    objects = [each for each in objects if not _is_taker(sentence, verb, each)]
    gap = not objects or any(found.tag in _RELATIVE for found in objects)
    return subject is not None and subject.tag not in _RELATIVE and gap


def _is_taker(sentence: Sentence, verb: Word, named: Word) -> bool:
    """Whether what looks like the object is who takes: "tanks that it promised *Chad*", "rockets that Mali gave *it*"."""
    if named.entity == "GPE" and operator_at(sentence, verb):
        return True
    gives = any("dative" in frame.taker for frame in frames_at(sentence, verb))
    return gives and (named.entity in _NAMES or named.lower in group("takers by pronoun"))


def _frame_of(sentence: Sentence, verb: Word) -> Frame | None:
    """The first frame that a verb opens; one of debts only where a debt is named, one of raising money only where donors are."""
    frames = (frame for frame in frames_at(sentence, verb) if frame.item != "debt" or is_about_debt(sentence, verb, frame))
    frames = (frame for frame in frames if not is_own_rise(sentence, verb, frame))
    frames = (frame for frame in frames if frame.item != "founded" or founds(sentence, verb))
    return next(frames, None)


def is_about_debt(sentence: Sentence, up: Word, frame: Frame) -> bool:
    """Whether a debt is meant: "cancel a debt" forgives, "cancel a licence" takes back; "suspend a loan" does too."""
    words = group("payments owed" if frame.name == "put off" else "debts")
    if up.lemma.lower() in group("taking back loans"):
        words -= {"loan", "credit"}  # who lends takes them back
    asides = {word.index for child in sentence.children(up, "advcl") for word in sentence.subtree(child)}
    told = (word for word in sentence.subtree(up) if word.index not in asides)  # "halted the sale, citing unpaid debts"
    return any(word.lemma.lower() in words for word in (*told, sentence.words[up.head]))


def founds(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb or noun tells that something is set up that stands nowhere: "set up a *fund*", "the launch of a *plan*"."""
    made = sentence.children(verb, "dobj", "nsubjpass")
    made += [word for of in sentence.children(verb, "prep") if of.lower == "of" for word in sentence.children(of, "pobj")]
    return any(is_founded_thing(sentence, word) for word in made)


def is_founded_thing(sentence: Sentence, word: Word) -> bool:
    """Whether a noun names anew what somebody sets up for others: "a fund", not "the fund", nor "funds"."""
    known = any(child.lower in group("definite") for child in sentence.children(word, "det"))
    return (
        word.is_noun
        and word.lemma.lower() in group("founded things")
        and word.lower != "funds"
        and (not known or word.pos == "PROPN")
    )


def is_own_rise(sentence: Sentence, verb: Word, frame: Frame) -> bool:
    """Whether nothing tells that donors gave what somebody raises: "raised its aid to 40 million"."""
    if frame.item != "collected":
        return False
    gathered = sentence.child(verb, "dobj", "nsubjpass")
    summed = gathered is not None and (gathered.tag == "CD" or sentence.child(gathered, "nummod") is not None)
    gives = any(word.lemma.lower() in group("donors") for word in sentence.children(verb, "nsubj"))
    told = sentence.forms & group("collections") and not sentence.forms & group("own funds")
    return gives or not summed or not told


def fills_object(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether what hangs on a verb fills its object: "passed *a bill* with 60 billion for Chad", "approved *a law* with"."""
    if current.lower == "in" and current.index > up.index and up.pos == "VERB":  # "dropped meals, *in addition to* tents"
        return any(noun.lower == "addition" for noun in sentence.children(current, "pobj"))
    held = sentence.child(up, "dobj", "nsubjpass") if current.lower == "with" and up.pos == "VERB" else None
    return held is not None and held.index < current.index and held.lemma.lower() in group("filled")


def is_trained(sentence: Sentence, verb: Word) -> bool:
    """Whether a verb tells what its subject is taught: "Ukrainian pilots began their *training*"."""
    trainee, course = sentence.child(verb, "nsubj"), sentence.child(verb, "dobj")
    if trainee is None or course is None or course.lemma.lower() not in group("courses"):
        return False
    return trainee.lemma.lower() in group("trainees")


def is_whole_of_share(sentence: Sentence, of: Word, share: Word) -> bool:
    """In "has received 15 percent of the $4 billion", "400 million of the 1.2 billion" and "of the 40 jets, Spain gave ten" not
    the whole was given.
    """
    if of.lower == "of" and share.pos == "VERB" and of.index < share.index:
        return True
    whole = sentence.child(of, "pobj") if of.lower == "of" else None
    if whole is None or share.lemma.lower() in group("fractions"):
        return whole is not None
    counted = whole.pos == "NUM" or sentence.child(whole, "nummod") is not None
    share_counted = (share.pos == "NUM" and share.lower in group("large numbers")) or sentence.child(share, "nummod") is not None
    return counted and share_counted and sentence.child(whole, "det", "poss") is not None
