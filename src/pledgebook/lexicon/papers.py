"""Where newspapers and broadcasters are at home: `data/papers.yaml`."""

from __future__ import annotations

import re
from functools import lru_cache

from pledgebook.lexicon.files import entries
from pledgebook.model.actors import Actor
from pledgebook.model.errors import BadLexicon

NAME = "papers"


@lru_cache(maxsize=512)
def paper_home(outlet: str) -> Actor | None:
    """The one country that an outlet's name tells; None for an agency, an unknown one and a list of several."""
    name = outlet.lower()
    homes = dict.fromkeys(home for paper, home in _papers() if re.search(rf"(?<!\w){re.escape(paper)}(?!\w)", name))
    return Actor(next(iter(homes))) if len(homes) == 1 else None


@lru_cache(maxsize=1)
def _papers() -> tuple[tuple[str, str], ...]:
    found = []
    for entry in entries(NAME):
        if set(entry) != {"home", "papers", "read"} or not isinstance(entry["papers"], list):
            raise BadLexicon(f"{NAME}.yaml", f"has an entry without a home, papers and an example: {entry}")
        found += [(str(paper), str(entry["home"])) for paper in entry["papers"]]
    return tuple(found)


def paper_examples() -> list[tuple[str, str]]:
    """Outlet names and their homes."""
    return [(str(entry["read"]), str(entry["home"])) for entry in entries(NAME)]
