"""What each stage makes of one source, for whoever asks why an article is read as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pledgebook.language.doc import Kind
from pledgebook.language.read import parsed
from pledgebook.language.tongues import foreign
from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.raws import Raw
from pledgebook.model.reports import Extract
from pledgebook.pipeline.reader import Gathered, Reader, read_one

Gather = Callable[[Callable[[Raw], object]], Iterable[Gathered]]


@dataclass(frozen=True, slots=True)
class Examined:
    """An article with what every stage made of it.

    `sentences` counts those that were parsed, by what they are on the page; `tongues` the passages in other languages, by
    language. `extract` is a Setback where the article defeated the reader.
    """

    article: Article
    raw: Raw | None
    sentences: tuple[tuple[Kind, int], ...]
    tongues: tuple[tuple[str, int], ...]
    extract: Extract | Setback


def examined(gather: Gather, reader: Reader, model: str) -> Iterator[Examined | Setback | PassedOver]:
    """What becomes of each source that `gather` gives, which is handed what to do with the raw bytes of each article.

    `model` names the pipeline by which sentences are counted.
    """
    raws: dict[str, Raw] = {}

    def keep(raw: Raw) -> None:
        raws.clear()  # an article comes right after its bytes
        raws[raw.hash] = raw

    for found in gather(keep):
        yield _examined(found, raws.get(found.raw or ""), reader, model) if isinstance(found, Article) else found


def _examined(article: Article, raw: Raw | None, reader: Reader, model: str) -> Examined:
    doc = parsed(article, model)
    kinds = Counter(sentence.kind for sentence in doc.sentences)
    tongues = Counter(name for _, name in foreign(doc))
    counts = tuple((kind, kinds[kind]) for kind in Kind if kinds[kind])
    return Examined(article, raw, counts, tuple(sorted(tongues.items())), read_one(article, reader))
