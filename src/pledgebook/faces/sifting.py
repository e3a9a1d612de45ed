"""What triage passed over and what that cost, in sentences."""

from __future__ import annotations

from pledgebook.model.articles import Article
from pledgebook.model.reports import Report
from pledgebook.pipeline.missed import Sifted

LISTED = 20


def sifting(found: Sifted) -> str:
    """The shares first, then the passages that would have been missed."""
    passed = f"{found.passed_over:,} of {found.articles:,} articles, {_share(found.passed_size, found.size)} of the text"
    lines = [
        f"Triage passes over {passed}. Read in full,",
        f"  {_of(len(found.missed), found.reports, 'report')} would have been missed;",
        f"  {_of(found.missed_reactions, found.reactions, 'reaction')} would have been missed.",
    ]
    lines += [_passage(article, report) for article, report in found.missed[:LISTED]]
    if len(found.missed) > LISTED:
        lines.append(f"and {len(found.missed) - LISTED} more.")
    return "\n".join(lines) + "\n"


def _of(part: int, whole: int, what: str) -> str:
    return f"{part:,} of {whole:,} {what}s ({_share(part, whole)})"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


def _passage(article: Article, report: Report) -> str:
    quote = report.evidence[0]
    return f"{article.location}, from character {quote.start}: {' '.join(quote.words.split())}"
