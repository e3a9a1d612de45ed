"""Some of spaCy's components by a shorter way, with their own models and rules and to the same result.

A component that is made otherwise than those of the English pipelines is left to do its work by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pledgebook.language.attributes import attributes, forget_attributes, lemmas
from pledgebook.language.entities import entities, forget_steps
from pledgebook.language.vectors import forget_vectors, vectors

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def annotated(engine: Language, texts: Sequence[str]) -> list[Doc]:
    """The texts through all components of the pipeline, together."""
    docs = [engine.make_doc(text) for text in texts]
    ways = {"tok2vec": neighbours, "ner": entities, "attribute_ruler": attributes, "lemmatizer": lemmas}
    for name, component in engine.pipeline:
        quick = ways.get(name)
        if quick is None or not quick(component, docs):
            docs = list(component.pipe(docs))  # type: ignore[attr-defined]
    return docs


def neighbours(component: Any, docs: Sequence[Doc]) -> bool:
    """Set what tagger and parser share, the vectors of words among their neighbours; False where they are made otherwise."""
    found = vectors(component.model, docs)
    if found is None:
        return False
    for doc, rows in zip(docs, found, strict=True):
        doc.tensor = rows
    return True


def forget_kinds() -> None:
    """Let go of all that was kept of each kind of word, and of the components that it was kept for."""
    forget_attributes()
    forget_vectors()
    forget_steps()
