"""The pages of the pictures, and each picture as a file: SVG, CSV; the browser makes the PNG."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from io import StringIO
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from pledgebook.faces.export import safe
from pledgebook.faces.web.asked import Asked
from pledgebook.faces.web.desk import Desk, view_of
from pledgebook.faces.web.pictures.drawing import Picture
from pledgebook.faces.web.pictures.matrix import matrix
from pledgebook.faces.web.pictures.outlets import outlets
from pledgebook.faces.web.pictures.promised import Measure, measure_words, measures, promised
from pledgebook.faces.web.pictures.waiting import waiting
from pledgebook.faces.web.shelf import View
from pledgebook.model.ledgers import Commitment

PICTURES: dict[str, tuple[str, Callable[[Sequence[Commitment]], Picture]]] = {
    "promised": ("Promised and delivered", lambda told: promised(told, None)),
    "matrix": ("Donors by item", matrix),
    "outlets": ("Across outlets", outlets),
    "waiting": ("Who waits on whom", waiting),
}
"""By the name in their address, with what they are called in the menu."""
ROWS = 300
"""How many rows of its table stand on the page of a picture; the CSV has them all."""


def page(request: Request) -> Response:
    """A picture with its table, of what the address narrows down to."""
    desk, view = Desk.of(request), view_of(request)
    asked = Asked.of(request.query_params.multi_items())
    name = request.path_params.get("name", "promised")
    if name not in PICTURES:
        return desk.page(request, "missing.html", view, 404, what="picture", name=name, later=False)
    return desk.page(request, "pictures.html", view, **shown(view, asked, name, request.query_params.get("of", "")))


def shown(view: View, asked: Asked, name: str, of: str = "") -> dict[str, Any]:
    """What the page of a picture shows."""
    way = ("measures", asked.chosen, asked.words)
    units = view.once(way, lambda: measures(_lines(view, asked))) if name == "promised" else []
    picture = _kept(view, asked, name, of)
    ways = [(_key(unit), measure_words(unit)) for unit in units]
    titles = {key: title for key, (title, _) in PICTURES.items()}
    svg = Markup(picture.svg)  # noqa: S704 - made by an XML writer, which escapes
    return {"asked": asked, "name": name, "of": of, "ways": ways, "titles": titles, "picture": picture, "svg": svg, "most": ROWS}


def _lines(view: View, asked: Asked) -> list[Commitment]:
    """The commitments that a picture is about."""
    return [view.index.lines[number].commitment for number in view.index.numbers(asked)]


def _kept(view: View, asked: Asked, name: str, of: str) -> Picture:
    return view.once(("picture", asked.chosen, asked.words, name, of), lambda: drawn(_lines(view, asked), name, of))


def drawn(told: Sequence[Commitment], name: str, of: str = "") -> Picture:
    """The picture of that name; `of` is the form and unit for what is promised and delivered."""
    if name == "promised" and of:
        return promised(told, _measure(of))
    return PICTURES[name][1](told)


def _key(measure: Measure) -> str:
    return "~".join(measure)


def _measure(key: str) -> Measure | None:
    form, _, unit = key.partition("~")
    return (form, unit) if form and unit else None


def file(request: Request) -> Response:
    """A picture as SVG, or the table behind it as CSV."""
    desk, view = Desk.of(request), view_of(request)
    name, form = request.path_params["name"], request.path_params["form"]
    if name not in PICTURES or form not in ("svg", "csv"):
        return desk.page(request, "missing.html", view, 404, what="picture", name=name, later=False)
    asked = Asked.of(request.query_params.multi_items())
    picture = _kept(view, asked, name, request.query_params.get("of", ""))
    kind = {"svg": "image/svg+xml", "csv": "text/csv; charset=utf-8"}[form]
    body = picture.svg if form == "svg" else table(picture)
    return Response(body, media_type=kind, headers={"content-disposition": f'inline; filename="{name}.{form}"'})


def table(picture: Picture) -> str:
    """The table behind a picture as CSV."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(picture.columns)
    writer.writerows([safe(cell) for cell in row] for row in picture.rows)
    return out.getvalue()
