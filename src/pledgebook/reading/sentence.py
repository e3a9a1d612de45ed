"""The drafts of one sentence: what each rule, the surest first, makes of each thing in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.language.doc import Kind
from pledgebook.model.reports import Report
from pledgebook.reading.grammar.setting import Setting
from pledgebook.reading.grammar.sight import Sight
from pledgebook.reading.lists.aims import is_aim_of_another
from pledgebook.reading.lists.alike import alike, apart, joined, renewed, takers_apart
from pledgebook.reading.lists.answered import with_answers
from pledgebook.reading.lists.as_much import with_as_much
from pledgebook.reading.lists.bracketed import with_bracketed
from pledgebook.reading.lists.dealt_out import with_dealt_out
from pledgebook.reading.lists.elided import with_elided
from pledgebook.reading.lists.labelled import labelled, member
from pledgebook.reading.lists.notes import noted
from pledgebook.reading.lists.openings import after_colon, without_package
from pledgebook.reading.lists.origins import with_origins
from pledgebook.reading.lists.owned import owned
from pledgebook.reading.lists.projects import project
from pledgebook.reading.lists.respective import with_respective
from pledgebook.reading.lists.rows import with_rows
from pledgebook.reading.lists.running_totals import with_running_totals
from pledgebook.reading.lists.runs import joined_back, joined_to
from pledgebook.reading.lists.shares import shared_out, whole_of
from pledgebook.reading.lists.sheets import counted_in_list, under_heading
from pledgebook.reading.lists.sheltered import with_sheltered
from pledgebook.reading.lists.sourced import is_counted_before, sourced
from pledgebook.reading.memory.memory import Memory
from pledgebook.reading.partners.agencies import listed_recipients
from pledgebook.reading.reports.drafts import Draft, draft
from pledgebook.reading.reports.parts import part_of
from pledgebook.reading.things.aid_nouns import aid_nouns_in
from pledgebook.reading.things.aided import aided_in, without_aims
from pledgebook.reading.things.built import buildings_in
from pledgebook.reading.things.contingents import contingents_in
from pledgebook.reading.things.cuts import with_cuts
from pledgebook.reading.things.doings import doings_in
from pledgebook.reading.things.efforts import efforts_in
from pledgebook.reading.things.founded import founded_in
from pledgebook.reading.things.further import bare_numbers, numbers_of_same
from pledgebook.reading.things.gathered import goods_in
from pledgebook.reading.things.goods import Goods
from pledgebook.reading.things.headings import side_of_label
from pledgebook.reading.things.leaves import is_leave, leaves_in
from pledgebook.reading.things.listed import numbers_in_list
from pledgebook.reading.things.money import is_of_label, with_label, with_purposes, with_shared_sums, with_totals
from pledgebook.reading.things.pittances import pittances_in
from pledgebook.reading.things.pronouns import pronouns_in
from pledgebook.reading.things.supplied import things_supplied
from pledgebook.reading.things.teams import teams_of_people
from pledgebook.reading.things.unlisted import packages_alone, support_stopped, unknown_objects


def drafts_of(sight: Sight, goods: Sequence[Goods], memory: Memory, setting: Setting) -> list[Draft]:
    """The drafts of one sentence; a part of a package named in it is tied to that package."""
    found: list[Draft] = []
    things = frozenset(thing.head.index for thing in goods if not is_leave(thing))
    for thing in goods:
        if is_counted_before(thing, found) or (is_leave(thing) and _tells_of(sight, found, thing)):
            continue
        so_far = replace(memory, reports=memory.reports + tuple(d.report for d in found if d.report))
        made = under_heading(sight, thing, so_far, setting) or draft(sight, thing, so_far, setting, things)
        if made is None or made.report is None:
            made = (
                joined_to(sight, thing, found, so_far, setting)
                or after_colon(sight, thing, found, so_far, setting)
                or _listed(sight, thing, so_far, setting)
                or shared_out(sight, thing, so_far, setting)
                or noted(sight, thing, so_far, setting)
                or labelled(sight, thing, so_far, setting)
                or project(sight, thing, so_far, setting)
                or owned(sight, thing, so_far, setting)
                or made
            )
        if made and made.report is None:
            found += sourced(sight, made, so_far, setting)
        if made:
            tied = _tied(made, found, whole_of(sight, thing, so_far))
            each_for_itself = [each for one in _each(sight, tied) for each in takers_apart(sight, one)]
            found += with_origins(sight, each_for_itself, so_far, setting, things)
    found = with_sheltered(sight, found, memory, setting)
    told = with_elided(sight, with_as_much(sight, joined_back(sight, found, memory, setting)))
    whole = with_running_totals(sight, with_bracketed(sight, with_dealt_out(sight, told)))
    return with_answers(sight, with_respective(sight, with_rows(sight, whole, memory, setting)), memory, setting)


def candidates(sight: Sight, memory: Memory) -> tuple[Goods, ...]:
    aids = tuple(aided_in(sight))
    things = without_aims(goods_in(sight), aids)
    named = with_totals(sight, with_shared_sums(sight, with_purposes(sight, with_label(sight, with_cuts(sight, things)))))
    pronouns = pronouns_in(sight, memory.thing, memory.permission)
    counted = numbers_of_same(sight, named, memory.thing) or bare_numbers(sight, named, memory.told_just_before)
    founded = tuple(founded_in(sight, named))
    unnamed = (
        *unknown_objects(sight, named, memory.main.value if memory.main else None),
        *founded,
        *aid_nouns_in(sight, named),
        *packages_alone(sight, (*named, *founded)),
        *support_stopped(sight, named),
        *buildings_in(sight, named),
        *contingents_in(sight, named),
        *teams_of_people(sight, named),
        *things_supplied(sight),
        *pittances_in(sight),
        *counted,
        *counted_in_list(sight, memory, named),
    )
    doings = (*doings_in(sight), *efforts_in(sight), *aids, *leaves_in(sight))
    return (*pronouns, *named, *unnamed, *doings, *numbers_in_list(sight, memory.opening))


def _tells_of(sight: Sight, found: Sequence[Draft], leave: Goods) -> bool:
    """Whether what is let be done has been read by the thing that it is done with."""
    told = (made.goods.head for made in found if made.report)
    return any(leave.head == head or leave.head in sight.sentence.above(head) for head in told)


def _each(sight: Sight, made: Draft) -> list[Draft]:
    """One draft for every donor that acts for itself, and for those who do as it does ("as did Poland")."""
    report = made.report
    if report is None or made.base is None:
        return [made]
    each = len(report.donors) > 1 and apart(sight, made)
    groups = [(donor,) for donor in report.donors] if each else [report.donors]
    groups += [(other,) for other in (*alike(sight, made.base, report.act.value), *joined(sight, made))]
    return [replace(made, report=renewed(report, made.goods, donors, sight)) for donors in groups]


def _listed(sight: Sight, goods: Goods, memory: Memory, setting: Setting) -> Draft | None:
    """A thing in a list item: what the sentence before the list says holds for it."""
    if (
        sight.sentence.kind is not Kind.BULLET
        or not memory.opening
        or is_of_label(sight, goods)
        or side_of_label(sight)
        or is_aim_of_another(sight, goods)
        or sight.sentence.child(sight.sentence.root, "nsubj", "nsubjpass")
    ):
        return None
    package = memory.opening[-1]
    package = next((report for report in memory.reports if report.id == package.package), package)
    part = without_package(part_of(sight, goods, package, memory, setting), memory)
    donors = member(sight, goods, part)
    own = {party.value for party in donors}
    takers = tuple(party for party in listed_recipients(sight, part.recipients) if party.value not in own)
    return Draft(goods, None, replace(part, donors=donors, recipients=takers))


def _tied(made: Draft, before: list[Draft], whole: Report | None) -> Draft:
    """The draft, tied to the package that its clause names it under, or to the sum of which it is a share."""
    if made.report is None or made.base is None:
        return made
    head = made.base.part_of.index if made.base.part_of else None
    named = (d.report for d in before if head is not None and d.report and d.goods.first <= head <= d.goods.last)
    own = {donor.value for donor in made.report.donors}
    share = whole if whole and not made.report.package and own == {donor.value for donor in whole.donors} else None
    package = next(named, None) or share
    return replace(made, report=replace(made.report, package=package.id)) if package else made
