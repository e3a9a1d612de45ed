"""When a place is looked at next: regularly while all is well, ever more rarely while it is not."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parsedate_to_datetime

from pledgebook.model.polls import Poll
from pledgebook.sources.web.answer import Answer

LONGEST = 6 * 3600.0
"""Seconds after which a place that fails is tried again at the latest, where it does not ask for more itself."""
MOST_ASKED = 7 * 86_400.0
"""Seconds that a site may ask for."""


def went_well(poll: Poll, now: float, every: float) -> Poll:
    return replace(poll, due=now + every, reached=now, failures=0, trouble="")


def went_wrong(poll: Poll, now: float, every: float, reason: str, asked: float = 0.0) -> Poll:
    """Twice as long after each failure in a row, and at least the `asked` seconds that the site wants to be left alone."""
    wait = min(every * 2 ** min(poll.failures, 20), max(LONGEST, every))
    return replace(poll, due=now + max(wait, min(asked, MOST_ASKED)), failures=poll.failures + 1, trouble=reason)


def retry_after(answer: Answer, now: float) -> float:
    """The seconds that a site asks for (RFC 9110, 10.2.3), 0 where it asks for none."""
    stated = answer.header("retry-after").strip()
    if stated.isdecimal():
        return float(stated[:9])
    try:
        return max(0.0, parsedate_to_datetime(stated).timestamp() - now)
    except ValueError:
        return 0.0
