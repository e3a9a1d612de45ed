"""Building millions of values that stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the collector of circular garbage from going through the growing ledger again and again: there is none in it.

    It does not go through it afterwards either, which would take seconds in the middle of what comes next: what was built is put
    with the old values, unless somebody keeps frozen ones, which `unfreeze` would let go.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
