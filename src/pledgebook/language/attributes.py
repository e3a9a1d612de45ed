"""Parts of speech, morphology and dictionary forms, as spaCy's rules give them, looked up once for each kind of word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KNOWN_KEYS = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What the rules for attributes ask of a word in the English pipelines."""
SET: list[int | str] = ["POS", "MORPH", "LEMMA"]
"""What nearly all of them say of it."""
KEPT = 20_000
"""Kinds of word whose attributes are kept; beyond these they are asked for again."""
Ids = tuple[int, ...]


def attributes(component: Any, docs: Sequence[Doc]) -> bool:
    """Set parts of speech and the like; False where the rules ask more of a word than we know to keep.

    What the rules for single words say follows from four of a word's features, so it is looked up once for each kind.
    """
    rules = _rules(component)
    if rules is None:
        return False
    for doc in docs:
        rules.apply(doc)
    return True


def lemmas(component: Any, docs: Sequence[Doc]) -> bool:
    """Set the dictionary forms; False where they follow from more than a word, its part of speech and its morphology."""
    if component.mode != "rule" or component.overwrite:
        return False
    known = _dictionary(component)
    for doc in docs:
        found = doc.to_array(["LEMMA", "ORTH", "POS", "MORPH"])
        for token, (lemma, *kind) in zip(doc, found.tolist(), strict=True) if len(found) else ():
            if not lemma:
                found[token.i, 0] = known.of(token, tuple(kind))
        first: Any = found[:, :1]
        doc.from_array(["LEMMA"], first)
    return True


def forget_attributes() -> None:
    """Let go of the components whose rules are kept, and of what was kept of each kind of word."""
    _rules.cache_clear()
    _dictionary.cache_clear()


@lru_cache(maxsize=2)
def _dictionary(component: Any) -> _Dictionary:
    return _Dictionary(component)


class _Dictionary:
    """The dictionary form of each kind of word that a lemmatizer was asked for."""

    def __init__(self, component: Any) -> None:
        self._component = component
        self._known: dict[Ids, int] = {}

    def of(self, token: Token, kind: Ids) -> int:
        found = self._known.get(kind)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[kind] = token.vocab.strings.add(self._component.lemmatize(token)[0])
        return found


@lru_cache(maxsize=2)
def _rules(component: Any) -> _Rules | None:
    asked = {key for rule in component.patterns for pattern in rule["patterns"] for word in pattern for key in word}
    return _Rules(component) if asked <= KNOWN_KEYS else None


class _Rules:
    """The rules of an attribute ruler, those for single words apart from those for several."""

    def __init__(self, component: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab, self._attrs, self._indices = component.vocab, component.attrs, component.indices
        self._single, self._several = Matcher(self._vocab, validate=False), Matcher(self._vocab, validate=False)
        for number, rule in enumerate(component.patterns):
            several = any(len(pattern) > 1 for pattern in rule["patterns"])
            (self._several if several else self._single).add(str(number), rule["patterns"])
        self._known: dict[Ids, tuple[Ids, Ids]] = {}
        alone = [pattern[0] for rule in component.patterns for pattern in rule["patterns"] if len(pattern) == 1]
        self._words, self._dependencies = (_Apart([p[key] for p in alone if key in p], self._vocab) for key in ("LOWER", "DEP"))
        self._more = {number for number, rule in enumerate(component.patterns) if not rule["attrs"].keys() <= set(SET)}
        self._signs = [_signs(pattern) for rule in component.patterns for pattern in rule["patterns"] if len(pattern) > 1]
        self._ids = {self._vocab.strings.add(sign) for signs in self._signs for sign in signs}

    def apply(self, doc: Doc) -> None:
        import numpy as np

        if not len(doc):
            return
        columns = doc.to_array(["IS_SPACE", "TAG", "DEP", "LOWER"])
        kinds = [self._of_kind(token, *kind) for token, kind in zip(doc, columns.tolist(), strict=True)]
        several = self._of_several(doc) if self._may_hold_several(columns[:, 2:]) else {}
        more: dict[int, list[int]] = {place: [] for place, (numbers, _) in enumerate(kinds) if not self._more.isdisjoint(numbers)}
        said: Any = np.array([attributes for _, attributes in kinds], dtype="uint64")
        doc.from_array(SET, said)
        for place, numbers in (more | several).items():
            self._set(doc[place], (*kinds[place][0], *numbers))

    def _may_hold_several(self, dependencies_and_words: Any) -> bool:
        """Whether a rule for several words can match: each shows by a word or a dependency that it names."""
        return not all(self._signs) or not self._ids.isdisjoint(dependencies_and_words.ravel().tolist())

    def _set(self, token: Token, numbers: Iterable[int]) -> None:
        from spacy.tokens._retokenize import set_token_attrs

        for number in sorted(numbers):
            set_token_attrs(token, self._attrs[number])

    def _of_several(self, doc: Doc) -> dict[int, list[int]]:
        """The rules for several words by the word that they set, which is the `index`th of those that match."""
        found: dict[int, list[int]] = {}
        for match, start, _ in self._several(doc, allow_missing=True):
            number = int(self._vocab.strings[match])
            found.setdefault(start + self._indices[number], []).append(number)
        return found

    def _of_kind(self, token: Token, blank: int, tag: int, dep: int, word: int) -> tuple[Ids, Ids]:
        """The rules for a kind of word, and what they say of it. What no rule names is of one kind."""
        kind = (blank, tag, self._dependencies.kind(dep), self._words.kind(word))
        found = self._known.get(kind)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[kind] = self._looked_up(token)
        return found

    def _looked_up(self, token: Token) -> tuple[Ids, Ids]:
        from spacy.tokens import Doc

        alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], heads=[0], deps=[token.dep_])
        numbers = tuple(sorted(int(self._vocab.strings[match]) for match, _, _ in self._single(alone, allow_missing=True)))
        self._set(alone[0], numbers)
        return numbers, tuple(alone.to_array(SET)[0].tolist())


class _Apart:
    """Which words, or dependencies, some rules tell apart from all others."""

    def __init__(self, wanted: Sequence[Any], vocab: Any) -> None:
        self._vocab = vocab
        self._all = not all(isinstance(each, str) or each.keys() <= {"IN", "NOT_IN", "REGEX"} for each in wanted)
        self._named = {vocab.strings.add(name) for each in wanted for name in (*_named(each), *_named(each, "NOT_IN"))}
        self._described = [re.compile(each["REGEX"]) for each in wanted if "REGEX" in each and not isinstance(each, str)]
        self._known: dict[int, int] = {}

    def kind(self, one: int) -> int:
        """The word itself where a rule may tell it apart, else 0."""
        found = self._known.get(one)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[one] = one if self._is_told_apart(one) else 0
        return found

    def _is_told_apart(self, one: int) -> bool:
        return self._all or one in self._named or any(each.search(self._vocab.strings[one]) for each in self._described)


def _signs(pattern: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """What stands in every text that a pattern matches: one of the words, or the dependency, that one of its words must have."""
    named = (_named(word.get("LOWER")) or _named(word.get("DEP")) for word in pattern)
    return min(filter(None, named), key=len, default=frozenset())


def _named(wanted: Any, among: str = "IN") -> frozenset[str]:
    if wanted is None or isinstance(wanted, str):
        return frozenset([wanted] if wanted else ())
    return frozenset(wanted.get(among, ()))
