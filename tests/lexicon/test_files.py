"""What holds for every word file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from pledgebook.lexicon.groups import by_name
from pledgebook.model.errors import BadLexicon

DATA = Path(str(files("pledgebook.lexicon") / "data"))


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.relative_to(DATA).as_posix())
def test_no_entry_says_the_same_thing_twice(path: Path) -> None:
    """A reader of YAML keeps the second `words:` of an entry and drops the first without a word."""
    twice = [key for mapping in mappings(yaml.compose(path.read_text("utf-8"))) for key in repeated(mapping)]
    assert not twice, twice


def mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from mappings(value)


def repeated(node: yaml.MappingNode) -> list[str]:
    keys = [key.value for key, _ in node.value]
    return [f"{key.value} (line {key.start_mark.line + 1})" for key, _ in node.value if keys.count(key.value) > 1]


def test_two_groups_of_one_name_are_an_error_and_not_one_group() -> None:
    """The second would silently stand in for the first in every rule that asks for it."""
    with pytest.raises(BadLexicon, match="two groups of one name: boats"):
        by_name([{"group": "boats", "words": ["ferry"]}, {"group": "boats", "words": ["barge"]}])
