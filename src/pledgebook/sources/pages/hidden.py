"""Taking out of a page what its readers don't see, so that nobody's words are read that nobody was shown.

Known by the `hidden` attribute, by styles written at the element, and by rules for a class or id in the page's own style
sheets, as far as these hold on every screen. Sheets in other files and colours are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_TAGS = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "dialog"})
_UNSEEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+(?![.\d])|font-size\s*:\s*0(?![.\d])"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NAME = re.compile(r"[a-z]*([.#])(-?[_a-z][\w-]*)", re.IGNORECASE)
_MOST = 1_000_000


def without_hidden(tree: Any) -> int:
    """Take the unseen elements out of a page, in place; how many there were."""
    names = frozenset(_hidden_names(tree))
    unseen = [element for element in tree.iter() if isinstance(element.tag, str) and _unseen(element, names)]
    for element in unseen:
        if element.getparent() is not None:
            element.drop_tree()
    return len(unseen)


def _unseen(element: Any, names: frozenset[str]) -> bool:
    if element.tag in ("html", "head", "body"):
        return False
    if element.tag in _TAGS:
        return not (element.tag == "script" and "json" in element.get("type", ""))
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    called = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
    return bool(_UNSEEN.search(element.get("style", ""))) or not names.isdisjoint(called)


def _hidden_names(tree: Any) -> Iterator[str]:
    """Classes and ids (".note", "#note") that the page's sheets hide wherever they stand, and show nowhere again."""
    hidden: dict[str, bool] = {}
    for style in tree.iter("style"):
        if style.get("media", "all") in ("all", "screen"):
            hidden.update(_rules(_COMMENT.sub("", style.text or "")[:_MOST]))
    yield from (name for name, unseen in hidden.items() if unseen)


def _rules(sheet: str) -> Iterator[tuple[str, bool]]:
    """The rules for one class or id alone, in their order; of those within `@media` none."""
    for selectors, body in _RULE.findall(_outside_at_rules(sheet)):
        if "display" in body or "visibility" in body or "opacity" in body:
            for selector in selectors.split(","):
                if name := _NAME.fullmatch(selector.strip()):
                    yield "".join(name.groups()), bool(_UNSEEN.search(body))


def _outside_at_rules(sheet: str) -> str:
    """The sheet without blocks of blocks: media queries, supports, key frames."""
    kept, depth, start = [], 0, 0
    for brace in re.finditer(r"[{}]", sheet):
        depth += 1 if brace[0] == "{" else -1
        if depth <= 0:
            block = sheet[start : brace.end()]
            kept.append("" if block.lstrip().startswith("@") else block)
            depth, start = 0, brace.end()
    return "".join(kept)
