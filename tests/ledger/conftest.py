"""The one fixture of this floor: the ledger that follows from the news in a test's docstring."""

from __future__ import annotations

import inspect

import pytest
from stories import story

from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import Ledger


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return settle(story(inspect.getdoc(request.function) or ""))
