"""The commands that look after the book itself."""

from __future__ import annotations

import click


@click.command()
@click.argument("source", metavar="FROM")
@click.argument("target", metavar="TO")
def copy(source: str, target: str) -> None:
    """Copy a book to another place: from a file to a database or back.

    FROM and TO are paths or addresses (postgresql://name@host/database). TO must hold no book yet. All is copied: articles with
    their versions, what was read from them, rulings, and what was set aside. The raw bytes beside a book are files: copy their
    folder yourself.
    """
    from pledgebook.store.copying import copy as copied
    from pledgebook.store.trouble import named

    counts = copied(source, target)
    click.echo(f"Copied {counts['articles']:,} articles, {counts['reports']:,} reports and {counts['rulings']:,} rulings.")
    click.echo(f"The new book is {named(target)}.")


COMMANDS = (copy,)
