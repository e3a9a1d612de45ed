"""The house itself: versions and licences that it states."""

import pledgebook


def test_the_package_states_its_version() -> None:
    assert pledgebook.__version__.count(".") == 2
