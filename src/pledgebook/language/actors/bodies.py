"""From a name to the whole phrase that acts: "the German government", "officials in Kyiv", "Polish Foreign Minister".

A name grows to the right over the nouns that follow it, or to the left over "the government of"; what it grows to is in
the lists of words.yaml and in offices.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pledgebook.language.actors.spots import Cue, Spot, is_in
from pledgebook.language.doc import Sentence, Word
from pledgebook.lexicon.actors import Form
from pledgebook.lexicon.offices import Title
from pledgebook.model.actors import Actor, ActorKind

_REACH = 7
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "HYPH"})
_SKIPPED = frozenset({"DT", "JJ", "VBN", "HYPH"})
_GROWING = frozenset({Form.NAME, Form.ADJECTIVE, Form.CAPITAL, Form.SEAT, Form.INSTITUTION, Form.ORGANISATION})
_COUNTRY = frozenset({Form.NAME, Form.ADJECTIVE, Form.CAPITAL, Form.SEAT})
_SHARED = frozenset({"actor.government", "actor.office", "actor.demonym-noun"})
_PASSED = frozenset({Form.NAME, Form.INSTITUTION})


@dataclass(frozen=True, slots=True)
class Draft:
    """An actor on the way to its mention; `form` is how the lexicon names it, "" for what was put together here."""

    first: int
    last: int
    actor: Actor
    rule: str
    form: Form
    branches: bool = False

    def holds(self, index: int) -> bool:
        return self.first <= index <= self.last


def grown(sentence: Sentence, drafts: Sequence[Draft], cues: Sequence[Spot[Cue]]) -> list[Draft]:
    """The drafts with their government phrases, offices, branches and peoples; what they swallow is gone."""
    if not cues and not any(draft.branches for draft in drafts):
        return list(drafts)
    begin = {spot.first: spot for spot in cues}
    done: list[Draft] = []
    for number, draft in enumerate(drafts):
        if done and draft.first <= done[-1].last:
            continue
        done.append(_branch(sentence, draft, drafts[number + 1 :]) or _rightwards(sentence, draft, drafts, begin) or draft)
    end = {spot.last: spot for spot in sorted(cues, key=lambda spot: -spot.first)}
    done = [_leftwards(sentence, draft, done[:number], end) or draft for number, draft in enumerate(done)]
    return _coordinated(sentence, done)


def _branch(sentence: Sentence, draft: Draft, following: Sequence[Draft]) -> Draft | None:
    """As in "CARE Australia": a branch of its own."""
    after = following[0] if following else None
    if not draft.branches or after is None or after.first != draft.last + 1 or after.form is not Form.NAME:
        return None
    name = sentence.quote(draft.first, after.last).words
    return replace(draft, last=after.last, actor=Actor(name, ActorKind.ORGANISATION), rule="actor.organisation")


def _rightwards(sentence: Sentence, draft: Draft, drafts: Sequence[Draft], begin: dict[int, Spot[Cue]]) -> Draft | None:
    if draft.form not in _GROWING:
        return None
    words, start, best = sentence.words, draft.last + 1, None
    if start < len(words) and words[start].tag == "POS":
        start += 1
    elif start < len(words) and (words[start].text == "-" or words[start].tag in {"VBG", "VBN"}):
        return None  # "US-led", "the US sending forces"
    at = start
    others = {other.first: other for other in drafts}
    while at < len(words) and at < start + _REACH:
        spot = begin.get(at)
        if _is_barred(draft, others.get(at), spot, best is not None):
            break
        if spot and _ends(sentence, spot) and _result(sentence, draft, spot):
            best, at = spot, spot.last + 1
        elif words[at].tag in _NOMINAL or (best is None and _goes_on(words, at, start)):
            at += 1
        else:
            break
    return _result(sentence, draft, best) if best else None


def _is_barred(draft: Draft, other: Draft | None, spot: Spot[Cue] | None, has_end: bool) -> bool:
    """Another actor ends the walk, unless it stands inside ("US Ukraine envoy") or is itself the end ("Colombia's Congress")."""
    if other is None or (spot is not None and other.form in {Form.SEAT, Form.ORGANISATION}):
        return False
    return has_end or other.form not in _PASSED or draft.form is Form.CAPITAL


def _goes_on(words: Sequence[Word], at: int, start: int) -> bool:
    """As in "president's office", "defence and intelligence officials"."""
    return words[at].tag == "POS" or (at > start and words[at].tag == "CC" and words[at - 1].tag in _NOMINAL)


def _ends(sentence: Sentence, spot: Spot[Cue]) -> bool:
    """Whether the phrase ends with these words: "army tanks" are no army."""
    words = sentence.words
    if not words[spot.last].tag.startswith("NN"):
        return False
    if spot.last + 1 >= len(words):
        return True
    after = words[spot.last + 1]
    if after.tag in {"NN", "NNS"}:
        return False
    return spot.what.title is not None or not after.tag.startswith("NNP") or after.entity == "DATE"


def _result(sentence: Sentence, draft: Draft, spot: Spot[Cue]) -> Draft | None:
    """What the draft becomes when it grows to these words; None when they don't go with it."""
    lists, title = spot.what.lists, spot.what.title
    whole = replace(draft, last=spot.last)
    if draft.form is Form.ADJECTIVE and lists & {"displaced", "fighters"}:
        return replace(whole, actor=Actor(_named(sentence, whole), ActorKind.GROUP), rule="actor.group", form=Form.GROUP)
    beside = draft.form is Form.ADJECTIVE or (draft.form is Form.NAME and spot.first == draft.last + 1)  # "the Malta Red Cross"
    if beside and "societies" in lists:
        name = sentence.quote(whole.first, whole.last).words
        return replace(whole, actor=Actor(name, ActorKind.ORGANISATION), rule="actor.organisation", form=Form.ORGANISATION)
    if "bodies" in lists:
        return replace(whole, rule=_acting(draft))
    if "folk" in lists and draft.form in {Form.ADJECTIVE, Form.NAME}:
        return replace(whole, rule="actor.demonym-noun")
    if title and not title.private and not title.courtesy and not _is_of_a_member(draft, title):
        acting = draft.actor.kind is ActorKind.GROUP or is_in(title.words[-1], "officials in")
        return replace(whole, rule=_acting(draft) if acting else "actor.office")
    return None


def _is_of_a_member(draft: Draft, title: Title) -> bool:
    """As in "the UN ambassador" is one of a country."""
    return draft.actor.id in {"UN", "NATO"} and title.words[-1] in {"ambassador", "ambassadors"}


def _named(sentence: Sentence, draft: Draft) -> str:
    """The group's name: the proper adjective as it stands, the rest in lower case."""
    words = sentence.words[draft.first : draft.last + 1]
    return " ".join([words[0].text, *(word.lower for word in words[1:])])


def _acting(draft: Draft) -> str:
    if draft.actor.kind is ActorKind.GROUP:
        return "actor.group"
    if draft.form in _COUNTRY and draft.actor.kind is ActorKind.COUNTRY:
        return "actor.government"
    return "actor.organisation" if draft.form is Form.ORGANISATION else "actor.institution"


def _leftwards(sentence: Sentence, draft: Draft, before: Sequence[Draft], end: dict[int, Spot[Cue]]) -> Draft | None:
    """As in "the government of X", "a spokesman for X", "officials in X"."""
    after = sentence.words[draft.last + 1].tag if draft.last + 1 < len(sentence.words) else ""
    if draft.form not in _GROWING or draft.form is Form.ADJECTIVE or after[:2] in {"NN", "PO", "HY"}:
        return None
    at = draft.first - 1
    while at > 0 and sentence.words[at].tag in _SKIPPED:
        at -= 1
    spot = end.get(at - 1)
    if spot is None or (before and spot.first <= before[-1].last) or is_in(sentence.words[at - 1].text, "posted to"):
        return None
    if not _goes_before(sentence, spot, sentence.words[at].lower):
        return None
    office = spot.what.title and not is_in(sentence.words[spot.last].text, "officials in")
    return replace(draft, first=spot.first, rule="actor.office" if office else _acting(draft))


def _goes_before(sentence: Sentence, spot: Spot[Cue], link: str) -> bool:
    head, title = sentence.words[spot.last].text, spot.what.title
    if link == "in":
        return is_in(head, "officials in")
    if link in {"of", "for", "at"} and title and not (title.private or title.courtesy):
        return True
    return link == "of" and ("bodies" in spot.what.lists or is_in(head, "folk of"))


def _coordinated(sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """As in "the Polish and Latvian governments": the first adjective too stands for its government."""
    done = list(drafts)
    for number in range(len(done) - 2, -1, -1):
        here, after = done[number], done[number + 1]
        between = {word.lower for word in sentence.words[here.last + 1 : after.first]}
        plain = here.form is after.form is Form.ADJECTIVE and here.first == here.last
        if plain and between and between <= {",", "and", "or", "&"} and after.rule in _SHARED:
            done[number] = replace(here, rule=after.rule)
    return done
