"""The signs by which the ledger tells approvals, pauses, offices and groups: each example of the word file holds."""

from __future__ import annotations

from typing import Any

import pytest

from pledgebook.lexicon.signs import holds, sign_examples


@pytest.mark.parametrize(("sign", "example"), sign_examples(), ids=lambda each: each if isinstance(each, str) else each["text"])
def test_a_text_holds_a_sign_or_does_not(sign: str, example: dict[str, Any]) -> None:
    assert holds(sign, example["text"]) is example["holds"]
