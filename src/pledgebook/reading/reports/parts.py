"""Parts of a package: what it includes, what it will pay for, what it is to provide."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.evidence import Reading
from pledgebook.model.reports import Act, Report, Scope
from pledgebook.reading.acts.doing import means_of
from pledgebook.reading.acts.fold import Fold
from pledgebook.reading.acts.stack import Stack
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.parties import Party, parties, told_first, without
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight, has_to, is_definite
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.reports.naming import amount_reading, item_reading, report_id
from pledgebook.reading.reports.sales import sale_let
from pledgebook.reading.things.goods import MONEY, Goods

_NOT_GIVEN = frozenset({Act.REFUSED, Act.REQUESTED, Act.WITHDRAWN})


def is_purpose(sight: Sight, goods: Goods, base: Base, stack: Stack, folded: Fold) -> bool:
    """Whether the base only tells what another thing is for, and is supposed by no "if"."""
    if _is_use_of_loan(sight, base) or _is_made_possible(sight, stack):
        return True
    told = folded.act is not None or stack.supposed or goods.meant is not None or (base.frame and base.frame.past == "none")
    to_do = has_to(sight.sentence, base.trigger)
    return not told and ((stack.carrier is not None and to_do) or _is_use_of_means(sight, base))


def _is_made_possible(sight: Sight, stack: Stack) -> bool:
    """In "the grant will allow UNICEF to buy vaccines" nobody permits anything: the vaccines are a part of the grant."""
    opens = (layer.word for layer in stack.layers if layer.operator and layer.operator.name in {"enable", "permit"})
    doers = (doer for word in opens for doer in sight.sentence.children(word, "nsubj"))
    means = group("means") - group("deeds")
    return any(doer.lemma.lower() in means or sight.item_at(doer.index) is not None for doer in doers)


def _is_use_of_loan(sight: Sight, base: Base) -> bool:
    """In "approved a loan for Malawi to buy seed" the seed is a part of the loan, whoever buys it."""
    verb, up = base.trigger, sight.sentence.words[base.trigger.head]
    given = sight.sentence.child(up, "dobj", "nsubjpass") if verb.dep in {"advcl", "xcomp", "ccomp"} else None
    own = any(mark.lower == "for" for mark in sight.sentence.children(verb, "mark")) and sight.sentence.child(verb, "nsubj")
    item = sight.item_at(given.index) if given and own and given.index < verb.index else None
    return item is not None and item.value.item_class in MONEY


def _is_use_of_means(sight: Sight, base: Base) -> bool:
    """In "will use the funds to purchase blankets": the blankets are a part of the funds."""
    for up in sight.sentence.above(base.trigger):
        objects = sight.sentence.children(up, "dobj", "nsubjpass")
        if up.lemma.lower() in {"use", "spend"} and any(word.lemma.lower() in group("means") for word in objects):
            return True
    return False


def included(sight: Sight, goods: Goods, base: Base, memory: Memory, setting: Setting) -> Report | None:
    """A thing that a package includes: it shares everything with the package but what it is and how much.

    None when no package was read.
    """
    if tells_needs(sight, base.trigger):
        return None
    told = _stopped(sight, base, memory) or _not_given(sight, base, memory) or sale_let(sight, base, memory)
    package = told or memory.package
    if package is None or _is_of_another(sight, base, package):
        return None
    part = part_of(sight, goods, package, memory, setting)
    means = means_of(sight, base)
    promise = means is not None and means.lemma.lower() in group("promises")
    to_come = promise or mood_of(sight.sentence, base.trigger).mode is Mode.WILL
    return _promised(part, sight, base, setting) if to_come and part.act.value is Act.DELIVERED else part


def tells_needs(sight: Sight, verb: Word) -> bool:
    """Whether a verb only tells what is lacking: "other *needs* include tents"."""
    subject = sight.sentence.child(verb, "nsubj") if verb.is_verb else None
    return subject is not None and subject.lemma.lower() in group("needs")


def _stopped(sight: Sight, base: Base, memory: Memory) -> Report | None:
    """What was stopped just before, where "the shipments" or "the pause" mean it: its parts are stopped with it."""
    last, means = memory.told_just_before, means_of(sight, base)
    if last is None or last.act.value is not Act.WITHDRAWN or means is None:
        return None
    called = sight.sentence.children(means, "amod")  # "the approved shipment" is another
    return last if is_definite(sight.sentence, means) and not called else None


def _not_given(sight: Sight, base: Base, memory: Memory) -> Report | None:
    """What the same sentence refuses, stops or asks for: "asked for *a package that includes* tents", "vetoed a bill with"."""
    means = means_of(sight, base)
    here = (report for report in reversed(memory.reports) if report.evidence[0] == sight.sentence.whole and not report.package)
    last = next(here, None) if means is not None and base.trigger.dep in {"relcl", "acl"} else None
    return last if last is not None and last.act.value in _NOT_GIVEN else None


def _is_of_another(sight: Sight, base: Base, package: Report) -> bool:
    """Whether the package that the sentence names is by its own words somebody else's: "Spain's package includes"."""
    means = means_of(sight, base)
    owner = sight.party_at(whose.index) if means and (whose := _whose(sight, means)) else None
    return owner is not None and owner.value not in {donor.value for donor in package.donors}


def _whose(sight: Sight, means: Word) -> Word | None:
    named = (word for word in sight.sentence.children(means, "poss", "amod", "compound", "nmod") if sight.actor_at(word.index))
    return next(named, None)


def _promised(part: Report, sight: Sight, base: Base, setting: Setting) -> Report:
    """A part that the verb's "will" puts off, or that a promise holds, whatever its package has come to."""
    quote = sight.sentence.quote(base.trigger.index, base.trigger.index)
    return replace(part, act=Reading(Act.PLEDGED, quote, "fold"), act_date=setting.own_date, scope=Scope.TRANCHE)


def part_of(sight: Sight, goods: Goods, package: Report, memory: Memory, setting: Setting) -> Report:
    """The report of a part, beside its package."""
    whole = sight.sentence.whole
    return replace(
        package,
        id=report_id(setting.source.article, goods, sight, package.donors),
        item=item_reading(sight, goods, memory, permission=False),
        amount=amount_reading(sight, goods),
        recipients=_own_takers(sight, goods, package) or package.recipients,
        package=package.id,
        anew=None,
        due=None,
        evidence=(whole, *(quote for quote in package.evidence[:1] if quote != whole)),
        trace=(*package.trace, f"part of the package in '{package.item.value.name}'"),
    )


def _own_takers(sight: Sight, goods: Goods, package: Report) -> tuple[Party, ...]:
    """For whom a part is by its own words: "included funding *for Chad and Niger*", "*in Chad* it will provide tents"."""
    target = after_word(sight.sentence, goods.head, "for")
    own = parties(sight, target.word) if target else ()
    return without(own or told_first(sight), {donor.value for donor in package.donors})
