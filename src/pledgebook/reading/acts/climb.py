"""From a thing up (or down) to the word that makes a commitment of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.heads import told_by_its_head
from pledgebook.reading.acts.nothing import told_as_none
from pledgebook.reading.acts.weighed import told_as_option
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.carriers import is_list_participle, is_sent_along, only_holds
from pledgebook.reading.grammar.hanging import (
    below,
    fills_object,
    founds,
    is_about_debt,
    is_own_rise,
    is_trained,
    is_whole_of_share,
)
from pledgebook.reading.grammar.sight import first_conjunct
from pledgebook.reading.grammar.triggers import frames_at, is_particle, operator_at

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis", "pcomp"})
_PLACES = {**dict.fromkeys(("dobj", "nsubjpass", "attr", "oprd", "obj"), "object"), "nsubj": "subject", "agent": "agent"}
_STOPS = frozenset({"withdraw", "refuse"})
_RELATIVE = frozenset({"WDT", "WP"})
_BEHIND = frozenset({"for", "of"})
_MODIFIER = frozenset({"compound", "amod", "nmod", "poss", "npadvmod"})


def bases_of(sentence: Sentence, word: Word) -> tuple[Base, ...]:
    """What makes a commitment of the thing that `word` heads, likeliest first: the clause around it, or one that hangs on it."""
    if told := told_by_its_head(sentence, word) or told_as_option(sentence, word) or told_as_none(sentence, word):
        return (told,)
    if whole := _whole_of(sentence, word):
        return tuple(replace(found, part_of=whole) for found in bases_of(sentence, whole))
    upward, downward = _climb(sentence, word), below(sentence, word)
    found = (downward, upward) if upward and upward.frame and _is_told_of(upward.frame) else (upward, downward)
    return tuple(base for base in found if base)


def _is_told_of(frame: Frame) -> bool:
    """Whether a frame only tells of things, so that a clause that hangs on them says more: "the aid that X sent amounts to"."""
    return frame.past in {"part", "sum"} or ("subject" in frame.thing and frame.past != "delivered")


def _whole_of(sentence: Sentence, word: Word) -> Word | None:
    """What a thing is said to be among: "among the weapons that Spain will send are tanks", "tanks are part of the aid"."""
    up = sentence.words[first_conjunct(sentence, word).head]
    if up.dep == "auxpass" and sentence.words[up.head].lemma == "include":  # "included in the package are tents"
        within = next((p for p in sentence.children(sentence.words[up.head], "prep") if p.lower in {"in", "among"}), None)
        return sentence.child(within, "pobj") if within else None
    if up.lemma != "be" or first_conjunct(sentence, word).dep not in {"nsubj", "attr"}:
        return None
    parts = [child for child in sentence.children(up, "attr") if child.lower == "part"]
    hanging = [p for owner in (up, *parts) for p in sentence.children(owner, "prep")]
    wholes = (p for p in hanging if p.lower in {"among", "amongst"} or (parts and p.lower == "of" and p.head == parts[0].index))
    return next((found for p in wholes if (found := sentence.child(p, "pobj")) and found.index != word.index), None)


def _climb(sentence: Sentence, word: Word) -> Base | None:
    passed: list[Word] = []
    part_of: Word | None = None
    part, current = False, word
    while current.head != current.index:
        up, dep = sentence.words[current.head], current.dep
        if (dep in CLAUSES and not is_list_participle(current)) or is_whole_of_share(sentence, current, up):
            return None
        opens_parts = current.lower in group("part words") or _is_among_them(sentence, current)
        part = part or opens_parts
        if part and part_of is None and up.is_noun and current.pos in {"ADP", "VERB", "SCONJ"}:
            part_of = _whole_before(sentence, current, up)
        place = "object" if fills_object(sentence, current, up) else _place(current, up)
        if place == "dative" and current.dep == "dative" and not sentence.child(up, "dobj"):
            place = "object"  # "sent Israel weapons": with one object only, that is the thing
        if opens_parts and up.is_verb:
            place, part_of = "object", part_of or _object_of(sentence, up)
        base = None if _is_moved(sentence, up) or only_holds(sentence, up) else _base_at(sentence, up, place)
        if (
            base := base
            or _struck_with(sentence, current, up)
            or _raised(sentence, current, up)
            or _called(sentence, current, up)
            or _past_place(sentence, current, up)
        ):
            return replace(base, passed=tuple(passed), part_of=part_of)
        if not _passes(current, up):
            return None
        if up.pos in {"NOUN", "PROPN", "NUM", "SYM"}:
            passed.append(up)
        current = up
    return None


def _is_among_them(sentence: Sentence, word: Word) -> bool:
    """In "sent goods, among them tents" the tents are part of the goods."""
    behind = sentence.words[word.index + 1 : word.index + 2]
    return word.lower in {"among", "amongst"} and any(after.lower in {"them", "which"} for after in behind)


def _whole_before(sentence: Sentence, part: Word, noun: Word) -> Word:
    """What parts are parts of: the noun that they hang on, or what was sent to a place that is."""
    verb = _verb_past_place(sentence, part, noun)
    return (_object_of(sentence, verb) if verb else None) or noun


def _past_place(sentence: Sentence, part: Word, noun: Word) -> Base | None:
    """As in "sent aid to people across Chad, *including* tents", where the parser hangs the parts on the last place named."""
    verb = _verb_past_place(sentence, part, noun)
    return _base_at(sentence, verb, "object") if verb and _object_of(sentence, verb) else None


def _verb_past_place(sentence: Sentence, part: Word, noun: Word) -> Word | None:
    """The verb that sends something to the place on which the parser hangs a part, none but places between."""
    opens = next((word for word in reversed(sentence.words[: part.index]) if word.lower != "such"), None)
    if part.lower not in {"including", "as"} or opens is None or opens.text != "," or noun.dep != "pobj":
        return None
    for up in sentence.above(noun):
        if up.is_verb:
            return up
        if up.dep == "prep" and up.lower not in group("places led in by"):
            return None
    return None


def _object_of(sentence: Sentence, verb: Word) -> Word | None:
    """What a verb is done to, also behind a particle that the parser takes for a preposition."""
    particle = next((word for word in sentence.children(verb, "prep") if is_particle(word, verb)), None)
    return sentence.child(verb, "dobj", "nsubjpass") or (sentence.child(particle, "pobj") if particle else None)


def _is_moved(sentence: Sentence, noun: Word) -> bool:
    """Whether the load that a thing is part of is itself what the verb tells of: "a *shipment* of flour has reached"."""
    if not noun.is_noun or noun.lemma.lower() not in group("loads"):
        return False
    verb = sentence.words[noun.head]
    base = _base_at(sentence, verb, _place(noun, verb)) if verb.pos == "VERB" else None
    return base is not None and base.frame is not None and base.frame.item not in {"doing", "help", "gift"}


def _raised(sentence: Sentence, current: Word, up: Word) -> Base | None:
    """What a thing is said to be about to do or undergo: "the tanks are expected to arrive", "are to be handed over"."""
    if current.dep == "nsubj" and up.pos == "ADJ" and up.dep == "ccomp":  # "made *doses* available"
        return _base_at(sentence, sentence.words[up.head], "object")
    if current.dep not in {"nsubj", "nsubjpass"} or not up.is_verb:
        return None
    holders = (up, *sentence.children(up, "acomp", "oprd"))
    if up.lemma in {"remain", "stay", "lie"} and (lasting := _lasting(sentence, holders[1:])):
        return lasting
    verbs = [verb for holder in holders for verb in sentence.children(holder, "xcomp") if not sentence.child(verb, "nsubj")]
    for verb in verbs:
        place = "object" if sentence.child(verb, "auxpass") else "subject"
        if base := _base_at(sentence, verb, place) or _raised(sentence, current, verb):
            return base
    return None


def _lasting(sentence: Sentence, states: Sequence[Word]) -> Base | None:
    """What was done with a thing and still holds: "the exports remain *suspended*", "the aid stays *frozen*"."""
    known = ((state, operator_at(sentence, state)) for state in states)
    return next((Base(state, operator, "object") for state, operator in known if operator and operator.name in _STOPS), None)


def _called(sentence: Sentence, current: Word, up: Word) -> Base | None:
    """In "remained the largest donor with 5 million" the sum tells what was given; tents that "are a donation" were."""
    if current.dep == "nsubj" and up.lemma == "be":
        gifts = (noun for noun in sentence.children(up, "attr") if noun.lemma.lower() in group("gifts"))
        return next((base for noun in gifts if (base := _base_at(sentence, noun, "of"))), None)
    if current.lower != "with" or up.lemma not in {"be", "remain", "become"}:
        return None
    nouns = sentence.children(up, "attr")
    ofs = (of for noun in nouns if noun.lower == "one" for of in sentence.children(noun, "prep") if of.lower == "of")
    nouns += [noun for of in ofs for noun in sentence.children(of, "pobj")]  # "is one of the largest *donors*"
    return next((base for noun in nouns if (base := _base_at(sentence, noun, "with"))), None)


def _struck_with(sentence: Sentence, current: Word, up: Word) -> Base | None:
    """In "strike the bases with rockets", of which the parser makes bases with rockets, what is done with the rockets."""
    if current.lower != "with" or up.dep != "dobj":
        return None
    base = _base_at(sentence, sentence.words[up.head], "with")
    return base if base and base.frame and base.frame.past == "none" else None


def _passes(current: Word, up: Word) -> bool:
    """Whether a thing may reach further up through this link."""
    if current.dep in {"conj", "appos", "nummod", "quantmod", "predet"}:
        return True
    if current.dep == "dobj" or up.lower in group("carrying"):
        return up.lower in group("carrying")
    if current.dep == "acl":
        return current.lower in group("carrying") or current.lower in group("passed prepositions")
    if current.dep in _MODIFIER:
        return up.lemma.lower() in group("holders") or up.lower == "worth"
    if current.pos in {"ADP", "SCONJ"} or current.lower in {"including", "worth"}:
        return current.lower in group("passed prepositions") and up.lemma.lower() not in group("pictures")
    return current.dep in {"pobj", "pcomp"}


def _place(current: Word, up: Word) -> str:
    """The place of `current` under `up`, in the words of the frame files."""
    if place := _PLACES.get(current.dep):
        return place
    of_row = current.dep == "conj" and up.pos == "VERB" and current.pos in {"NOUN", "PROPN", "NUM", "SYM"}
    if of_row or is_particle(current, up):  # "gives five million to Peru and *two million* to Chile"
        return "object"
    if current.dep in {"advcl", "xcomp", "acl"} and current.lower in group("carrying"):
        return "with"  # "a plane left for Mali *carrying* tents"
    if current.pos == "ADP" or current.dep in {"prep", "dative"}:
        return current.lower if current.pos == "ADP" or current.dep == "prep" else "dative"
    summed = current.dep in {"nummod", "quantmod"} and current.lower in group("large numbers")
    if (current.dep in _MODIFIER or summed) and up.is_noun:
        return "of"  # "tank deliveries", "a five million euro pledge"
    return current.dep


def _base_at(sentence: Sentence, up: Word, place: str) -> Base | None:
    if place == "object" and is_trained(sentence, up):
        return None  # the verb itself tells the training
    operator = operator_at(sentence, up)
    turned = operator is not None and up.pos == "VERB" and _particle(sentence, up)  # "hold back jets" holds none
    if operator and place == "subject" and place in operator.thing:  # "came to an end" comes to nobody
        return Base(up, operator, place)
    for frame in frames_at(sentence, up):
        if (turned and frame.item == "doing") or is_sent_along(sentence, up, frame, place) or is_own_rise(sentence, up, frame):
            continue
        if frame.item in {"placed", "founded"} and (frame.item == "founded") != founds(sentence, up):
            continue  # a fund that is set up stands nowhere
        if _takes(frame.thing, place, up) and not (frame.item == "debt" and not is_about_debt(sentence, up, frame)):
            return Base(up, frame, place)
    if operator and _takes(operator.thing, place, up):
        return Base(up, operator, place)
    return _base_carried(sentence, up, place)


def _particle(sentence: Sentence, verb: Word) -> bool:
    after = sentence.words[verb.index + 1 : verb.index + 2]
    return sentence.child(verb, "prt") is not None or any(word.lower == "back" and word.head == verb.index for word in after)


def _base_carried(sentence: Sentence, verb: Word, place: str) -> Base | None:
    """What the object of a light verb makes of a thing behind it: "signed a contract with Spain *for* jets"."""
    if not verb.is_verb or verb.lemma.lower() not in group("light verbs") or place not in _BEHIND:
        return None
    nouns = (noun for noun in sentence.children(verb, "dobj", "nsubjpass") if noun.is_noun)
    return next((base for noun in nouns if (base := _base_at(sentence, noun, place))), None)


def _takes(places: tuple[str, ...], place: str, up: Word) -> bool:
    if up.is_noun:
        return (place in places and place not in {"object", "subject", "dative"}) or f"noun.{place}" in places
    return place in places
