"""Where the faces print: a terminal or a pipe."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH, TERMINAL_WIDTH = 120, 80
"""Columns of a pipe or file, which has no width of its own, and of a terminal that does not tell its own."""

TEXT_WIDTH = 100
"""Columns that running text is wrapped to at most."""


def screen_width() -> int:
    """Columns of standard output. COLUMNS rules; a pipe without it is PIPE_WIDTH wide."""
    stated = os.environ.get("COLUMNS", "")
    if stated.isdecimal() and int(stated):
        return int(stated)
    if not sys.stdout.isatty():
        return PIPE_WIDTH
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or TERMINAL_WIDTH
    except OSError:
        return TERMINAL_WIDTH


def page_width() -> int:
    """Columns for running text: those of the screen, but no more than are easily read."""
    return min(screen_width(), TEXT_WIDTH)


def put(page: str) -> None:
    """Print a page to a terminal in its colours, to a pipe as plain text.

    NO_COLOR (https://no-color.org) and a terminal that knows none take the colours away, FORCE_COLOR brings them into a pipe.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") in ("dumb", "unknown"):
        click.echo(page, nl=False, color=False)
    else:
        click.echo(page, nl=False, color=bool(os.environ.get("FORCE_COLOR")) or None)


def waiting() -> Console:
    """Standard error for what moves there while one waits; it draws nothing in a pipe."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)
