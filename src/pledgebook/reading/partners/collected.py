"""Who takes what is promised, where the promise is told by who receives it."""

from __future__ import annotations

from pledgebook.reading.acts.collected import receiving
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import subject_of
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory


def receiver(sight: Sight, base: Base, memory: Memory) -> tuple[Party, ...]:
    """Who receives a promise: "*Chad* received pledges of 5 million dollars from Norway"."""
    verb = receiving(sight.sentence, base)
    subject = subject_of(sight.sentence, verb) if verb else None
    return who(sight, subject, memory) if subject else ()
