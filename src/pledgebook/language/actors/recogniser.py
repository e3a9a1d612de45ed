"""Who is named in each sentence of an article: parties and persons, with the rule that says how.

    actor.name               "Ukraine"                   actor.institution   "NATO", "EU officials"
    actor.demonym-adjective  "German" in "German tanks"  actor.organisation  "Oxfam", "Hamas", "Kenyan Red Cross"
    actor.demonym-noun       "the Germans", "Ukrainian   actor.group         "Western allies", "donors", "Afghan refugees"
                             people"                     actor.office        "the German leader", "Pentagon spokesman"
    actor.capital            "Kyiv asked"                actor.government    "the Polish government", "Biden administration"
    actor.seat               "the Kremlin"               actor.place         "in Germany", "visited Kyiv"
    actor.person             persons, in `people`

A mention never holds an article ("the"), and no two share a word. The words are data: see `pledgebook.lexicon.actors`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pledgebook.language.actors import groups, people, places, sides, standing
from pledgebook.language.actors.bodies import Draft, grown
from pledgebook.language.actors.people import Acquaintance, Name
from pledgebook.language.actors.senses import Setting, is_giving, meant
from pledgebook.language.actors.spots import Called, Cue, Spot, cues, is_in, keys_of, names, without_overlaps, word_at
from pledgebook.language.actors.standing import Standing
from pledgebook.language.doc import Doc, Mention, Sentence, Word
from pledgebook.lexicon.actors import Form, Phrase, doubts, fold, phrases
from pledgebook.model.actors import Actor, Speaker
from pledgebook.model.dates import PartialDate

_RULES = {
    Form.NAME: "actor.name",
    Form.INSTITUTION: "actor.institution",
    Form.ORGANISATION: "actor.organisation",
    Form.CAPITAL: "actor.capital",
    Form.SEAT: "actor.seat",
    Form.PEOPLE: "actor.demonym-noun",
    Form.PLACE: "actor.place",
    Form.REGION: "actor.group",
    Form.GROUP: "actor.group",
}
_HINTS = frozenset({"PERSON", "ORG"})
_LEANT_ON = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VB", "VBG", "VBN", "CD", "HYPH"})


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named in one sentence."""

    actors: tuple[Mention[Actor], ...]
    """No two share a word; in text order."""
    people: tuple[Mention[Speaker], ...]
    """Persons, with their side where the text or the table of offices tells it."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One sentence on the way: its parties, titles and other cues, and the names of persons."""

    sentence: Sentence
    keys: list[str]
    drafts: list[Draft]
    cues: list[Spot[Cue]]
    names: list[Name]


def recognise(doc: Doc, published: PartialDate | None = None) -> tuple[Named, ...]:
    """Who is named in each sentence of `doc.sentences`, in their order. `published` dates the offices."""
    setting = Setting(doc, published)
    seen = [_seen(sentence, setting) for sentence in doc.sentences]
    met = Acquaintance(published)
    for one in seen:
        for name in one.names:
            met.meet(one.sentence, name, sides.side_of(one.sentence, name, one.drafts, one.cues, published))
    told = Standing(published)
    for one in seen:
        named = (*standing.offices_of(one.drafts, one.cues), *sides.offices_of(one.sentence, one.names, one.cues, met))
        for office, side in named:
            told.hold(office, side)
    return tuple(_named(one, met, told, setting) for one in seen)


def _seen(sentence: Sentence, setting: Setting) -> _Seen:
    keys = keys_of(sentence)
    spots = without_overlaps(names().spots(sentence, keys), keys)
    found = cues().spots(sentence, keys)
    hints = {word.entity for word in sentence.words}
    if not spots and not found and hints.isdisjoint(_HINTS):
        return _Seen(sentence, keys, [], [], [])
    persons = [Spot(spot.first, spot.last, spot.what) for spot in spots if isinstance(spot.what, Called)]
    drafts = _merged(grown(sentence, _drafts(sentence, spots, setting), found), _cabinets(sentence, persons, setting.published))
    silent = _held(spot for spot in spots if isinstance(spot.what, Phrase))
    drafts = groups.with_groups(sentence, drafts, found, silent | _held(drafts))
    if "ORG" in hints:
        drafts = groups.with_organisations(sentence, drafts, silent - _held(drafts))
    held = _held(drafts)
    persons = [spot for spot in persons if spot.first not in held]
    nothing = _held(spot for spot in spots if isinstance(spot.what, Phrase) and spot.what.form is Form.NOTHING)
    return _Seen(sentence, keys, drafts, found, people.names_in(sentence, persons, nothing | held, found))


def _held(spans: Iterable[Draft | Spot[Phrase | Called]]) -> frozenset[int]:
    """The words that the spans cover."""
    return frozenset(index for span in spans for index in range(span.first, span.last + 1))


def _drafts(sentence: Sentence, spots: Sequence[Spot[Phrase | Called]], setting: Setting) -> list[Draft]:
    begun = frozenset(spot.first for spot in spots)
    found = [draft for word in sentence.words if (draft := _glued(word))] if ".-" in sentence.text else []
    for spot in spots:
        if isinstance(spot.what, Phrase):
            phrase = Spot(spot.first, spot.last, spot.what)
            if actor := meant(sentence, phrase, begun, setting):
                form = spot.what.form
                first = spot.first + (form is Form.GROUP and sentence.words[spot.first].lower == "the")
                rule = _RULES.get(form) or _demonym(sentence, spot.first, spot.last)
                rule = "actor.demonym-adjective" if is_giving(sentence, spot.last) else rule
                found.append(Draft(first, spot.last, actor, rule, form, spot.what.branches))
    return sorted(found, key=lambda draft: draft.first)


def _glued(word: Word) -> Draft | None:
    """As in "U.S.-Germany": the language engine leaves these in one piece."""
    name, hyphen, rest = word.text.partition("-")
    phrase = names().exact(name) if hyphen and rest[:1].isupper() else None
    if not isinstance(phrase, Phrase) or phrase.actor is None:
        return None
    return Draft(word.index, word.index, phrase.actor, "actor.name", phrase.form)


def _demonym(sentence: Sentence, first: int, last: int) -> str:
    """An adjective with nothing behind it to lean on is a noun: "the Dutch", "a Ukrainian"."""
    after = word_at(sentence, last + 1)
    before = word_at(sentence, first - 1)
    leans = after is not None and (after.tag in _LEANT_ON or after.text == "-")
    if leans or before is None or before.tag not in {"DT", "CD", "JJ", "PRP$"}:
        return "actor.demonym-adjective"
    return "actor.demonym-noun"


def _cabinets(sentence: Sentence, persons: Sequence[Spot[Called]], published: PartialDate | None) -> list[Draft]:
    """As in "the Biden administration", "the Biden-Harris Administration"."""
    found = []
    for spot in persons:
        at = spot.last + 1
        after = word_at(sentence, at)
        at += 2 if after is not None and after.text == "-" else 0
        after = word_at(sentence, at)
        side = spot.what.person.side_so_far(published) if after is not None and is_in(after.text, "cabinets") else None
        found += [Draft(spot.first, at, side, "actor.government", Form.SEAT)] if side else []
    return found


def _merged(drafts: Sequence[Draft], added: Sequence[Draft]) -> list[Draft]:
    if not added:
        return list(drafts)
    kept = [draft for draft in drafts if all(draft.last < other.first or other.last < draft.first for other in added)]
    return sorted((*kept, *added), key=lambda draft: draft.first)


def _is_known_person(sentence: Sentence, draft: Draft, met: Acquaintance, setting: Setting) -> bool:
    """As in "Jordan said", where the article introduced a Michael Jordan and says nothing of the country."""
    word = sentence.words[draft.first]
    doubt = doubts().get((word.text,)) if draft.first == draft.last else None
    return bool(doubt and doubt.person and doubt.signs and met.recall((fold(word.text),)) and not doubt.signs & setting.said)


def _named(one: _Seen, met: Acquaintance, told: Standing, setting: Setting) -> Named:
    kept = [draft for draft in one.drafts if not _is_known_person(one.sentence, draft, met, setting)]
    found = people.mentions(one.sentence, one.keys, one.names, kept, one.cues, met)
    drafts = standing.with_offices(one.sentence, kept, one.cues, found, told)
    drafts = places.placed(one.sentence, drafts, _elsewhere())
    return Named(tuple(Mention(draft.actor, draft.first, draft.last, draft.rule) for draft in drafts), found)


@lru_cache(maxsize=1)
def _elsewhere() -> dict[Actor, Actor]:
    """Where the seats of those lie that have no land of their own: Brussels, of the EU, in Belgium."""
    return {phrase.actor: phrase.at for phrase in phrases() if phrase.actor and phrase.at}
