"""What a request is answered, where the answer names no thing: "Berlin said no", "which Norway has resisted"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.frames import Operator
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Report
from pledgebook.reading.acts.fold import fold
from pledgebook.reading.acts.stack import stack_over
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party
from pledgebook.reading.grammar.roles import is_passive, subject_of
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.grammar.triggers import operator_at
from pledgebook.reading.memory.meant import who
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.objections import ASKED_BEFORE
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.written import Found, written
from pledgebook.reading.things.goods import Goods

ANSWER = "answer"
"""The rule of an act that answers a request."""
_ANSWERS = frozenset({Act.REFUSED, Act.CONSIDERED, Act.PLEDGED, Act.PERMITTED})
_YES_OR_NO = {"no": Act.REFUSED, "yes": Act.PLEDGED}
_OPERATORS = frozenset({"refuse", "consider", "permit"})


@dataclass(frozen=True, slots=True)
class _Request:
    """A request with the word that makes it; `here`, where it stands in the sentence itself."""

    report: Report
    here: Word | None = None


def with_answers(sight: Sight, drafts: Sequence[Draft], memory: Memory, setting: Setting) -> list[Draft]:
    """The drafts of a sentence, and what it answers to the requests made in it or just before; whoever answers was asked."""
    answers = list(_answers_in(sight, drafts, memory, setting))
    asked = {answer.goods.meant: answer.report.donors for answer in answers if answer.report}
    return [*(_asked_of(draft, asked) for draft in drafts), *answers]


def _asked_of(draft: Draft, asked: Mapping[Reading[Item] | None, tuple[Party, ...]]) -> Draft:
    report = draft.report
    if report is None or _asked(report) or not _is_request(report) or report.item not in asked:
        return draft
    return replace(draft, report=replace(report, donors=asked[report.item]))


def _answers_in(sight: Sight, drafts: Sequence[Draft], memory: Memory, setting: Setting) -> Iterator[Draft]:
    if not (requests := _open_requests(drafts, memory)):
        return
    read = {draft.base.trigger.index for draft in drafts if draft.report and draft.base}
    for word in sight.sentence.words:
        act = _answer(sight, word) if word.is_verb and word.index not in read else None
        for request in requests if act else ():
            if act and (made := _answered(sight, word, act, request, memory, setting)):
                yield made


def _open_requests(drafts: Sequence[Draft], memory: Memory) -> tuple[_Request, ...]:
    """What was asked for in the sentence, else by the last report before it."""
    told = [(draft.report, draft.base.trigger) for draft in drafts if draft.report and draft.base]
    here = tuple(_Request(report, word) for report, word in told if report.act.value is Act.REQUESTED)
    last = memory.told_just_before
    if here or told or last is None or last.act.value is not Act.REQUESTED:
        return here
    return tuple(_Request(report) for report in memory.reports if report.evidence[0] == last.evidence[0] and _is_request(report))


def _is_request(report: Report) -> bool:
    return report.act.value is Act.REQUESTED


def _asked(request: Report) -> set[Actor]:
    """Who is said to be asked; not whom the article only spoke of before."""
    return {party.value for party in request.donors if party.rule != ASKED_BEFORE}


def _answer(sight: Sight, word: Word) -> Act | None:
    """The answer that a verb gives: "said *no*", "has not replied", "turned it down", "is looking at it", "has agreed"."""
    mood = mood_of(sight.sentence, word)
    if mood.mode is Mode.BARE or not _is_bare(sight, word):  # "it is easier to decline"
        return None
    if word.lemma.lower() in group("answering"):
        said = next((act for told, act in _YES_OR_NO.items() if told in _words_beside(sight, word)), None)
        return Act.CONSIDERED if mood.denied or mood.pending else said
    meets = word.lemma.lower() in group("meeting requests") and sight.sentence.child(word, "dobj", "nsubjpass") is not None
    if meets or word.lemma.lower() in group("granting bare"):
        return Act.CONSIDERED if mood.pending else Act.REFUSED if mood.denied else Act.PLEDGED
    operator = operator_at(sight.sentence, word)
    return _under(sight, word, operator) if operator and operator.name in _OPERATORS else None


def _under(sight: Sight, word: Word, operator: Operator) -> Act | None:
    stack = stack_over(sight.sentence, word, frozenset())
    act = None if stack.supposed or stack.only_if else fold(Base(word, operator, "object"), stack).act
    return act if act in _ANSWERS else None


def _words_beside(sight: Sight, word: Word) -> set[str]:
    return {child.lower for child in sight.sentence.children(word, "intj", "dobj", "attr", "advmod")}


def _is_bare(sight: Sight, word: Word) -> bool:
    """Whether all that a verb is done to is what was asked for: "rejected *it*", "turned down *the request*"."""
    sentence = sight.sentence
    if sentence.children(word, "xcomp", "ccomp", "dative"):
        return False
    objects = [each for each in sentence.children(word, "dobj", "nsubjpass") if each.lower not in _YES_OR_NO]
    places = [target for place in sentence.children(word, "prep") for target in sentence.children(place, "pobj", "pcomp")]
    behind = [target for target in places if not any(time.holds(target.index) for time in sight.times)]
    return all(_is_what_was_asked(sight, each) for each in (*objects, *behind))


def _is_what_was_asked(sight: Sight, word: Word) -> bool:
    """Whether a word means what was asked for; a "request for comment" and a "demand on human rights" are others."""
    means = {word.lower, word.lemma.lower()} & group("what was asked")
    wanted = after_word(sight.sentence, word, "for")
    is_other = after_word(sight.sentence, word, "on") or (wanted and wanted.word.lemma.lower() in group("words with reporters"))
    return bool(means) and not is_other


def _answered(sight: Sight, word: Word, act: Act, request: _Request, memory: Memory, setting: Setting) -> Draft | None:
    known = request.report
    if request.here and request.here.index >= word.index:
        return None
    given_by = _who_answers(sight, word, known, memory)
    if not given_by:
        return None
    item = known.item
    goods = Goods(word, Mention(item.value, word.index, word.index, ANSWER), None, item)
    given = act is Act.PLEDGED and item.value.item_class is ItemClass.PERMISSION
    cell = Reading(Act.PERMITTED if given else act, sight.sentence.quote(word.index, word.index), ANSWER)
    stack = stack_over(sight.sentence, word, frozenset())
    told = (f"'{word.text}' answers what was asked for -> {cell.value.value}",)
    made = written(sight, Found(goods, cell, (given_by, known.recipients), item), stack, setting, told)
    report = replace(made, amount=known.amount, evidence=(sight.sentence.whole, *known.evidence))
    return Draft(goods, None, report)


def _who_answers(sight: Sight, word: Word, request: Report, memory: Memory) -> tuple[Party, ...]:
    """Whoever does it, where that one was asked; those who were asked, where it "was turned down"."""
    doer = subject_of(sight.sentence, word)
    if doer is None and is_passive(sight.sentence, word):
        return tuple(memory.cited(party, ANSWER) for party in request.donors)
    found = who(sight, doer, memory) if doer else ()
    takers = {party.value for party in request.recipients}
    asked = _asked(request)
    anybody = not asked or any(actor.kind is ActorKind.GROUP for actor in asked)
    return tuple(party for party in found if party.value not in takers and (anybody or party.value in asked))
