"""`pledgebook bench`: what the quick ways cost, measured on your own articles."""

from __future__ import annotations

import click

from pledgebook.faces.options import InOrder, jobs, manifest, model, paths


@click.group(cls=InOrder)
def bench() -> None:
    """Measure on your own articles what the quick ways save and cost."""


@bench.command()
@paths
@manifest
@model
@jobs
def triage(paths: tuple[str, ...], manifest: str | None, model: str | None, jobs: int | None) -> None:
    """Show what triage passes over, and what it would have missed.

    Every article is read in full, whether its words tell of a commitment or not. No book is needed or changed.
    """
    from pledgebook.faces.progress import progress
    from pledgebook.faces.sifting import sifting
    from pledgebook.language.engine import DEFAULT_MODEL
    from pledgebook.pipeline.crew import cores
    from pledgebook.pipeline.events import Event, What
    from pledgebook.pipeline.missed import sifted
    from pledgebook.reading.builtin import Builtin
    from pledgebook.reading.triage import worth_parsing
    from pledgebook.sources.census import census
    from pledgebook.sources.gather import gather

    reader = Builtin(model or DEFAULT_MODEL)
    with progress("Reading", lambda: census(paths)) as told:
        found = sifted(
            gather(paths, manifest),
            reader,
            worth_parsing,
            jobs or cores(),
            lambda article: told(Event(What.SAME, article.location, article.id)),
        )
    click.echo(sifting(found), nl=False)
