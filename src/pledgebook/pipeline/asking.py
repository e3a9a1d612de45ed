"""Reading with a language model: what it will come to, and the reader that asks, remembers and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from pledgebook.model.articles import Article
from pledgebook.model.errors import UnreadableSource
from pledgebook.pipeline.reader import Gathered, Reader
from pledgebook.reading.asked.both import Both
from pledgebook.reading.asked.held import Held
from pledgebook.reading.asked.kept import Replies
from pledgebook.reading.asked.prompt import MOST_ANSWERED, Request
from pledgebook.reading.asked.reader import Answers, Asked
from pledgebook.reading.asked.trial import try_examples

MILLION = 1_000_000


class Who(StrEnum):
    """Who reads."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run will ask: articles, requests to send, requests whose replies are kept, tokens sent and at most answered."""

    articles: int = 0
    to_ask: int = 0
    kept: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def cost(self, price_in: float, price_out: float) -> float:
        """At most, where a million tokens sent cost `price_in` and a million answered `price_out`."""
        return (self.tokens_in * price_in + self.tokens_out * price_out) / MILLION


def requests_of(articles: Iterable[Gathered], asked: Asked) -> Iterable[tuple[Article, Request]]:
    """Every request about the articles, each once, in their order. Articles that can't be read have none."""
    known: set[str] = set()
    for article in articles:
        if isinstance(article, Article):
            for request in _requests(article, asked):
                if request.key not in known:
                    known.add(request.key)
                    yield article, request


def _requests(article: Article, asked: Asked) -> tuple[Request, ...]:
    try:
        return asked.requests(article)
    except UnreadableSource:
        return ()  # the run itself says so


def plan(articles: Iterable[Gathered], asked: Asked, replies: Replies) -> Plan:
    """What asking about the articles comes to."""
    of: set[str] = set()
    to_ask = kept = tokens_in = 0
    for article, request in requests_of(articles, asked):
        of.add(article.id)
        if replies.reply(request.key) is not None:
            kept += 1
        else:
            to_ask, tokens_in = to_ask + 1, tokens_in + request.tokens
    return Plan(len(of), to_ask, kept, tokens_in, to_ask * MOST_ANSWERED)


def asked_reader(llm: str, answers: Answers, model: str, tell: Callable[[Held], None] = lambda _: None) -> Asked:
    """The reader that asks `llm`, after the prompt's own examples have passed the checks that a reply must pass.

    `tell` hears what became of each line. Raises BadLexicon when an example does not pass.
    """
    try_examples()
    return Asked(llm, answers, model, tell)


def reader_for(who: Who, asked: Asked) -> Reader:
    """The reader for a run: the model alone, or beside the rules."""
    return Both(asked) if who is Who.BOTH else asked
