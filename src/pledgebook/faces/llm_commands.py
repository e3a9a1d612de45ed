"""The commands of `llm`: questions to a language model and its replies as files."""

from __future__ import annotations

from pathlib import Path

import click

from pledgebook.faces.options import WRONG, InOrder, book, manifest, model, opened, paths, published


@click.group(cls=InOrder)
def llm() -> None:
    """Ask a language model by files: export the questions, have them answered by any means, import the replies."""


@llm.command("export-batch")
@paths
@manifest
@published
@click.option("--outlet", metavar="NAME", help="Who printed the articles, where neither manifest nor record says so.")
@click.option("--llm-model", required=True, metavar="NAME", help="The language model that will be asked.")
@model
def export_batch(
    paths: tuple[str, ...], manifest: str | None, published: str | None, outlet: str | None, llm_model: str, model: str | None
) -> None:
    """Print the questions about articles as JSON Lines, in the batch format of the OpenAI protocol."""
    from pledgebook.language.engine import DEFAULT_MODEL
    from pledgebook.pipeline.asking import asked_reader, requests_of
    from pledgebook.reading.asked.batch import request_line
    from pledgebook.reading.asked.kept import nobody
    from pledgebook.sources.gather import gather

    asked = asked_reader(llm_model, nobody, model or DEFAULT_MODEL)
    for _, request in requests_of(gather(paths, manifest, published, outlet), asked):
        click.echo(request_line(request), nl=False)


@llm.command("import-batch")
@click.argument("replies", metavar="REPLIES.jsonl", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@book
def import_batch(replies: Path, book: str) -> int:
    """Keep a model's replies in the book. Then 'pledgebook read PATH... --reader llm --llm-model NAME' reads by them, and asks
    nobody.
    """
    from pledgebook.reading.asked.batch import Delivered, delivered

    faults: list[str] = []
    kept = 0
    with opened(book, create=True) as held, replies.open(encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            found: Delivered | None = delivered(line) if line.strip() else None
            if found and found.fault:
                faults.append(f"  {replies}:{number}: {found.fault}.")
            elif found:
                held.keep_reply(found.key, found.text)
                kept += 1
    click.echo(f"{kept} replies kept in {book}. Read the articles by them with --reader llm and the same --llm-model.")
    if faults:
        click.echo("\n".join([f"Set aside, {len(faults)}:", *faults]))
    return WRONG if faults else 0
