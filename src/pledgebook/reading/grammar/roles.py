"""Who does what a verb or a noun tells: its own doer, or the one that another word lends it."""

from __future__ import annotations

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Operator
from pledgebook.lexicon.groups import group
from pledgebook.reading.grammar.hanging import giver_in_name
from pledgebook.reading.grammar.hearers import CONTROL_BY_OBJECT, asked_word, judged_word, pleaded_with
from pledgebook.reading.grammar.owners import Subject, by_nation, owner_of
from pledgebook.reading.grammar.sight import first_conjunct, verb_over
from pledgebook.reading.grammar.triggers import carried_operator, frame_at, operator_at

OF_PURPOSE = "subject.of-purpose"
"""The rule of a doer that is a purpose: who has it is for the memory to say."""
OF_RELATIVE = "subject.of-relative-clause"
"""The rule of a doer that a relative clause hangs on."""


def subject_of(sentence: Sentence, verb: Word, depth: int = 0) -> Subject | None:
    """The doer of a verb: its own subject, or the one that control, coordination or a participle lends it."""
    if depth > 8:
        return None
    if own := sentence.child(verb, "nsubj", "csubj"):
        return _own_subject(sentence, verb, own, depth)
    if verb.dep == "amod" and (giver := giver_in_name(sentence, verb)):
        return Subject(giver, "name")
    if is_passive(sentence, verb):
        return _agent(sentence, verb)
    if verb.head == verb.index:
        return None
    return _lent_subject(sentence, verb, sentence.words[verb.head], depth)


def _behind_beginning(sentence: Sentence, verb: Word, own: Word) -> Word | None:
    """Who does it where the parser takes a time for that: "since the beginning of the war *Latvia* has sent"."""
    opened = any(mark.lower == "since" for mark in sentence.children(verb, "mark"))
    if not opened or verb.dep != "ROOT" or own.lemma.lower() not in group("beginnings"):
        return None
    return next((word for word in reversed(sentence.words[: verb.index]) if word.pos not in {"AUX", "ADV"}), None)


def _own_subject(sentence: Sentence, verb: Word, own: Word, depth: int) -> Subject:
    if behind := _behind_beginning(sentence, verb, own):
        return Subject(behind, "subject")
    if verb.tag == "VBN" and own.tag == "CD" and (agent := _agent(sentence, verb)):
        return agent  # "one of several given by Spain", of which the parser makes a clause
    if depth and own.is_noun and _is_what_for(sentence, verb, own):
        return owner_of(sentence, own) or Subject(own, OF_PURPOSE)
    if own.tag in {"WDT", "WP"} and verb.dep == "relcl":
        meant = sentence.words[verb.head]
        return Subject(_one_of(sentence, meant) or meant, OF_RELATIVE)
    if own.tag in {"WDT", "WP"} and (picked := _picked(sentence, verb)):
        return Subject(picked, "subject.of-cleft")
    return Subject(own, "subject")


def _is_what_for(sentence: Sentence, verb: Word, own: Word) -> bool:
    """Whether a deed is what a noun names, and the noun does nothing: "the *aim* is to send", "*options* include sending"."""
    operator = operator_at(sentence, own) if verb.lemma in {"be", "include"} else None
    return operator is not None and (verb.lemma == "be" or operator.name == "consider")


def _picked(sentence: Sentence, verb: Word) -> Word | None:
    """Who did it in "it was *Spain* that sent them"."""
    copula = sentence.words[verb.head]
    opener = sentence.child(copula, "nsubj") if verb.dep in {"ccomp", "advcl"} and copula.lemma == "be" else None
    return sentence.child(copula, "attr") if opener and opener.lower == "it" else None


def _one_of(sentence: Sentence, many: Word) -> Word | None:
    """Who is said to be one of those that a clause tells of: "*Spain* is among the countries that have sent tents"."""
    among = sentence.words[many.head]
    if many.dep != "pobj" or among.lower not in {"of", "among"}:
        return None
    holder = sentence.words[among.head]
    called = holder.lower in {"one", "some"} and holder.dep == "attr"
    copula = sentence.words[holder.head] if called else holder
    return sentence.child(copula, "nsubj") if copula.lemma == "be" else None


def is_passive(sentence: Sentence, verb: Word) -> bool:
    return bool(sentence.child(verb, "nsubjpass", "auxpass", "agent")) or (verb.dep == "acl" and verb.tag == "VBN")


def _agent(sentence: Sentence, verb: Word) -> Subject | None:
    agent = sentence.child(verb, "agent")
    by = agent and sentence.child(agent, "pobj", "pcomp")
    by = by or next((side for place in sentence.children(verb, "prep") if (side := _side_by(sentence, place))), None)
    return Subject(by, "agent") if by else None


def _side_by(sentence: Sentence, place: Word) -> Word | None:
    """Whom a "by" names that the parser takes for a place: "was offered tanks by *Spain*", but "by March"."""
    target = sentence.child(place, "pobj") if place.lower == "by" else None
    return target if target and target.entity in {"GPE", "NORP", "ORG", "PERSON"} else None


def _lent_subject(sentence: Sentence, verb: Word, up: Word, depth: int) -> Subject | None:
    if verb.dep == "conj":
        return _rename(subject_of(sentence, up, depth + 1), "subject.shared")
    if verb.dep in {"xcomp", "ccomp", "advcl", "prep", "dep"} and up.pos in {"VERB", "AUX", "ADJ"}:
        carried = carried_operator(sentence, up)
        controller = carried[1] if carried else operator_at(sentence, up)
        if controller and up.pos != "ADJ" and controller.name in CONTROL_BY_OBJECT and (verb.dep != "advcl" or carried):
            target = asked_word(sentence, up, controller, carried[0].index if carried else -1)
            return Subject(target, "object.controls") if target else None
        if raised := pleaded_with(sentence, up, verb) or _pressed(sentence, up) or _raised(sentence, up):
            return Subject(raised, "subject.raised")
        return _rename(subject_of(sentence, _verb_of(sentence, up), depth + 1), "subject.controls")
    if verb.dep in {"acl", "relcl", "pcomp", "xcomp", "ccomp"}:
        return _seeker(sentence, up, depth) or doer_of_noun(sentence, up, depth)
    return None


def _pressed(sentence: Sentence, verb: Word) -> Word | None:
    """Who is asked in "pressure is growing on *Spain* to send"."""
    request = sentence.child(verb, "nsubj") if verb.pos == "VERB" else None
    operator = operator_at(sentence, request) if request and request.pos == "NOUN" else None
    return asked_word(sentence, verb, operator) if operator and operator.name == "request" else None


def _raised(sentence: Sentence, verb: Word) -> Word | None:
    """Whom a passive tells of: "Spain is said to", "Spain has sent tanks and is said to"."""
    if own := sentence.child(verb, "nsubjpass"):
        return own
    shares = verb.dep == "conj" and sentence.child(verb, "auxpass") and not sentence.child(verb, "agent", "nsubj")
    return sentence.child(first_conjunct(sentence, verb), "nsubj", "nsubjpass") if shares else None


def _seeker(sentence: Sentence, noun: Word, depth: int) -> Subject | None:
    """Who would do what a permission is for: in "Poland asked for approval from Germany to export them" it is Poland."""
    operator = operator_at(sentence, noun) if noun.is_noun else None
    if operator is None or not operator.permission:
        return None
    verb = verb_over(sentence, noun)
    asks = operator_at(sentence, verb) if verb else None
    if verb is None or asks is None or asks.name not in {"request", "refuse"}:
        return None
    return _rename(subject_of(sentence, verb, depth + 1), "subject.seeks")


def _verb_of(sentence: Sentence, word: Word) -> Word:
    """The copula's clause for an adjective: "is ready to"."""
    return sentence.words[word.head] if word.pos == "ADJ" and word.dep in {"acomp", "oprd"} else word


def doer_of_noun(sentence: Sentence, noun: Word, depth: int = 0) -> Subject | None:
    """The doer of what a noun announces: "Germany's decision to", "a promise by Spain to", "made a promise to"."""
    if depth > 8:
        return None
    up = sentence.words[noun.head]
    if noun.pos in {"ADP", "SCONJ"}:
        return doer_of_noun(sentence, up, depth + 1)
    if judged := judged_word(sentence, noun):
        return Subject(judged, "judged")
    operator = operator_at(sentence, noun)
    if operator and (told := _told_to(sentence, noun, operator)):
        return told
    if noun.is_verb or (noun.pos == "ADJ" and noun.dep in {"acomp", "oprd"}):
        return _rename(subject_of(sentence, _verb_of(sentence, noun), depth + 1), "subject.controls")  # "is open to sending"
    return owner_of(sentence, noun) or _by_nation(sentence, noun) or _doer_above(sentence, noun, up, depth)


def _by_nation(sentence: Sentence, noun: Word) -> Subject | None:
    """Whose a decision is by its adjective; whose wish it is, asks."""
    operator = operator_at(sentence, noun)
    return by_nation(sentence, noun) if operator and operator.name not in {"request", "persuade"} else None


def _told_to(sentence: Sentence, noun: Word, operator: Operator) -> Subject | None:
    """Whom a request or a ban is for: "*Norway* heard pleas to send", "a ban kept *Norway* from sending"."""
    if operator.name == "request":
        return hearer_of(sentence, noun)
    kept = asked_word(sentence, noun, operator) if operator.name == "forbid" else None
    return Subject(kept, "object.controls") if kept else None  # "barred X from sending"


def hearer_of(sentence: Sentence, request: Word) -> Subject | None:
    """Who is asked by hearing it: "*Norwegian diplomats* heard pleas from Chad to"."""
    up = sentence.words[request.head]
    heard = request.is_noun and request.dep == "dobj" and up.lemma.lower() in group("hearing")
    return subject_of(sentence, up) if heard else None


def _doer_above(sentence: Sentence, noun: Word, up: Word, depth: int) -> Subject | None:
    """The doer of a noun from what it hangs on; in "criticised the delivery" that is not the one who criticises."""
    operator = operator_at(sentence, up)
    if (operator and operator.name == "judge") or _are_elsewhere(sentence, noun):
        return None
    if up.is_verb and noun.dep in {"dobj", "attr", "oprd", "nsubjpass"} and not is_received(sentence, noun, up):
        return _rename(subject_of(sentence, up, depth + 1), "subject.of-light-verb")
    return doer_of_noun(sentence, up, depth + 1) if noun.dep in {"pobj", "conj"} else None


def _are_elsewhere(sentence: Sentence, talks: Word) -> bool:
    """Whether talks are told with their place, so that they are of others than who answers: "its answer to talks in Oslo"."""
    places = [place for place in sentence.children(talks, "prep") if place.lower in {"in", "between"}]
    return bool(places) and talks.dep == "pobj" and talks.lemma.lower() in group("talks")


def is_received(sentence: Sentence, noun: Word, verb: Word) -> bool:
    """Whether who does it is promised something, and promises nothing: "received *pledges* of 5 million"."""
    frame = frame_at(sentence, verb) if noun.dep == "dobj" and noun.lemma.lower() in group("pledges") else None
    return frame is not None and "subject" in frame.taker and frame.item != "collected"


def called_so(sentence: Sentence, noun: Word) -> Subject | None:
    """Who is called what a noun says: "Spain is the supplier", "Spain, the supplier of", "the supplier, Spain"."""
    up = sentence.words[noun.head]
    if noun.dep in {"attr", "oprd"} and up.is_verb:
        return _rename(subject_of(sentence, up), "subject.called")
    if noun.dep == "appos":
        return Subject(up, "apposition")
    beside = sentence.child(noun, "appos")
    return Subject(beside, "apposition") if beside else None


def _rename(subject: Subject | None, rule: str) -> Subject | None:
    return Subject(subject.word, subject.rule if subject.rule == OF_PURPOSE else rule) if subject else None
