from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from pledgebook.faces.columns import Column, beside, clean, head, lines_of, rooms, wrapped

ROOMS = st.integers(2, 40)
PROSE = st.text(st.sampled_from("ab—é€ 戦車ー\u0301 "), max_size=60).map(str.strip)


def test_words_stay_whole_where_they_fit_and_longer_ones_are_broken() -> None:
    assert wrapped("twelve armoured ambulances", 10) == ["twelve", "armoured", "ambulances"]
    assert wrapped("Unterseeboote", 8) == ["Untersee", "boote"]


@given(PROSE, ROOMS)
def test_text_is_wrapped_as_rich_wraps_it(text: str, room: int) -> None:
    console = Console(width=200)
    known = Text(text).wrap(console, room, overflow="fold")
    assert wrapped(text, room) == [line.plain.rstrip() for line in known]


@given(st.text(max_size=60), ROOMS)
def test_no_line_is_wider_than_its_column_and_each_fills_it(text: str, room: int) -> None:
    assert {cell_len(line) for line in lines_of(text, room)} == {room}


@given(st.text(max_size=60), ROOMS)
def test_no_letter_is_lost_in_wrapping(text: str, room: int) -> None:
    assert "".join("".join(wrapped(text, room)).split()) == "".join(clean(text).split())


def test_characters_of_two_cells_keep_the_columns_upright() -> None:
    page = list(beside([lines_of("戦車", 6), lines_of("x", 1)], (6, 1), 2))
    assert page == ["戦車    x"]


def test_what_would_steer_a_terminal_is_taken_out() -> None:
    assert clean("\x1b[31mred\x07\u202egnp\n.exe") == "[31mredgnp .exe"


def test_a_firm_column_has_all_it_needs_and_others_share_the_rest() -> None:
    columns = (Column("ID", firm=True), Column("Item"), Column("Due"))
    row = ("a" * 10, "wheat " * 20, "spring " * 20)
    assert rooms(columns, [row], 60, 2) == [10, 23, 23]


def test_a_column_has_room_for_its_ordinary_words() -> None:
    columns = (Column("Item"), Column("Due"))
    assert rooms(columns, [("purification " * 3, "x " * 60)], 20, 2, whole=13)[0] == 12
    assert rooms(columns, [("purification " * 3, "x " * 60)], 20, 2, whole=0)[0] == 9


def test_the_rule_is_as_wide_as_the_columns() -> None:
    assert head((Column("A"), Column("B")), (3, 4), 2) == ["A    B", "─" * 9]
