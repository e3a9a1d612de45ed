"""Which members of an archive are read, and how many are passed over, as with the files of a folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

from pledgebook.model.articles import PassedOver
from pledgebook.sources.kinds import named_kind


class Members:
    """The members of one archive, as they are met."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._others: Counter[str] = Counter()

    def wanted(self, name: str) -> bool:
        """Whether the member's name is of a kind that is read. Hidden ones are left out as in folders; others are counted."""
        path = PurePosixPath(name.replace("\\", "/"))
        if any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts):
            return False
        if named_kind(path.name):
            return True
        self.other(path.suffix.lower() or "no suffix")
        return False

    def other(self, kind: str) -> None:
        """One more that is not read, of that kind."""
        self._others[kind] += 1

    def passed_over(self) -> Iterator[PassedOver]:
        """How many were not read, by kind; nothing where all were."""
        if self._others:
            yield PassedOver(self._where, tuple(sorted(self._others.items())))
