"""The commands `serve` and `publish`. What they need from the web is imported when they run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import click

from pledgebook.faces.options import book


@click.command()
@book
@click.option("--port", type=click.IntRange(0, 65535), default=8040, show_default=True, help="The port to listen on.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on: this computer only, unless told otherwise."
)
@click.option(
    "--users",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Only these people may look and decide, each with a password.",
)
@click.option("--add-user", metavar="NAME", help="Add somebody to the file of --users, asking for their password, and stop.")
@click.option(
    "--token",
    envvar="PLEDGEBOOK_TOKEN",
    metavar="WORD",
    default="",
    help="Only who knows this word may look and decide; PLEDGEBOOK_TOKEN may hold it.",
)
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A name under which browsers ask for it, such as book.example.org."
)
def serve(book: str, port: int, host: str, users: Path | None, add_user: str | None, token: str, names: tuple[str, ...]) -> None:
    """Open the book in a browser: look, question, correct.

    Serves the book on this computer until Ctrl-C, at http://127.0.0.1:8040. Nobody else can reach it. On any other --host it
    asks for --users or --token first. Nothing is fetched from anywhere.
    """
    from pledgebook.faces.web import serve as serving
    from pledgebook.store.book import Book

    if add_user is not None:
        _add(add_user, users)
        return
    wanted = serving.Wanted(host, port, token, users, names)
    serving.guard_for(wanted)
    with suppress(KeyboardInterrupt), Book.open(book) as held, serving.listening(host, port) as door:
        click.echo(
            f"{held.name} is open at http://{_shown(host)}:{door.getsockname()[1]}/ until you press Ctrl-C here.", err=True
        )
        serving.serve(held, wanted, door, lambda words: click.echo(words, err=True))


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _add(name: str, users: Path | None) -> None:
    from pledgebook.faces.web.serve import add_user

    if users is None or ":" in name or not name.strip():
        raise click.UsageError("Give a name without a colon to --add-user, and the file with --users FILE.")
    word: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    add_user(users, name.strip(), word)
    click.echo(f"{name.strip()} may sign in now, with 'pledgebook serve --users {users}'.")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER")
@book
@click.option("--base-url", default="", metavar="URL", help="The address under which it will stand; it adds a feed of changes.")
def publish(folder: Path, book: str, base_url: str) -> None:
    """Write the book to FOLDER as a site that needs no server.

    The same pages as on screen, with pictures, search, data files and, where --base-url tells the address, a feed: for any web
    host. An older site in FOLDER is written anew; a folder with anything else in it is left alone. The same book gives the same
    bytes. The articles stand in it in full: see that you may publish them.
    """
    from pledgebook.faces.web.app import book_title
    from pledgebook.faces.web.publish import publish as written
    from pledgebook.faces.web.shelf import Shelf
    from pledgebook.store.book import Book

    with Book.open(book) as held:
        count = written(Shelf(held), book_title(held), folder, base_url, told := _told())
    told("")
    click.echo(f"{count:,} files in {folder}. Open {folder / 'index.html'}, or put the folder on any web host.")


def _told() -> Callable[[str], None]:
    """Tells a terminal how far it is, and a pipe nothing."""
    if not sys.stderr.isatty():
        return lambda _name: None
    return lambda name: click.echo(f"\r\033[K{name[:70]}", nl=False, err=True)


COMMANDS: tuple[click.Command, ...] = (serve, publish)
"""In the order in which one needs them."""
