"""The one fixture of this floor: the ledger that follows from the news in a test's docstring."""

from __future__ import annotations

import inspect
import os

import pytest
from hypothesis import settings
from stories import story

from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import Ledger

settings.register_profile("default", max_examples=100, deadline=None)
settings.register_profile("nightly", max_examples=1000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> Ledger:
    return settle(story(inspect.getdoc(request.function) or ""))
