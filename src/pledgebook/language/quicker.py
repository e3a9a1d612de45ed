"""Two of spaCy's components by a shorter way, with their own models and rules and to the same result.

A component that is made otherwise than those of the English pipelines is left to do its work by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KNOWN_KEYS = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
"""What the rules for attributes ask of a word in the English pipelines."""
KEPT = 20_000
"""Kinds of word whose attributes are kept; beyond these they are asked for again."""


def annotated(engine: Language, texts: Sequence[str]) -> list[Doc]:
    """The texts through all components of the pipeline, together."""
    docs = [engine.make_doc(text) for text in texts]
    for name, component in engine.pipeline:
        quick = {"ner": entities, "attribute_ruler": attributes}.get(name)
        if quick is None or not quick(component, docs):
            docs = list(component.pipe(docs))  # type: ignore[attr-defined]
    return docs


def entities(component: Any, docs: list[Doc]) -> bool:
    """Set the entities, taking the recogniser's steps one by one; False where it does not go by single steps.

    On its own way spaCy 3.8 takes Python's global lock some seventy times for each word, which is half of its time for
    entities: under Cython 3 its checks may raise. From here the lock is held already.
    """
    if component.cfg.get("beam_width") != 1 or component.postprocesses:
        return False
    if not any(len(doc) for doc in docs):
        return False
    states = component.moves.init_batch(docs)
    steps = component.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = component.transition_states(unfinished, steps.predict(unfinished))
    component.set_annotations(docs, states)
    return True


def attributes(component: Any, docs: list[Doc]) -> bool:
    """Set parts of speech and the like; False where the rules ask more of a word than we know to keep.

    What the rules for single words say follows from four of a word's features, so it is looked up once for each kind.
    """
    rules = _rules(component)
    if rules is None:
        return False
    for doc in docs:
        rules.apply(doc)
    return True


def forget_rules() -> None:
    """Let go of the components whose rules are kept."""
    _rules.cache_clear()


@lru_cache(maxsize=2)
def _rules(component: Any) -> _Rules | None:
    keys = {key for rule in component.patterns for pattern in rule["patterns"] for word in pattern for key in word}
    return _Rules(component) if keys <= KNOWN_KEYS else None


class _Rules:
    """The rules of an attribute ruler, those for single words apart from those for several."""

    def __init__(self, component: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab, self._attrs, self._indices = component.vocab, component.attrs, component.indices
        self._single, self._several = Matcher(self._vocab, validate=False), Matcher(self._vocab, validate=False)
        for number, rule in enumerate(component.patterns):
            several = any(len(pattern) > 1 for pattern in rule["patterns"])
            (self._several if several else self._single).add(str(number), rule["patterns"])
        self._known: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def apply(self, doc: Doc) -> None:
        from spacy.tokens._retokenize import set_token_attrs

        more = self._of_several(doc)
        for token in doc:
            found = self._of_single(token)
            if token.i in more:
                found = tuple(sorted((*found, *more[token.i])))
            for number in found:
                set_token_attrs(token, self._attrs[number])

    def _of_several(self, doc: Doc) -> dict[int, list[int]]:
        """The rules for several words by the word that they set, which is the `index`th of those that match."""
        found: dict[int, list[int]] = {}
        for match, start, _ in self._several(doc, allow_missing=True):
            number = int(self._vocab.strings[match])
            found.setdefault(start + self._indices[number], []).append(number)
        return found

    def _of_single(self, token: Any) -> tuple[int, ...]:
        kind = (token.orth, token.tag, token.dep)
        found = self._known.get(kind)
        if found is None:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[kind] = self._looked_up(token)
        return found

    def _looked_up(self, token: Any) -> tuple[int, ...]:
        from spacy.tokens import Doc

        alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], heads=[0], deps=[token.dep_])
        return tuple(sorted(int(self._vocab.strings[match]) for match, _, _ in self._single(alone, allow_missing=True)))
