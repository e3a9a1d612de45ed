"""The request that shows a model one passage, and the key under which its reply is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

import msgspec

from pledgebook.language.read import parsed
from pledgebook.lexicon.asking import Worked, asking
from pledgebook.model.articles import Article
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Reading
from pledgebook.reading.asked.claims import Claim, schema
from pledgebook.reading.asked.passages import Passage, passages, tokens

MOST_ANSWERED = 2500
"""Tokens that a reply may have. A passage that needs more is cut off, found out by its broken JSON, and set aside."""


@dataclass(frozen=True, slots=True)
class Request:
    """One question. `body` is that of a chat completion; `key` is the same for the same prompt, model and passage."""

    key: str
    body: Mapping[str, Any]

    @property
    def tokens(self) -> int:
        """About how many tokens are sent, rather too many than too few."""
        return tokens(json.dumps(self.body, ensure_ascii=False))


def request_for(article: Article, passage: Passage, model: str) -> Request:
    """The question about one passage of an article."""
    messages = [{"role": "system", "content": system()}, *worked_messages(), {"role": "user", "content": shown(article, passage)}]
    form = {"type": "json_schema", "json_schema": {"name": "ledger_lines", "strict": True, "schema": schema()}}
    body = {"model": model, "messages": messages, "temperature": 0, "max_tokens": MOST_ANSWERED, "response_format": form}
    text = json.dumps(body, ensure_ascii=False, sort_keys=True)
    return Request(sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32], body)


def version() -> str:
    return asking().version


@cache
def system() -> str:
    """What the model is told before it is shown anything."""
    acts = "\n".join(f"- {act.value}: {means}" for act, means in asking().acts.items())
    return f"{asking().task.strip()}\n\nThe acts:\n{acts}"


@cache
def worked_messages() -> tuple[Mapping[str, str], ...]:
    """The worked examples as questions and answers that went before."""
    found: list[Mapping[str, str]] = []
    for worked in asking().examples:
        article = worked_article(worked)
        (passage,) = passages(parsed(article), lambda _: True)
        answer = msgspec.json.encode({"lines": [claim_of(line) for line in worked.lines]}).decode()
        found += [{"role": "user", "content": shown(article, passage)}, {"role": "assistant", "content": answer}]
    return tuple(found)


def worked_article(worked: Worked) -> Article:
    dated = Reading(PartialDate(worked.published), None, "asking.example")
    return Article(f"asking: {worked.name}", worked.text, published=dated)


def claim_of(line: Mapping[str, Any]) -> Claim:
    """A line as the word file writes it: cells as [sentence, words], those that are left out not told."""
    single = {cell: _said(line[cell]) if cell in line else None for cell in ("amount", "act_date", "condition", "due", "said_by")}
    return msgspec.convert(
        {
            "act": line["act"],
            "act_words": _said(line["act_words"]),
            "donors": [_said(each) for each in line.get("donors", ())],
            "recipients": [_said(each) for each in line.get("recipients", ())],
            "item": _said(line["item"]),
            "scope": line.get("scope", "tranche"),
            "part_of": line.get("part_of"),
            **single,
        },
        Claim,
    )


def _said(cell: Any) -> dict[str, Any]:
    sentence, words = cell
    return {"sentence": int(sentence), "quote": str(words)}


def shown(article: Article, passage: Passage) -> str:
    """The passage as the model sees it, under what is known of its article."""
    published = article.published.value.text if article.published else "unknown"
    return f"Outlet: {article.outlet or 'unknown'}\nPublished: {published}\n\n{passage.text}"
