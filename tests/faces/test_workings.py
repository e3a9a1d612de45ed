from hand_built import REFUSAL, pledged, quote, reaction, refused

from pledgebook.faces.workings import workings
from pledgebook.model.articles import Source
from pledgebook.model.reports import Extract, Unread

SOURCE = Source("text", "v1")


def test_every_report_is_told_with_its_frame_and_fold() -> None:
    page = workings(Extract(SOURCE, (refused(), pledged())), 100)
    assert page.startswith("2 reports read.\n")
    assert "1. refused: Germany to Ukraine, Leopard 2 tank" in page
    assert "2. pledged: Germany to Ukraine, Leopard 2 tank, 14" in page
    assert "     frame: send(Germany, Leopard 2 tanks, Ukraine)\n     fold: pledged" in page


def test_what_was_not_read_is_told_with_the_reason() -> None:
    unread = Unread(quote(REFUSAL, "its own"), "nobody gives it to anybody")
    page = workings(Extract(SOURCE, unread=(unread,)), 100)
    assert page == "0 reports read.\n\nNot read, 1 passage:\n   “its own”\n     because nobody gives it to anybody\n"


def test_a_reaction_is_told_with_who_reacts() -> None:
    assert "Reaction: Ukraine thanks the tanks\n" in workings(Extract(SOURCE, reactions=(reaction(),)), 100)


def test_a_passage_in_which_nothing_was_found_is_answered_too() -> None:
    assert workings(Extract(SOURCE), 100).splitlines() == [
        "0 reports read.",
        "Nothing here was taken for somebody doing something concrete for somebody else.",
    ]
