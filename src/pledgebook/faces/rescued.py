"""What `doctor` says of a book: that it is sound, or what is left of it and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill

from pledgebook.store.rescue import Health, Share

KINDS = {
    "rulings": ("ruling", "rulings"),
    "articles": ("article", "articles"),
    "readings": ("reading of an article", "readings of articles"),
    "reports": ("report", "reports"),
    "reactions": ("reaction", "reactions"),
    "unread": ("passage left out", "passages left out"),
    "replies": ("reply of a language model", "replies of language models"),
    "setbacks": ("source set aside", "sources set aside"),
    "polls": ("watched place", "watched places"),
}
"""What a book holds, the most precious first, as one and as many are called."""
ALWAYS = ("rulings", "articles", "reports")
"""Of these it is told even that nothing was found."""
NAMED = 20
"""Lost things that are listed by name; of more only the number is told."""


def sound_text(place: str, health: Health) -> str:
    """That nothing is wrong."""
    kept = {name: health.shares[name].kept for name in KINDS}
    counts = [f"{number:,} {KINDS[name][number != 1]}" for name, number in kept.items() if number]
    return f"{place} is sound: {', '.join(counts) or 'it holds nothing yet'}.\n"


def saved_text(book: str, saved: str, health: Health, width: int) -> str:
    """What was wrong, what is saved and what is lost, and what to do with it."""
    why = f" (SQLite: {health.fault})" if health.fault else " (some of what it holds contradicts itself)"
    head = f"{book} is damaged{why}. What is left of it is saved in {saved}; {book} itself is as it was."
    parts = [fill(head, width), "\n".join(_table(health)), *_lost(health, width), _next(book, saved)]
    return "\n\n".join(parts) + "\n"


def _table(health: Health) -> Iterator[str]:
    for name in KINDS:
        share = health.shares[name]
        if not share.kept and not share.lost and (share.sure or name not in ALWAYS):
            continue
        yield f"  {share.kept:>9,} {KINDS[name][share.kept != 1]:<29}{_loss(share)}"


def _loss(share: Share) -> str:
    if share.sure:
        return f"{share.lost:,} lost" if share.lost else "none lost"
    return f"at least {share.lost:,} lost" if share.lost else "perhaps some lost, the file can't tell"


def _lost(health: Health, width: int) -> Iterator[str]:
    load = "Where 'pledgebook rule dump' wrote them to a file before, 'pledgebook rule load FILE' brings them back."
    if health.lost_rulings:
        yield fill(f"Rulings that are lost: {_named(health.lost_rulings)}. {load}", width)
    elif health.shares["rulings"].lost:
        yield fill(f"Which rulings are lost can't be told. {load}", width)
    if health.doubted:
        yield fill(f"Rulings whose words may have changed: {_named(health.doubted)}. Look at them with 'rule list'.", width)
    if health.lost_articles:
        yield fill(f"Articles that are lost: {_named(health.lost_articles)}.", width)


def _named(names: Sequence[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more:,} more" if more > 0 else "")


def _next(book: str, saved: str) -> str:
    steps = {
        f"pledgebook check --book {saved}": "see that it holds together",
        f"pledgebook read PATH... --book {saved}": "read the same sources again: what was lost comes back",
    }
    widest = max(map(len, steps))
    listed = [f"  {command:{widest}}  {why}" for command, why in steps.items()]
    raw = Path(book).with_suffix(".raw")
    change = f"Then give {book} another name and {saved} its old one: the bytes in {raw} belong to that name."
    return "\n".join(["What to do next:", *listed, change])
