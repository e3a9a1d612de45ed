"""Reading the word files: YAML in `lexicon/data`, checked on the way in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from pledgebook.model.errors import BadLexicon

DATA = Path(__file__).parent / "data"
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast where it is built


def entries(name: str) -> list[dict[str, Any]]:
    """The list of mappings in `data/<name>.yaml`. Raises BadLexicon when it is anything else."""
    where = DATA / f"{name}.yaml"
    try:
        found = yaml.load(where.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - a safe loader by construction
    except yaml.YAMLError as error:
        raise BadLexicon(f"{name}.yaml", f"is not valid YAML: {error}") from error
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in found):
        raise BadLexicon(f"{name}.yaml", "must be a list of entries, each starting with '- '")
    return found
