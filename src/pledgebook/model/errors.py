"""What can stop a run, as one small tree. Each class builds its own sentence.

    PledgebookError
      x InputError          - something outside: the sentence says what is wrong and what to do
        + UnreadableSource  - a file, folder or record gives no usable article
        + BadManifest       - the manifest cannot be followed
        + BadConfig         - a configuration file can't be followed
        + BadWatchList      - the list of places to watch cannot be followed
        + BadDate           - a date that no calendar holds
        + UnknownCurrency   - a currency for which no rate is at hand
        + BadLexicon        - a word file is malformed
        + MissingModel      - the language model named by the user is not there
        + MissingExtra      - a part of the program that is not installed by itself is wanted
        + BrokenCluster     - the machines that should read can't be reached, or not any more
        + NoBook            - there is no book yet where one should be opened
      x LedgerError
        + UnknownCommitment - no commitment carries this ID
        + NoLongerRead      - a commitment carried this ID once, and what became of it
        + BadRuling         - a ruling that can't be carried out
        + RuledMeanwhile    - somebody else has ruled since this was decided
      x BookError           - the book file can't be used; nothing was written
        + NotABook
        + NewerBook
        + BookLocked
        + DiskFull
        + ReadOnlyBook
        + DamagedBook
        + UnreachableBook

A programming error is none of these and is left to crash. What is odd in the *content* is a
`Finding` (see `ledgers`): shown and counted, never raised.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any


class PledgebookError(Exception):
    """Root of everything that Pledgebook raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Sent to another process, an error keeps the sentence that it has."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[PledgebookError], args: tuple[Any, ...], fields: dict[str, Any]) -> PledgebookError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(fields)
    return error


def first_line(error: BaseException) -> str:
    """What a library's error says, for a sentence of ours: its first line, or its name where it says nothing."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__).rstrip(".")


class InputError(PledgebookError):
    """The outside world gave something that can't be used."""


class UnreadableSource(InputError):
    """One source can't be read; the others are."""

    def __init__(self, where: str, what: str, advice: str = "") -> None:
        self.where, self.what, self.advice = where, what, advice
        super().__init__(f"{where}: {what}." + (f" {advice}" if advice else ""))


class BadManifest(InputError):
    """The manifest contradicts itself or the files beside it."""

    def __init__(self, path: Path, what: str, advice: str) -> None:
        super().__init__(f"The manifest {path} {what}. {advice}")


class BadConfig(InputError):
    """A configuration file that can't be followed."""

    def __init__(self, path: Path, what: str, advice: str) -> None:
        super().__init__(f"The file {path} {what}. {advice}")


class BadWatchList(InputError):
    """The list of places to watch is malformed; `line` is where, 0 where that can't be told, None for the list as a whole."""

    def __init__(self, path: str, line: int | None, what: str) -> None:
        where = f"The watch list {path}" if line is None else f"{path}, line {line}:" if line else f"{path}:"
        super().__init__(f"{where} {what}{'' if what.endswith(('.', '?')) else '.'}")


class BadDate(InputError):
    """Text that was given as a date but is none."""

    def __init__(self, text: str) -> None:
        super().__init__(f"'{text}' is not a date. Write it as 2023-01-25, 2023-01 or 2023.")


class UnknownCurrency(InputError):
    """A currency for which no rate is at hand."""

    def __init__(self, code: str, known: Sequence[str]) -> None:
        super().__init__(f"No exchange rates of '{code}' are at hand. There are rates of {', '.join(known)}.")


class BadLexicon(InputError):
    """A word file of ours or of the user breaks its own rules."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"The word file {where} {what}.")


class MissingModel(InputError):
    """The language model that was named is not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The language model '{name}' is not installed here. "
            "Leave out --model to use the one that comes with Pledgebook, or install it first."
        )


class MissingExtra(InputError):
    """Something is wanted that is installed only when asked for."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs a part that is not installed here. Install it with: pip install 'pledgebook[{extra}]'")


class BrokenCluster(InputError):
    """The cluster that should read is not there, or is there no longer."""

    def __init__(self, address: str, what: str) -> None:
        super().__init__(
            f"The Ray cluster '{address}' can't be used: {what}. All that was reported done is kept. See that it runs, and run "
            "the command again; or leave out --engine to read on this machine."
        )


class NoBook(InputError):
    """Nothing has been read into this book yet."""

    def __init__(self, path: str) -> None:
        super().__init__(f"There is no book at {path} yet. Make one with 'pledgebook read PATH', or name another with --book.")


class LedgerError(PledgebookError):
    """The ledger has no answer to what was asked."""


class UnknownCommitment(LedgerError):
    """No commitment has ever carried this ID."""

    def __init__(self, name: str, near: Sequence[str] = ()) -> None:
        hint = f" Did you mean {' or '.join(near)}?" if near else " 'pledgebook show' lists them."
        super().__init__(f"No commitment '{name}' in this book.{hint}")


class NoLongerRead(LedgerError):
    """A commitment carried this ID once; `what` tells what became of it."""


class BadRuling(LedgerError):
    """A person's decision that can't be carried out."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}. {advice}")


class RuledMeanwhile(LedgerError):
    """Somebody else has ruled since this ruling was decided; nothing was written."""

    def __init__(self) -> None:
        super().__init__("Somebody else has decided something here in the meantime. Look again, then decide.")


class BookError(PledgebookError):
    """The book file can't be used; nothing was written to it."""


class NotABook(BookError):
    """A file that Pledgebook did not write."""

    def __init__(self, path: str) -> None:
        lost = "" if "://" in path else f" If it was one once, 'pledgebook doctor {path}' looks for what is left of it."
        super().__init__(f"{path} is not a Pledgebook book. Name another file with --book.{lost}")


class NewerBook(BookError):
    """A book written by a later version of the program."""

    def __init__(self, path: str, theirs: int, ours: int) -> None:
        super().__init__(
            f"{path} was written by a newer Pledgebook (book format {theirs}, this one knows {ours}). "
            "Update Pledgebook to open it."
        )


class BookLocked(BookError):
    """Another program holds the book for too long."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} is in use by another program. Try again when it has finished.")


class DiskFull(BookError):
    """There is no room to write."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"There is no room left on the disk that holds {path}. "
            "All that was reported done is kept; free some space and run the command again."
        )


class ReadOnlyBook(BookError):
    """The book may be looked at but not written to."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} can't be written: the file or its folder is read-only. "
            "Change its permissions, or name another file with --book."
        )


class DamagedBook(BookError):
    """The database file is broken, or what it holds can't be understood."""

    def __init__(self, path: str, what: str, advice: str = "") -> None:
        server = "Ask whoever looks after the server to look at it (pg_amcheck) and to restore its last backup."
        rescue = f"'pledgebook doctor {path}' saves what can be saved of it into a new book."
        super().__init__(f"{path} is damaged ({what}). {advice or (server if '://' in path else rescue)}")


class UnreachableBook(BookError):
    """There is no way to the file, whatever it holds."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} can't be opened. Is its folder there, and may you use it? Name another file with --book.")
