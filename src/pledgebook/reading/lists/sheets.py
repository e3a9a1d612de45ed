"""Things in a list whose heading or label says what was done with them: "Delivered", "In preparation: 40 tents"."""

from __future__ import annotations

from pledgebook.language.doc import Kind, Mention
from pledgebook.language.items.finder import item_of_phrase
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.headings import act_of_heading
from pledgebook.model.items import ItemClass
from pledgebook.model.reports import Act
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight, head_of
from pledgebook.reading.lists.notes import takers_named
from pledgebook.reading.lists.verbless import verbless
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.things.goods import Goods, can_be_thing, core
from pledgebook.reading.things.headings import colon_of, has_label, label_of, side_of_label

_NEAR = 3  # words from the beginning of the line, or of what stands behind its label, to its first thing
_COUNTED = "item.counted-in-list"
_NO_THINGS = frozenset({ItemClass.OTHER, ItemClass.PERMISSION})


def under_heading(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """The draft of a thing that a line of a list begins with, by what its label or heading says; None for anything else."""
    act = _act(sight, memory)
    if act is None or _is_told(sight) or not _is_listed(sight, goods, _start(sight)):
        return None
    given_by = _named_by_label(sight, memory) or _givers(memory)
    taken_by = tuple(taker for taker in _takers(sight, memory) if taker.value not in {giver.value for giver in given_by})
    if not given_by or not taken_by:
        return None
    day = setting.own_date if act is Act.PLEDGED else None
    trace = "in a list whose heading says what was done"
    return Draft(goods, None, verbless(sight, goods, memory, setting, (given_by, taken_by), (act, "heading"), day, trace))


def counted_in_list(sight: Sight, memory: Memory, known: tuple[Goods, ...]) -> tuple[Goods, ...]:
    """What a line of such a list counts first, where no word file names it: "14 container bathrooms for hospitals"."""
    first = next((amount for amount in sight.amounts if 0 <= amount.first - _start(sight) <= 1), None)
    if first is None or first.value.is_money or _act(sight, memory) is None or _is_told(sight):
        return ()
    noun = sight.sentence.words[head_of(sight.sentence, first.first, first.last).head]
    named = core(sight, noun)
    if any(goods.amount == first for goods in known) or not first.last < named[0] <= first.last + 2:
        return ()
    if noun.tag != "NNS" or not can_be_thing(sight, noun) or noun.lemma.lower() in group("no things"):
        return ()
    return (Goods(noun, Mention(item_of_phrase(sight.sentence, *named), *named, _COUNTED), first),)


def _act(sight: Sight, memory: Memory) -> Act | None:
    over = memory.over.act if memory.over and sight.sentence.kind is Kind.BULLET else None
    return label_of(sight) or _said_behind(sight, memory) or over


def _said_behind(sight: Sight, memory: Memory) -> Act | None:
    """What a giver's own line without a verb says behind its things: "1200 generators sent", "9 fire engines to follow"."""
    own = memory.voice is not None and sight.sentence.kind in {Kind.PROSE, Kind.BULLET}
    things = [mention.last for mention in (*sight.items, *sight.amounts)]
    if not own or not things:
        return None
    return act_of_heading(
        [word.lower for word in sight.sentence.words[min(things) + 1 :] if word.tag not in {"VBD", "VBZ", "VBP"}]
    )


def _start(sight: Sight) -> int:
    """Where the things of a line begin: behind its label, if it has one."""
    return colon_of(sight) + 1 if has_label(sight) else 0


def _is_told(sight: Sight) -> bool:
    """Whether the line, or what stands behind its label, is a sentence of its own."""
    root = sight.sentence.root
    return root.index >= _start(sight) and root.is_verb and sight.sentence.child(root, "nsubj", "nsubjpass") is not None


def _is_listed(sight: Sight, goods: Goods, start: int) -> bool:
    """Whether a thing that the word files know opens the line, or goes on its row: "12 tents, 40 beds and blankets"."""
    if goods.item is None or goods.meant or goods.first < start:
        return False
    if goods.item.value.item_class in _NO_THINGS and goods.item.rule != _COUNTED:
        return False
    before = [mention for mention in sight.items if start <= mention.first < goods.item.first]
    last = max((mention.last for mention in before), default=start - 1)
    between = sight.sentence.words[last + 1 : goods.first]
    if not before:
        return len(between) <= _NEAR and not any(word.pos in {"VERB", "ADP"} for word in between)
    return all(word.lower in group("list joins") for word in between)


def _named_by_label(sight: Sight, memory: Memory) -> tuple[Party, ...]:
    named = side_of_label(sight) if memory.over else None
    return (named.reading(sight.sentence),) if named else ()


def _givers(memory: Memory) -> tuple[Party, ...]:
    if memory.voice:
        return (memory.cited(memory.voice, "donor.own-list"),)
    known = memory.told_just_before
    return tuple(memory.cited(party, "donor.before-list") for party in known.donors) if known else ()


def _takers(sight: Sight, memory: Memory) -> tuple[Party, ...]:
    if named := takers_named(sight, memory):
        return named
    if memory.over and memory.over.takers:
        return tuple(memory.cited(party, "recipient.of-heading") for party in memory.over.takers)
    return memory.taker_of_article({memory.voice.value} if memory.voice else ())
