"""What a page's readers don't see is not read."""

from __future__ import annotations

import pytest
from parcels import only

SHOWN = "".join(
    f"<p>The harbour town will lend {number} ferries to the island, and the council pays the crews.</p>"
    for number in ("two", "three", "four")
)
TRAP = "Nobody will see that the town promised ninety ferries to everybody in the harbour on Monday."
PAGE = (
    "<html><head><title>Ferries</title>{head}</head><body><article><h1>Ferries</h1>{shown}{trap}{shown}</article></body></html>"
)


def text(trap: str, head: str = "") -> str:
    return only(PAGE.format(head=head, shown=SHOWN, trap=trap).encode(), "a.html").text


@pytest.mark.parametrize(
    "trap",
    [
        f'<p style="display:none">{TRAP}</p>',
        f'<div style="color: red; DISPLAY : none !important"><p>{TRAP}</p></div>',
        f'<p style="visibility: hidden">{TRAP}</p>',
        f'<p style="opacity:0">{TRAP}</p>',
        f'<p style="opacity: 0.0;">{TRAP}</p>',
        f'<p style="font-size:0px">{TRAP}</p>',
        f'<p style="position:absolute;left:-9999px">{TRAP}</p>',
        f'<p style="text-indent: -10000px">{TRAP}</p>',
        f"<p hidden>{TRAP}</p>",
        f"<template><p>{TRAP}</p></template>",
        f"<noscript><p>{TRAP}</p></noscript>",
        f"<script>document.write('<p>{TRAP}</p>')</script>",
        f"<style>p:after {{content: '{TRAP}'}}</style>",
        f"<!-- <p>{TRAP}</p> -->",
        f"<dialog><p>{TRAP}</p></dialog>",
        f"<svg><text>{TRAP}</text></svg>",
    ],
)
def test_what_is_hidden_where_it_stands_is_not_read(trap: str) -> None:
    assert "ninety" not in text(trap)
    assert "two ferries" in text(trap)


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".x{display:none}", True),
        ("p.x , #other { color: red; visibility: hidden }", True),
        ("/* note */ .x\n{\n  display: none;\n}", True),
        (".x{display:none} .x{display:block}", False),
        ("@media print{.x{display:none}}", False),
        (".menu .x{display:none}", False),
        (".xy{display:none}", False),
    ],
)
def test_a_class_that_the_pages_own_sheet_hides_everywhere_is_hidden(sheet: str, hidden: bool) -> None:
    assert ("ninety" not in text(f'<p class="x">{TRAP}</p>', f"<style>{sheet}</style>")) is hidden


@pytest.mark.parametrize("style", ["opacity:0.9", "opacity: .5", "font-size:0.9em", "left:-10px", "display:block"])
def test_what_is_only_pale_small_or_moved_is_read(style: str) -> None:
    assert "ninety" in text(f'<p style="{style}">{TRAP}</p>')


def test_entities_of_a_documents_own_are_not_unfolded() -> None:
    bomb = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    kind = f'<!DOCTYPE html [<!ENTITY e0 "ninety">{bomb}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    page = PAGE.format(head="", shown=SHOWN, trap="<p>&e9; &f;</p>")
    found = only(f'<?xml version="1.0"?>{kind}{page}'.encode(), "a.xhtml").text
    assert "ninety" not in found
    assert len(found) < 2000
