"""Articles: captured texts into which all offsets point."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading


@dataclass(frozen=True, slots=True)
class Article:
    """A captured text.

    `id` names the article through all its versions, `location` says where this version came from (a file,
    an address, a member of an archive: "pack.zip!/a/b.html"). `published` carries the rule that found it. `notes` are
    the manifest's further columns. `language` is an ISO 639-1 code, None where there are too few words to tell. `raw` is the
    SHA-256, in hex, of the bytes that the text was taken from (see `raws`).
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: Reading[PartialDate] | None = None
    location: str = ""
    notes: tuple[tuple[str, str], ...] = ()
    author: str | None = None
    language: str | None = None
    raw: str | None = None

    @property
    def version(self) -> str:
        """Sixteen hex digits of the SHA-256 of what readers see: a changed article is a new version.

        Bytes that change around the same words (a page's advertisements) make none.
        """
        published = self.published.value.text if self.published else ""
        parts = (self.text, self.title or "", self.outlet or "", self.url or "", published)
        return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def cite(self) -> Source:
        """What a report has to know of the article that it was read from."""
        return Source(self.id, self.version, self.outlet, self.published.value if self.published else None, self.title, self.url)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a report comes from.

    `origin` names whoever first wrote the words ("Reuters"), when they can be told from the text: ten
    outlets that print one wire story are one witness. None means that the outlet speaks for itself.
    """

    article: str
    version: str
    outlet: str | None = None
    published: PartialDate | None = None
    title: str | None = None
    url: str | None = None
    origin: str | None = None

    @property
    def witness(self) -> str:
        """The name under which this source counts as one independent witness."""
        return self.origin or self.outlet or self.article


@dataclass(frozen=True, slots=True)
class Setback:
    """A source that was set aside: `where` is its file or record ("news.jsonl:12"), `reason` a whole sentence."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Files of a folder that are of no kind that is read: how many, by their suffix."""

    where: str
    suffixes: tuple[tuple[str, int], ...]
