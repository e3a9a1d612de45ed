"""What is said after the head of a phrase and belongs to the name: objects, infinitives, and heads that are shared."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.items.names import Hit
from pledgebook.language.items.phrases import BEFORE, BEFORE_TAGS, Phrase, Scene, is_place
from pledgebook.lexicon.groups import group
from pledgebook.lexicon.items import Role, catalogue

_RUN_TAGS = (*BEFORE_TAGS, "DT", "PRP$", "POS", "CD", "$", "PDT")
_JOINS = frozenset({",", "and", "or", "&"})
_QUOTES = frozenset({'"', "”", "'", "’"})
_WHERE = frozenset({"against", "on", "in", "into", "inside", "with", "deep", "at", "across", "within", "over", "from"})


def with_tail(scene: Scene, phrase: Phrase) -> Phrase:
    """The phrase with its acronym in brackets and with the objects that its head takes."""
    phrase = replace(phrase, last=_bracket_end(scene, phrase.head))
    top = phrase.top
    while top is not None:
        longer = _with_object(scene, phrase, top) or (_with_act(scene, phrase) if top.entry.acts else None)
        if longer is None:
            break
        phrase = longer
    return phrase


def _bracket_end(scene: Scene, head: int) -> int:
    if scene.lower(head + 1) == "(" and scene.lower(head + 3) == ")" and scene.sentence.words[head + 2].text[:1].isupper():
        return head + 3
    return head


def _with_object(scene: Scene, phrase: Phrase, top: Hit) -> Phrase | None:
    first = phrase.last + 2 + (scene.lower(phrase.last + 1) in _QUOTES)
    link = scene.lower(first - 1)
    first += scene.lower(first) == "both"
    last = run_end(scene, first)
    if last is None or (link not in top.entry.takes and link not in top.entry.opens):
        return None
    found = _named(scene.hits_in(first, last))
    does = top.entry.acts and link == "for" and scene.lower(last + 1) == "to"  # "permission for Poland to send"
    if not (found or does or (link in top.entry.opens and not is_place(scene, first, last))):
        return None
    start = phrase.object_first if phrase.object_first is not None else first
    return replace(phrase, last=last, objects=phrase.objects + found, link=phrase.link or link, object_first=start)


def _with_act(scene: Scene, phrase: Phrase) -> Phrase | None:
    """With an infinitive, its object and where to: "permission to use long-range missiles against targets in Russia"."""
    verb = phrase.last + 2
    if scene.lower(phrase.last + 1) != "to" or phrase.verb or not _is_infinitive(scene, verb):
        return None
    last, found = verb, phrase.objects
    while scene.lower(last + 1) in _JOINS and scene.tag(last + 2).startswith("VB"):
        last += 2  # "to train and equip"
    while (end := run_end(scene, last + 1)) is not None or (end := _place_end(scene, last + 1)) is not None:
        found += _named(scene.hits_in(last + 1, end))
        last = end
    return replace(phrase, last=last, objects=found, verb=scene.sentence.words[verb].lemma.lower())


def _is_infinitive(scene: Scene, index: int) -> bool:
    """Whether the word behind "to" is a verb; those that lead to an entry count however they are tagged."""
    known = any(verb == scene.lower(index) for _, verb in catalogue().turns)
    return known or (scene.tag(index).startswith("VB") and scene.lower(index) not in ("be", "have"))


def _place_end(scene: Scene, index: int) -> int | None:
    start = index
    while scene.lower(index) in _WHERE:
        index += 1
    return run_end(scene, index) if index > start else None


def run_end(scene: Scene, first: int) -> int | None:
    """The last word of the noun phrase that begins at `first`, None when none does."""
    last, index = None, first
    while scene.low <= index <= scene.high and (index in scene.at or _runs(scene, index)):
        hit = scene.at.get(index)
        index = hit.last if hit else index
        if hit or scene.tag(index).startswith(("NN", "CD", "VBG")):
            last = index
            if hit and hit.surface.many and not _goes_on(scene, index):
                break
        index += 1
    return None if last is None else _bracket_end(scene, last)


def _runs(scene: Scene, index: int) -> bool:
    """Whether a word may stand within a noun phrase; "worth" begins what it costs."""
    return scene.tag(index).startswith(_RUN_TAGS) and scene.lower(index) not in group("value words")


def _goes_on(scene: Scene, index: int) -> bool:
    return scene.sentence.words[index].dep in BEFORE


def open_tail(scene: Scene, head: int) -> int:
    """The end of "of ..." or "for ..." after the head of a phrase that the catalogue does not know."""
    if scene.lower(head + 1) not in ("of", "for"):
        return head
    last = run_end(scene, head + 2)
    return head if last is None or is_place(scene, head + 2, last) else last


def _named(found: tuple[Hit, ...]) -> tuple[Hit, ...]:
    """The names that say what a phrase is for: no carrier that says nothing alone."""
    roles = (Role.THING, Role.MODIFIER)
    return tuple(hit for hit in found if hit.entry.role in roles or (hit.entry.role is Role.CARRIER and hit.entry.alone))


def shared_head(scene: Scene, hit: Hit) -> int | None:
    """The head that a modifier shares with those behind it: "military, financial and humanitarian *support*"."""
    index, between = hit.last + 1, 0
    if hit.entry.role is not Role.MODIFIER or scene.lower(index) not in _JOINS:
        return None
    while scene.lower(index) in _JOINS or scene.tag(index).startswith("JJ") or _is_modifier(scene, index):
        between += scene.lower(index) not in _JOINS
        index += 1
    found = scene.at.get(index)
    return found.last if found and (between or found.first < found.last) else None


def _is_modifier(scene: Scene, index: int) -> bool:
    found = scene.at.get(index)
    return found is not None and found.entry.role is Role.MODIFIER


def next_object(scene: Scene, phrase: Phrase, end: int) -> tuple[int, int] | None:
    """The run behind "and" that is a further object of the same head: "ammunition for HIMARS and 155mm howitzers"."""
    top, start, first = phrase.top, phrase.object_first, end + 2
    last = run_end(scene, first) if scene.lower(end + 1) in ("and", "or") else None
    if top is None or start is None or last is None or _is_counted(scene, first):
        return None
    found = _named(scene.hits_in(first, last))
    if not (phrase.objects and found) or found[0].entry.item_class is top.entry.item_class:
        return None
    above = (word.index for word in scene.sentence.above(scene.sentence.words[last]))
    modifies = scene.sentence.words[end].head == last  # "for *Patriot* and NASAMS systems"
    return (first, last) if modifies or any(start <= index <= end for index in above) else None


def _is_counted(scene: Scene, index: int) -> bool:
    """Whether a run begins with a number or determiner, as a thing of its own does."""
    return index not in scene.at and scene.tag(index) in ("CD", "DT", "PRP$", "$")
