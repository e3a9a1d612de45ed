"""Which reports people have ruled to be one commitment, and which not: stronger than any score."""

from __future__ import annotations

from collections.abc import Iterable


class Ties:
    """Groups of reports that belong together and pairs of groups that don't (a union-find with enemies)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}
        self._enemies: dict[str, set[str]] = {}

    def group(self, report: str) -> str | None:
        """The name of the report's group; None where no ruling speaks of it."""
        if report not in self._above:
            return None
        while self._above[report] != report:
            report = self._above[report]
        return report

    def reports(self) -> frozenset[str]:
        """All that some ruling speaks of."""
        return frozenset(self._above)

    def enemies(self, group: str) -> frozenset[str]:
        """The groups that are ruled to be different from this one."""
        return frozenset(self._enemies.get(group, ()))

    def apart(self, one: str, other: str) -> bool:
        """Whether the two groups are ruled to be different."""
        return other in self._enemies.get(one, ())

    def join(self, one: str, other: str) -> bool:
        """Put two reports in one group; False, and nothing done, where a ruling forbids it."""
        mine, theirs = self._name(one), self._name(other)
        if mine == theirs:
            return True
        if self.apart(mine, theirs):
            return False
        kept, gone = sorted((mine, theirs))
        self._above[gone] = kept
        for enemy in self._enemies.pop(gone, set()):
            self._enemies[enemy].discard(gone)
            self._set_apart(kept, enemy)
        return True

    def part(self, one: str, other: str) -> bool:
        """Keep the groups of two reports apart; False, and nothing done, where they are one already."""
        mine, theirs = self._name(one), self._name(other)
        if mine == theirs:
            return False
        self._set_apart(mine, theirs)
        return True

    def _set_apart(self, one: str, other: str) -> None:
        self._enemies.setdefault(one, set()).add(other)
        self._enemies.setdefault(other, set()).add(one)

    def _name(self, report: str) -> str:
        self._above.setdefault(report, report)
        return self.group(report) or report

    def any_apart(self, groups: Iterable[str], group: str) -> bool:
        return any(self.apart(each, group) for each in groups)
