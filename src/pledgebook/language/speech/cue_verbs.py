"""Verbs as cues: "said", "promised to", "called it a mistake", "was reported to"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pledgebook.language.doc import Sentence, Word
from pledgebook.language.speech.grammar import agent, has_to, is_passive, reach, subject
from pledgebook.language.speech.uttered import Uttered, own_words
from pledgebook.lexicon.speech import Cue, Takes, Voice
from pledgebook.lexicon.voices import voices

_OF_THING = frozenset({"to", "for", "from", "with", "against", "into", "over", "of", "between", "in"})
_NAMING_ONLY = frozenset({Takes.NAMING})
_EMPTY = frozenset({"it", "there"})


def by_verb(sentence: Sentence, verb: Word, entry: Cue) -> Uttered | None:
    if verb.pos != "VERB" or (verb.dep == "amod" and verb.tag == "VBN"):
        return None
    if Takes.FELT in entry.takes:
        source, tops, rule = *_felt(sentence, verb, entry), "verb"
    elif is_passive(sentence, verb):
        source, tops, rule = agent(sentence, verb), list(_passive_content(sentence, verb, entry)), "passive"
    else:
        source, rule = _speaking(sentence, verb) or _inverted(sentence, verb), "verb"
        tops = [top for top in content_tops(sentence, verb, entry) if top != source] or list(_strayed(sentence, verb, entry))
    content = reach(sentence, tops) - own_words(sentence, verb, source)
    return Uttered(verb.index, entry, source, content, rule) if content or source else None


def _felt(sentence: Sentence, verb: Word, entry: Cue) -> tuple[Word | None, list[Word]]:
    """Who is moved, and by what: "the loan angered the senator", "the senator was angered by the loan"."""
    if not is_passive(sentence, verb):
        mover = subject(sentence, verb)
        return sentence.child(verb, "dobj"), [mover] if mover else []
    led = [child for child in sentence.children(verb, "agent", "prep") if child.lower in entry.prepositions]
    return subject(sentence, verb), [top for child in led for top in sentence.children(child, "pobj", "pcomp")]


def _speaking(sentence: Sentence, verb: Word) -> Word | None:
    """The subject; in "she said deliveries were late and warned of ..." no delivery warns, but she."""
    found, first = subject(sentence, verb), verb
    if verb.dep != "conj" or found is None or _can_speak(found):
        return found
    while first.dep == "conj" and first.head != first.index:
        first = sentence.words[first.head]
    outer = subject(sentence, sentence.words[first.head]) if first.dep == "ccomp" else None
    return outer if outer and _can_speak(outer) else found


def _can_speak(word: Word) -> bool:
    return word.pos in {"PROPN", "PRON"} or word.lemma.lower() in voices("person")


def _inverted(sentence: Sentence, verb: Word) -> Word | None:
    """Who says it when the subject follows the verb and was parsed as its object: "..., wrote Smith"."""
    if verb.index == 0 or sentence.words[verb.index - 1].text not in {",", '"', "'", "?", "!"}:
        return None
    return next((word for word in sentence.children(verb, "dobj", "attr", "npadvmod", "oprd") if word.index > verb.index), None)


def content_tops(sentence: Sentence, verb: Word, entry: Cue) -> Iterator[Word]:
    """The words at the top of what is said, by the grammar that the cue takes."""
    if entry.takes == _NAMING_ONLY and not _complement(sentence, verb):
        return
    for child in sentence.children(verb):
        if child.dep == "prep" and child.lower in entry.prepositions:
            yield from sentence.children(child, "pobj", "pcomp")
        elif child.dep == "prep" and child.lower == "with" and entry.voice is Voice.REACTS:
            yield from _behind_manner(sentence, child, entry)
        elif child.dep == "dobj" and Takes.HEARER in entry.takes:
            yield from _told(sentence, child, entry)
        elif _is_content(sentence, verb, child, entry):
            yield child


def _behind_manner(sentence: Sentence, manner: Word, entry: Cue) -> Iterator[Word]:
    """What the parser hung on the manner: "reacted with anger to the loan"."""
    for feeling in sentence.children(manner, "pobj"):
        for child in sentence.children(feeling, "prep"):
            yield from sentence.children(child, "pobj", "pcomp") if child.lower in entry.prepositions else ()


def _strayed(sentence: Sentence, verb: Word, entry: Cue) -> Iterator[Word]:
    """The clause of "told reporters after the vote that ...", which the parser hung on the vote."""
    if Takes.CLAUSE not in entry.takes:
        return
    for child in sentence.children(verb, "prep", "npadvmod", "dobj"):
        for word in sentence.subtree(child):
            if word.dep in {"relcl", "acl", "ccomp"} and word.index > verb.index and _opens_with_that(sentence, word):
                yield word
                return


def _opens_with_that(sentence: Sentence, clause: Word) -> bool:
    return any(child.lower == "that" for child in sentence.children(clause, "mark"))


def _complement(sentence: Sentence, verb: Word) -> Word | None:
    """What something is called: "a mistake" in "called it a mistake"."""
    for child in sentence.children(verb, "oprd", "acomp", "ccomp", "prep", "advcl", "xcomp", "dobj"):
        if child.dep in {"oprd", "acomp", "ccomp", "xcomp"} or _is_as(sentence, child) or _quotes_next(sentence, child):
            return child
        if child.dep == "dobj" and any(_is_as(sentence, inner) for inner in sentence.children(child, "prep")):
            return child
    return None


def _quotes_next(sentence: Sentence, thing: Word) -> bool:
    """Whether what a thing is called stands right behind it: 'called the move "late"', or as an adjective: "called aid late"."""
    last = sentence.subtree(thing)[-1]
    after = last.index + 1
    if thing.dep == "dobj" and last.pos == "ADJ" and last.index > thing.index:
        return True
    return thing.dep == "dobj" and after < len(sentence.words) and sentence.words[after].text == '"'


def _is_as(sentence: Sentence, child: Word) -> bool:
    return sentence.subtree(child)[0].lower == "as"


def _told(sentence: Sentence, hearer: Word, entry: Cue) -> Iterator[Word]:
    """What the parser hung on the hearer: "told reporters that ...", "briefed lawmakers on ..."."""
    for child in sentence.children(hearer, "relcl", "acl", "prep"):
        if child.dep == "prep" and child.lower in entry.prepositions:
            yield from sentence.children(child, "pobj", "pcomp")
        elif child.dep != "prep" and Takes.CLAUSE in entry.takes and sentence.subtree(child)[0].tag == "IN":
            yield child


def _is_content(sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    test = _TESTS.get(child.dep)
    return bool(test and test(sentence, verb, child, entry))


def _is_full_clause(_sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    return bool({Takes.CLAUSE, Takes.NAMING} & entry.takes) or child.index < verb.index


def _is_thing(_sentence: Sentence, _verb: Word, _child: Word, entry: Cue) -> bool:
    return bool({Takes.THING, Takes.NAMING} & entry.takes)


def _is_name(_sentence: Sentence, _verb: Word, _child: Word, entry: Cue) -> bool:
    return Takes.NAMING in entry.takes


def _is_open_clause(sentence: Sentence, _verb: Word, child: Word, entry: Cue) -> bool:
    if sentence.child(child, "mark"):
        return Takes.CLAUSE in entry.takes
    if has_to(sentence, child):
        return Takes.INFINITIVE in entry.takes
    if child.tag == "VBG":
        return Takes.GERUND in entry.takes
    return bool({Takes.NAMING, Takes.CLAUSE} & entry.takes)


def _is_adverbial_content(sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    """Content that the parser took for a loose clause: "ruled out sending", "pledged to send", "seen as late"."""
    if child.index < verb.index:
        return False
    if has_to(sentence, child):
        return Takes.INFINITIVE in entry.takes
    if child.tag == "VBG" and child.index <= verb.index + 2:
        return Takes.GERUND in entry.takes
    return Takes.NAMING in entry.takes and _is_as(sentence, child)


def _is_beside_thing(sentence: Sentence, verb: Word, child: Word, entry: Cue) -> bool:
    """Whether a phrase belongs to what is said: "call it as", "offered help to"."""
    if child.lower == "as" and Takes.NAMING in entry.takes:
        return True
    thing = sentence.child(verb, "dobj")
    return bool(thing and Takes.THING in entry.takes and thing.index < child.index and child.lower in _OF_THING)


_TESTS: dict[str, Callable[[Sentence, Word, Word, Cue], bool]] = {
    "ccomp": _is_full_clause,
    "xcomp": _is_open_clause,
    "dobj": _is_thing,
    "oprd": _is_name,
    "acomp": _is_name,
    "prep": _is_beside_thing,
    "advcl": _is_adverbial_content,
}


def _passive_content(sentence: Sentence, verb: Word, entry: Cue) -> Iterator[Word]:
    """The tops of what is said in a passive: "Norway was reported to be discussing it"."""
    told = sentence.child(verb, "nsubjpass")
    if told is None and verb.dep == "acl":
        told = sentence.words[verb.head]
    if told and told.lower not in _EMPTY and Takes.HEARER not in entry.takes:
        yield told
    for child in sentence.children(verb, "ccomp", "xcomp", "oprd", "advcl"):
        if child.index > verb.index and (child.dep != "advcl" or has_to(sentence, child)):
            yield child
