"""Answers that were given before: nothing is asked twice, and a reading can be repeated without a server."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from pledgebook.reading.asked.claims import BadReply
from pledgebook.reading.asked.prompt import Request
from pledgebook.reading.asked.reader import Answers, NoAnswer


class Replies(Protocol):
    """Where replies are kept, by the key of their request: a book, or a dictionary in a test."""

    def reply(self, key: str) -> str | None: ...

    def keep_reply(self, key: str, text: str) -> None: ...


def nobody(request: Request, usable: Callable[[str], object]) -> str:  # noqa: ARG001 - the shape of Answers
    """For a run without a server."""
    raise NoAnswer("no reply to this request is kept, and no --endpoint is given to ask.")


@dataclass
class Remembered:
    """Answers from what is kept, else from `ask`, whose answer is then kept. At most `limit` are asked; `asked` counts them."""

    replies: Replies
    ask: Answers = nobody
    limit: int | None = None
    asked: int = field(default=0, init=False)

    def __call__(self, request: Request, usable: Callable[[str], object]) -> str:
        """The reply. Raises NoAnswer when it is not kept and can't be asked for."""
        known = self.replies.reply(request.key)
        if known is not None and _is_usable(known, usable):
            return known
        if self.limit is not None and self.asked >= self.limit:
            raise NoAnswer(f"the limit of {self.limit} requests is reached. Run the command again to go on from here.")
        self.asked += 1
        text = self.ask(request, usable)
        self.replies.keep_reply(request.key, text)
        return text


def _is_usable(text: str, usable: Callable[[str], object]) -> bool:
    try:
        usable(text)
    except BadReply:
        return False
    return True
