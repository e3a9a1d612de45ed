"""Several donors in one clause: who acts together, who for itself, and who is said to do the same."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Mention, Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.reports import Act, Report
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import DONE
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.parties import IN_ROW, Party, parties, without
from pledgebook.reading.grammar.sight import AGENCIES, Sight
from pledgebook.reading.grammar.triggers import frame_at
from pledgebook.reading.lists.respective import runs
from pledgebook.reading.reports.drafts import Draft
from pledgebook.reading.reports.naming import report_id
from pledgebook.reading.things.goods import Goods


def apart(sight: Sight, made: Draft) -> bool:
    """Whether coordinated donors each do it: no sum that they share, no "allies and partners", no word such as "together"."""
    words = {word.lower for word in sight.sentence.words}
    if words & group("together") or (made.report and any(donor.value.kind is ActorKind.GROUP for donor in made.report.donors)):
        return False
    return made.goods.amount is None or bool(words & {"each", "both"})


def takers_apart(sight: Sight, made: Draft) -> list[Draft]:
    """A draft for every taker where each gets so much: "a million doses *each* to Chad, Mali and Niger"."""
    report, amount = made.report, made.goods.amount
    if report is None or amount is None or any(p.quote is None for p in report.recipients):
        return [made]
    row = _row_before(sight, made.goods, report)
    start = min([made.goods.first, *(mention.last for mention in row)])
    beside = sight.sentence.words[start : made.goods.last + 3]
    if not any(word.lower in {"each", "apiece"} for word in beside):
        return [made]
    if row:
        return [
            replace(made, report=for_takers(report, made.goods, (replace(side.reading(sight.sentence), rule=IN_ROW),), sight))
            for side in row
        ]
    through = [party for party in report.recipients if party.value.kind in AGENCIES]
    for_whom = tuple(party for party in report.recipients if party.value.kind not in AGENCIES)
    rows = [(*for_whom, agency) for agency in through] or [(taker,) for taker in for_whom]
    return [replace(made, report=for_takers(report, made.goods, takers, sight)) for takers in rows]


def _row_before(sight: Sight, goods: Goods, report: Report) -> list[Mention[Actor]]:
    """The row of names before an amount of which a taker is one: "will give *Chad and Mali* 5 million each"."""
    takers = {party.value for party in report.recipients}
    rows = (row for row in runs(sight, sight.named.actors) if row[-1].last < goods.first and not _gives(sight, row))
    return next((row for row in rows if takers & {side.value for side in row}), [])


def _gives(sight: Sight, row: list[Mention[Actor]]) -> bool:
    """Whether a row is the subject of a verb by which subjects give: "*Chad and Mali* each pledged 5 million"."""
    heads = [sight.sentence.words[side.last] for side in row]
    subject = next((word for word in heads if word.dep in {"nsubj", "appos"}), None)
    verb = next((up for up in sight.sentence.above(subject) if up.is_verb), None) if subject else None
    frame = frame_at(sight.sentence, verb) if verb else None
    return verb is not None and (frame is None or "subject" not in frame.taker)


def for_takers(report: Report, goods: Goods, takers: tuple[Party, ...], sight: Sight) -> Report:
    """The same report about some of its takers, or about others."""
    own = report_id(report.source.article, goods, sight, (*report.donors, *takers))
    return replace(report, id=own, recipients=takers)


def alike(sight: Sight, base: Base, act: Act) -> tuple[Party, ...]:
    """Those who do as the subject does: "as did Poland", "and so will Spain". Who refuses to, "as *Spain has*", refuses alone."""
    found: list[Party] = []
    for word in (base.trigger, *sight.sentence.above(base.trigger)):
        for clause in sight.sentence.children(word, "advcl", "conj", "ccomp"):
            subject = sight.sentence.child(clause, "nsubj") if _is_ellipsis(sight, clause) else None
            if subject and (act is not Act.REFUSED or subject.index > clause.index):
                found += parties(sight, subject)
    return tuple(found)


def joined(sight: Sight, made: Draft) -> tuple[Party, ...]:
    """Those who did it before the subject: "joined *Sweden* in halting arms sales"; how much they gave is not told."""
    base = made.base
    if base is None or base.buys or made.goods.amount is not None or not sight.sentence.forms & group("joining"):
        return ()
    donors = {donor.value for donor in made.report.donors} if made.report else set()
    for deed in (base.trigger, *sight.sentence.above(base.trigger)):
        verb = sight.sentence.words[deed.head]
        if deed.lower == "in" and verb.lemma.lower() in group("joining") and mood_of(sight.sentence, verb).mode in DONE:
            before = sight.sentence.child(verb, "dobj")
            sides = without(parties(sight, before), donors) if before else ()
            return tuple(side for side in sides if side.value.kind is not ActorKind.GROUP)
    return ()


def _is_ellipsis(sight: Sight, clause: Word) -> bool:
    own = {child.lower for child in sight.sentence.children(clause)}
    if own & {"if", "unless", "once", "until"}:
        return False
    if clause.lemma.lower() not in {"do", "have", "will", "would", "be"} or not own & {"as", "so", "likewise", "too"}:
        return False
    return not sight.sentence.child(clause, "dobj", "ccomp", "xcomp", "attr")


def renewed(report: Report, goods: Goods, donors: tuple[Party, ...], sight: Sight) -> Report:
    """The same report about other donors."""
    return replace(report, id=report_id(report.source.article, goods, sight, donors), donors=donors)
