"""The fixtures that all floors share."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
USED = pytest.StashKey[set[str]]()
ORPHANS = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what the program says now")


def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # a shell that runs the tests in the background has Ctrl-C ignored
        signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ["PLEDGEBOOK_CACHE"] = ""  # tests leave nothing among the user's passing files
    config.stash[USED] = set()
    config.stash[ORPHANS] = []


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden(name, text)`: the text must be that of tests/golden/NAME. `pytest --accept` writes it instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        request.config.stash[USED].add(name)
        if request.config.getoption("--accept"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        held = path.read_text(encoding="utf-8") if path.exists() else ""
        changes = unified_diff(held.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm="")
        if held != text:
            pytest.fail("\n".join([*changes, "", "If the new words are right: make accept"]), pytrace=False)

    return compare


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A golden file that no test asks for is a failure too, where the whole suite has run."""
    if exitstatus != pytest.ExitCode.OK or not _everything_ran(session.config):
        return
    held = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    used = session.config.stash[USED]
    orphans = sorted(held - used)
    if session.config.getoption("--accept"):
        for name in orphans:
            (GOLDEN / name).unlink()
    elif orphans:
        session.config.stash[ORPHANS] = orphans
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for name in config.stash[ORPHANS]:
        terminalreporter.write_line(f"FAILED golden/{name}: no test asks for this golden file (make accept removes it)", red=True)


def _everything_ran(config: pytest.Config) -> bool:
    narrowed = ("keyword", "markexpr", "lf", "failedfirst", "deselect", "ignore", "collectonly")
    whole = config.args == [str(path) for path in config.getini("testpaths")]
    return whole and not any(config.getoption(name, None) for name in narrowed)
