"""What reading with a language model will come to, and what it came to, in sentences."""

from __future__ import annotations

from pledgebook.faces.asking_options import Wish
from pledgebook.pipeline.asking import Plan
from pledgebook.reading.asked.outcomes import Outcomes


def plan_words(plan: Plan, wish: Wish) -> str:
    """Before a run: requests, tokens and, with prices given, the cost at most."""
    kept = f" ({plan.kept:,} more are answered already)" if plan.kept else ""
    if not plan.to_ask:
        return f"Nothing to ask {wish.llm}{kept or ': no passage looks like a commitment'}.\n"
    lines = [f"To ask {wish.llm}: {_count(plan.to_ask, 'request')} about {_count(plan.articles, 'article')}{kept},"]
    lines.append(f"  about {plan.tokens_in:,} tokens sent and at most {plan.tokens_out:,} answered.")
    if wish.price_in is not None or wish.price_out is not None:
        lines.append(f"  At the prices given: at most {plan.cost(wish.price_in or 0, wish.price_out or 0):,.2f}.")
    if wish.limit is not None and wish.limit < plan.to_ask:
        lines.append(f"  This run stops after {_count(wish.limit, 'request')}; the rest is left for the next.")
    return "\n".join(lines) + "\n"


def outcome_words(outcomes: Outcomes) -> str:
    """After a run: what became of the lines that the model claimed, and which cells were dropped."""
    waiting = f"{outcomes.wait} wait for a person, {outcomes.dropped} were dropped"
    lines = [f"Of the model's lines {outcomes.stand} stand on the article's words, {waiting}."]
    if outcomes.cells:
        told = ", ".join(f"{cell} {number}" for cell, number in sorted(outcomes.cells.items()))
        lines.append(f"Cells dropped because their words don't bear them out: {told}.")
    return "\n".join(lines) + "\n"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
