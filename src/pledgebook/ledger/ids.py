"""Public IDs: readable, short, and derived from nothing but the report that founds a commitment.

Every report has an id that it would give a commitment which it founds, so an id depends neither on the order of reading nor
on the other reports, and every id that a commitment could have carried leads to the one it carries today.
"""

from __future__ import annotations

import re
import unicodedata
from base64 import b32encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from pledgebook.ledger.order import position
from pledgebook.model.reports import Report

SHORT, LONG = 6, 12
"""Letters of the hash: thirty bits, and sixty for those few that share a short one."""
_UNKNOWN = "any"


def candidate_ids(reports: Iterable[Report]) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The id that each report would give its commitment, by report id; and the short ids that were claimed twice, each with
    the report that came first. Those reports get longer ids, so that no id ever means two commitments.
    """
    claims: dict[str, list[Report]] = {}
    for report in reports:
        claims.setdefault(public_id(report), []).append(report)
    named = {claimed[0].id: short for short, claimed in claims.items() if len(claimed) == 1}
    clashes = sorted(short for short, claimed in claims.items() if len(claimed) > 1)
    for short in clashes:
        named |= {report.id: public_id(report, LONG) for report in claims[short]}
    return named, tuple((short, min(claims[short], key=position).id) for short in clashes)


def public_id(report: Report, letters: int = SHORT) -> str:
    """Donor, recipient, item and a few letters of a hash: "DE-UA-leopard-2-7f3k2a"."""
    donors = "-".join(slug(actor.value.id, 16) for actor in report.donors[:2])
    recipients = "-".join(slug(actor.value.id, 16) for actor in report.recipients[:1])
    item = report.item.value
    thing = slug(item.kinds[0] if item.kinds else item.name, 24) or item.item_class.value
    return f"{donors or _UNKNOWN}-{recipients or _UNKNOWN}-{thing}-{_letters(report.id)[:letters]}"


def _letters(text: str) -> str:
    """Sixteen letters of RFC 4648's base 32, lower case, of the BLAKE2b hash of the text."""
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=10).digest()
    return b32encode(digest).decode("ascii").lower()


@lru_cache(maxsize=65536)
def slug(name: str, longest: int) -> str:
    """Letters and digits of a name with hyphens between its words, cut at a word; country codes stay in capitals."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    words = re.findall(r"[A-Za-z0-9]+", plain if re.fullmatch(r"[A-Z]{2}", plain) else plain.lower())
    kept = ""
    for word in words:
        if kept and len(kept) + 1 + len(word) > longest:
            break
        kept = f"{kept}-{word}" if kept else word[:longest]
    return kept
