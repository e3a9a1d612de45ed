"""Writing the site of a book into a folder, in the place of an older one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from pledgebook.faces.web.shelf import Shelf
from pledgebook.faces.web.site import MARK, Site
from pledgebook.model.errors import InputError


class NotOurs(InputError):
    """A folder with something else in it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"{folder} holds files that Pledgebook did not publish. Name an empty folder, or one that is not there yet."
        )


def publish(shelf: Shelf, title: str, folder: Path, base: str, told: Callable[[str], None]) -> int:
    """Write the site into the folder, in the place of an older one, and give the number of files. Raises NotOurs.

    `base` is the address under which it will stand, "" where that is not known: then there is no feed. It is written beside the
    folder first: whoever looks at the old site meanwhile sees it whole.
    """
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).is_file())):
        raise NotOurs(folder)
    fresh = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(fresh, ignore_errors=True)
    count = 0
    for name, content in Site(shelf, title, base).files():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace"))
        told(name)
        count += 1
    _exchange(fresh, folder)
    return count


def _exchange(fresh: Path, folder: Path) -> None:
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    fresh.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
