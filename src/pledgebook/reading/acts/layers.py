"""One layer of a stack: what a word adds to the clause or noun that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Operator
from pledgebook.lexicon.groups import group
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.hearers import judging_noun
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import Mood, mood_of
from pledgebook.reading.grammar.triggers import carried_operator, operator_at

_ABOUT = frozenset({"on", "about", "to", "in", "over"})
_UNDONE = frozenset({"deny", "withdraw"})
_CARRIED_PLACES = frozenset({"dobj", "nsubjpass", "attr", "acomp", "xcomp", "oprd"})


@dataclass(frozen=True, slots=True)
class Layer:
    """One operator over what lies below it. `operator` is None for a light verb that only carries mood."""

    word: Word
    operator: Operator | None
    mood: Mood


def layer_of(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """What `up` says of what `current` heads; None when it says nothing."""
    if current.dep == "advcl" and not _is_complement(sentence, current, up):
        return None
    for said in (_undone, _led_to, _carried, _aim, _judgement, _untrue):
        if carried := said(sentence, current, up):
            return carried
    if current.dep == "nsubj" and current.pos == "NOUN" and up.lemma.lower() in group("arriving"):
        return Layer(up, None, mood_of(sentence, up))
    operator = operator_at(sentence, up)
    if operator and _is_beside(sentence, current, up, operator):
        return None
    if operator and not (_is_aside(current, up) and "subject" not in operator.thing):
        able = up.lower in group("being able") and up.dep in {"acomp", "oprd"}  # a "not" stands over the copula itself
        mood = replace(mood_of(sentence, sentence.words[up.head]), denied=False) if able else mood_of(sentence, up)
        silent = operator.act == Act.REFUSED and current.lemma.lower() in group("telling")
        if mood.denied and _is_asserted(sentence, current, up):
            operator = replace(operator, name="evidence", denied="none")
        return Layer(up, replace(operator, act="none") if silent else operator, mood)  # "refused to comment on"
    is_light = up.is_verb and up.lemma.lower() in group("light verbs")
    unneeded = current.is_verb and mood_of(sentence, current).mode is Mode.UNREAL  # "does not have to send"
    carries = is_light and current.dep in _CARRIED_PLACES and not unneeded
    return Layer(up, None, mood_of(sentence, up)) if carries or _is_ranking(sentence, current, up) else None


def _is_asserted(sentence: Sentence, current: Word, up: Word) -> bool:
    """What somebody "did not say that" he will do is told by nobody; who "did not say *when*" he will may well do it."""
    asks = {word.tag for word in sentence.words[up.index : current.index]} & {"WRB", "WP", "WDT"}
    return current.dep == "ccomp" and up.lemma.lower() in group("asserting") and not asks


def _is_beside(sentence: Sentence, current: Word, up: Word, operator: Operator) -> bool:
    """Whether an operator says nothing of a clause: "the summit *ended* with Norway agreeing to", "*asked* whether it had"."""
    if operator.name == "withdraw":
        return is_beside_end(sentence, current, up)
    if operator.thing == ("against",) and current.lower == "against":
        return True  # the "against" has refused it already
    if up.lemma.lower() == "insist" and current.dep == "ccomp" and current.is_verb:
        return mood_of(sentence, current).mode not in {Mode.BARE, Mode.MUST}  # "insisted that it would"
    if operator.name == "request" and current.dep == "prep" and current.lower == "about":
        return True  # "asked about a report that it had sent them"
    return operator.name == "request" and _is_question(sentence, current, up)


def _undone(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """A stop that is taken back: "*released* the hold on", "*reversed* the suspension of"."""
    operator = operator_at(sentence, current) if current.is_noun and current.dep in {"dobj", "nsubjpass"} else None
    undoes = operator is not None and operator.name == "withdraw" and up.lemma.lower() in group("undoing")
    return Layer(up, None, mood_of(sentence, up)) if undoes else None


def _led_to(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """What something only brings about: "will *lead to* the payment of"; "led Chad to pay" persuades."""
    operator = operator_at(sentence, up) if current.lower == "to" and sentence.child(current, "pobj") else None
    leads = operator is not None and operator.name == "persuade"
    return Layer(up, None, mood_of(sentence, up)) if leads else None


def is_beside_end(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether something is only told behind a "with" when something else ends: "came to an *end with* Japan promising"."""
    operator = operator_at(sentence, up)
    return current.dep == "prep" and current.lower == "with" and operator is not None and operator.name == "withdraw"


def _untrue(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """What is said of a report that is not so, of a delivery that is not made: "reports that it sent them are *false*",
    "the shipment remains *paused*".
    """
    stays = up.lemma in {"be", "remain", "stay"} and current.dep == "nsubj"
    said = sentence.child(up, "acomp", "attr", "oprd") if stays else None
    operator = operator_at(sentence, said) if said else None
    return Layer(said, operator, mood_of(sentence, up)) if said and operator and operator.name in _UNDONE else None


def _is_question(sentence: Sentence, current: Word, up: Word) -> bool:
    """Whether somebody only wants to know: "asked *whether* it had sent them"; who "asked if it could send them" wants them."""
    marks = {child.lower for child in sentence.children(current, "mark")} if current.dep in {"ccomp", "advcl"} else set()
    by_reporters = up.tag == "VBN" and up.dep == "advcl"  # "asked whether it would send them, she said"
    wants = mood_of(sentence, current).mode in {Mode.CAN, Mode.WOULD, Mode.MUST, Mode.MAY} and not by_reporters
    return bool(marks & {"whether", "if"}) and not wants


def _is_ranking(sentence: Sentence, current: Word, up: Word) -> bool:
    """In "became the third country to send them" who is third has sent them."""
    rank = sentence.child(up, "attr") if current.dep in {"advcl", "xcomp"} else up if current.dep in {"relcl", "acl"} else None
    return rank is not None and any(word.lower in group("ranks") for word in sentence.children(rank, "amod"))


def _carried(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """The noun that `up` only carries: "gave its approval to send", "imposed sanctions for sending"."""
    carried = carried_operator(sentence, up)
    if carried and current.index != carried[0].index and _is_carried_clause(current):
        return Layer(carried[0], carried[1], _carried_mood(sentence, carried[0], up))
    judging = judging_noun(sentence, up) if current.dep == "prep" else None
    return Layer(judging, operator_at(sentence, judging), mood_of(sentence, up)) if judging else None


def _carried_mood(sentence: Sentence, noun: Word, verb: Word) -> Mood:
    """The mood of a light verb, denied also by the "no" of its noun: "has no objection to"."""
    mood = mood_of(sentence, verb)
    return replace(mood, denied=mood.denied or mood_of(sentence, noun).denied)


def _is_carried_clause(current: Word) -> bool:
    """A clause that belongs to the noun before it though the parser hangs it on the verb: "took a decision on sending"."""
    return current.dep in {"advcl", "xcomp", "ccomp", "acl"} or (current.dep in {"prep", "dative"} and current.lower in _ABOUT)


def _aim(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """In "the aim would be to send them" the subject of the copula is what stands over the sending."""
    hangs = current.dep in {"xcomp", "ccomp", "attr", "advcl"} or (current.dep == "prep" and current.lower in _ABOUT)
    grows = up.lemma.lower() in group("growing") and current.dep in {"xcomp", "ccomp", "advcl", "prep"}
    subject = sentence.child(up, "nsubj") if (up.lemma in {"be", "include"} and hangs) or grows else None
    operator = operator_at(sentence, subject) if subject and subject.is_noun else None
    if up.lemma == "include" and (operator is None or operator.name != "consider"):
        return None  # who says what "the plan includes" tells of its parts
    return Layer(subject, operator, mood_of(sentence, subject)) if subject and operator else None


def _judgement(sentence: Sentence, current: Word, up: Word) -> Layer | None:
    """In "it is unlikely that they will send" the adjective is what stands over the sending."""
    called = sentence.child(up, "acomp") if up.lemma == "be" and current.dep in {"ccomp", "csubj"} else None
    operator = operator_at(sentence, called) if called else None
    return Layer(called, operator, mood_of(sentence, up)) if called and operator else None


def _is_complement(sentence: Sentence, verb: Word, up: Word) -> bool:
    """A clause that the parser hung on as an adjunct though the verb above asks for it: "clear the way for X to send"."""
    if verb.tag == "VBG" and not sentence.children(verb, "mark", "nsubj"):
        return up.index < verb.index and "," not in {word.text for word in sentence.words[up.index : verb.index]}
    marks = {child.lower for child in sentence.children(verb, "mark", "aux")}
    return "to" in marks and not marks & {"if", "once", "unless", "as", "while", "because", "after", "before"}


def _is_aside(current: Word, up: Word) -> bool:
    """A subject is what its clause is about only with some verbs: "the plan failed", not "officials said"."""
    return current.dep == "nsubj" and up.is_verb and up.lemma.lower() not in group("verbs of course")


_HOW = frozenset({"by", "in", "through", "with"})
_SPEAKS_FOR_ITSELF = frozenset({"refuse", "request", "persuade", "say", "deny", "withdraw"})


def manner_of(sentence: Sentence, trigger: Word, current: Word, up: Word) -> Layer | None:
    """How something is done shares the mood of what is done: "will help by sending", "acted first, sending boats"."""
    if not up.is_verb or not (_is_how(sentence, current) or (current == trigger and _is_participle_after(sentence, current, up))):
        return None
    operator = operator_at(sentence, up)
    beside = any(mark.lower == "while" for mark in sentence.children(current, "mark"))
    if operator and operator.name in _SPEAKS_FOR_ITSELF and not beside:
        return None
    mood = mood_of(sentence, up)
    return Layer(up, None, replace(mood, denied=False)) if beside else Layer(up, operator, mood)


def _is_how(sentence: Sentence, preposition: Word) -> bool:
    """In "responded by sending" and "joins Spain in sending" the preposition leads to how it is done."""
    if preposition.dep != "prep" or preposition.lower not in _HOW:
        return False
    return any(verb.tag == "VBG" for verb in sentence.children(preposition, "pcomp"))


def _is_participle_after(sentence: Sentence, verb: Word, up: Word) -> bool:
    """In "Poland went first, sending tanks" and "waits while sending tanks" the participle goes on telling what was done."""
    if verb.dep != "advcl" or verb.tag != "VBG" or verb.index < up.index:
        return False
    return all(child.lower == "while" for child in sentence.children(verb, "mark", "nsubj", "aux"))
