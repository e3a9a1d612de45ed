"""The command that tells what each stage makes of a source. It needs no book and changes none."""

from __future__ import annotations

from functools import partial

import click

from pledgebook.faces.options import WRONG, allow_private, manifest, model, paths, published


@click.command()
@paths
@manifest
@published
@allow_private
@model
def doctor(paths: tuple[str, ...], manifest: str | None, published: str | None, allow_private: bool, model: str | None) -> int:
    """Tell what each stage makes of a source: its bytes, text, date, origin, sentences and reports.

    PATH is whatever 'pledgebook read' takes, an address too. For the question why an article is read as it is, or not at all.
    No book is needed or changed, and no bytes are kept.
    """
    from pledgebook.faces.doctor import examination
    from pledgebook.faces.screen import page_width
    from pledgebook.model.articles import Setback
    from pledgebook.pipeline.examination import examined
    from pledgebook.reading.builtin import Builtin
    from pledgebook.sources.gather import gather
    from pledgebook.sources.web.visitor import visitor

    reader = Builtin(model) if model else Builtin()
    found = partial(gather, paths, manifest, published, web=visitor(allow_private))
    failed = 0
    for number, each in enumerate(examined(lambda keep: found(keep=keep), reader, reader.model)):
        failed += isinstance(each, Setback)
        click.echo(("\n" if number else "") + examination(each, page_width()), nl=False)
    return WRONG if failed else 0


COMMANDS = (doctor,)
