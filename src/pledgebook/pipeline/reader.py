"""From an article to what it says, by whatever reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.errors import PledgebookError, UnreadableSource
from pledgebook.model.reports import Extract
from pledgebook.sources.origin import origin

Gathered = Article | Setback | PassedOver
_TOLD = 120  # letters of what a fault says of itself


class Reader(Protocol):
    """Whatever takes reports from articles. `name` changes whenever it would read some text differently."""

    @property
    def name(self) -> str: ...

    def read(self, article: Article) -> Extract: ...


def read_one(article: Article, reader: Reader) -> Extract | Setback:
    """What the reader takes from an article, told who first wrote it; a Setback where the article defeats it.

    What is wrong for every article (MissingModel, BadLexicon) stops the run; a fault of the program costs only the one that it
    came to light in, for who reads thousands cannot mend it.
    """
    try:
        return credited(reader.read(article), origin(article.text, article.outlet))
    except UnreadableSource as error:
        return Setback(article.location, f"{error.what}. {error.advice}".strip())
    except RecursionError:
        return Setback(article.location, "Its sentences are nested too deeply to be read.")
    except MemoryError:
        return Setback(article.location, "There is not enough memory to read it. Split it and read the parts.")
    except PledgebookError:
        raise
    except Exception as fault:
        told = f"{type(fault).__name__}: {str(fault).splitlines()[0][:_TOLD]}" if str(fault) else type(fault).__name__
        return Setback(article.location, f"The program failed over it ({told}). Please report that; the others are read.")


def credited(extract: Extract, name: str | None) -> Extract:
    """The extract with the origin in its source and in those of all that it holds."""
    source = replace(extract.source, origin=name)
    return replace(
        extract,
        source=source,
        reports=tuple(replace(each, source=source) for each in extract.reports),
        reactions=tuple(replace(each, source=source) for each in extract.reactions),
    )


def extracts(articles: Iterable[Gathered], reader: Reader) -> Iterator[Extract | Setback]:
    """What is read from each article, without a book."""
    for found in articles:
        if isinstance(found, Article):
            yield read_one(found, reader)
        elif isinstance(found, Setback):
            yield found
