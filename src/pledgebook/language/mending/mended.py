"""All that is mended of a parse, in the order in which one mend rests on another."""

from __future__ import annotations

from pledgebook.language.doc import Word
from pledgebook.language.mending.agents import agents_hung
from pledgebook.language.mending.clauses import clauses_hung
from pledgebook.language.mending.gerunds import gerunds_hung
from pledgebook.language.mending.infinitives import infinitives_hung
from pledgebook.language.mending.inverted import inverted_last
from pledgebook.language.mending.rows import rows_hung
from pledgebook.language.mending.talks import topics_hung


def mended(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of a sentence, each where it belongs. None is added or lost, and each keeps its index."""
    for mend in (clauses_hung, agents_hung, infinitives_hung, gerunds_hung, rows_hung, topics_hung, inverted_last):
        words = mend(words)
    return words
