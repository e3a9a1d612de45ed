"""The command `pledgebook`: all commands by name, and the one place where errors become sentences and exit codes.

The commands themselves stand in the files `*_commands.py` beside this one: options in, the pipeline's answer out. Imports that
take long stand in the commands that need them: looking at a book never waits for the language model.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from errno import ENOSPC

import click

from pledgebook import __version__
from pledgebook.faces import doctor_command, ledger_commands, source_commands, store_commands
from pledgebook.faces.bench_commands import bench
from pledgebook.faces.llm_commands import llm
from pledgebook.faces.options import WRONG, InOrder
from pledgebook.faces.read_commands import extract, read, tour
from pledgebook.faces.show_commands import check, explain, export, show
from pledgebook.faces.web import commands as web_commands
from pledgebook.model.errors import PledgebookError

STOPPED = "Stopped. All that was read so far is kept; run the same command again to go on from there."
"""What Ctrl-C is answered with."""

NO_ROOM = "There is no room left on the disk to write what was asked for. Free some space and run the command again."

INTERRUPTED = 130
"""The exit code where the user stopped the run."""


def main() -> None:
    """The command itself, for the shell."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code. The one place where errors become sentences."""
    _speak_utf8()
    try:
        code = cli.main(list(arguments), prog_name="pledgebook", standalone_mode=False)
    except click.Abort:
        return _say(STOPPED, INTERRUPTED)
    except click.ClickException as error:
        error.show()
        return WRONG
    except PledgebookError as error:
        return _say(str(error), WRONG)
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        return _say(NO_ROOM, WRONG)
    return code if isinstance(code, int) else 0


def _say(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the locale says, and an odd character of an article never stops it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


@click.group(cls=InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="pledgebook", message="%(prog)s %(version)s")
def cli() -> None:
    """Keep a book of who promised what to whom, from news and official releases.

    Every cell of the book stands on the exact words that it was read from. Start with

    \b
        pledgebook read news/      read a folder of articles into a book
        pledgebook show            see the commitments in it
        pledgebook explain ID      see the words behind one of them
    """  # noqa: D301 - click reads the backspace as "leave these lines as they are"


COMMANDS = (
    read,
    show,
    explain,
    extract,
    check,
    export,
    *source_commands.COMMANDS,
    *doctor_command.COMMANDS,
    *ledger_commands.COMMANDS,
    *web_commands.COMMANDS,
    *store_commands.COMMANDS,
    bench,
    llm,
    tour,
)
"""In the order in which one needs them."""
for _command in COMMANDS:
    cli.add_command(_command)
