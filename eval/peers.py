"""Other people's tools, measured beside ours where `make peers` has installed them."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from eval.table import Row


def peer(name: str) -> Any:
    """The module, or None when it is not installed."""
    return importlib.import_module(name) if importlib.util.find_spec(name.partition(".")[0]) else None


def absent(what: str) -> Row:
    return Row(what, "not installed; `make peers` does it")
