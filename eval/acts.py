"""What kind of act a sentence tells: promise or agree, aid, request, reject, against PLOVER's codes.

PLV (Zero-Shot-PLOVER, Hu et al., ACL 2024) and PLOVER's gold records (openeventdata) mark in each sentence who does it and
one root code. Ours is the reader's own machine with nothing trained: the frame or operator that the source's verb leads to,
folded under what stands over it. F1 of each of the four over all sentences, the other codes being false alarms; their mean.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

from eval.peers import absent, peer
from eval.table import Row, Table
from pledgebook.language.doc import Sentence, Word
from pledgebook.language.read import parsed
from pledgebook.lexicon.frames import Frame
from pledgebook.model.articles import Article
from pledgebook.model.reports import Act
from pledgebook.reading.climb import Base
from pledgebook.reading.fold import fold
from pledgebook.reading.stack import stack_over
from pledgebook.reading.triggers import frame_at, operator_at

KINDS = ("AGREE", "AID", "REQUEST", "REJECT")
_CODES = {Act.PLEDGED: "AGREE", Act.PLANNED: "AGREE", Act.DELIVERED: "AID", Act.REQUESTED: "REQUEST", Act.REFUSED: "REJECT"}
_FILES = {"PLV": "plv_train.jsonl", "PLOVER gold records": "plover_gsr.jsonl"}
_DEEPER = ("xcomp", "ccomp", "dobj", "prep", "pcomp", "pobj", "nsubjpass", "attr", "acl")
_DOING = Frame("doing", (), (), (), "none", "open")


def tables(shared: Path) -> Iterable[Table]:
    for name, file in _FILES.items():
        lines = (shared / "benchmarks/events" / file).read_text(encoding="utf-8").splitlines()
        cases = [json.loads(line) for line in lines]
        yield Table(f"What kind of act: {name} ({len(cases)} sentences)", (*_ours(cases), *_trained(cases)))


def _ours(cases: list[dict[str, Any]]) -> Iterator[Row]:
    told = [(wanted_of(case), kind_of(case)) for case in cases]
    yield Row("the four, macro-F1", f"{macro(told):.3f}", "≥ .70")
    yield from (Row(f"{kind}", figure(told, kind)) for kind in KINDS)
    unread = [pair for case, pair in zip(cases, told, strict=True) if is_unread(case["id"])]
    yield Row("the third left unread, macro-F1", f"{macro(unread):.3f} of {len(unread)}")


def is_unread(name: str) -> bool:
    return int(sha1(name.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def wanted_of(case: dict[str, Any]) -> str:
    code = case["code"].replace("DEMAND", "REQUEST")  # one class in PLV, the other's name in the gold records
    return code if code in KINDS else "other"


def f1(told: list[tuple[str, str]], kind: str) -> tuple[float, float, float]:
    right = sum(wanted == found == kind for wanted, found in told)
    precision = right / max(sum(found == kind for _, found in told), 1)
    recall = right / max(sum(wanted == kind for wanted, _ in told), 1)
    return 2 * precision * recall / max(precision + recall, 1e-9), precision, recall


def macro(told: list[tuple[str, str]]) -> float:
    return sum(f1(told, kind)[0] for kind in KINDS) / len(KINDS)


def figure(told: list[tuple[str, str]], kind: str) -> str:
    harmonic, precision, recall = f1(told, kind)
    return f"F1 {harmonic:.3f} (P {precision:.3f}, R {recall:.3f}, {sum(wanted == kind for wanted, _ in told)} sentences)"


def kind_of(case: dict[str, Any]) -> str:
    """What the source does in the sentence, by the reader's frames and operators."""
    text, source = case["sentence"], case["source"]
    names = [source] if isinstance(source, str) else [actor["actorText"] for actor in source]
    places = [text.find(name) for name in names if name and name in text]
    for sentence in parsed(Article("case", text)).sentences:
        spans = [(place, place + len(name)) for place, name in zip(places, names, strict=False)]
        inside = [word for word in sentence.words if any(start <= word.start < end for start, end in spans)]
        if inside or not places:
            return _CODES.get(_act(sentence, _doing(sentence, inside)), "other")  # type: ignore[arg-type]
    return "other"


def _doing(sentence: Sentence, source: list[Word]) -> Word:
    """The verb (or noun of doing) that the source belongs to."""
    indices = {word.index for word in source}
    top = next((word for word in source if word.head not in indices), None)
    if top is None:
        return sentence.words[sentence.root.index]
    return next((up for up in sentence.above(top) if up.pos in {"VERB", "AUX"} or operator_at(sentence, up)), sentence.root)


def _act(sentence: Sentence, word: Word) -> Act | None:
    inner = _innermost(sentence, word)
    sense = frame_at(sentence, inner) or operator_at(sentence, inner) or _DOING
    base = Base(inner, sense, "object")
    return fold(base, stack_over(sentence, inner, frozenset())).act


def _innermost(sentence: Sentence, word: Word) -> Word:
    """Down through operators to the last word that says what is done."""
    if operator_at(sentence, word) is None or frame_at(sentence, word):
        return word
    for child in sentence.children(word, *_DEEPER):
        below = (
            _innermost(sentence, child) if child.pos != "ADP" else next(iter(sentence.children(child, "pobj", "pcomp")), child)
        )
        if below.pos == "VERB" or frame_at(sentence, below) or operator_at(sentence, below):
            return _innermost(sentence, below) if below is not child else below
    return word


Trainer = Callable[[list[str], list[str], list[str]], list[str]]


def _trained(cases: list[dict[str, Any]]) -> Iterator[Row]:
    """TF-IDF with logistic regression, trained on four fifths and tested on the fifth left, five times."""
    what = "the four, macro-F1: TF-IDF with logistic regression, trained on four fifths at a time"
    if peer("sklearn") is None:
        yield absent(what)
        return
    pipeline, validation = peer("sklearn.pipeline"), peer("sklearn.model_selection")
    vectors, linear = peer("sklearn.feature_extraction.text"), peer("sklearn.linear_model")
    model = pipeline.make_pipeline(
        vectors.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True), linear.LogisticRegression(C=10, max_iter=2000)
    )
    codes = [wanted_of(case) if wanted_of(case) in KINDS else case["code"] for case in cases]
    folds = validation.StratifiedKFold(5, shuffle=True, random_state=0)
    found = validation.cross_val_predict(model, [case["sentence"] for case in cases], codes, cv=folds)
    yield Row(what, f"{macro(list(zip(codes, found, strict=True))):.3f}")
