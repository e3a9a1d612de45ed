"""What a server answered, and what is to be said where that is no article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pledgebook.model.errors import UnreadableSource

NOT_MODIFIED = 304
BUSY = (429, 503)

_SAID = {
    401: ("The site asks for a name and password ({})", "Save the page with your browser and read the file."),
    402: ("The site asks for money ({})", "Save the page with your browser and read the file."),
    403: ("The site does not let programs read this page ({})", "Save the page with your browser and read the file."),
    404: ("There is no page at this address ({})", "Is it written right? A web archive may still have it."),
    410: ("The page was taken away ({})", "A web archive may still have it."),
    429: ("The site asks not to be read so often ({})", "Try again later."),
    451: ("The site may not show this page here, for legal reasons ({})", "A web archive may have it."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`asked` is the address that was given, `address` the one that answered in the end."""

    asked: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""

    def header(self, name: str) -> str:
        """The value of a header, whatever the case of its name; "" where it was not sent."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    @property
    def media(self) -> str:
        """The media type as it was stated: "text/html; charset=utf-8", or ""."""
        return self.header("content-type")

    @property
    def failed(self) -> bool:
        return self.status != NOT_MODIFIED and not 200 <= self.status < 300


def sound(answer: Answer) -> Answer:
    """The answer itself. Raises UnreadableSource, with the sentence for its status, where the page did not come."""
    if answer.failed:
        raise UnreadableSource(answer.asked, *_sentences(answer.status))
    return answer


def _sentences(status: int) -> Iterator[str]:
    if status in _SAID:
        what, advice = _SAID[status]
    elif status >= 500:
        what, advice = "The site has trouble of its own ({})", "Try again later."
    else:
        what, advice = "The site answered with the code {}, which gives no page", "Look at it with your browser."
    yield what.format(status)
    yield advice
