"""Which things a frame or an operator tells of: who praises a tank did not give it, and "stopped 50 drones" ended no help."""

from __future__ import annotations

from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.model.items import ItemClass
from pledgebook.reading.grammar.bases import Base
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of
from pledgebook.reading.grammar.owners import after_word
from pledgebook.reading.grammar.sight import Sight, has_to
from pledgebook.reading.things.goods import FIGHTING, Goods, is_import, is_permission

_LENT = frozenset({ItemClass.LOAN, ItemClass.GUARANTEE})

_DOINGS = frozenset(
    {
        ItemClass.TRAINING,
        ItemClass.MAINTENANCE_LOGISTICS,
        ItemClass.MINE_CLEARANCE,
        ItemClass.PERSONNEL_RESCUE,
        ItemClass.REFUGEES_HOSTING,
        ItemClass.INTELLIGENCE,
    }
)


def fits(sight: Sight, goods: Goods, base: Base) -> bool:
    """Whether goods of their kind can stand under a base."""
    name = goods.item.value.name.lower().split()[-1] if goods.item else ""
    if name in group("no goods") and not _is_lending(goods):
        return False
    if base.frame and base.frame.name == "total" and any(word.lemma.lower() in group("deals") for word in base.passed):
        return False  # "reached an agreement on a package" tells no total
    if base.operator and base.operator.name in {"issue", "await"} and not is_permission(goods):
        return False
    if base.operator and not _can_be_told_of(sight, base, goods, name):
        return False
    return base.frame is None or _is_about(base.frame, goods)


def _is_lending(goods: Goods) -> bool:
    """A deal on a loan, a guarantee or a grant with its sum is that loan, and an arms deal the arms; others are no goods."""
    if goods.item is None or goods.amount is None:
        return False
    deals_in_arms = goods.item.value.item_class is ItemClass.MILITARY_AID and goods.head.lemma.lower() == "deal"
    lent = goods.item.value.item_class in _LENT or "grant" in goods.item.value.kinds
    return lent or (deals_in_arms and goods.amount.value.is_money)


def _is_about(frame: Frame, goods: Goods) -> bool:
    """Whether the thing is of a class that the frame is about, and a sum where the frame is about sums."""
    if frame.item in {"summed", "collected"} and (goods.amount is None or not goods.amount.value.is_money):
        return False
    item_class = goods.item.value.item_class if goods.item else ItemClass.FINANCIAL_AID
    if frame.item == "gift" and not (goods.amount and _is_help(goods)):
        return False
    if frame.item == "imported" and not is_import(goods):
        return False
    if frame.item == "help" and not (item_class in _DOINGS or _is_help(goods)):
        return False
    return (not frame.only or item_class in frame.only) and (frame.item != "doing" or item_class in _DOINGS)


def _is_help(goods: Goods) -> bool:
    return goods.item is not None and goods.item.value.name.lower().split()[-1] in group("help nouns")


def _can_be_told_of(sight: Sight, base: Base, goods: Goods, name: str) -> bool:
    """Whether an operator tells of goods that stand right beside it, or of something else that they only look like."""
    named, fits = goods.item is not None and goods.meant is None, True
    match base.operator.name if base.operator else "":
        case "raise":  # "doubled its tanks at the border"
            helps = named and (name in group("help nouns") or _is_lent(goods))
            fits = helps or (goods.item is None and _is_of_raised_help(sight, base))
        case "judge":  # nobody who praises a tank says that it was given
            thanked = base.trigger.lemma.lower() in group("thanking") and base.place == "for"
            helps = name in group("help nouns") or goods.head.lemma.lower() in group("help nouns")
            fits = named and (thanked or helps)
        case "request":  # "urged rescue workers to leave"
            fits = base.place != "object" or not sight.sentence.children(base.trigger, "xcomp", "ccomp")
        case "refuse" if base.trigger.lemma == "be":  # "there are no tanks in Chad"
            fits = _is_no_more(sight, base, goods)
        case "withdraw":  # "stopped 50 drones"
            fits = base.trigger.lemma.lower() not in group("stopping") or not named or not _is_arms(goods)
        case "pledge" | "allot":  # "pledged 5 million to the fund"
            fits = base.place != "to" or base.trigger.pos == "NOUN" or name not in group("money pots")
        case "consider" if base.trigger.lemma.lower() in group("talking"):  # "discussed further support"
            fits = goods.amount is not None or name not in group("help nouns") or _is_package(goods) or _is_why_met(sight, base)
        case "consider":  # "discussed bilateral relations", "will think about it"
            reaches = goods.meant is None or base.place == "object"
            fits = reaches and (goods.item is None or goods.item.value.item_class is not ItemClass.OTHER)
    return fits


def _is_lent(goods: Goods) -> bool:
    """Whether it is a loan or a guarantee with its sum: "raised its *credit line* for Chad to 80 million euros"."""
    return goods.item is not None and goods.amount is not None and goods.item.value.item_class in _LENT


def _is_package(goods: Goods) -> bool:
    return goods.item is not None and "package" in goods.item.value.name.lower()


def _is_no_more(sight: Sight, base: Base, goods: Goods) -> bool:
    """Whether somebody says that nothing more will be given: "there will be *no* loans *for* Chad", "no *more* aid *to* Chad"."""
    taken = any(after_word(sight.sentence, goods.head, place) for place in ("for", "to"))
    called = {child.lower for child in sight.sentence.children(goods.head, "amod", "advmod")}
    ahead = mood_of(sight.sentence, base.trigger).mode in {Mode.WILL, Mode.WOULD}
    return taken and (ahead or bool(called & group("anew")))


def _is_why_met(sight: Sight, base: Base) -> bool:
    """Whether those who talk of help have come together to do so: "ministers met *to discuss* further aid for Chad"."""
    over = sight.sentence.words[base.trigger.head]
    return base.trigger.tag == "VB" and has_to(sight.sentence, base.trigger) and over.lemma.lower() in group("coming together")


def _is_of_raised_help(sight: Sight, base: Base) -> bool:
    """Whether a sum is by how much, or to what, help is raised that no thing of the sentence is: "raised its support by"."""
    raised = sight.sentence.child(base.trigger, "dobj", "nsubjpass") if base.place in {"by", "to"} else None
    helps = group("help nouns") | group("raised things")
    return raised is not None and raised.lemma.lower() in helps and sight.item_at(raised.index) is None


def _is_arms(goods: Goods) -> bool:
    return goods.item is not None and bool(goods.item.value.kinds) and goods.item.value.item_class in FIGHTING
