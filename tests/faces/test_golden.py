"""What the commands say on the example dispatches, word for word. `make accept` rewrites the files after a wanted change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pledgebook.faces.cli import cli, run

EXAMPLES = Path(__file__).parents[2] / "examples"
Golden = Callable[[str, str], None]
Say = Callable[..., str]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Runs a command that must go well and gives what it printed, as wide as a page."""
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("PLEDGEBOOK_BOOK", raising=False)

    def call(*arguments: str) -> str:
        code = run(arguments)
        said = capsys.readouterr()
        assert (code, said.err) == (0, "")
        return said.out

    return call


@pytest.mark.parametrize("name", ["", *sorted(cli.commands)])
def test_the_help_texts(name: str, say: Say, golden: Golden) -> None:
    golden(f"help/{name or 'pledgebook'}.txt", say(*filter(None, [name]), "--help"))
