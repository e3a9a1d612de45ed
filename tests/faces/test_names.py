import pytest

from pledgebook.faces.names import actor_id, actor_name, actor_names
from pledgebook.model.actors import Actor, ActorKind


def test_a_country_is_shown_by_its_name_and_an_institution_by_its_own() -> None:
    assert actor_names([Actor("DE"), Actor("NATO", ActorKind.INSTITUTION)]) == "Germany, NATO"


def test_an_organisation_whose_name_looks_like_a_code_keeps_its_name() -> None:
    assert actor_name(Actor("DE", ActorKind.ORGANISATION)) == "DE"


def test_nobody_is_said_to_be_nobody() -> None:
    assert actor_names([]) == "not stated"


@pytest.mark.parametrize("typed", ["GB", "gb", "britain", "United Kingdom", " UK "])
def test_a_country_is_found_by_code_and_by_any_of_its_names(typed: str) -> None:
    assert actor_id(typed) == "GB"


def test_an_unknown_name_stays_as_it_was_typed() -> None:
    assert actor_id("World Bank") == "World Bank"
