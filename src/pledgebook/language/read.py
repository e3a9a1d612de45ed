"""An article made ready for reading: laid out and parsed."""

from __future__ import annotations

from pledgebook.language import engine, layout, tongues
from pledgebook.language.doc import Doc
from pledgebook.model.articles import Article


def parsed(article: Article, model: str = engine.DEFAULT_MODEL) -> Doc:
    """The sentences of an article, headings and list items apart, what is in another language than English left out."""
    view = layout.plain_view(article.text)
    return engine.parse(article, view, tongues.marked(view, layout.blocks(view)), model)
