"""Whose own words an article is: a ministry's release speaks for its country, a newspaper for nobody."""

from __future__ import annotations

from functools import lru_cache

from pledgebook.language.actors.recogniser import recognise
from pledgebook.language.read import parsed
from pledgebook.lexicon.outlets import official_words
from pledgebook.lexicon.quantities import currencies
from pledgebook.model.actors import Actor
from pledgebook.model.articles import Article
from pledgebook.model.evidence import Reading
from pledgebook.reading.grammar.parties import Party


def voice_of(article: Article) -> Party | None:
    """The side whose release this is, told by the outlet's name ("U.S. Department of State")."""
    actor = _side(article.outlet) if article.outlet else None
    return Reading(actor, None, "outlet.official") if actor else None


@lru_cache(maxsize=512)
def _side(outlet: str) -> Actor | None:
    name = f" {outlet.lower()} "
    if not any(f" {words}" in name for words in official_words()):
        return None
    named = recognise(parsed(Article("outlet", outlet)))
    return next((mention.value for one in named for mention in one.actors), None)


def dollar_of(voice: Party | None) -> str:
    """The currency of a bare "$": the speaker's own dollar, else the American."""
    return currencies().own_dollars.get(voice.value.id, "USD") if voice else "USD"
