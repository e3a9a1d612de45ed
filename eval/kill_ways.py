"""How `eval.kill` disturbs a run: each way starts one, does it harm at a moment of the dice, and returns when it has ended."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from eval.kill_child import main

FORK = get_context("fork")  # what a run needs is imported once, and not once for each of hundreds of runs
ROOM = "64m"
"""How large a small disk is made when room is to be made on it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a trial works with: the articles (a folder or a feed's address), the place of its book, and a file in which the run
    notes what it reports done.
    """

    news: str
    place: str
    told: Path

    @property
    def is_file(self) -> bool:
        return "://" not in self.place

    @property
    def folder(self) -> Path:
        return Path(self.place).parent


def started(scene: Scene, target: str, trouble: str = "", limit: int = 0) -> BaseProcess:
    run = FORK.Process(target=_run, args=(scene, target, trouble, limit))
    run.start()
    return run


def _run(scene: Scene, target: str, trouble: str, limit: int) -> None:
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    os._exit(main(target, scene.news, scene.place, str(scene.told), trouble))


def killed(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """Ended by the system in the middle, with all that it was at."""
    _killed(started(scene, target), dice.uniform(0, length))


def by_a_wild_clock(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """The clock jumps by hours, forth and back, until the run is killed."""
    _killed(started(scene, target, "wild clock"), dice.uniform(0, length))


def _killed(run: BaseProcess, after: float) -> None:
    run.join(after)
    run.kill()
    run.join()


def stopped(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """Ctrl-C."""
    run = started(scene, target)
    run.join(dice.uniform(0, length))
    if run.pid and run.is_alive():
        with suppress(ProcessLookupError):
            os.kill(run.pid, signal.SIGINT)
    run.join()


def without_room(scene: Scene, target: str, dice: random.Random, _length: float) -> None:
    """The system lets no file grow beyond a size."""
    started(scene, target, limit=dice.randrange(1_000, 400_000)).join()


def on_a_small_disk(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """A disk of its own that is soon full, and on which there is room again afterwards; only root can make one."""
    if not mounted(scene.folder, f"{dice.randrange(16, 400)}k"):
        without_room(scene, target, dice, length)
        return
    started(scene, target).join()
    mounted(scene.folder, f"{ROOM},remount")


def read_only(scene: Scene, target: str, _dice: random.Random, _length: float) -> None:
    """Run by somebody who may not write in the folder of the book."""
    scene.folder.chmod(0o555)
    started(scene, target, "without rights").join()
    scene.folder.chmod(0o755)


def crowded(scene: Scene, target: str, dice: random.Random, length: float) -> None:
    """Others write the same at the same time (two to a file, four to a database), one of them is killed."""
    runs = [started(scene, target) for _ in range(2 if scene.is_file else 4)]
    _killed(runs[0], dice.uniform(0, length))
    for run in runs:
        run.join()


def mounted(folder: Path, size: str) -> bool:
    """Whether a disk in memory of that size stands at the folder now."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", str(folder)]
    return os.geteuid() == 0 and subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0


def unmounted(folder: Path) -> None:
    if os.path.ismount(folder):
        subprocess.run(["umount", str(folder)], check=True)


Way = Callable[[Scene, str, random.Random, float], None]
