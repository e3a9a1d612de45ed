"""An SVG picture: shapes whose looks are named, so that a page can give them the colours of day and night."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

_ILLEGIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

INK, SOFT, RULE = "#1a1d20", "#545a60", "#d9d9d0"
FONT = "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"

LOOKS: dict[str, dict[str, str]] = {
    "words": {"fill": INK},
    "soft": {"fill": SOFT},
    "rule": {"stroke": RULE, "fill": "none"},
    "promised": {"stroke": "#1d5f8a", "fill": "none", "stroke-width": "2"},
    "promised-area": {"fill": "#1d5f8a", "fill-opacity": ".12", "stroke": "none"},
    "delivered": {"stroke": "#1f6b2c", "fill": "none", "stroke-width": "2.5", "stroke-dasharray": "5 3"},
    "asked": {"fill": "#6a4c93"},
    "open": {"fill": "#8a5a00"},
    "firm": {"fill": "#1d5f8a"},
    "part": {"fill": "#28705a"},
    "done": {"fill": "#1f6b2c"},
    "off": {"fill": "#a32020"},
    "link-asked": {"stroke": "#6a4c93", "fill": "none", "stroke-opacity": ".55"},
    "link-open": {"stroke": "#8a5a00", "fill": "none", "stroke-opacity": ".55"},
    "link-off": {"stroke": "#a32020", "fill": "none", "stroke-opacity": ".55"},
    "heat": {"fill": "#1d5f8a"},
    "on-heat": {"fill": "#ffffff"},
    "node": {"fill": "#ffffff", "stroke": "#84867c"},
}
"""What each look is outside of a page of ours: on white paper."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a row of a table leads: to a commitment, or to the lines of the ledger that have these values of facets."""

    commitment: str = ""
    chosen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with what it shows in words, and the table behind it; `leads` are those of its rows."""

    title: str
    about: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    leads: tuple[Lead, ...]


class Drawing:
    """An SVG of a size in pixels, with a title for those who do not see it."""

    def __init__(self, width: float, height: float, title: str) -> None:
        size = {"viewBox": f"0 0 {_number(width)} {_number(height)}", "width": _number(width), "height": _number(height)}
        named = {"role": "img", "aria-label": legible(title), "font-family": FONT, "font-size": "12"}
        self._top = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, **named})
        SubElement(self._top, "rect", {"width": "100%", "height": "100%", "fill": "#ffffff", "class": "v-paper"})

    def line(self, x1: float, y1: float, x2: float, y2: float, look: str = "rule") -> None:
        self._add("line", look, x1=x1, y1=y1, x2=x2, y2=y2)

    def path(self, way: str, look: str, width: float | None = None) -> None:
        self._add("path", look, d=way, **({"stroke-width": width} if width else {}))

    def rect(self, x: float, y: float, width: float, height: float, look: str, opacity: float = 1) -> None:
        self._add("rect", look, x=x, y=y, width=width, height=height, rx=2, **({"fill-opacity": opacity} if opacity < 1 else {}))

    def dot(self, x: float, y: float, radius: float, look: str) -> None:
        self._add("circle", look, cx=x, cy=y, r=radius)

    def words(self, x: float, y: float, words: str, look: str = "words", anchor: str = "start", bold: bool = False) -> None:
        made = self._add("text", look, x=x, y=y, **{"text-anchor": anchor, **({"font-weight": "600"} if bold else {})})
        made.text = legible(words)

    def slanted(self, x: float, y: float, words: str) -> None:
        """Words that rise to the right, for heads of narrow columns."""
        made = self._add("text", "words", x=x, y=y, transform=f"rotate(-45 {_number(x)} {_number(y)})")
        made.text = legible(words)

    def text(self) -> str:
        """The SVG as it stands in a page or in a file."""
        found: str = tostring(self._top, encoding="unicode")
        return found

    def _add(self, kind: str, look: str, **values: float | str) -> Element:
        given = {name: value if isinstance(value, str) else _number(value) for name, value in values.items()}
        return SubElement(self._top, kind, {**LOOKS[look], **given, "class": f"v-{look}"})


def _number(value: float) -> str:
    """To a tenth of a pixel, so that the same picture is the same file."""
    return f"{value:.1f}".removesuffix(".0")


def legible(words: str) -> str:
    """The words without the signs that no XML may hold."""
    return _ILLEGIBLE.sub("\ufffd", words)


def curve(x1: float, y1: float, x2: float, y2: float) -> str:
    """A way from one point to another that leaves and comes in level."""
    middle = _number((x1 + x2) / 2)
    start, end = _number(y1), _number(y2)
    return f"M{_number(x1)} {start}C{middle} {start} {middle} {end} {_number(x2)} {end}"


def stairs(points: list[tuple[float, float]], end: float) -> str:
    """A way that keeps level until the next point; on to `end`."""
    found = f"M{_number(points[0][0])} {_number(points[0][1])}"
    found += "".join(f"H{_number(x)}V{_number(y)}" for x, y in points[1:])
    return f"{found}H{_number(end)}"


def shortened(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
