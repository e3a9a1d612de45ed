"""What the model is asked: of each thing in a sentence that the rules left, or told of, whether it is given, by whom and how."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.amounts import Missing
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.hanging import is_whole_of_share
from pledgebook.reading.grammar.sight import Sight, is_talked_of, verb_over
from pledgebook.reading.learnt.judge import Judge, Verdict
from pledgebook.reading.learnt.scene import Scene, scene
from pledgebook.reading.learnt.sides import Side, sides
from pledgebook.reading.lists.answered import ANSWER
from pledgebook.reading.partners.own import is_for_people_at_home
from pledgebook.reading.partners.purposes import is_fended_off
from pledgebook.reading.partners.warfare import is_in_war
from pledgebook.reading.reports.values import told_worth
from pledgebook.reading.seen import Seen
from pledgebook.reading.steps import SentenceRead
from pledgebook.reading.things.goods import Goods

_MODIFIER = frozenset({"compound", "amod", "nmod", "npadvmod"})
_Letters = tuple[int, int]  # the first letter of the article's text, and the one behind the last


@dataclass(frozen=True)
class Question:
    """A sentence with the things `left` in it that stand in no report, those that were `told` with their reports, and the sides
    that could give or take them. Its scene has the things in that order.
    """

    step: SentenceRead
    left: tuple[Goods, ...]
    told: tuple[tuple[Goods, Report], ...]
    sides: tuple[Side, ...]
    scene: Scene


@dataclass(frozen=True)
class Answer:
    """A question with a verdict on each of its things, first those that were left, then those that were told."""

    question: Question
    verdicts: tuple[Verdict, ...]

    def open(self, kept: Collection[str]) -> tuple[tuple[Goods, Verdict], ...]:
        """The things that stand in no report that is kept, by its id."""
        left = zip(self.question.left, self.verdicts, strict=False)
        told = zip(self.question.told, self.verdicts[len(self.question.left) :], strict=True)
        return (*left, *((goods, verdict) for (goods, report), verdict in told if report.id not in kept))

    @property
    def told(self) -> tuple[tuple[Report, Verdict], ...]:
        """The reports of the rules, each with the verdict on its thing."""
        reports = (report for _, report in self.question.told)
        return tuple(zip(reports, self.verdicts[len(self.question.left) :], strict=True))


def answers(asked: Iterable[Question], judge: Judge) -> tuple[Answer, ...]:
    return tuple(Answer(question, judge.judged(question.scene)) for question in asked)


def questions(view: Seen, steps: Sequence[SentenceRead], reports: Sequence[Report]) -> Iterator[Question]:
    """The sentences of an article in which there is something to ask, in text order. `reports` are what rules made of it."""
    kept = {report.id: report for report in reports}
    told_of = [span for report in reports for span in _spans(report)]
    title = view.article.title or next((sight.sentence.text for sight in view.sights), "")
    for number, step in enumerate(steps):
        told = tuple(
            (draft.goods, kept[draft.report.id]) for draft in step.drafts if draft.report and _is_asked(draft.report, kept)
        )
        near = sides(step.sight, step.before)
        here = [span for span in told_of if _is_in(span, step.sight.sentence)]
        things = tuple(_left(step.sight, step.things, here)) if near else ()
        if things or told:
            before = steps[number - 1].sight.sentence if number else None
            asked = (*things, *(goods for goods, _ in told))
            yield Question(step, things, told, near, scene(title, before, step.sight, asked, near))


def _is_asked(report: Report, kept: Mapping[str, Report]) -> bool:
    """Whether the model is asked about a report; what answers a request names no thing."""
    return report.id in kept and report.act.rule != ANSWER


def _is_in(span: _Letters, sentence: Sentence) -> bool:
    return span[0] < sentence.end and sentence.start < span[1]


def _left(sight: Sight, things: Sequence[Goods], told: Sequence[_Letters]) -> Iterator[Goods]:
    """The things that no report of the article is about, nor takes its amount from, and no sum that only tells what a thing named
    before is worth: "The aid amounts to 9 million euros".
    """
    worth = told_worth(sight)
    for goods in things:
        start, end = sight.sentence.words[goods.first].start, sight.sentence.words[goods.last].end
        if any(first < end and start < last for first, last in told) or sight.actor_at(goods.head.index):
            continue  # told already, or the name of a side: "Spanish *intelligence* sent"
        tells_worth = worth is not None and goods.amount is not None and goods.amount.value == worth.value
        if not (tells_worth or _is_whole(sight, goods) or _says_how(sight, goods, told) or _is_no_gift(sight, goods)):
            yield goods


def _is_whole(sight: Sight, goods: Goods) -> bool:
    links = pairwise(sight.sentence.above(goods.head))
    return any(is_whole_of_share(sight.sentence, word, up) for word, up in links)


def _is_no_gift(sight: Sight, goods: Goods) -> bool:
    """Whether it is a sum of what nobody gives, or what somebody takes, shows or fights with: "damage of *$5 million*",
    "captured *tanks* from", "a list of *tanks*", or what is but talked of: "cheerful about sending *tanks*".
    """
    if sight.sentence.words[goods.head.head].lemma.lower() in group("taking away") or is_in_war(sight, goods):
        return True
    if is_fended_off(sight, goods):
        return True
    if sight.sentence.words[goods.head.head].lower in {"above", "below", "beyond"}:
        return True  # "reserves rose above 4 billion"
    doing = verb_over(sight.sentence, goods.head)
    if doing is not None and (_is_fired(doing) or _is_at_home(sight, goods, doing)):
        return True
    if any(is_talked_of(sight.sentence, word) for word in sight.sentence.above(goods.head)):
        return True
    above = {word.lemma.lower() for word in _above(sight, goods)}
    is_sum = goods.amount is not None and goods.amount.value.is_money
    return bool(above & (group("pictures") | (group("no gifts") if is_sum else frozenset())))


def _is_fired(doing: Word) -> bool:
    """As in "capable of launching *missiles*"."""
    return doing.tag in {"VB", "VBG"} and doing.lemma.lower() in group("firing")


def _is_at_home(sight: Sight, goods: Goods, doing: Word) -> bool:
    """Whether a sum is earned, spent or lost, and not given: "personally *earning* 2 million", or goes to people at home."""
    is_sum = goods.amount is not None and goods.amount.value.is_money
    return (is_sum and doing.lemma.lower() in group("earning")) or is_for_people_at_home(sight, goods, doing)


def _above(sight: Sight, goods: Goods) -> Iterator[Word]:
    """The words that a thing hangs by, up to a verb."""
    return takewhile(lambda word: not word.is_verb, sight.sentence.above(goods.head))


def _says_how(sight: Sight, goods: Goods, told: Sequence[_Letters]) -> bool:
    """Whether a thing without an amount only says more of another: "*tank* ammunition", "protects against *helicopters*",
    "paid under its *loan facility*", "a *contribution* of 5 million in food aid".
    """
    if goods.amount is not None:
        return False
    holds = any(first <= word.start < last for word in sight.sentence.subtree(goods.head) for first, last in told)
    return holds or goods.head.dep in _MODIFIER or any(word.lower in group("no way to things") for word in _above(sight, goods))


def _spans(report: Report) -> Iterator[_Letters]:
    amount = None if isinstance(report.amount, Missing) else report.amount.quote
    yield from ((quote.start, quote.end) for quote in (report.item.quote, amount) if quote)
