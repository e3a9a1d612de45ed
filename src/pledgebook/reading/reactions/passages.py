"""One saying of one sentence, and the questions that are asked of it to tell a stance on the aid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.language.actors.recogniser import Named
from pledgebook.language.doc import Sentence, Word
from pledgebook.language.speech.speakers import CARRIED, Saying
from pledgebook.lexicon.reactions import Stanced, about, wordings
from pledgebook.lexicon.speech import Form, Voice, cues
from pledgebook.lexicon.voices import voices
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.reports import Stance
from pledgebook.reading.reactions.aid_talk import AidTalk
from pledgebook.reading.reactions.cast import Cast

FORMS = {"verb": Form.VERB, "passive": Form.VERB, "noun": Form.NOUN, "adjective": Form.ADJECTIVE}
"""The form of a cue by the rule that read its saying."""
_NOT = frozenset({"no", "not", "never", "n't"})
_ABOUT_WORDS = 12


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance taken in a sentence: the saying it stands in, the index of the word that takes it, and what it is about."""

    number: int
    saying: Saying
    stance: Stance
    at: int
    about: str
    rule: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A saying with its sentence, the indices of what is said, and where the aid is spoken of around it."""

    talk: AidTalk
    cast: Cast
    number: int
    named: Named
    saying: Saying
    content: frozenset[int]

    @property
    def sentence(self) -> Sentence:
        return self.talk.doc.sentences[self.number]

    @property
    def cue(self) -> Word | None:
        return None if self.saying.cue == CARRIED else self.sentence.words[self.saying.cue]

    @property
    def side(self) -> Actor | None:
        return self.saying.speaker.actor if self.saying.speaker else None

    def taken(self, stance: Stance, at: int, rule: str) -> Taken:
        first, last = self.saying.content[0]
        words = self.sentence.quote(first, min(last, first + _ABOUT_WORDS)).words
        return Taken(self.number, self.saying, stance, at, " ".join(words.split()), f"reaction.{rule}")

    def voice(self) -> Voice | None:
        """What the cue does: says, commits, asks ...; None for a carried quotation."""
        if self.cue is None:
            return None
        form = FORMS.get(self.saying.rule, Form.PREPOSITION)
        found = cues().get((form, self.cue.lemma.lower())) or cues().get((form, self.cue.lower))
        return found[0].voice if found else None

    # --- what is said

    def is_near(self, *, anywhere: bool = False) -> bool:
        return self.talk.is_near(self.number, anywhere=anywhere)

    def names_aid(self, *, loosely: bool = False) -> bool:
        return self.talk.names(self.number, self.content, loosely=loosely)

    def echoes_aid(self, *, pronouns: bool = True) -> bool:
        return self.talk.echoes(self.number, self.content, pronouns=pronouns)

    def has_any(self, kind: str) -> bool:
        """Whether a word of one of the "about" lists is said."""
        return any({word.lower, word.lemma.lower()} & about(kind) for word in map(self.sentence.words.__getitem__, self.content))

    def worded(self, kind: str) -> Iterator[tuple[Stanced, tuple[Word, ...]]]:
        """The judgements, phrases or tones that are said, with their words there."""
        words, known = self.sentence.words, wordings(kind)
        for index in sorted(self.content):
            for wanted, entry in known.get(words[index].lower, ()) or known.get(words[index].lemma.lower(), ()):
                if _stand_at(words[index : index + len(wanted)], wanted):
                    yield entry, words[index : index + len(wanted)]
                    break

    def is_denied(self, words: tuple[Word, ...]) -> bool:
        """Whether the words, or the verb that they hang on, are negated."""
        verb = next((up for up in (words[-1], *self.sentence.above(words[-1])) if up.is_verb), words[-1])
        denying = (child for owner in (*words, verb) for child in self.sentence.children(owner, "neg", "det"))
        return any(child.lower in _NOT for child in denying if child not in words)

    # --- who is spoken of, and who speaks

    def holds_party(self) -> bool:
        """Whether another party or person is spoken of than the speaker's own side."""
        sides: list[tuple[int, Actor | None]] = [(mention.first, mention.value) for mention in self.named.actors]
        sides += [(mention.first, mention.value.actor) for mention in self.named.people]
        return any(first in self.content and (side is None or side != self.side) for first, side in sides)

    def holds_giver(self) -> bool:
        """Whether others who give are spoken of, or a body or group on their side."""
        sides = [mention.value for mention in self.named.actors if mention.first in self.content and mention.value != self.side]
        return any(side in self.talk.givers or side.kind in {ActorKind.INSTITUTION, ActorKind.GROUP} for side in sides)

    def is_taker(self) -> bool:
        """Whether the speaker's side takes the aid and gives none."""
        return self.side in self.talk.takers - self.talk.givers

    def is_third(self) -> bool:
        """Whether the speaker's side is known and at neither end of the aid."""
        return self.side is not None and self.side not in self.talk.givers | self.talk.takers

    def is_foe(self) -> bool:
        """Whether the speaker's side wages the war that the aid is for, and gives none itself."""
        return self.side is not None and self.side == self.talk.foe and self.side not in self.talk.givers

    def is_outsider(self) -> bool:
        """Whether the speaker is known as a lawmaker or somebody else who speaks for no government."""
        return self.saying.speaker is not None and self.cast.is_outsider(self.saying.speaker)

    def is_outside(self) -> bool:
        """Whether the speaker does not speak for one of the main givers."""
        return self.saying.speaker is not None and (self.side not in self.talk.main_givers or self.is_outsider())

    def is_voice(self) -> bool:
        """Whether the source is somebody: a carried speaker, a recognised party or person, or a word for a human being."""
        source = self.saying.source
        if source is None:
            return True
        words = self.sentence.words[source[0] : source[1] + 1]
        head = next((word for word in words if not source[0] <= word.head <= source[1]), None)
        if head is None or head.pos == "PRON" or head.lemma.lower() in voices("person") | voices("paper"):
            return True
        return any(mention.holds(head.index) for mention in (*self.named.actors, *self.named.people))


def _stand_at(words: tuple[Word, ...], wanted: tuple[str, ...]) -> bool:
    """Whether the words are the wanted ones, each as written or in its dictionary form."""
    return len(words) == len(wanted) and all(
        want in {word.lower, word.lemma.lower()} for want, word in zip(wanted, words, strict=True)
    )
