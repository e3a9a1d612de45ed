"""When an act happened, by the words of its sentence: the innermost verb of what was done goes before whoever tells it."""

from __future__ import annotations

from collections.abc import Iterator

from pledgebook.language.doc import Word
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.modes import DONE, Mode
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.reports import cells
from pledgebook.reading.reports.occasions import at_occasion, beside_thing, in_clause
from pledgebook.reading.things.goods import Goods, heads_of

_DONE_ACTS = frozenset({Act.DELIVERED, Act.ORDERED, Act.WITHDRAWN})


def day_of(sight: Sight, goods: Goods, stack: Stack, setting: Setting, act: Act) -> Reading[PartialDate] | None:
    """The day of an act: its own, that of the news, or that of the article; None for what is only told as past."""
    inner = _innermost_done(stack)
    if own := cells.act_date(sight, (inner,), (), setting.published, past=True) if inner else None:
        return own  # "said on Tuesday that it sent them *last week*"
    told = any(layer.operator and layer.operator.name in {"say", "pledge"} for layer in stack.layers)
    past = act in _DONE_ACTS and _mode(stack) in {Mode.PAST, Mode.PERFECT} and not told
    before = Mode.BEFORE in {stack.mood.mode, *(layer.mood.mode for layer in stack.layers)}
    before = before or cells.marked_old(sight.sentence, (stack.chain[0], *((inner,) if inner else ()))) is not None
    heads = tuple(heads_of(sight, goods))
    held = (*heads, *_holders(sight, heads))
    elsewhere = (*at_occasion(sight, stack.chain), *in_clause(sight, held, act), *beside_thing(sight, heads))
    found = cells.act_date(sight, stack.chain, elsewhere, setting.published, past or before, setting.news_day)
    told_here = found is not None and found.quote is not None and found is not setting.news_day
    return found if told_here or before else setting.entry_day or found


def _holders(sight: Sight, heads: tuple[Word, ...]) -> Iterator[Word]:
    """The nouns that a thing stands behind: the offer of "an *offer* of 9 million that Chad made"."""
    for head in heads:
        for up in sight.sentence.above(head):
            if up.is_verb:
                break
            if up.is_noun:
                yield up


def _innermost_done(stack: Stack) -> Word | None:
    moods = ((stack.chain[0], stack.mood.mode), *((layer.word, layer.mood.mode) for layer in stack.layers))
    return next((word for word, mode in moods if mode in DONE and word.is_verb), None)


def _mode(stack: Stack) -> Mode:
    """The mode of what was done, that of the verb above where a noun tells it: "*completed* the delivery of"."""
    carried = (layer.mood.mode for layer in stack.layers[:1] if layer.operator is None or layer.operator.name == "aspect")
    return next(carried, stack.mood.mode) if stack.mood.mode is Mode.BARE else stack.mood.mode
