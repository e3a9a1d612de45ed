"""Documents that cannot lie: what they tell people to type exists, and what exists is told."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from pledgebook.faces.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")] + sorted((ROOT / "docs").glob("*.md"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
TYPED = re.compile(r"^(?: {4,}|\$ |`)?(?:\.venv/bin/)?pledgebook ([a-z]+.*)$")


def typed() -> Iterator[tuple[str, str]]:
    """Every line of a page that somebody may copy into a shell after `pledgebook`, and every such inline phrase."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [found[1] for line in text.splitlines() if (found := TYPED.match(line)) and not line.startswith("`")]
        yield from ((page.name, line) for line in [*lines, *re.findall(r"`(?:\.venv/bin/)?pledgebook ([^`]+)`", text)])


def options(command: click.Command) -> set[str]:
    own = {name for parameter in command.params for name in parameter.opts if name.startswith("--")} | {"--help"}
    return own.union(*map(options, command.commands.values())) if isinstance(command, click.Group) else own


@pytest.mark.parametrize(("page", "line"), sorted(set(typed())))
def test_what_a_page_tells_people_to_type_exists(page: str, line: str) -> None:
    name, *rest = shlex.split(re.sub(r"   .*", "", line))  # what stands three blanks further is a remark
    if name.startswith("--"):
        return
    assert name in cli.commands
    assert {word.partition("=")[0] for word in rest if word.startswith("--")} <= options(cli.commands[name])


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_and_option_is_in_the_readme(name: str) -> None:
    assert f"pledgebook {name}" in README
    assert not [option for option in options(cli.commands[name]) - {"--help"} if option not in README]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    named = re.findall(r"(?:^ {4,}|`)make ([a-z]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= TARGETS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_command_has_a_help_text_and_every_option_says_what_it_does() -> None:
    for command in cli.commands.values():
        assert command.help
        assert not [p.name for p in command.params if isinstance(p, click.Option) and not p.help]


def test_every_dependency_is_accounted_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [name for need in wanted if (name := re.split(r"[<>=!~ ;\[]", need)[0].lower()) not in page] == []
