"""What a language model is asked: the task, the acts and worked examples, from `data/asking.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.model.reports import Act

NAME = "asking"
Cell = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Worked:
    """An article of ours and the lines that a good answer has, as the file writes them."""

    name: str
    published: str
    text: str
    lines: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Asking:
    version: str
    task: str
    acts: Mapping[Act, str]
    examples: tuple[Worked, ...]


@cache
def asking() -> Asking:
    """The file, checked. Raises BadLexicon when an act is missing or no example is there."""
    found = entries(NAME)
    head = next((entry for entry in found if "task" in entry), {})
    acts = {Act(entry["act"]): str(entry["means"]) for entry in found if "act" in entry}
    examples = tuple(_worked(entry) for entry in found if "example" in entry)
    if set(acts) != set(Act) or not examples or not head.get("version"):
        raise BadLexicon(f"{NAME}.yaml", "must have a version, a task, every act once and an example")
    return Asking(str(head["version"]), str(head["task"]), acts, examples)


def _worked(entry: Mapping[str, Any]) -> Worked:
    return Worked(str(entry["example"]), str(entry["published"]), str(entry["text"]).strip(), tuple(entry["lines"]))
