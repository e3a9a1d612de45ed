"""Mails, and MHTML pages as browsers save them, which are mails too (RFC 2557), by Python's own `email`.

Of a mail the plain text is read, else its HTML; what is attached to it is read like a file of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO
from typing import Any, TypeAlias

from pledgebook.model.dates import PartialDate, day
from pledgebook.model.errors import BadDate, UnreadableSource
from pledgebook.model.evidence import Reading
from pledgebook.model.raws import Raw, Receipt
from pledgebook.sources.archives.members import Members
from pledgebook.sources.card import Capture, Card
from pledgebook.sources.documents.decode import clean, decoded
from pledgebook.sources.pages import page
from pledgebook.sources.parcel import Found, Parcel
from pledgebook.sources.written import within_reason

RULE = "the mail's Date"
Part: TypeAlias = "Message[str, str]"


def opened(parcel: Parcel) -> Iterator[Found]:
    """The article of a mail or saved page, then its attachments. Raises UnreadableSource where it has no text."""
    data = parcel.data()
    try:
        mail = message_from_bytes(data)
        parts = [part for part in mail.walk() if not part.is_multipart()]
    except (MessageError, RecursionError, ValueError) as error:
        raise UnreadableSource(parcel.address, "The mail is damaged", "Save it again, or save its text as .txt.") from error
    raw = Raw(data, _receipt(mail, parcel))
    saved = _is_page(mail, parts)
    yield _page(parts, mail, parcel, raw) if saved else _mail(parts, mail, parcel, raw)
    if not saved:
        yield from _attached(parts, parcel)


def _is_page(mail: Part, parts: list[Part]) -> bool:
    """Whether a browser saved it: its date is then that of saving, and nobody sent it."""
    if mail.get_content_type() != "multipart/related":
        return False
    marks = [mail["Snapshot-Content-Location"], *(part["Content-Location"] for part in parts)]
    return any(str(mark).startswith("http") for mark in marks if mark) or not mail["To"]


def _page(parts: list[Part], mail: Part, parcel: Parcel, raw: Raw) -> Capture:
    """A saved page is its first HTML part; its frames, pictures and styles are not read."""
    root = next((part for part in parts if part.get_content_type() == "text/html"), None)
    if root is None:
        raise UnreadableSource(parcel.address, "The saved page holds no HTML", "Save it again as a web page.")
    text, card = page.read(_payload(root), parcel.address, root.get_content_charset())
    url = _header(mail, "Snapshot-Content-Location") or _header(root, "Content-Location")
    return Capture(parcel.address, parcel.name, text, record=Card(url=url), page=card, raw=raw)


def _mail(parts: list[Part], mail: Part, parcel: Parcel, raw: Raw) -> Capture:
    body = next((part for kind in ("text/plain", "text/html") for part in parts if _is_body(part, kind)), None)
    if body is None:
        raise UnreadableSource(parcel.address, "The mail holds no text", "Save its text as .txt and read that.")
    name, address = parseaddr(_header(mail, "From") or "")
    card = Card(title=_header(mail, "Subject"), outlet=name or address.rpartition("@")[2] or None, published=_published(mail))
    if body.get_content_type() == "text/html":
        text = page.read(_payload(body), parcel.address, body.get_content_charset())[0]
    else:
        text = _text(body, parcel.address)
    return Capture(parcel.address, parcel.name, text, record=card, raw=raw)


def _is_body(part: Part, kind: str) -> bool:
    return part.get_content_type() == kind and part.get_content_disposition() != "attachment" and bool(_payload(part).strip())


def _attached(parts: list[Part], parcel: Parcel) -> Iterator[Found]:
    members = Members(parcel.address)
    for part in parts:
        name = _filename(part)
        if part.get_content_disposition() == "attachment" and name and members.wanted(name):
            yield parcel.inner(name, BytesIO(_payload(part)))
    yield from members.passed_over()


def _text(part: Part, where: str) -> str:
    data, charset = _payload(part), part.get_content_charset()
    try:
        return clean(data.decode(charset or "utf-8"))
    except (LookupError, UnicodeDecodeError):
        return decoded(data, where).text


def _payload(part: Part) -> bytes:
    found: Any = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _filename(part: Part) -> str:
    try:
        return part.get_filename() or ""
    except (LookupError, ValueError, TypeError):  # an encoding that nobody knows, or a name cut in pieces that don't fit
        return ""


def _header(part: Part, name: str) -> str | None:
    """A header as people see it, in one line."""
    found = part.get(name)
    if found is None:
        return None
    try:
        words = str(make_header(decode_header(found)))
    except (HeaderParseError, LookupError, ValueError):
        words = str(found)
    return clean(" ".join(words.split())) or None


def _published(mail: Part) -> Reading[PartialDate] | None:
    """The day on which it was sent, where it was sent."""
    try:
        return Reading(within_reason(day(parsedate_to_datetime(str(mail["Date"])).date())), None, RULE)
    except (ValueError, BadDate):
        return None


def _receipt(mail: Part, parcel: Parcel) -> Receipt:
    try:
        sent = parsedate_to_datetime(str(mail["Date"]))
    except ValueError:
        sent = None
    headers = tuple((name, str(_header(mail, name) or "")) for name in dict.fromkeys(mail.keys()))
    return Receipt(
        address=parcel.address, captured=_zoned(sent) or parcel.receipt.captured, media=mail.get_content_type(), headers=headers
    )


def _zoned(moment: datetime | None) -> datetime | None:
    """A date in "-0000", which says that its zone is not told, is in UTC (RFC 5322)."""
    return moment.replace(tzinfo=moment.tzinfo or UTC) if moment else None
