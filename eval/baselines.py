"""What little rules give on the gold lines: subject, verb, object and "to" over the same parses, and a regular expression.

Both know the reader's countries, things and amounts and thirty verbs of transfer; they know no operators, no lists, no
references and no package. They show what the rest of the reader is worth. Scored by `score_ledger.py`, as ours.
"""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from eval.lines import scored
from eval.table import Row, Table
from pledgebook.language.actors.recogniser import Named, recognise
from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.doc import Sentence, Word
from pledgebook.language.items.finder import find_items
from pledgebook.language.read import parsed
from pledgebook.model.amounts import Amount
from pledgebook.model.articles import Article
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import mood_of

VERBS = frozenset(
    [
        "send", "give", "provide", "supply", "deliver", "donate", "ship", "transfer", "contribute", "grant", "lend",
        "pledge", "promise", "offer", "announce", "commit", "allocate", "approve", "receive", "get", "request", "ask",
        "fund", "finance", "train", "export", "sell", "buy", "order", "withdraw", "suspend",
    ]
)  # fmt: skip
_ACTS = {"request": "requested", "ask": "requested", "order": "ordered", "buy": "ordered", "withdraw": "withdrawn"}
_PLEDGES = frozenset({"pledge", "promise", "offer", "announce", "commit", "allocate", "approve"})
_MODES = {Mode.WILL: "pledged", Mode.WOULD: "pledged", Mode.MAY: "considered", Mode.CAN: "considered", Mode.MUST: "requested"}
_REACH = 120
Entry = dict[str, Any]
Reader = Callable[[Sentence, Named], Iterator[Entry]]


def tables(shared: Path) -> Iterable[Table]:
    rows = []
    for name, reader in (("subject, verb, object", by_syntax), ("a regular expression", by_pattern)):
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "predictions.jsonl"
            out.write_text("".join(_predicted(shared / "gold" / "dev", reader)), encoding="utf-8")
            for part in ("read", "unread"):
                figures = scored(shared, out, part)
                figure = f"line F1 {figures['line']['f1']:.3f}, full F1 {figures['full']['f1']:.3f}"
                rows.append(Row(f"{name}, {part} articles", figure))
    yield Table("Gold lines: what little rules give", tuple(rows))


def by_syntax(sentence: Sentence, named: Named) -> Iterator[Entry]:
    for verb in sentence.words:
        if verb.pos != "VERB" or verb.lemma.lower() not in VERBS:
            continue
        giver = _actor(sentence, named, sentence.child(verb, "nsubj"))
        to = next((prep for prep in sentence.children(verb, "prep", "dative") if prep.lower in {"to", "for"}), None)
        taker = _actor(sentence, named, (sentence.child(to, "pobj") if to else None) or sentence.child(verb, "dative"))
        for thing in sentence.children(verb, "dobj", "nsubjpass"):
            span = [
                word.index for word in sentence.words if thing.index in {word.index, *(up.index for up in sentence.above(word))}
            ]
            for item, amount in _things(sentence, min(span), max(span)):
                yield _entry(sentence, giver, taker, item, amount, _act(sentence, verb))


def by_pattern(sentence: Sentence, named: Named) -> Iterator[Entry]:
    """Whoever stands before a verb gives what stands within reach behind it to whoever stands behind "to" or "for"."""
    for match in _pattern().finditer(sentence.text):
        verb = sentence.start + match.start()
        before = [m.value.id for m in named.actors if sentence.words[m.last].end <= verb]
        behind = [m for m in named.actors if verb < sentence.words[m.first].start < verb + _REACH]
        taker = next((m.value.id for m in behind if sentence.words[max(m.first - 1, 0)].lower in {"to", "for"}), None)
        inside = [word.index for word in sentence.words if verb < word.start < verb + _REACH]
        for item, amount in _things(sentence, inside[0], inside[-1]) if inside else ():
            yield _entry(sentence, before[-1] if before else None, taker, item, amount, "delivered")


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(VERBS))})\w*\b", re.IGNORECASE)


def _actor(sentence: Sentence, named: Named, word: Word | None) -> str | None:
    if word is None:
        return None
    below = {other.index for other in sentence.words if word.index in {other.index, *(up.index for up in sentence.above(other))}}
    return next((mention.value.id for mention in named.actors if below & set(range(mention.first, mention.last + 1))), None)


def _things(sentence: Sentence, first: int, last: int) -> Iterator[tuple[str, Amount | None]]:
    amounts = [mention for mention in find_amounts(sentence) if first <= mention.first <= last]
    for item in find_items(sentence):
        if first <= item.first <= last:
            near = [amount.value for amount in amounts if item.first - 4 <= amount.last <= item.last]
            yield item.value.name, near[-1] if near else None


def _act(sentence: Sentence, verb: Word) -> str:
    mood = mood_of(sentence, verb)
    if mood.denied:
        return "refused"
    lemma = verb.lemma.lower()
    return _ACTS.get(lemma) or ("pledged" if lemma in _PLEDGES else _MODES.get(mood.mode, "delivered"))


def _entry(sentence: Sentence, giver: str | None, taker: str | None, item: str, amount: Amount | None, act: str) -> Entry:
    figures = amount and {name: _number(getattr(amount, name)) for name in ("value", "low", "high")}
    amount_row = amount and {**(figures or {}), "unit": amount.unit, "qualifier": amount.qualifier.value}
    row = {"donor": [giver] if giver else [], "recipient": [taker] if taker else [], "item": item, "amount": amount_row}
    return {**row, "act": act, "evidence": [sentence.text]}


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def _predicted(dev: Path, reader: Reader) -> Iterator[str]:
    with (dev / "manifest.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            doc = parsed(Article(row["id"], (dev / row["file"]).read_text(encoding="utf-8")))
            pairs = zip(doc.sentences, recognise(doc), strict=True)
            entries = [entry for sentence, named in pairs for entry in reader(sentence, named) if entry["donor"]]
            yield json.dumps({"article": row["id"], "entries": entries, "reactions": []}) + "\n"
