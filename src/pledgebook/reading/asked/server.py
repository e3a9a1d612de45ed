"""A server that speaks the OpenAI chat completions protocol: Ollama, llama.cpp, vLLM, or somebody's account.

Reached through the `openai` client (extra `pledgebook[llm]`), which waits and tries again when the server is busy, and heeds
its Retry-After. Nothing is sent but the request; the key comes from the environment and is written nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from pledgebook.model.errors import MissingExtra
from pledgebook.reading.asked.claims import BadReply
from pledgebook.reading.asked.prompt import Request
from pledgebook.reading.asked.reader import NoAnswer

if TYPE_CHECKING:
    from openai import OpenAI

SECONDS = 180.0
BUSY_TRIES = 5
BROKEN_TRIES = 2


@dataclass(frozen=True)
class Server:
    """Answers by asking a server. `seconds` is how long to wait for one reply, `busy` how often to try a busy server again,
    `broken` how often to ask again for a reply that can't be used.
    """

    endpoint: str
    key: str = field(default="", repr=False)
    seconds: float = SECONDS
    busy: int = BUSY_TRIES
    broken: int = BROKEN_TRIES

    def __call__(self, request: Request, usable: Callable[[str], object]) -> str:
        """The text of the reply. Raises NoAnswer when there is none that is usable, MissingExtra without the client."""
        fault = ""
        for _ in range(self.broken + 1):
            text = self._asked(request)
            try:
                usable(text)
            except BadReply as error:
                fault = str(error)
            else:
                return text
        raise NoAnswer(f"its reply can't be used ({fault}), however often it is asked.")

    def _asked(self, request: Request) -> str:
        client = self._client
        import openai

        try:
            answer = client.chat.completions.create(**request.body)
        except openai.APITimeoutError as error:
            raise NoAnswer(f"no reply came within {self.seconds:g} seconds.") from error
        except openai.APIConnectionError as error:
            raise NoAnswer(f"there is no connection to {self.endpoint}. Is the server running?") from error
        except openai.APIStatusError as error:
            raise NoAnswer(_of_status(error.status_code)) from error
        except (openai.APIError, ValueError) as error:
            raise NoAnswer("the server's answer is not of the chat completions protocol.") from error
        return _text(answer)

    @cached_property
    def _client(self) -> OpenAI:
        try:
            from openai import OpenAI
        except ImportError as error:
            raise MissingExtra("Reading with a language model", "llm") from error
        key = self.key or "none"  # servers on one's own machine want no key, the client wants some
        return OpenAI(base_url=self.endpoint, api_key=key, timeout=self.seconds, max_retries=self.busy)


def _of_status(status: int) -> str:
    told = {
        401: "the server wants a key: set PLEDGEBOOK_LLM_KEY.",
        403: "the key may not be used for this model.",
        404: "the server knows no such model or address.",
        413: "the request is too long for this model.",
        429: "the server is busy or the account's limit is reached. Run the command again later: it goes on from here.",
    }
    return told.get(status, f"the server answered with error {status}.")


def _text(answer: Any) -> str:
    """The words of the first choice. Raises NoAnswer when the model declines, or says nothing."""
    choice = answer.choices[0] if getattr(answer, "choices", None) else None
    message = getattr(choice, "message", None)
    if getattr(message, "refusal", None):
        raise NoAnswer("the model declined to answer.")
    if not isinstance(content := getattr(message, "content", None), str):
        raise NoAnswer("the server's answer holds no text.")
    return content
