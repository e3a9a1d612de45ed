"""What `disagreements` prints: every cell on which sources differ, the claims side by side with who says them in which words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from pledgebook.faces.cells import block, said
from pledgebook.faces.phrases import cell_words, claim_words, headline
from pledgebook.faces.rows import Row
from pledgebook.ledger.disagreements import Dispute, Voice, disputes
from pledgebook.model.evidence import Quote
from pledgebook.model.ledgers import Ledger


def dispute_rows(ledger: Ledger) -> Iterator[Row]:
    """One JSON object for every commitment and cell."""
    for each in disputes(ledger):
        voices = [_voice_row(voice) for voice in each.voices]
        yield {"commitment": each.commitment, "cell": each.cell, "voices": voices, "shown": each.shown, "rule": each.rule}


def _voice_row(voice: Voice) -> Row:
    return {"value": voice.value, "outlet": voice.outlet, "report": voice.report, "quote": quote_row(voice.quote)}


def quote_row(quote: Quote | None) -> Row | None:
    """Words with the place where they stand."""
    return {"article": quote.article, "start": quote.start, "end": quote.end, "words": quote.words} if quote else None


def disputes_text(ledger: Ledger, width: int) -> str:
    """The disagreements as text of at most `width` columns."""
    by_id = {each.id: each for each in ledger.commitments}
    found, every = [], disputes(ledger)
    for name, group in groupby(every, lambda each: each.commitment):
        found += block(f"{name}  {headline(by_id[name])}", "", width)
        found += [line for each in group for line in _dispute(each, width)]
        found.append("")
    return "\n".join([*found, _counted(len(every), ledger)]) + "\n"


def _dispute(each: Dispute, width: int) -> Iterator[str]:
    shown = claim_words(each.cell, each.shown)
    yield from block(f"{cell_words(each.cell)}: shown is {shown}, because {each.rule}", "  ", width)
    for voice in each.voices:
        yield from block(f"{claim_words(each.cell, voice.value)}, says {voice.outlet} [report {voice.report}]", "    ", width)
        if voice.quote:
            yield from block(said(voice.quote), "      ", width)
            yield from block(place(voice.quote), "      ", width)


def place(quote: Quote) -> str:
    """The article and the characters of a quote."""
    return f"{quote.article}, characters {quote.start} to {quote.end}"


def _counted(count: int, ledger: Ledger) -> str:
    by = f" in what was published by {ledger.as_of}" if ledger.as_of else ""
    if not count:
        return f"Sources differ nowhere{by}."
    return f"Sources differ on {count} cell{'' if count == 1 else 's'}{by}. 'pledgebook rule set ID CELL VALUE' decides one."
