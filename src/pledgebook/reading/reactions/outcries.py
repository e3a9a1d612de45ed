"""Stances that no word of reaction tells: threats, calls to do otherwise, the foe's and other outsiders' words."""

from __future__ import annotations

from pledgebook.lexicon.voices import home_of
from pledgebook.model.reports import Stance
from pledgebook.reading.reactions.aims import is_aimed
from pledgebook.reading.reactions.passages import Passage, Taken

UNREAL = frozenset({"would", "could", "may", "might", "should", "must", "can", "will"})
_CALLS = frozenset({"call", "urge", "press", "push", "lobby", "implore", "ask", "demand"})
_OF = frozenset({"of", "about", "on"})
_QUOTED = frozenset({"direct", "mixed"})


def by_threat(passage: Passage) -> Taken | None:
    """A threat or warning, whatever its cue: "would be a legitimate target", "without the aid we can't win"."""
    if not passage.is_near():
        return None
    if at := _lacking(passage):
        return passage.taken(Stance.WARNS, at, "lacking")
    for one, words in passage.worded("phrase"):
        denied = one.stance is not Stance.THANKS and passage.is_denied(words)
        if not denied and (not one.aim or is_aimed(passage, one)):
            return passage.taken(one.stance, words[-1].index, "threat")
    return None


def _lacking(passage: Passage) -> int | None:
    """Where somebody says what would come "without the aid"; "with or without" is no such word."""
    things, sentence = passage.talk.things[passage.number], passage.sentence
    for word in (sentence.words[index] for index in sorted(passage.content)):
        alone = word.lower == "without" and word.dep != "conj" and not sentence.child(word, "conj", "cc")
        if alone and any(thing.index in things for thing in sentence.children(word, "pobj")):
            return word.index
    return None


def by_call(passage: Passage) -> Taken | None:
    """A call to do otherwise: a lawmaker's on the own government, an outsider's to stop the aid."""
    cue = passage.cue
    if cue is None or not (passage.names_aid() or passage.echoes_aid(pronouns=False)):
        return None
    calls = cue.lemma.lower() in _CALLS and not any(c.lower in UNREAL for c in passage.sentence.children(cue, "aux"))
    asks_own = calls and _is_critic(passage) and _asks_own_side(passage)
    asks_end = calls and passage.is_outside() and passage.names_aid() and passage.has_any("stop")
    return passage.taken(Stance.CRITICISES, cue.index, "call") if asks_own or asks_end else None


def _is_critic(passage: Passage) -> bool:
    """Whether the speaker is a lawmaker or of an organisation, by the source's own words or by introduction."""
    source = passage.saying.source
    words = passage.sentence.words[source[0] : source[1] + 1] if source else ()
    return passage.is_outsider() or any(home_of(word.lower) for word in words)


def _asks_own_side(passage: Passage) -> bool:
    """Whether the first party named behind the cue is of the speaker's own side."""
    asked = [(mention.first, mention.value) for mention in passage.named.actors]
    asked += [(mention.first, mention.value.actor) for mention in passage.named.people if mention.value.actor]
    behind = sorted((first, side.id) for first, side in asked if first > passage.saying.cue)
    return passage.side is not None and bool(behind) and behind[0][1] == passage.side.id


def by_foe(passage: Passage) -> Taken | None:
    """Whoever wages the war speaks against the aid for the other side, whatever the words: "will only prolong it"."""
    if not passage.is_foe() or not passage.is_voice():
        return None
    of_giver = passage.is_near() and passage.holds_giver()
    if not (passage.names_aid() or _is_said_of_aid(passage) or of_giver):
        return None
    at = passage.saying.cue if passage.cue else passage.saying.content[0][0]
    return passage.taken(Stance.CRITICISES, at, "foe")


def _is_said_of_aid(passage: Passage) -> bool:
    """As in "said of the tanks", "said about the loan"."""
    places = passage.sentence.children(passage.cue, "prep") if passage.cue else []
    told = (word for place in places if place.lower in _OF for word in passage.sentence.subtree(place))
    return any(word.index in passage.talk.things[passage.number] for word in told)


def by_tone(passage: Passage) -> Taken | None:
    """Words of blame anywhere in a quotation near talk of aid, from somebody who gives none or speaks for no government."""
    if passage.saying.manner not in _QUOTED or not passage.is_near(anywhere=True) or not _may_blame(passage):
        return None
    for one, words in passage.worded("tone"):
        if not passage.is_denied(words):
            return passage.taken(one.stance, words[-1].index, "tone")
    return None


def _may_blame(passage: Passage) -> bool:
    """Whether what the speaker blames can be the aid: a third party's anything, others' only the aid or its givers."""
    if passage.saying.speaker is None or not passage.is_voice():
        return False
    of_aid = passage.names_aid() or passage.has_any("echo")
    if not passage.is_outside():
        return passage.holds_giver() and of_aid
    is_third = passage.side not in passage.talk.givers | passage.talk.takers
    return is_third or of_aid or passage.holds_giver()
