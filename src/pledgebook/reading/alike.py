"""Several donors in one clause: who acts together, who for itself, and who is said to do the same."""

from __future__ import annotations

from dataclasses import replace

from pledgebook.language.doc import Word
from pledgebook.lexicon.groups import group
from pledgebook.model.actors import ActorKind
from pledgebook.model.reports import Report
from pledgebook.reading.climb import Base
from pledgebook.reading.drafts import Draft
from pledgebook.reading.goods import Goods
from pledgebook.reading.naming import report_id
from pledgebook.reading.roles import Party, parties
from pledgebook.reading.sight import Sight


def apart(sight: Sight, made: Draft) -> bool:
    """Whether coordinated donors each do it: no sum that they share, no "allies and partners", no word such as "together"."""
    words = {word.lower for word in sight.sentence.words}
    if words & group("together") or (made.report and any(donor.value.kind is ActorKind.GROUP for donor in made.report.donors)):
        return False
    return made.goods.amount is None or bool(words & {"each", "both"})


def alike(sight: Sight, base: Base) -> tuple[Party, ...]:
    """Those who do as the subject does: "as did Poland", "and so will Spain"."""
    found: list[Party] = []
    for word in (base.trigger, *sight.sentence.above(base.trigger)):
        for clause in sight.sentence.children(word, "advcl", "conj", "ccomp"):
            if _is_ellipsis(sight, clause) and (subject := sight.sentence.child(clause, "nsubj")):
                found += parties(sight, subject)
    return tuple(found)


def _is_ellipsis(sight: Sight, clause: Word) -> bool:
    own = {child.lower for child in sight.sentence.children(clause)}
    if clause.lemma.lower() not in {"do", "have", "will", "would", "be"} or not own & {"as", "so", "likewise", "too"}:
        return False
    return not sight.sentence.child(clause, "dobj", "ccomp", "xcomp", "attr")


def renewed(report: Report, goods: Goods, donors: tuple[Party, ...], sight: Sight) -> Report:
    """The same report about other donors."""
    return replace(report, id=report_id(report.source.article, goods, sight, donors), donors=donors)
