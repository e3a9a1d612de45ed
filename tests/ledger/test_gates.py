from __future__ import annotations

import pytest
from stories import story

from pledgebook.ledger.settle import settle
from pledgebook.model.ledgers import GateState

STORIES = {
    "a condition is open until something is heard": (
        "2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank | if US sends Abrams tank",
        GateState.OPEN,
    ),
    "the transfer that was waited for meets it": (
        """
        2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank | if US sends Abrams tank
        2023-01-25 Post: US -> UA pledged 31 Abrams tank
        """,
        GateState.MET,
    ),
    "a transfer to another recipient does not": (
        """
        2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank | if US sends Abrams tank
        2023-01-25 Post: US -> PL pledged 31 Abrams tank
        """,
        GateState.OPEN,
    ),
    "a transfer of before does not": (
        """
        2023-01-10 Post: US -> UA pledged 31 Abrams tank
        2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank | if US sends Abrams tank
        """,
        GateState.OPEN,
    ),
    "what was only weighed does not": (
        """
        2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank | if US sends Abrams tank
        2023-01-25 Post: US -> UA considered 31 Abrams tank
        """,
        GateState.OPEN,
    ),
    "a later promise without it waives it": (
        """
        2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank | if the allies move first
        2023-01-25 Herald: DE -> UA pledged 14 Leopard 2 tank
        """,
        GateState.WAIVED,
    ),
    "an outlet that is silent about it waives nothing": (
        """
        2023-01-24 Herald: DE -> UA pledged 14 Leopard 2 tank | if the allies move first
        2023-01-25 Post: DE -> UA pledged 14 Leopard 2 tank
        """,
        GateState.OPEN,
    ),
    "an approval meets it": (
        """
        2023-01-24 Herald: PL -> UA pledged 14 Leopard 2 tank | if Berlin gives its approval
        2023-01-25 Post: DE -> partners permitted Leopard 2 export permission
        """,
        GateState.MET,
    ),
    "an approval for somebody else does not": (
        """
        2023-01-24 Herald: PL -> UA pledged 14 Leopard 2 tank | if Berlin gives its approval
        2023-01-25 Post: DE -> NL permitted Leopard 2 export permission
        """,
        GateState.OPEN,
    ),
    "an approval withheld fails it": (
        """
        2023-01-24 Herald: PL -> UA pledged 14 Leopard 2 tank | if Berlin gives its approval
        2023-01-25 Post: DE -> PL refused Leopard 2 export permission
        """,
        GateState.FAILED,
    ),
}


@pytest.mark.parametrize("what", STORIES)
def test_a_gate_is_as_the_news_has_it(what: str) -> None:
    news, state = STORIES[what]
    [gate] = [gate for commitment in settle(story(news)).commitments for gate in commitment.gates]
    assert gate.state is state
    assert gate.quote is not None


def test_one_condition_in_two_outlets_words_is_one_gate() -> None:
    news = """
    2023-01-20 Herald: DE -> UA refused 14 Leopard 2 tank | if the US sends the Abrams
    2023-01-21 Post: DE -> UA refused 14 Leopard 2 tank | if Abrams are sent by the US
    """
    [commitment] = settle(story(news)).commitments
    assert len(commitment.gates) == 1
    assert str(commitment.gates[0].since) == "2023-01-20"
