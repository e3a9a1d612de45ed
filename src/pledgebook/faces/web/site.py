"""The whole book as files that need no server: the same pages, on any web host.

The same book gives the same bytes: no clock, no visitor and no order of reading shows in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from pledgebook.faces.disputes import dispute_rows
from pledgebook.faces.export import as_csv, jsonl
from pledgebook.faces.phrases import headline
from pledgebook.faces.totals import total_rows
from pledgebook.faces.web import updates
from pledgebook.faces.web.addresses import Files, article_folder
from pledgebook.faces.web.asked import FACETS, Asked
from pledgebook.faces.web.disputed import disputed
from pledgebook.faces.web.feed import feed
from pledgebook.faces.web.gallery import PICTURES, shown, table
from pledgebook.faces.web.pages import account_of, facets_of
from pledgebook.faces.web.printer import Printer
from pledgebook.faces.web.shelf import Shelf, View
from pledgebook.faces.web.shelves import listed
from pledgebook.faces.web.story import story
from pledgebook.faces.web.sums import Sums
from pledgebook.faces.web.wording import past
from pledgebook.ledger.totals import By

MENU = ("", "totals", "pictures", "disagreements", "changes", "articles", "search")
ROWS = 200
"""Lines on a page of the ledger."""
MARK = "pledgebook-site.txt"
"""The file by which a folder is known to be one that may be written anew."""

File = tuple[str, str | bytes]


class Site:
    """The files of one book's site."""

    def __init__(self, shelf: Shelf, title: str, base: str) -> None:
        self._shelf, self._title, self._base = shelf, title, base.rstrip("/")
        self._view = shelf.view()

    def files(self) -> Iterator[File]:
        """Every file of the site by its name within the folder."""
        yield MARK, "This folder was written by 'pledgebook publish' and is written anew by it.\n"
        yield from _assets()
        yield from self._ledger()
        yield from self._days()
        yield from self._commitments()
        yield from self._articles()
        yield from self._overviews()
        yield from self._pictures()
        yield from self._data()
        yield from self._news()

    def _page(self, place: str, template: str, view: View | None = None, **context: Any) -> File:
        """A page at its place in the folder; nobody is signed in on it."""
        view = view or self._view
        addresses = Files(place, {choice for facet in FACETS for choice in ((facet, v) for v in self._view.index.sets[facet])})
        printer = Printer(addresses, self._title, MENU + (("feed",) if self._base else ()))
        nobody = {"user": "", "form": "", "address": "", "waiting": 0, "done": []}
        page_name = template.removesuffix(".html")
        return place, printer.page(template, page_name=page_name, view=view, as_of=view.as_of, **nobody, **context)

    def _ledger(self) -> Iterator[File]:
        yield from self._lines(Asked(rows=ROWS), self._view)
        for facet in FACETS:
            for value in sorted(self._view.index.sets[facet]):
                yield from self._lines(Asked(rows=ROWS, chosen=((facet, value),)), self._view)

    def _lines(self, asked: Asked, view: View) -> Iterator[File]:
        """All pages of the lines that answer."""
        facets = facets_of(view.index, asked)
        number = pages = 1
        while number <= pages:
            found = view.index.found(asked.on_page(number))
            pages = found.pages
            name = Files("").ledger_file(asked.on_page(number))
            yield self._page(name, "ledger.html", view, asked=asked.on_page(number), found=found, facets=facets)
            number += 1

    def _days(self) -> Iterator[File]:
        """The ledger as it was known on days of the past."""
        for day in past(self._view.common.days):
            yield from self._lines(Asked(rows=10**6, as_of=day), self._shelf.view(day))

    def _commitments(self) -> Iterator[File]:
        for each in self._view.ledger.commitments:
            yield self._page(f"c/{each.id}/index.html", "commitment.html", **account_of(each, self._view))
        for old, new in self._view.ledger.redirects:
            if old not in self._view.by_id:
                yield self._page(f"c/{old}/index.html", "moved.html", new=new)

    def _articles(self) -> Iterator[File]:
        held = list(self._view.common.articles)
        found = listed(self._view.common.articles.values(), Asked(rows=max(len(held), 1)))
        yield self._page("articles/index.html", "articles.html", asked=Asked(), found=found)
        for name in held:
            current = story(self._shelf, self._view, name)
            versions = current.versions if current else ()
            for version in versions:
                told = story(self._shelf, self._view, name, version.source.version)
                last = version is versions[0]
                place = article_folder(name, "" if last else version.source.version)
                yield self._page(f"{place}/index.html", "article.html", story=told)

    def _overviews(self) -> Iterator[File]:
        for by in By:
            name = "totals/index.html" if by is By.DONOR else f"totals/{by.value}/index.html"
            yield self._page(name, "totals.html", asked=Asked(), by=by.value, sums=Sums.of(self._view, Asked(), by, 10**6))
        found = disputed(self._view, "", 1, 10**6)
        yield self._page("disagreements/index.html", "disagreements.html", asked=Asked(), found=found)
        yield self._page("search/index.html", "search.html")

    def _pictures(self) -> Iterator[File]:
        for name in PICTURES:
            context = shown(self._view, Asked(), name)
            place = "pictures/index.html" if name == "promised" else f"pictures/{name}/index.html"
            yield self._page(place, "pictures.html", **context)
            yield f"pictures/{name}.svg", context["picture"].svg
            yield f"pictures/{name}.csv", table(context["picture"])

    def _data(self) -> Iterator[File]:
        """For spreadsheets and programs, and what the search looks through."""
        commitments = [line.commitment for line in self._view.index.lines]
        yield "data/ledger.csv", "".join(as_csv(commitments))
        yield "data/ledger.jsonl", "".join(jsonl(commitments))
        yield "data/totals.json", _json(list(total_rows(self._view.ledger, By.DONOR)))
        yield "data/disagreements.json", _json(list(dispute_rows(self._view.ledger)))
        rows = zip(commitments, self._view.index.texts, strict=True)
        yield "data/search.json", _json([[c.id, headline(c), c.stage.value.replace("-", " "), text] for c, text in rows])

    def _news(self) -> Iterator[File]:
        found = updates.updates(self._shelf, None, len(self._view.common.rulings))
        yield self._page("changes/index.html", "changes.html", found=found, visited=False)
        if self._base:
            yield "changes.atom", feed(found, self._title, self._base)
            names = [f"{self._base}/c/{each.id}/" for each in self._view.ledger.commitments]
            yield "sitemap.txt", "".join(f"{name}\n" for name in (f"{self._base}/", *names))


def _json(rows: list[Any]) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n"


def _assets() -> Iterator[File]:
    folder = files("pledgebook.faces.web") / "static"
    for each in sorted(folder.iterdir(), key=lambda each: each.name):
        yield f"static/{each.name}", each.read_bytes()
