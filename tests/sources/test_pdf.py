"""PDF files, and lines back into paragraphs."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import TOLD, pdf
from parcels import only, refusal

from pledgebook.sources.documents.reflow import reflowed

LINES = [
    "The town will lend the island five ferries, the mayor said on Mon-",
    "day, and the first of them, a well-kept ship of the harbour, sails",
    "in May.",
    "The second ferry follows in June; its crew is still being trained by",
    "the coast guard of the island.",
]


def test_a_line_that_goes_on_is_one_paragraph_and_a_word_that_was_cut_is_whole() -> None:
    first, second = reflowed(["\n".join(LINES)]).split("\n\n")
    assert first.startswith(
        "The town will lend the island five ferries, the mayor said on Monday, and the first of them, a well-kept"
    )
    assert first.endswith("of the harbour, sails in May.")
    assert second == "The second ferry follows in June; its crew is still being trained by the coast guard of the island."


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["a well-kept ship, a well-", "kept crew"], "a well-kept ship, a well-kept crew"),
        (["the five fer-", "ries"], "the five ferries"),
        (["the Franco-", "German ferry"], "the Franco-German ferry"),
        (["the fer\u00ad", "ries"], "the ferries"),
        (["from 2030-", "31 on"], "from 2030- 31 on"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_unless_it_belongs_to_the_word(lines: list[str], text: str) -> None:
    assert reflowed(["\n".join(lines)]) == text


def test_running_heads_and_page_numbers_go_and_a_sentence_goes_on_over_the_page() -> None:
    pages = [
        "\n".join([f"Harbour Gazette No. {number}", *body, f"Page {number} of 3"])
        for number, body in enumerate(
            (
                ["The town will lend the island five ferries, and it", "will send the crews for"],
                ["them in May. A third of the cost, the council said, is", "borne by"],
                ["the island.", "Nobody objected to it in the council or the town."],
            ),
            1,
        )
    ]
    text = reflowed(pages)
    assert "Gazette" not in text
    assert "Page" not in text
    assert "it will send the crews for them in May." in text
    assert "is borne by the island." in text


def test_list_items_and_headings_stand_alone() -> None:
    agreed = "What was agreed\n\nThe council agreed to the following for the island and its people:\n"
    assert reflowed([f"{agreed}• five ferries\n• a crane that\n  lifts them\n1. a pier"]).split("\n\n") == [
        "What was agreed",
        "The council agreed to the following for the island and its people:",
        "• five ferries",
        "• a crane that lifts them",
        "1. a pier",
    ]


@given(st.lists(st.text(max_size=60), max_size=5))
def test_no_letter_is_invented(pages: list[str]) -> None:
    kept = set("".join(reflowed(pages).split()))
    assert kept <= set("".join("".join(pages).split()))


def test_a_pdf_gives_its_text_title_and_author() -> None:
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(pdf(LINES)))
    writer.add_metadata({"/Title": "Ferries for  the island", "/Author": "Harbour Office", "/CreationDate": "D:20310314"})
    out = io.BytesIO()
    writer.write(out)
    found = only(out.getvalue(), "a.pdf")
    assert "the mayor said on Monday, and the first" in found.text
    assert (found.page.title, found.page.author) == ("Ferries for the island", "Harbour Office")
    assert found.page.published is None


def test_what_cannot_be_read_is_said_and_how_to_go_on() -> None:
    import pypdf

    assert refusal(pdf([]), "a.pdf") == "The PDF holds no text: its pages are pictures. Run text recognition (OCR) over it first."
    assert refusal(b"%PDF-1.4 and nothing more", "a.pdf").startswith("The PDF is damaged")
    writer = pypdf.PdfWriter(io.BytesIO(pdf([TOLD])))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert refusal(out.getvalue(), "a.pdf") == "The PDF is locked with a password. Save it without one."
