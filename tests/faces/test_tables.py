import re

import pytest
from click import unstyle
from hand_built import line, package, reaction, tanks
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pledgebook.faces.lines import Wanted
from pledgebook.faces.screen import put
from pledgebook.faces.tables import WIDE, ledger_page
from pledgebook.model.actors import Actor, ActorKind
from pledgebook.model.amounts import exact
from pledgebook.model.ledgers import Gate, GateState, Ledger, Stage
from pledgebook.model.reports import Due


def shown(ledger: Ledger, width: int = 120) -> str:
    return unstyle(ledger_page(ledger, width))


def test_the_table_has_a_line_per_commitment_with_its_parts_indented() -> None:
    page = shown(package(), 150)
    assert [row.split("  ")[0] for row in page.splitlines() if "Ukraine" in row] == ["tank", "aid", "bus", "gun"]
    assert "  armoured bus" in page
    assert "$400 million" in page


def test_a_cell_on_which_sources_differ_is_marked_and_the_mark_explained() -> None:
    page = shown(Ledger((tanks(),)))
    assert "14–16*" in page
    assert "* sources differ" in page


def test_no_mark_is_explained_where_nobody_differs() -> None:
    assert "*" not in shown(Ledger((line("a", "US", "aid"),)))


def test_only_open_gates_are_shown() -> None:
    gates = (Gate("a vote", GateState.OPEN, None, None), Gate("a signature", GateState.MET, None, None))
    page = shown(Ledger((line("a", "US", "aid", gates=gates),)))
    assert "a vote" in page
    assert "a signature" not in page


@given(st.integers(WIDE, 220), st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=80))
def test_the_table_never_runs_over_the_edge(width: int, item: str) -> None:
    page = shown(Ledger((line("US-UA-aid", "US", item, exact(123456789)), tanks())), width)
    assert max(map(cell_len, page.splitlines())) <= width


@pytest.mark.parametrize("width", [40, 60, 80, WIDE - 1])
def test_a_narrow_screen_gets_a_block_for_each_commitment(width: int) -> None:
    page = shown(package(), width)
    assert max(map(len, page.splitlines())) <= width
    assert "Recipient" not in page
    assert page.count("since") == 4


def test_what_stands_in_the_articles_is_never_taken_for_markup() -> None:
    assert "[red]aid[/red]" in shown(Ledger((line("a", "US", "[red]aid[/red]"),)))
    assert "[bold]x" in shown(Ledger((line("[bold]x", "US", "aid"),)), 60)


def test_square_brackets_in_the_name_of_a_part_stand_as_they_are() -> None:
    whole, part = line("a-w", "US", "aid", parts=("a-p",)), line("a-p", "US", "[red]bus[/red]", package="a-w")
    assert "  [red]bus[/red]" in shown(Ledger((whole, part)))


def test_what_stands_in_the_articles_never_steers_the_terminal() -> None:
    held = Ledger((line("a", "US", "aid\x1b]0;owned\x07\x1b[2J", stage=Stage.REFUSED),))
    page = ledger_page(held, 120)
    assert set(re.findall(r"\x1b.{0,3}m?", page)) == {"\x1b[1m", "\x1b[31m", "\x1b[2m", "\x1b[0m"}
    assert "\x07" not in page


def test_stages_have_their_colours_on_a_terminal_and_none_in_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ledger_page(Ledger((line("a", "US", "aid", stage=Stage.REFUSED),)), 120)
    put(page)
    assert capsys.readouterr().out == unstyle(page)
    monkeypatch.setenv("FORCE_COLOR", "1")
    put(page)
    assert "\x1b[31mrefused" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    put(page)
    assert capsys.readouterr().out == unstyle(page)


def test_reactions_stand_under_the_ledger_and_only_those_about_what_was_asked_for() -> None:
    ledger = Ledger((tanks(), line("a", "US", "aid")), reactions=(reaction(),))
    assert shown(ledger).endswith("Reactions\nundated  Ukraine thanks the tanks\n")
    assert "Ukraine thanks" in ledger_page(ledger, 120, Wanted(donor="DE"))
    assert "Ukraine thanks" not in ledger_page(ledger, 120, Wanted(donor="US"))


def test_a_table_that_would_break_ordinary_words_gives_way_to_blocks() -> None:
    wide = line(
        "a",
        "Organisation",
        "x",
        recipients=(Actor("Transnistria", ActorKind.GROUP),),
        gates=(Gate("Parlamentarians", GateState.OPEN, None, None),),
    )
    assert "Recipient" not in shown(Ledger((wide, line("b", "US", "Unterseeboote", due=Due("Ramadanfesten")))), WIDE)


def test_no_ordinary_word_is_broken() -> None:
    page = shown(Ledger((line("a", "US", "water purification unit", stage=Stage.DELIVERED_PART), tanks())), 112)
    assert "purification" in page
