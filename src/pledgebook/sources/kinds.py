"""What kind of thing some bytes are: by the bytes first, then by the media type that was stated, then by the file's name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_XML = rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)*(?:<\?[^>]{0,500}>\s*)*(?:<!doctype[^>\[]{0,300}>\s*)?"
_FEED = re.compile(_XML + rb"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE | re.DOTALL)
_FEEDS = re.compile(_XML + rb"<opml\b", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){3}")
_MAIL_FIELD = re.compile(rb"^(?:from|received|mime-version|message-id|return-path):", re.IGNORECASE | re.MULTILINE)
_MARK = b"\xef\xbb\xbf"


class Kind(StrEnum):
    """The kinds that are read."""

    TEXT = "text"
    PAGE = "web page"
    PDF = "PDF"
    MAIL = "mail or MHTML page"
    FEED = "RSS or Atom feed"
    FEEDS = "OPML list of feeds"
    JSONL = "JSON Lines"
    CSV = "CSV or TSV table"
    PARQUET = "Parquet table"
    WARC = "web archive"
    ZIP = "ZIP archive"
    TAR = "TAR archive"
    GZIP = "packed with gzip"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".md": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".mhtml": Kind.MAIL,
    ".mht": Kind.MAIL,
    ".eml": Kind.MAIL,
    ".pdf": Kind.PDF,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".xml": Kind.FEED,
    ".opml": Kind.FEEDS,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".csv": Kind.CSV,
    ".tsv": Kind.CSV,
    ".parquet": Kind.PARQUET,
    ".warc": Kind.WARC,
    ".wacz": Kind.ZIP,
    ".zip": Kind.ZIP,
    ".tar": Kind.TAR,
    ".tgz": Kind.GZIP,
    ".gz": Kind.GZIP,
}
_MEDIA = {
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "application/pdf": Kind.PDF,
    "application/rss+xml": Kind.FEED,
    "application/atom+xml": Kind.FEED,
    "application/xml": Kind.FEED,
    "text/xml": Kind.FEED,
    "text/x-opml": Kind.FEEDS,
    "message/rfc822": Kind.MAIL,
    "multipart/related": Kind.MAIL,
    "application/x-ndjson": Kind.JSONL,
    "application/jsonl": Kind.JSONL,
    "text/csv": Kind.CSV,
    "text/tab-separated-values": Kind.CSV,
    "application/vnd.apache.parquet": Kind.PARQUET,
    "application/warc": Kind.WARC,
    "application/zip": Kind.ZIP,
    "application/x-tar": Kind.TAR,
    "application/gzip": Kind.GZIP,
}
KINDS = (
    "text, Markdown, HTML, MHTML, PDF, EML, RSS, Atom, OPML, JSON Lines, CSV, TSV, Parquet, WARC, WACZ, ZIP, TAR, "
    "also packed with gzip"
)
"""For people."""


def kind_of(head: bytes, media: str = "", file: str = "") -> Kind | None:
    """The kind, None where nothing tells. A name or media type that the bytes contradict is not believed."""
    stated = media_kind(media) or named_kind(file)
    return _by_bytes(head, stated) or stated


def media_kind(media: str) -> Kind | None:
    """The kind that a media type tells of ("text/html; charset=utf-8"), None where it tells of none."""
    return _MEDIA.get(media.partition(";")[0].strip().lower())


def named_kind(file: str) -> Kind | None:
    """The kind that a file's name tells of, None where it tells of none."""
    return SUFFIXES.get(PurePosixPath(file).suffix.lower())


def _by_bytes(head: bytes, stated: Kind | None) -> Kind | None:
    """Formats that begin with a mark of their own; pages and mails by their first words, which a text could have too."""
    marks = (
        (b"%PDF-", Kind.PDF),
        (b"PK\x03\x04", Kind.ZIP),
        (b"PK\x05\x06", Kind.ZIP),
        (b"\x1f\x8b", Kind.GZIP),
        (b"PAR1", Kind.PARQUET),
        (b"WARC/", Kind.WARC),
    )
    if found := next((kind for mark, kind in marks if head.startswith(mark)), None):
        return found
    if head[257:262] == b"ustar":
        return Kind.TAR
    for start, kind in ((_PAGE, Kind.PAGE), (_FEED, Kind.FEED), (_FEEDS, Kind.FEEDS)):
        if start.match(head.removeprefix(_MARK)):
            return kind
    if stated in (None, Kind.PAGE) and (mail := _MAIL.match(head.replace(b"\r\n", b"\n"))) and _MAIL_FIELD.search(mail[0]):
        return Kind.MAIL
    return None
