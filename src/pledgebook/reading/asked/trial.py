"""The prompt's own examples, held to the same checks as a reply, before anything is asked in their name."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.lexicon.asking import Worked, asking
from pledgebook.model.errors import BadLexicon
from pledgebook.reading.asked.grounds import Grounds
from pledgebook.reading.asked.held import hold
from pledgebook.reading.asked.prompt import claim_of, worked_article
from pledgebook.reading.seen import seen


def try_examples() -> None:
    """Raises BadLexicon when an example line does not stand on its words: a model would learn to answer wrongly."""
    for worked in asking().examples:
        for fault in faults(worked):
            raise BadLexicon("asking.yaml", f"has an example that its own words don't bear out, '{worked.name}': {fault}")


def faults(worked: Worked) -> Iterator[str]:
    """What the checks object to in an example."""
    grounds = Grounds(seen(worked_article(worked)))
    for number, line in enumerate(worked.lines, 1):
        held = hold(claim_of(line), grounds, frozenset(grounds.sentences))
        yield from (f"line {number}, {each.cell}: {each.why}" for each in held.dropped)
        yield from (f"line {number}: {doubt}" for doubt in (held.report.doubts if held.report else ()))
