"""What kind of help a sum of money is: told by the words of its sentence and of its article, where rules can only guess.

"Italy will contribute 40 million euros" is humanitarian aid in one article, budget support in another, and a vaccine fund's
money in a third. The rules choose by the commonest topic; this weighs every word that the article repeats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pledgebook.language.doc import Mention, Sentence
from pledgebook.model.actors import ActorKind
from pledgebook.model.amounts import Amount, Missing
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Report
from pledgebook.reading.learnt.features import of_clause
from pledgebook.reading.learnt.model import Model
from pledgebook.reading.naming import AIM, MONEY
from pledgebook.reading.sight import Sight, head_of
from pledgebook.reading.topic import says_no_kind

LEARNT_KIND = "item.learnt-kind"
"""The rule of an item whose class the model told."""
KINDS = MONEY | {
    ItemClass.MEDICAL,
    ItemClass.VACCINE,
    ItemClass.FOOD,
    ItemClass.SHELTER,
    ItemClass.WATER_SANITATION,
    ItemClass.ENERGY,
    ItemClass.MINE_CLEARANCE,
    ItemClass.RECONSTRUCTION,
    ItemClass.REFUGEES_HOSTING,
    ItemClass.GUARANTEE,
    ItemClass.DEBT_RELIEF,
}
"""What a bare sum can be: help in money, never things."""
_SURE = 0.5  # a class less likely than that is left as the rules guessed it
_GUESSED = MONEY - {ItemClass.LOAN} | {ItemClass.MEDICAL, ItemClass.VACCINE, ItemClass.FOOD}
_OFTEN = 2  # times that an article must say a word for it to tell what the article is about
_TELLING = ("verb=", "above", "subject word=", "near verb=", "near noun=")


def repeated(sights: Iterable[Sight]) -> frozenset[str]:
    """The words, as lemmas, that an article says more than once."""
    counts = Counter(lemma for sight in sights for lemma in _lemmas(sight.sentence))
    return frozenset(lemma for lemma, count in counts.items() if count >= _OFTEN)


def of_sum(sight: Sight, money: Mention[Amount], item: Item, article: frozenset[str]) -> tuple[str, ...]:
    """The features by which a sum that the rules call `item` is judged, in an article that repeats the words `article`."""
    word = head_of(sight.sentence, money.first, money.last)
    found = (
        f"class={item.item_class.value}",
        *(f"named={name}" for name in item.name.lower().split()),
        *(feature for feature in of_clause(sight, word) if feature.startswith(_TELLING)),
        *(f"here={lemma}" for lemma in _lemmas(sight.sentence)),
        *_sides(sight),
        *(f"article={lemma}" for lemma in sorted(article)),
    )
    return tuple(dict.fromkeys(found))


def _lemmas(sentence: Sentence) -> Iterator[str]:
    return (word.lemma.lower() for word in sentence.words if word.text.isalpha())


def _sides(sight: Sight) -> Iterator[str]:
    for mention in sight.named.actors:
        yield "side=country" if mention.value.kind is ActorKind.COUNTRY else f"side={mention.value.id}"


def is_open(item: Reading[Item]) -> bool:
    """Whether the words leave open what kind of help an item is, so that the rules could only guess it."""
    return item.rule != AIM and item.value.item_class in _GUESSED and says_no_kind(item.value)


def with_kinds(reports: Sequence[Report], sights: Iterable[Sight], model: Model) -> tuple[Report, ...]:
    """The reports, each sum of money that no words place with the class that the model is sure of."""
    if not any(map(_is_open_sum, reports)):
        return tuple(reports)
    seen = {sight.sentence.start: sight for sight in sights}
    article = repeated(seen.values())
    return tuple(
        _with_kind(report, seen.get(report.evidence[0].start), article, model) if _is_open_sum(report) else report
        for report in reports
    )


def _is_open_sum(report: Report) -> bool:
    return not isinstance(report.amount, Missing) and report.amount.value.is_money and is_open(report.item)


def _with_kind(report: Report, sight: Sight | None, article: frozenset[str], model: Model) -> Report:
    money, item = _money(report, sight) if sight else None, report.item.value
    if sight is None or money is None:
        return report
    kind, chance = model.kind(of_sum(sight, money, item, article))
    if kind is item.item_class or chance < _SURE:
        return report
    told = replace(report.item, value=replace(item, item_class=kind), rule=LEARNT_KIND)
    rather = f"{kind.value} rather than {item.item_class.value}"
    why = f"no words tell what kind of help: {rather}; learnt from other articles: {chance:.0%} likely"
    return replace(report, item=told, trace=(*report.trace, why))


def _money(report: Report, sight: Sight) -> Mention[Amount] | None:
    """Where the sum of a report stands in its sentence; None where it has none of its own there."""
    if isinstance(report.amount, Missing) or report.amount.quote is None:
        return None
    start, words = report.amount.quote.start, sight.sentence.words
    return next((mention for mention in sight.amounts if words[mention.first].start == start), None)
