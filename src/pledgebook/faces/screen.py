"""Where the faces print: a terminal, a pipe, or a string in a test."""

from __future__ import annotations

import os
import sys
from io import StringIO

import click
from rich.console import Console, RenderableType

PIPE_WIDTH = 120
"""Columns of a pipe or file, which has no width of its own."""

TEXT_WIDTH = 100
"""Columns that running text is wrapped to at most."""


def screen(*, stderr: bool = False) -> Console:
    """The console for standard output (or error). COLUMNS rules the width; a pipe without it is PIPE_WIDTH wide."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPE_WIDTH
    return Console(stderr=stderr, width=width, highlight=False, soft_wrap=False)


def put(renderable: RenderableType, console: Console) -> None:
    """Print to a terminal in its colours, to a pipe as plain text."""
    if console.is_terminal:
        console.print(renderable)
    else:
        click.echo(as_text(renderable, console.width), nl=False)


def as_text(renderable: RenderableType, width: int = PIPE_WIDTH) -> str:
    """What a pipe of that width would get; no colours, no trailing blanks."""
    out = StringIO()
    Console(file=out, width=width, highlight=False, color_system=None, force_terminal=False).print(renderable)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def page_width() -> int:
    """Columns for running text: those of the screen, but no more than are easily read."""
    return min(screen().width, TEXT_WIDTH)
