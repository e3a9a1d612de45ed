"""Who is offered something: whoever accepts or turns down what others offer."""

from __future__ import annotations

from pledgebook.lexicon.groups import group
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import doer_of_noun, owner_of, subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.memory import Memory, who


def offered(sight: Sight, base: Base, stack: Stack, memory: Memory) -> tuple[Party, ...]:
    """As in "*Iran* declined an offer of tents from Spain", "*Chad* accepted Spain's offer to send tents"."""
    nouns = (word for word in (base.trigger, *(layer.word for layer in stack.layers)) if word.lemma.lower() in group("offers"))
    for noun in nouns:
        verb = sight.sentence.words[noun.head]
        answers = noun.dep in {"dobj", "nsubjpass"} and verb.lemma.lower() in group("answering offers")
        if answers and (owner_of(sight.sentence, noun) or doer_of_noun(sight.sentence, noun)):
            answerer = subject_of(sight.sentence, verb)
            return who(sight, answerer, memory) if answerer else ()
    return ()
