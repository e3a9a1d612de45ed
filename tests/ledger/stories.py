"""Stories in a mini-notation, a report a line, so that a test's docstring is the news:

    2023-01-20 Post: DE -> UA refused 14 Leopard 2 tank | if US sends Abrams
    2023-01-25 Herald/Wire: DE+NL -> UA pledged about 14 Leopard 2 tank | on 2023-01-24 | by three months

The date is the article's ("undated" for none), then the outlet and after a slash whose words it prints. Lines of one date
and outlet stand in one article. Amounts: 14, about 14, over 14, up to 14, 10-14, dozens, 400m USD, 2bn EUR, 2 battalion.
After bars: `on DATE` or `once` (the act's own date; the article's day without), `if WORDS`, `by WORDS [DATE]`, `total`,
`another`, `again`, `as NAME`, `part of NAME`, `entry NAME`, `says NAME [ACTOR]`, `words WORDS`, `verb WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from pledgebook.ledger.cells import plain_actor
from pledgebook.model.actors import Actor, Speaker
from pledgebook.model.amounts import Amount, Missing, about, at_least, at_most, between, exact, vague
from pledgebook.model.articles import Source
from pledgebook.model.dates import PartialDate
from pledgebook.model.evidence import Quote, Reading
from pledgebook.model.items import Item, ItemClass
from pledgebook.model.reports import Act, Due, Report, Scope

LINE = re.compile(
    r"(?P<date>\S+) (?P<outlet>[^:/]+)(?:/(?P<origin>[^:]+))?: (?P<donors>.*?) ?-> ?(?P<recipients>.*?) ?"
    rf"(?P<rest>\b(?:{'|'.join(act.value for act in Act)}) .+)"
)
AMOUNT = re.compile(
    r"(?P<how>about|over|up to)? ?(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?(?P<size>m|bn)?"
    r"(?: (?P<unit>[A-Z]{3}|battalion|battery|dose|tonne))?(?= )|(?P<vague>dozens|hundreds)"
)
CLASSES = {
    "tank": ItemClass.TANK,
    "howitzer": ItemClass.ARTILLERY,
    "vehicle": ItemClass.INFANTRY_FIGHTING_VEHICLE,
    "jet": ItemClass.AIRCRAFT,
    "permission": ItemClass.PERMISSION,
    "loan": ItemClass.LOAN,
    "guarantee": ItemClass.GUARANTEE,
    "shell": ItemClass.AMMUNITION,
    "training": ItemClass.TRAINING,
    "vaccine": ItemClass.VACCINE,
    "aid": ItemClass.MILITARY_AID,
    "relief": ItemClass.HUMANITARIAN_AID,
    "support": ItemClass.FINANCIAL_AID,
}
SIZES = {None: 1, "m": 10**6, "bn": 10**9}


def story(text: str) -> list[Report]:
    """The reports of a story, in the order of its lines."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip() and not line.strip().startswith("#")]
    named: dict[str, str] = {}
    return [_report(number, line, named) for number, line in enumerate(lines)]


def _report(number: int, line: str, named: dict[str, str]) -> Report:
    head, *notes = [part.strip() for part in line.split("|")]
    found = LINE.fullmatch(head)
    assert found, f"not a line of a story: {line}"
    published = None if found["date"] == "undated" else PartialDate(found["date"])
    article = f"{found['outlet'].strip().lower().replace(' ', '-')}-{found['date']}"
    source = Source(article, "v1", found["outlet"].strip(), published, origin=found["origin"])
    act, rest = found["rest"].split(" ", 1)
    amount, thing = _amount(rest)
    words = f"{found['donors']} {act} {rest} {' '.join(notes)} {number}"
    quote = Quote(article, 100 * number, 100 * number + len(words), words)
    report = Report(
        id=f"{article}#{number:03d}",
        source=source,
        act=Reading(Act(act), quote, "story"),
        donors=_actors(found["donors"]),
        recipients=_actors(found["recipients"]),
        item=Reading(_item(thing), quote, "story"),
        amount=Reading(amount, quote, "story") if isinstance(amount, Amount) else amount,
        act_date=Reading(published, None, "story") if published else None,
        evidence=(quote,),
    )
    for note in notes:
        report = _noted(report, note, quote, named)
    return report


def _noted(report: Report, note: str, quote: Quote, named: dict[str, str]) -> Report:
    word, _, rest = note.partition(" ")
    if word == "as":
        named[rest] = report.id
        return report
    if word == "part":
        return replace(report, package=named.get(rest.removeprefix("of "), rest))
    return NOTES[word](report, rest, quote)


def _due(report: Report, rest: str, quote: Quote) -> Report:
    words, _, latest = rest.rpartition(" ")
    due = Due(words, PartialDate(latest)) if re.fullmatch(r"[\d-]+", latest) else Due(rest)
    return replace(report, due=Reading(due, quote, "story"))


def _speaker(report: Report, rest: str, quote: Quote) -> Report:
    name, _, side = rest.rpartition(" ")
    speaker = Speaker(name, Actor(side)) if name else Speaker(rest)
    return replace(report, speakers=(Reading(speaker, quote, "story"),))


def _condition(report: Report, rest: str, quote: Quote) -> Report:
    return replace(report, conditions=(*report.conditions, Reading(rest, replace(quote, words=rest), "story")))


NOTES: dict[str, Callable[[Report, str, Quote], Report]] = {
    "on": lambda report, rest, quote: replace(report, act_date=Reading(PartialDate(rest), quote, "story")),
    "once": lambda report, _rest, _quote: replace(report, act_date=None),
    "if": _condition,
    "by": _due,
    "total": lambda report, _rest, _quote: replace(report, scope=Scope.CUMULATIVE),
    "another": lambda report, _rest, quote: replace(report, anew=replace(quote, words="another")),
    "again": lambda report, _rest, quote: replace(report, restates=replace(quote, words="previously announced")),
    "entry": lambda report, rest, _quote: replace(report, line=rest),
    "says": _speaker,
    "words": lambda report, rest, quote: replace(report, evidence=(replace(quote, words=rest),)),
    "verb": lambda report, rest, quote: replace(report, act=replace(report.act, quote=replace(quote, words=rest))),
}


def _actors(names: str) -> tuple[Reading[Actor], ...]:
    return tuple(Reading(plain_actor(name), None, "story") for name in names.split("+") if name and name != "?")


def _amount(rest: str) -> tuple[Amount | Missing, str]:
    found = AMOUNT.match(rest)
    if not found:
        return Missing.NOT_MENTIONED, rest
    thing = rest[found.end() :].strip()
    if found["vague"]:
        return vague(24 if found["vague"] == "dozens" else 200), thing
    unit, size = found["unit"] or "count", SIZES[found["size"]]
    low = Decimal(found["low"]) * size
    if found["high"]:
        return between(low, Decimal(found["high"]) * size, unit), thing
    made = {None: exact, "about": about, "over": at_least, "up to": at_most}[found["how"]]
    return made(low, unit), thing


def _item(name: str) -> Item:
    """An item with the keys that a catalogue would give: each longer beginning of the name up to its class."""
    item_class = CLASSES.get(name.rsplit(maxsplit=1)[-1], ItemClass.OTHER)
    stem = name.split()[:-1]
    if item_class in (ItemClass.TANK, ItemClass.INFANTRY_FIGHTING_VEHICLE, ItemClass.AIRCRAFT):
        keys = tuple("-".join(stem[:end]).lower() for end in range(len(stem), 0, -1))
        return Item(name, item_class, (*keys, item_class.value))
    return Item(name, item_class)
