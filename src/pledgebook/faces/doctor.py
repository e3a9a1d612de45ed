"""What each stage makes of one source: what `doctor` prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from textwrap import shorten

from pledgebook.faces.cells import block, said
from pledgebook.faces.names import actor_names
from pledgebook.faces.phrases import amount_words
from pledgebook.language.doc import Kind
from pledgebook.language.tongues import name_of
from pledgebook.model.amounts import Missing
from pledgebook.model.articles import Article, PassedOver, Setback
from pledgebook.model.raws import Raw
from pledgebook.model.reports import Extract, Report
from pledgebook.pipeline.examination import Examined

Line = tuple[str, str]
"""A stage's name and what came of it."""
INDENT = 15
"""Columns before what came of a stage."""
ENDS = 50
"""Characters of a text's first and last words."""

KINDS = {Kind.PROSE: "sentence", Kind.HEADING: "heading", Kind.BULLET: "list item", Kind.DATELINE: "dateline"}


def examination(found: Examined | Setback | PassedOver, width: int) -> str:
    """The stages that one source went through, a line or more each; or the one that stopped it, and why."""
    if isinstance(found, Examined):
        where, lines = found.article.location, [*_source(found), *_article(found.article), *_reading(found)]
    elif isinstance(found, Setback):
        where, lines = found.where, [("set aside", found.reason)]
    else:
        kinds = ", ".join(f"{count} {suffix}" for suffix, count in found.suffixes)
        where, lines = found.where, [("passed over", f"{kinds}: of kinds that are not read")]
    return "\n".join([where, *(line for name, words in lines for line in _wrapped(name, words, width))]) + "\n"


def _source(found: Examined) -> Iterator[Line]:
    if raw := found.raw:
        yield "raw", _raw(raw)
        yield "sha-256", raw.hash


def _raw(raw: Raw) -> str:
    captured = raw.receipt.captured
    when = f"captured {captured.astimezone(UTC):%Y-%m-%d %H:%M} UTC" if captured else "capture time unknown"
    return ", ".join(filter(None, [f"{len(raw.data):,} bytes", raw.receipt.media, when]))


def _article(article: Article) -> Iterator[Line]:
    words = " ".join(article.text.split())
    paragraphs = sum(1 for line in article.text.split("\n") if line.strip())
    yield "text", f"{_count(len(article.text), 'character')} in {_count(paragraphs, 'line')}"
    yield "begins", f"“{shorten(words, ENDS, placeholder=' ...')}”"
    if len(words) > ENDS:
        yield "ends", f"“... {words[-ENDS:].partition(' ')[2]}”"
    yield "id", article.id
    for name, value in (
        ("title", article.title),
        ("outlet", article.outlet),
        ("author", article.author),
        ("address", article.url),
    ):
        yield name, value or "not stated"
    yield "language", name_of(article.language) if article.language else "too few words to tell: read as English"
    if article.published:
        yield "published", f"{article.published.value}, by {article.published.rule}"
    else:
        yield "published", "not stated beyond doubt: the article is undated"


def _reading(found: Examined) -> Iterator[Line]:
    yield "parsed", ", ".join(_count(count, KINDS[kind]) for kind, count in found.sentences if kind in KINDS) or "nothing"
    for name, count in found.tongues:
        yield "not read", f"{_count(count, 'passage')} in {name}"
    if isinstance(found.extract, Setback):
        yield "set aside", found.extract.reason
        return
    yield "origin", found.extract.source.origin or "no agency is credited: it counts as a source of its own"
    yield from _extract(found.extract)


def _extract(extract: Extract) -> Iterator[Line]:
    yield "reports", str(len(extract.reports))
    yield from (("", _report(report)) for report in extract.reports)
    yield "reactions", str(len(extract.reactions))
    left_out = [each for each in extract.unread if not each.why.startswith("it is in ")]
    yield "left out", _count(len(left_out), "passage")
    yield from (("", f"{said(each.quote)}, because {each.why}") for each in left_out)


def _report(report: Report) -> str:
    donors, recipients = ([cell.value for cell in cells] for cells in (report.donors, report.recipients))
    amount = "" if isinstance(report.amount, Missing) else amount_words(report.amount.value)
    what = ", ".join(filter(None, [report.item.value.name, amount]))
    return f"{report.act.value.value}: {actor_names(donors)} to {actor_names(recipients)}, {what}"


def _wrapped(name: str, words: str, width: int) -> Iterator[str]:
    for number, line in enumerate(block(words, "", width - INDENT)):
        yield f"  {name if number == 0 else '':{INDENT - 2}}{line.strip() if number else line}".rstrip()


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
