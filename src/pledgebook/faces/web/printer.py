"""From templates to pages: one set of words, filters and addresses for the server and for files."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from pledgebook import __version__
from pledgebook.faces.account import PLACES
from pledgebook.faces.names import actor_name, actor_names
from pledgebook.faces.phrases import amount_words, date_words, headline, number_words, short_id
from pledgebook.faces.reactions import reaction_line
from pledgebook.faces.rows import main_quote, said_by
from pledgebook.faces.tables import open_gates
from pledgebook.faces.web.account import marked_sentence
from pledgebook.faces.web.addresses import Addresses, Pairs, spot
from pledgebook.faces.web.asked import Asked, query_of
from pledgebook.faces.web.facets import shortlist
from pledgebook.faces.web.openapi import resolved
from pledgebook.faces.web.pictures.drawing import Lead
from pledgebook.faces.web.values import label
from pledgebook.faces.web.wording import called, notes, past, plain_cells, report_headline, ruling_words, thinned, worded
from pledgebook.model.ledgers import Commitment, Stage

STANDS = {
    Stage.REQUESTED: "asked",
    Stage.CONSIDERED: "open",
    Stage.PLANNED: "open",
    Stage.REFUSED: "off",
    Stage.PERMITTED: "firm",
    Stage.PLEDGED: "firm",
    Stage.ORDERED: "firm",
    Stage.DELIVERED_PART: "part",
    Stage.DELIVERED: "done",
    Stage.SUSPENDED: "off",
    Stage.WITHDRAWN: "off",
}
"""The looks of a stage; its name always stands beside them, so that nothing hangs on colour."""

MENU = ("", "totals", "pictures", "disagreements", "changes", "articles", "review", "api")
"""The pages that there are."""


class Printer:
    """Makes pages. `addresses` tells where they lead; `site` is the name of the book."""

    def __init__(self, addresses: Addresses, site: str, menu: tuple[str, ...] = MENU) -> None:
        self.addresses, self.site, self.menu = addresses, site, menu

    def page(self, template: str, **context: Any) -> str:
        """The page as text; every text of the book is escaped. Raises UndefinedError where the context lacks a name."""
        return _rooms().get_template(template).render(to=self.addresses, site=self.site, menu=self.menu, **context)


def leading(lead: Lead, to: Addresses, as_of: date | None) -> str:
    """The address to which a row of a picture's table leads."""
    return to.commitment(lead.commitment, as_of) if lead.commitment else to.ledger(Asked(chosen=lead.chosen, as_of=as_of))


def _paging_on(asked: Asked, name: str, to: Addresses, more: Pairs = ()) -> Callable[[int], str]:
    """From the number of a page to its address, for a list that stands on the page of that name."""
    return lambda number: to.page(name, None, [*asked.on_page(number).pairs(), *more])


def _differs(commitment: Commitment, *cells: str) -> bool:
    """Whether sources differ on one of the cells."""
    return any(each.cell in cells for each in commitment.disagreements)


def _some(found: list[Any], most: int) -> list[Any]:
    return list(found)[:most]


def _plural(count: int, what: str, many: str = "") -> str:
    return f"{count:,} {what if count == 1 else many or what + 's'}"


@cache
def _rooms() -> Environment:
    """The templates with their filters, made once."""
    rooms = Environment(
        loader=PackageLoader("pledgebook.faces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    rooms.filters |= {
        "actor": actor_name,
        "actors": actor_names,
        "amount": amount_words,
        "day": date_words,
        "headline": headline,
        "number": number_words,
        "short": short_id,
        "reaction": reaction_line,
        "main_quote": main_quote,
        "said_by": said_by,
        "gates": open_gates,
        "spot": spot,
        "stand": STANDS.__getitem__,
        "place": PLACES.__getitem__,
        "plain": lambda text: str(text).replace("-", " "),
        "one_line": lambda text: " ".join(text.split()),
        "some": _some,
        "basename": lambda text: text.rpartition("/")[2],
        "query": query_of,
        "thinned": thinned,
        "past": past,
        "shortlist": shortlist,
        "rest": lambda choices: [each for each in choices if each not in shortlist(choices)],
        "paging": lambda asked, to: lambda number: to.ledger(asked.on_page(number)),
        "paging_on": _paging_on,
        "ruling_words": ruling_words,
        "marked_sentence": marked_sentence,
        "address": lambda name: quote(name, safe=""),
        "report_headline": report_headline,
        "plain_cells": plain_cells,
        "worded": worded,
        "called": called,
        "notes": notes,
        "leading": leading,
        "resolved": lambda parts: [resolved(part) for part in parts],
    }
    rooms.globals |= {"version": __version__, "facet_label": label, "differs": _differs, "plural": _plural}
    return rooms
