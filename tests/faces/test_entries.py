from hand_built import PROMISE, REFUSAL, line, pledged, reaction, report, tanks

from pledgebook.faces.entries import article_entries
from pledgebook.model.actors import Actor
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.ledgers import Ledger, Place, Stage, Step
from pledgebook.model.reports import Act


def test_an_entry_has_the_fields_of_the_contract_in_their_order() -> None:
    [entry] = article_entries("a1", Ledger((tanks(),)))["entries"]
    assert list(entry) == [
        "id",
        "donor",
        "recipient",
        "item",
        "item_class",
        "amount",
        "act",
        "act_date",
        "condition",
        "due",
        "said_by",
        "scope",
        "part_of",
        "history",
        "evidence",
    ]


def test_a_refusal_that_became_a_promise_is_one_entry_with_a_history() -> None:
    [entry] = article_entries("a1", Ledger((tanks(),)))["entries"]
    assert (entry["act"], entry["act_date"], entry["said_by"]) == ("pledged", "2023-01-25", "Chancellor Olaf Scholz")
    assert entry["history"] == [
        {"act": "refused", "act_date": "2023-01-20", "condition": "unless the United States sends its own"}
    ]
    assert entry["condition"] is None
    assert entry["evidence"][:2] == [PROMISE, REFUSAL]


def test_a_repetition_does_not_speak_for_the_promise() -> None:
    """The step that moved the commitment on gives date, due and speaker; a later repetition does not."""
    [entry] = article_entries("a1", Ledger((tanks(),)))["entries"]
    assert entry["due"] == "within three months"


def test_a_stage_between_two_acts_is_told_as_the_nearest_act() -> None:
    some = [line(str(n), "US", "aid", stage=stage) for n, stage in enumerate((Stage.DELIVERED_PART, Stage.SUSPENDED))]
    entries = [tanks(id=c.id, stage=c.stage) for c in some]
    assert [entry["act"] for entry in article_entries("a1", Ledger(tuple(entries)))["entries"]] == ["delivered", "withdrawn"]


def test_a_part_names_the_entry_of_its_package() -> None:
    whole = tanks(id="whole", parts=("part",))
    later = Step(pledged(evidence=(Quote("a2", 500, 510, "Some words."),)), Place.OPENS, PartialDate("2023-01-25"))
    part = tanks(id="part", package="whole", steps=(later,))
    entries = article_entries("a2", Ledger((part, whole)))["entries"]
    assert [(entry["id"], entry["part_of"]) for entry in entries] == [("e1", None), ("e2", "e1")]


def test_entries_come_in_the_order_of_the_text() -> None:
    def at(start: int, name: str) -> Step:
        return Step(pledged(name, evidence=(Quote("a2", start, start + 9, f"{start:09}"),)), Place.OPENS, None)

    ledger = Ledger(tuple(tanks(id=str(start), steps=(at(start, str(start)),)) for start in (700, 20, 300)))
    assert [entry["evidence"] for entry in article_entries("a2", ledger)["entries"]] == [
        ["000000020"],
        ["000000300"],
        ["000000700"],
    ]


def test_the_evidence_of_a_report_without_sentences_is_its_own_words() -> None:
    bare = Step(report("r9", Act.REFUSED, REFUSAL, "a1", evidence=()), Place.OPENS, None)
    [entry] = article_entries("a1", Ledger((tanks(stage=Stage.REFUSED, steps=(bare,)),)))["entries"]
    assert entry["evidence"] == ["send"]


def test_a_date_that_the_words_do_not_tell_is_null() -> None:
    step = Step(report("r9", Act.REFUSED, REFUSAL, "a1", act_date=None), Place.OPENS, PartialDate("2023-01-25"))
    [entry] = article_entries("a1", Ledger((tanks(stage=Stage.REFUSED, steps=(step,)),)))["entries"]
    assert entry["act_date"] is None


def test_a_reaction_has_the_fields_of_the_contract() -> None:
    assert article_entries("a2", Ledger(), [reaction()])["reactions"] == [
        {
            "actor": "UA",
            "speaker": None,
            "stance": "thanks",
            "about": "the tanks",
            "evidence": ["Ukraine thanked Germany for the tanks."],
        }
    ]


def test_an_article_without_commitments_has_empty_lists() -> None:
    assert article_entries("a9", Ledger()) == {"article": "a9", "entries": [], "reactions": []}


def test_several_conditions_are_told_in_the_order_of_the_text() -> None:
    both = tuple(Reading(text, None, "if") for text in ("if asked", "if paid"))
    step = Step(
        report("r9", Act.REFUSED, REFUSAL, "a1", conditions=both, donors=(Reading(Actor("FR"), None, "x"),)), Place.OPENS, None
    )
    [entry] = article_entries("a1", Ledger((tanks(stage=Stage.REFUSED, steps=(step,)),)))["entries"]
    assert entry["condition"] == "if asked; if paid"
