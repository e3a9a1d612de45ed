from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

import postgres

Places = Callable[[], str]


@pytest.fixture(scope="session")
def database() -> Iterator[postgres.Server]:
    """A real PostgreSQL, started once for all tests that ask for it."""
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with postgres.server() as running:
        yield running


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def places(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Makes places for books that are not there yet, each time another one: files, then databases."""
    if request.param == "postgresql":
        made: Places = request.getfixturevalue("database").place
        return made
    numbers, folder = count(), tmp_path_factory.mktemp("books")
    return lambda: str(Path(folder) / f"{next(numbers)}.db")
