"""The name of an item: the article's words, the head in the singular."""

from __future__ import annotations

from pledgebook.language.items.names import Hit
from pledgebook.language.items.phrases import Phrase, Scene
from pledgebook.language.items.surfaces import pieces
from pledgebook.lexicon.items import plural

_QUOTES = dict.fromkeys(map(ord, '"“”„'))


def name_of(scene: Scene, phrase: Phrase) -> str:
    """The article's words, the head in the singular; what a dose is "of" goes before it."""
    head = _singular(scene, phrase)
    top = phrase.top
    if top and top.entry.swap and phrase.object_first is not None:
        inner = bare(scene, phrase.object_first, phrase.last)
        return f"{text_of(scene, *inner)} {head}"
    start = scene.sentence.words[phrase.first].start - scene.sentence.start
    begin = scene.sentence.words[phrase.head].start - scene.sentence.start
    end = scene.sentence.words[phrase.head].end - scene.sentence.start
    tail = scene.sentence.text[end : scene.sentence.words[phrase.last].end - scene.sentence.start]
    return _plain(f"{scene.sentence.text[start:begin]}{head}{tail}")


def _plain(name: str) -> str:
    """A name on one line, without the quotation marks inside it and the "both" of a row."""
    return " ".join(word for word in name.translate(_QUOTES).split() if word != "both") or name


def _singular(scene: Scene, phrase: Phrase) -> str:
    """The head word in the singular, in the article's letters where they allow it."""
    word, top = scene.sentence.words[phrase.head], phrase.top
    if top is not None:
        return singular_of(word.text, top.surface.singular) if top.surface.many else word.text
    return word.lemma if word.tag == "NNS" and word.lemma else word.text


def singular_of(text: str, name: str) -> str:
    """The word whose regular plural `text` is, as the last word of `name` has it."""
    ends = pieces(name)
    for one in (text[:-3] + "man", text[:-3] + "y", text[:-2], text[:-1]):
        if one and plural(one) == text and ends[-len(pieces(one)) :] == pieces(one):
            return one
    return name.rsplit(maxsplit=1)[-1]


def text_of(scene: Scene, first: int, last: int) -> str:
    words, start = scene.sentence.words, scene.sentence.start
    return " ".join(scene.sentence.text[words[first].start - start : words[last].end - start].split())


def bare(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """A run without the determiner, possessive or number that it begins with."""
    while first < last and first not in scene.at and scene.tag(first) in ("DT", "PRP$", "CD", "PDT", "POS", "$"):
        first += 1
    return first, last


def name_sharing(scene: Scene, hit: Hit, head: int) -> str:
    """The name of a modifier with the head that it shares: "155mm and 105mm artillery rounds" has 155mm artillery rounds."""
    found, word = scene.at[head], scene.sentence.words[head].text
    start = min(found.first + hit.last + 1 - hit.first, head)  # past the modifier that stands where this one would
    one = singular_of(word, found.surface.singular) if found.surface.many else word
    between = text_of(scene, start, head - 1) if start < head else ""
    return " ".join(f"{text_of(scene, hit.first, hit.last)} {between} {one}".split())
