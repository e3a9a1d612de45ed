"""Of whom a clause tells that stands within a row: "*Spain*, which gave 3 million, and Chile, which gave 2 million"."""

from __future__ import annotations

from pledgebook.reading.grammar.owners import Subject
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import OF_RELATIVE
from pledgebook.reading.grammar.sight import Sight, conjoined, first_conjunct


def of_clause(sight: Sight, subject: Subject, named: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those of the `named` of a row that stand between the clause before and the one whose subject they are."""
    own = sight.sentence.child(subject.word, "relcl") if subject.rule == OF_RELATIVE and len(named) > 1 else None
    if own is None:
        return named
    row = conjoined(sight.sentence, first_conjunct(sight.sentence, subject.word))
    clauses = [verb.start for word in row for verb in sight.sentence.children(word, "relcl")]
    before = max((start for start in clauses if start < own.start), default=-1)
    return tuple(party for party in named if party.quote and before < party.quote.start < own.start) or named
