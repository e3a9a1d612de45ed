"""The reader that asks a language model. What it reports is what the article's words bear out, and no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from pledgebook.language.doc import Sentence
from pledgebook.language.engine import DEFAULT_MODEL
from pledgebook.model.articles import Article
from pledgebook.model.errors import UnreadableSource
from pledgebook.model.reports import Extract, Report
from pledgebook.reading.asked.claims import BadReply, Claim, Reply, reply_of
from pledgebook.reading.asked.grounds import Grounds
from pledgebook.reading.asked.held import Held, hold
from pledgebook.reading.asked.passages import Passage, passages
from pledgebook.reading.asked.prompt import Request, request_for, version
from pledgebook.reading.seen import seen


class NoAnswer(Exception):
    """Nobody answered, or not in a usable way; the text is a sentence for the user."""


class Answers(Protocol):
    """Whoever answers requests: a server, or replies that were kept.

    Gives the text of the reply, which `usable` accepts; raises NoAnswer.
    """

    def __call__(self, request: Request, usable: Callable[[str], object]) -> str: ...


@dataclass(frozen=True)
class Asked:
    """Reads by asking the language model `llm` through `answers`; `model` is the parser's. `tell` hears what became of each line.

    An article of which a passage finds no answer is unreadable for now (UnreadableSource); the answers that did come are
    with whoever gave them.
    """

    llm: str
    answers: Answers = field(repr=False, compare=False)
    model: str = DEFAULT_MODEL
    tell: Callable[[Held], None] = field(default=lambda _: None, repr=False, compare=False)

    @property
    def name(self) -> str:
        return f"asked {self.llm}, prompt {version()} ({self.model})"

    def read(self, article: Article) -> Extract:
        """What the model claims of the article and its words bear out; reactions are read by rule."""
        return held_extract(Grounds(seen(article, self.model)), self)

    def requests(self, article: Article) -> tuple[Request, ...]:
        """What would be asked about an article."""
        grounds = Grounds(seen(article, self.model))
        return tuple(request for _, request in self.questions(grounds))

    def questions(self, grounds: Grounds) -> Iterator[tuple[Passage, Request]]:
        article = grounds.view.article
        for passage in passages(grounds.view.doc, _worth_asking(grounds)):
            yield passage, request_for(article, passage, self.llm)


def _worth_asking(grounds: Grounds) -> Callable[[Sentence], bool]:
    """In an article of which the rules read anything: every sentence in which they see a thing that could be given.

    On mixed news this asks about less than 6 in 100 characters, and shows the model the evidence of five lines in six.
    """
    holds_any = any(draft.report for step in grounds.steps for draft in step.drafts)
    worth = {step.sight.sentence.start for step in grounds.steps if step.drafts and holds_any}
    return lambda sentence: sentence.start in worth


def held_extract(grounds: Grounds, reader: Asked) -> Extract:
    """What is left of a model's claims about an article, with what was dropped of them."""
    outcomes = [
        outcome for passage, request in reader.questions(grounds) for outcome in _outcomes(grounds, reader, passage, request)
    ]
    reports: dict[str, Report] = {}
    for outcome in outcomes:
        reader.tell(outcome)
        if outcome.report:
            reports[outcome.report.id] = _better(reports.get(outcome.report.id), outcome.report)
    by_rule = grounds.by_rule
    dropped = tuple(dict.fromkeys(each for outcome in outcomes for each in outcome.dropped))
    return replace(by_rule, reports=_in_text_order(reports.values()), unread=dropped)


def _outcomes(grounds: Grounds, reader: Asked, passage: Passage, request: Request) -> Iterator[Held]:
    try:
        reply = reply_of(reader.answers(request, reply_of))
    except (NoAnswer, BadReply) as error:
        raise UnreadableSource(
            grounds.view.article.location, f"The language model could not be used: {str(error).rstrip('.')}"
        ) from error
    told_by = f"{reader.llm} by prompt {version()}, reply {request.key[:12]}"
    held = [hold(claim, grounds, passage.numbers) for claim in reply.lines]
    for claim, outcome in zip(reply.lines, held, strict=True):
        report = outcome.report and replace(outcome.report, readers=(told_by,), package=_package(claim, reply, held))
        yield replace(outcome, report=report)


def _package(claim: Claim, reply: Reply, held: list[Held]) -> str | None:
    """The report of the package that a claim names as its own: another line of the reply, and of the same givers."""
    if claim.part_of is None or not 0 <= claim.part_of < len(reply.lines) or reply.lines[claim.part_of] is claim:
        return None
    package = held[claim.part_of].report
    return package.id if package else None


def _better(known: Report | None, found: Report) -> Report:
    """Of one line found in two passages, the one with fewer doubts."""
    return found if known is None or len(found.doubts) < len(known.doubts) else known


def _in_text_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    def place(report: Report) -> tuple[int, str]:
        return (report.item.quote.start if report.item.quote else 0), report.id

    return tuple(sorted(reports, key=place))
