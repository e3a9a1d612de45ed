"""What kind of act a sentence tells: promise or agree, aid, request, reject, against PLOVER's codes.

PLV (Zero-Shot-PLOVER, Hu et al., ACL 2024) and PLOVER's gold records (openeventdata) mark in each sentence who does it and
one root code. Ours is the reader's own frames and operators with nothing trained: from the source's verb down to what is done,
and of all operators over that the outermost decides, as in the reader's fold. F1 of each of the four over all sentences, the
other codes being false alarms; their mean. PETRARCH2, a dictionary coder, gets .38 on sentences of PLV by others' measurement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

from eval.peers import absent, peer
from eval.table import Row, Table
from pledgebook.language.amounts.finder import find_amounts
from pledgebook.language.doc import Sentence, Word
from pledgebook.language.items.finder import find_items
from pledgebook.language.read import parsed
from pledgebook.lexicon.frames import Frame
from pledgebook.lexicon.groups import group
from pledgebook.model.articles import Article
from pledgebook.reading.acts.stack import stack_over
from pledgebook.reading.grammar.modes import Mode
from pledgebook.reading.grammar.mood import Mood
from pledgebook.reading.grammar.triggers import frame_at, operator_at

KINDS = ("AGREE", "AID", "REQUEST", "REJECT")
_FILES = {"PLV": "plv_train.jsonl", "PLOVER gold records": "plover_gsr.jsonl"}
_DEEPER = ("xcomp", "ccomp", "dobj", "prep", "pcomp", "pobj", "nsubjpass", "attr", "acl", "acomp")
_TOLD = {"request": "REQUEST", "refuse": "REJECT", "pledge": "AGREE", "plan": "AGREE"}
_DENIED = {"pledge": "REJECT", "permit": "REJECT", "plan": "REJECT"}
_AHEAD = frozenset({Mode.WILL, Mode.WOULD})
_TOLD_ONLY = frozenset(
    {"announce", "declare", "confirm", "reaffirm", "reiterate", "sign", "establish", "launch", "adopt", "pass"}
)
"""Words of promise that in any news may open something else: what follows them decides."""
_CALLED_OFF = frozenset({"cancel", "call", "scrap"})
"""To call off what was agreed is a rejection to PLOVER; to cut or suspend what was given is a sanction."""
_FRIENDLY = frozenset(
    [
        "meet",
        "visit",
        "host",
        "talk",
        "negotiate",
        "mediate",
        "cooperate",
        "join",
        "share",
        "exchange",
        "release",
        "free",
        "lift",
        "ease",
        "return",
        "accept",
    ]
)
"""Some verbs of PLOVER's codes CONSULT, COOPERATE and YIELD: by its own rule their future is AGREE."""


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
    code: str = case["code"].replace("DEMAND", "REQUEST")  # one class, by its older name in the gold records
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
    """What the source does in the sentence."""
    text, source = case["sentence"], case["source"]
    names = [source] if isinstance(source, str) else [actor["actorText"] for actor in source]
    spans = [(text.find(name), text.find(name) + len(name)) for name in names if name and name in text]
    for sentence in parsed(Article("case", text)).sentences:
        inside = [word for word in sentence.words if any(start <= word.start < end for start, end in spans)]
        if inside or not spans:
            return _kind(sentence, _doing(sentence, inside))
    return "other"


def _doing(sentence: Sentence, source: list[Word]) -> Word:
    """The verb (or noun of doing) that the source belongs to."""
    indices = {word.index for word in source}
    top = next((word for word in source if word.head not in indices), sentence.root)
    return next((up for up in sentence.above(top) if up.pos in {"VERB", "AUX"} or operator_at(sentence, up)), sentence.root)


def _kind(sentence: Sentence, word: Word) -> str:
    inner = _innermost(sentence, word)
    base, stack = operator_at(sentence, inner), stack_over(sentence, inner, frozenset())
    layers = [(layer.word, layer.operator, layer.mood) for layer in reversed(stack.layers) if layer.operator]
    frame = _frame(sentence, inner)
    if base and not frame:
        layers.append((inner, base, stack.mood))
    deepest = _deed(sentence, inner, frame, stack.mood)
    for trigger, operator, mood in layers:
        if trigger.lemma.lower() in _TOLD_ONLY and (deepest == "other" or stack.mood.mode is not Mode.BARE):
            continue
        if told := _told(operator.name, trigger.lemma.lower(), mood, deepest):
            return told
    return "REQUEST" if layers and stack.mood.mode is Mode.MUST else deepest


def _frame(sentence: Sentence, word: Word) -> Frame | None:
    """The frame that the word opens; one for what is owed only over such words, as in the reader ("suspended aid" is none)."""
    frame = frame_at(sentence, word)
    owed = frame is None or frame.item != "debt" or any(c.lemma.lower() in group("payments owed") for c in sentence.subtree(word))
    return frame if owed else None


def _told(operator: str, lemma: str, mood: Mood, deepest: str) -> str:
    """What an operator makes of the whole, "" for one that leaves it as it is."""
    if mood.mode is Mode.MUST and operator in {"pledge", "permit"}:
        return "REQUEST"
    if operator == "permit" and not mood.denied:
        return "AGREE" if mood.mode in _AHEAD else "other"
    if operator == "withdraw" and not mood.denied and lemma in _CALLED_OFF:
        return "REJECT"
    told = (_DENIED if mood.denied else _TOLD).get(operator, "")
    if told == "AGREE" and deepest == "REJECT":
        return "REJECT"
    return told or ("other" if operator in {"deny", "consider", "withdraw", "permit"} else "")


def _deed(sentence: Sentence, word: Word, frame: Frame | None, mood: Mood) -> str:
    """What is done when no operator stands over it."""
    if mood.denied:
        return "REJECT" if frame or mood.mode in _AHEAD else "other"
    if mood.mode in _AHEAD and (word.lemma.lower() in _FRIENDLY or (frame and frame.name == "fund")):
        return "AGREE"
    if frame is None or "subject" not in frame.giver or not _is_help(sentence, word, frame):
        return "other"
    return "AGREE" if mood.mode in _AHEAD else "other" if mood.mode in {Mode.MAY, Mode.CAN, Mode.MUST} else "AID"


def _is_help(sentence: Sentence, word: Word, frame: Frame) -> bool:
    """Whether what is done is one of the things that the frame is for."""
    below = [child for child in sentence.words if word.index in {up.index for up in sentence.above(child)}]
    if frame.item == "people":
        return any(child.lemma.lower() in group("displaced people") for child in below)
    if frame.item == "doing" or frame.past == "none":
        return False
    held = [*find_items(sentence), *find_amounts(sentence)]
    return frame.makes == "training" or any(mention.holds(child.index) for mention in held for child in below)


def _innermost(sentence: Sentence, word: Word) -> Word:
    """Down through operators to the last word that says what is done."""
    if operator_at(sentence, word) is None or frame_at(sentence, word):
        return word
    for child in sentence.children(word, *_DEEPER):
        below = child if child.pos != "ADP" else next(iter(sentence.children(child, "pobj", "pcomp")), child)
        if below.pos == "VERB" or frame_at(sentence, below) or operator_at(sentence, below):
            return _innermost(sentence, below)
    return word


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
