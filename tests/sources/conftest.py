"""The fixtures of the tests of sources."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from loopback import Site, serving


@pytest.fixture
def site() -> Iterator[Site]:
    """A server on this computer, empty at first."""
    with serving() as found:
        yield found
