import pytest
from hand_built import line, package, tanks

from pledgebook.faces.lines import Wanted, lines
from pledgebook.model.ledgers import Ledger, Stage


def shown(ledger: Ledger, **wanted: object) -> list[tuple[str, int]]:
    return [(each.commitment.id, each.depth) for each in lines(ledger, Wanted(**wanted))]  # type: ignore[arg-type]


def test_parts_stand_under_their_package() -> None:
    assert shown(package()) == [("DE-UA-tank", 0), ("US-UA-aid", 0), ("US-UA-bus", 1), ("US-UA-gun", 1)]


def test_a_part_whose_package_was_not_asked_for_stands_alone() -> None:
    assert shown(package(), item="howitzer") == [("US-UA-gun", 0)]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"donor": "germany"}, ["DE-UA-tank"]),
        ({"recipient": "Ukraine", "donor": "DE"}, ["DE-UA-tank"]),
        ({"recipient": "Poland"}, []),
        ({"item": "TANK"}, ["DE-UA-tank"]),
        ({"item": "leopard-2"}, ["DE-UA-tank"]),
        ({"stage": Stage.DELIVERED_PART}, ["US-UA-gun"]),
    ],
)
def test_only_what_was_asked_for_is_shown(wanted: dict[str, object], found: list[str]) -> None:
    assert [name for name, _ in shown(package(), **wanted)] == found


def test_parts_that_contain_each_other_are_all_shown_once() -> None:
    """Nonsense in the content is a finding; no commitment may vanish from the page for it."""
    circle = Ledger((line("a", "US", "x", package="b"), line("b", "US", "y", package="a"), tanks(package="DE-UA-tank")))
    assert sorted(shown(circle)) == [("DE-UA-tank", 0), ("a", 0), ("b", 0)]
