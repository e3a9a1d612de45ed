"""Which sayings take a stance on the aid: by their own cue ("welcomed"), by a judgement, a threat, a call or a tone."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Kind, Sentence, Word
from pledgebook.language.speech.speakers import Saying
from pledgebook.lexicon.reactions import Stanced, reacting
from pledgebook.lexicon.speech import Form
from pledgebook.reading.reactions.aid_talk import AidTalk
from pledgebook.reading.reactions.aims import is_aimed
from pledgebook.reading.reactions.cast import Cast
from pledgebook.reading.reactions.judgements import by_judgement
from pledgebook.reading.reactions.manners import by_manner
from pledgebook.reading.reactions.outcries import UNREAL, by_call, by_foe, by_threat, by_tone
from pledgebook.reading.reactions.passages import FORMS, Passage, Taken

_HEADS = frozenset({Kind.HEADING, Kind.DATELINE})


def stances(talk: AidTalk, cast: Cast, number: int, named: Named, sayings: tuple[Saying, ...]) -> Iterator[Taken]:
    """The stances of one sentence, the outermost saying first; each saying takes one at most."""
    if talk.doc.sentences[number].kind in _HEADS:
        return
    for saying in sayings:
        content = frozenset(index for first, last in saying.content for index in range(first, last + 1))
        passage = Passage(talk, cast, number, named, saying, content)
        ways = _WAYS if talk.is_giving else _STRICT if _is_of_others_aid(passage) else ()
        if taken := next(filter(None, (way(passage) for way in ways)), None):
            yield taken


def _is_of_others_aid(passage: Passage) -> bool:
    """Whether aid is named together with another party: all that counts in an article that nothing was read to be given in."""
    return passage.names_aid() and passage.holds_party()


def _by_cue(passage: Passage) -> Taken | None:
    """The cue itself takes the stance: "welcomed the delivery", "criticism of the loan", "is grateful for the aid"."""
    cue, form = passage.cue, FORMS.get(passage.saying.rule)
    if cue is None or form is None or _is_unreal(passage.sentence, cue):
        return None
    entries = reacting().get((form, cue.lower if form is Form.ADJECTIVE else cue.lemma.lower()), ())
    entry = next((one for one in entries if _is_led(passage, one) and is_aimed(passage, one)), None)
    return passage.taken(entry.stance, cue.index, form.value) if entry else None


def _is_unreal(sentence: Sentence, cue: Word) -> bool:
    """Whether the cue is negated or only thought of: "did not welcome", "should be grateful"."""
    verb = cue if cue.pos == "VERB" else sentence.words[cue.head]
    none = any(child.lower == "no" for child in sentence.children(cue, "det"))
    return none or any(child.dep == "neg" or child.lower in UNREAL for child in sentence.children(verb, "neg", "aux"))


def _is_led(passage: Passage, entry: Stanced) -> bool:
    """Whether the content stands behind the preposition that the entry wants: "argued against the loan"."""
    first = passage.saying.content[0][0]
    return not entry.led or (first > 0 and passage.sentence.words[first - 1].lower == entry.led)


_STRICT = (_by_cue, by_manner, by_judgement, by_threat, by_call)
_WAYS = (_by_cue, by_manner, by_judgement, by_threat, by_call, by_foe, by_tone)
