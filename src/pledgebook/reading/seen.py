"""An article as it is seen before anything is read from it: parsed, with everything that the language floor recognises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pledgebook.language.actors.recogniser import Named, recognise
from pledgebook.language.amounts.currencyless import with_currencies
from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.doc import Doc, Mention, Sentence
from pledgebook.language.engine import DEFAULT_MODEL
from pledgebook.language.items.finder import find_items, item_of_phrase
from pledgebook.language.read import parsed
from pledgebook.language.speech.speakers import Saying, find_sayings
from pledgebook.language.times.finder import find_times
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.quantities import units
from pledgebook.model.actors import ActorKind
from pledgebook.model.amounts import Amount
from pledgebook.model.articles import Article
from pledgebook.model.items import Item
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.voices import dollar_of, voice_of
from pledgebook.reading.reports.newsday import news_day

_OPENING, _HEAD = 25, 400  # characters: of a title that tell whether the text opens with it, and of that opening


@dataclass(frozen=True)
class Seen:
    """All that is recognised in an article before anything is read from it."""

    article: Article
    doc: Doc
    named: tuple[Named, ...]
    sayings: tuple[tuple[Saying, ...], ...]
    sights: tuple[Sight, ...]
    voice: Party | None
    headline: tuple[Sight, ...] = ()
    """The title, where the text does not open with it."""

    @property
    def setting(self) -> Setting:
        published = self.article.published
        return Setting(self.article.cite(), published, news_day(self.sights, published))


def seen(article: Article, model: str = DEFAULT_MODEL) -> Seen:
    """The article parsed, with everything that the language floor recognises in each sentence."""
    doc = parsed(article, model)
    named = recognise(doc, article.published.value if article.published else None)
    sayings = find_sayings(doc, named)
    voice = voice_of(article)
    sights = tuple(_sights(doc, article, named, sayings, dollar_of(voice)))
    return Seen(article, doc, named, sayings, sights, voice, _headline(article, model))


def _headline(article: Article, model: str) -> tuple[Sight, ...]:
    """The title as it is seen, where the text does not open with it. Nothing is quoted from it: the text may lack its words."""
    title = " ".join((article.title or "").lower().split())
    if not title or title[:_OPENING] in " ".join(article.text[:_HEAD].lower().split()):
        return ()
    alone = replace(article, text=article.title or "", title=None)
    doc = parsed(alone, model)
    named = recognise(doc, article.published.value if article.published else None)
    return tuple(_sights(doc, alone, named, tuple(() for _ in named), dollar_of(None)))


def _sights(
    doc: Doc, article: Article, named: tuple[Named, ...], sayings: tuple[tuple[Saying, ...], ...], dollar: str
) -> Iterator[Sight]:
    published = article.published.value if article.published else None
    around = "\n".join(part for part in (article.outlet, article.title, article.text) if part)
    currency = ""
    for sentence, who, said in zip(doc.sentences, named, sayings, strict=True):
        items = tuple(_without_strength(sentence, item) for item in find_items(sentence))
        in_items = frozenset(i for mention in items for i in range(mention.first, mention.last + 1))
        times = find_times(sentence, published, in_items)
        dated = {i for mention in times for i in range(mention.first, mention.last + 1)}
        quantities = find_amounts(sentence, (in_items | dated) - _sums_inside(sentence, items), dollar, around)
        amounts = with_currencies(sentence, quantities, currency)
        currency = next((amount.value.unit for amount in reversed(amounts) if amount.value.is_money), currency)
        own = (item for item in items if not (_is_in_sum(amounts, item) or _is_no_thing(sentence, who, item)))
        things = tuple(_without_sum(sentence, item, amounts) for item in own)
        yield Sight(sentence, who, things, amounts, times, said)


def _is_no_thing(sentence: Sentence, named: Named, item: Mention[Item]) -> bool:
    return _is_in_name(named, item) or _is_source(sentence, named, item)


def _is_in_name(named: Named, item: Mention[Item]) -> bool:
    """Whether a thing is only a word in the name of a body: "Community Aid Abroad", "Saudi Fund for Development"."""
    bodies = (mention for mention in named.actors if mention.value.kind is ActorKind.ORGANISATION or mention.rule == "actor.seat")
    return any(body.first <= item.first and item.last <= body.last and body.last > body.first for body in bodies)


def _is_in_sum(amounts: tuple[Mention[Amount], ...], item: Mention[Item]) -> bool:
    """Whether a thing is only the currency of a sum: "SDR 5 million"."""
    return any(each.value.is_money and each.first <= item.first and item.last <= each.last for each in amounts)


def _is_source(sentence: Sentence, named: Named, item: Mention[Item]) -> bool:
    """Whether a thing's name is that of a body whom things come from or through: "doses *from AstraZeneca*, *via COVAX*"."""
    if not any((body.first, body.last) == (item.first, item.last) for body in named.actors):
        return False
    before = [word.lower for word in sentence.words[: item.first] if word.lower != "the"]
    return before[-1:] != [] and before[-1] in group("coming from")


def _without_strength(sentence: Sentence, item: Mention[Item]) -> Mention[Item]:
    """The item without the number of people that it opens with: "64-member rescue team"."""
    first = item.first + 3
    opens = [word.lower for word in sentence.words[item.first : first]]
    if first > item.last or opens[1] != "-" or opens[2] not in units().hyphened or not opens[0].isdigit():
        return item
    return replace(item, value=item_of_phrase(sentence, first, item.last), first=first)


def _sums_inside(sentence: Sentence, items: tuple[Mention[Item], ...]) -> set[int]:
    """The words of a thing's name that could be a sum: "loan of *300 million euros*", "*10-billion-euro* loan"."""
    inside: set[int] = set()
    for item in items:
        words = sentence.words[item.first : item.last + 1]
        if words[0].pos == "NUM" and any(word.lower in group("large numbers") for word in words[1:3]):
            inside |= set(range(item.first, item.last))
        of = next((word.index for word in words if word.lower == "of"), item.last)
        if any(word.pos in {"NUM", "SYM"} for word in sentence.words[of + 1 : of + 4]):
            inside |= set(range(of + 1, item.last + 1))
    return inside


def _without_sum(sentence: Sentence, item: Mention[Item], amounts: tuple[Mention[Amount], ...]) -> Mention[Item]:
    """The item without the sum that its phrase ends in."""
    outer = next((a for a in amounts if a.first <= item.first <= a.last < item.last and a.value.is_money), None)
    if outer:  # "a 50 billion euro aid package"
        return replace(item, value=item_of_phrase(sentence, outer.last + 1, item.last), first=outer.last + 1)
    inner = next((a for a in amounts if item.first + 1 < a.first <= item.last and a.value.is_money), None)
    if inner is None or sentence.words[inner.first - 1].lower != "of":
        return item
    last = inner.first - 2
    return replace(item, value=item_of_phrase(sentence, item.first, last), last=last)
