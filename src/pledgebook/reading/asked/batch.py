"""Requests and replies as files, in the batch format of the protocol: any model can be asked, by any means, at any time.

One JSON object a line (https://platform.openai.com/docs/guides/batch): a request carries `custom_id`, `method`, `url` and
`body`; a reply the same `custom_id` and either `response` with `status_code` and `body`, or `error`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pledgebook.reading.asked.claims import BadReply, reply_of
from pledgebook.reading.asked.prompt import Request

URL = "/v1/chat/completions"


def request_line(request: Request) -> str:
    """The line of one request. Its `custom_id` is the key under which the reply is kept."""
    line = {"custom_id": request.key, "method": "POST", "url": URL, "body": request.body}
    return json.dumps(line, ensure_ascii=False) + "\n"


@dataclass(frozen=True, slots=True)
class Delivered:
    """One line of a replies file: the reply to the request of this key, or why it can't be used."""

    key: str
    text: str
    fault: str = ""


def delivered(line: str) -> Delivered:
    """What a line of a replies file holds."""
    try:
        found = json.loads(line)
    except ValueError:
        return Delivered("", "", "it is no JSON")
    if not isinstance(found, dict) or not isinstance(key := found.get("custom_id"), str):
        return Delivered("", "", "it has no custom_id")
    text = _content(found)
    if text is None:
        return Delivered(key, "", _trouble(found))
    try:
        reply_of(text)
    except BadReply as error:
        return Delivered(key, "", str(error))
    return Delivered(key, text)


def _content(found: dict[str, Any]) -> str | None:
    """The words of the first choice, wherever a step of the way to them is missing None."""
    here: Any = found
    for step in ("response", "body", "choices", 0, "message", "content"):
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return None
    return here if isinstance(here, str) else None


def _trouble(found: dict[str, Any]) -> str:
    error = found.get("error")
    told = error.get("message") if isinstance(error, dict) else error
    return f"the model's side reported an error: {told}" if told else "it holds no reply"
