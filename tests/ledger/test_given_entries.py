"""Ledger lines written by others as reports."""

from __future__ import annotations

from typing import Any

import pytest

from pledgebook.ledger.entries import BadEntry, reports_of, settled_entries
from pledgebook.ledger.settle import settle
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import Missing, exact, vague
from pledgebook.model.evidence import Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.ledgers import Stage
from pledgebook.model.reports import Act, Scope

ENTRY: dict[str, Any] = {
    "id": "e1",
    "donor": ["DE"],
    "recipient": ["UA"],
    "item": "Leopard 2 tank",
    "item_class": "tank",
    "amount": {"value": 14, "low": 14, "high": 14, "unit": "count", "qualifier": "exact"},
    "act": "pledged",
    "act_date": "2023-01-25",
    "condition": None,
    "due": "in about three months",
    "said_by": "Olaf Scholz",
    "scope": "tranche",
    "part_of": None,
    "history": [{"act": "refused", "act_date": "2023-01-20", "condition": "that others go first"}],
    "evidence": ["Germany will send fourteen tanks."],
}


def line(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"article": "a1", "published": "2023-01-25", "outlet": "Herald", "entries": list(entries), **more}


def changed(**cells: Any) -> dict[str, Any]:
    return {**ENTRY, **cells}


def test_an_entry_is_a_report_and_each_earlier_act_another_on_the_same_line() -> None:
    earlier, latest = reports_of(line(ENTRY))
    assert (earlier.act.value, latest.act.value) == (Act.REFUSED, Act.PLEDGED)
    assert earlier.conditions[0].value == "that others go first"
    assert latest.line == earlier.line == "e1"
    assert latest.source.outlet == "Herald"
    assert isinstance(latest.amount, Reading)
    assert latest.amount.value == exact(14)
    assert earlier.amount is Missing.NOT_MENTIONED
    [commitment] = settle([earlier, latest]).commitments
    assert commitment.stage is Stage.PLEDGED


def test_the_latest_act_of_an_entry_tells_its_stage_even_where_neither_is_dated() -> None:
    told = changed(act="refused", act_date=None, history=[{"act": "pledged", "act_date": None, "condition": None}])
    [commitment] = settle(reports_of(line(told))).commitments
    assert commitment.stage is Stage.REFUSED


def test_packages_parts_and_scope_are_carried_over() -> None:
    parts = reports_of(line(changed(history=[]), changed(id="e2", part_of="e1", scope="cumulative", history=[])))
    assert parts[1].package == parts[0].id
    assert parts[1].scope is Scope.CUMULATIVE
    whole, part = sorted(settle(parts).commitments, key=lambda each: each.package is not None)
    assert part.package == whole.id


def test_what_is_missing_stays_missing() -> None:
    [report] = reports_of(
        line(changed(amount=None, act_date=None, due=None, said_by=None, history=None, evidence=[]), published=None)
    )
    assert report.amount is Missing.NOT_MENTIONED
    assert (report.act_date, report.due, report.speakers, report.source.published) == (None, None, (), None)


def test_vague_amounts_keep_their_bounds() -> None:
    dozens = {"value": None, "low": 24, "high": None, "unit": "count", "qualifier": "vague"}
    report = reports_of(line(changed(amount=dozens)))[-1]
    assert isinstance(report.amount, Reading)
    assert report.amount.value == vague(24)


def test_groups_are_told_from_institutions_and_countries() -> None:
    report = reports_of(line(changed(donor=["DE", "NATO", "Western countries", "United Nations"])))[-1]
    assert [reading.value for reading in report.donors] == [
        Actor("DE"),
        Actor("NATO", ActorKind.INSTITUTION),
        Actor("Western countries", ActorKind.GROUP),
        Actor("United Nations", ActorKind.INSTITUTION),
    ]


def test_a_catalogue_can_place_the_items() -> None:
    report = reports_of(line(ENTRY), item=lambda name, item_class: Item(name, item_class, ("leopard-2", "tank")))[-1]
    assert report.item.value == Item("Leopard 2 tank", ItemClass.TANK, ("leopard-2", "tank"))


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (line(changed(act="promised")), "Entry e1 of article a1: 'promised' is none of requested"),
        (line(changed(act_date="2023-02-30")), "'2023-02-30' is not a date"),
        (line(changed(amount={"value": "many"})), "'many' is not a number"),
        (line(changed(amount={"value": "NaN"})), "'NaN' is not a number"),
        (line(changed(item_class="boat")), "'boat' is none of tank"),
        (line(changed(donor=[3])), "[3] is neither a name nor a list of names"),
        (line({"id": "e7"}), "Entry e7 of article a1: there is no 'item'"),
        (line(ENTRY, published="yesterday"), "'yesterday' is not a date"),
    ],
)
def test_an_entry_that_makes_no_sense_is_named_with_what_is_wrong(broken: dict[str, Any], says: str) -> None:
    with pytest.raises(BadEntry, match=r"^Entry ") as caught:
        reports_of(broken)
    assert says in str(caught.value)


def test_every_entry_is_told_its_commitment_in_the_order_of_the_file() -> None:
    others = [changed(id=f"e{number}", donor=["PL"], history=[], act="considered") for number in (10, 9)]
    rows = list(settled_entries(settle(reports_of(line(ENTRY, *others)))))
    assert [(row["article"], row["entry"], row["stage"], row["counts"]) for row in rows] == [
        ("a1", "e1", "pledged", True),
        ("a1", "e9", "considered", False),
        ("a1", "e10", "considered", False),
    ]
    assert len({row["commitment"] for row in rows}) == 3


def test_an_article_without_entries_has_no_reports() -> None:
    assert reports_of({"article": "a1", "published": None, "outlet": None, "entries": []}) == ()


def test_two_entries_of_one_id_are_refused_for_one_of_them_would_be_lost() -> None:
    with pytest.raises(BadEntry, match="another entry of the article has this id"):
        reports_of(line(ENTRY, changed(item="Marder")))
