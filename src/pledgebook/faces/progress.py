"""How a run is going, and what it came to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from pledgebook.faces.pace import Pace
from pledgebook.pipeline.events import Event, Tally


@contextmanager
def progress(verb: str, count: Callable[[], int | None] = lambda: None) -> Iterator[Callable[[Event], None]]:
    """Something to tell each event to: a line that moves on a terminal, silence in a pipe.

    `count` tells about how many there are in all; it is asked only where somebody looks on.
    """
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from pledgebook.faces.screen import waiting

    console = waiting()
    pace = Pace(count() if console.is_terminal else None)
    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(f"{verb} ...", total=None)

        def told(event: Event) -> None:
            now = monotonic()
            pace.step(now)
            bar.update(task, advance=1, description=f"{verb}: {pace.words(now)}, last {event.where}")

        yield told


def summary(tally: Tally, book: str) -> str:
    """What is new, what changed, what was set aside and why, in sentences."""
    lines = [f"{_articles(tally)}."]
    lines[0] += f" The book is {book}."
    if tally.passed_over:
        lines.append(f"Passed over: {_count(tally.passed_over, 'file')} of kinds that are not read.")
    if tally.set_aside:
        lines.append(f"Set aside, {len(tally.set_aside)}:")
        lines += [f"  {setback.where}: {setback.reason}" for setback in tally.set_aside]
    return "\n".join(lines) + "\n"


def _articles(tally: Tally) -> str:
    """As in "3 articles: 2 new, 1 changed; 17 reports read"."""
    kinds = (("new", tally.new), ("changed", tally.changed), ("read anew", tally.reread), ("already in the book", tally.same))
    parts = [f"{number} {kind}" for kind, number in kinds if number]
    total = sum(number for _, number in kinds)
    if not total:
        return "No article was read"
    found = f"{_count(total, 'article')}: {', '.join(parts)}"
    return f"{found}; {_count(tally.reports, 'report')} read" if tally.reports or tally.new else found


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
