"""The catalogue of things: entries as frozen values, read from `data/items/*.yaml` and checked on the way in.

How an entry is written is told at the top of `data/items/armour.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from pledgebook.lexicon.files import entries
from pledgebook.model.errors import BadLexicon
from pledgebook.model.items import ItemClass


class Role(StrEnum):
    """What a name does in a noun phrase."""

    THING = "thing"
    """Names a thing; as the last word of a phrase it decides the class."""
    CARRIER = "carrier"
    """Takes the class of what stands with it: a Patriot *system*, a medical *team*, a *package* of weapons."""
    MODIFIER = "modifier"
    """Lends its class to a carrier and is no thing itself: *humanitarian*, *medical*."""
    CONTAINER = "container"
    """Measures what follows: a *battalion* of, a *tonne* of."""
    COMPANY = "company"
    """Shows what the sentence is about, so that weak names may count."""
    EVERYDAY = "everyday"
    """Names a thing only where a sentence gives it away or has it built: a *boat*, a *house*."""
    TRAP = "trap"
    """Looks like a thing and is none: a think *tank*."""
    LEAD = "lead"
    """Stands before a name and is no part of it: *further*, *several*."""


class Demand(StrEnum):
    """What a name needs before it counts."""

    NONE = "none"
    CAPITAL = "capital"
    """It must be written with a capital letter: Leopard."""
    COMPANY = "company"
    """A capital letter, and a word of its realm in the sentence: Patriot, Bradley."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence of our own and the names of the items that must be read from it, in text order."""

    text: str
    reads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """One line of the catalogue.

    `within` is the key of the broader entry, None at the top of a class. `takes` are the prepositions
    whose object belongs to the name when it is a known thing ("ammunition for HIMARS"), `opens` those whose
    object does whatever it is ("training of crews"). `acts`: an infinitive after it belongs to the name.
    `verbs`: those which turn a broader entry with an infinitive into this one ("permission to export").
    `alone`: whether it names an item with nothing beside it. `apart`: a carrier that is never the same as what
    it takes its class from (drone *parts* are no drone). `swap`: what it is "of" goes before it in the
    name ("doses of vaccine" is a vaccine dose). `bears`: the realms of which a carrier takes the class, all when
    empty; `things`: it also takes that of every thing. `vague`: so unspecified that the
    article's other items place it; `common`: the class that the vague ones of its realm fall in.
    """

    key: str
    role: Role
    item_class: ItemClass
    names: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    within: str | None = None
    takes: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    acts: bool = False
    verbs: tuple[str, ...] = ()
    alone: bool = True
    apart: bool = False
    swap: bool = False
    things: bool = False
    vague: bool = False
    common: bool = False
    bears: tuple[str, ...] = ()
    realm: str = ""
    note: str = ""
    source: str = ""
    examples: tuple[Example, ...] = ()

    def surfaces(self) -> Iterator[tuple[str, str, Demand]]:
        """Every written form with the singular that it stands for and what it needs."""
        yield from ((plural(name), name, Demand.CAPITAL) for name in self.many)
        for names, demand in ((self.names, Demand.NONE), (self.cased, Demand.CAPITAL), (self.weak, Demand.COMPANY)):
            for name in names:
                yield name, name, demand
                if (many := plural(name)) != name:
                    yield many, name, demand


def plural(name: str) -> str:
    """The English plural of the last word, regular but for men; a name in s ("arms", "HIMARS") is its own, but for "bus" and
    the like.
    """
    if name.endswith("man") and not name.endswith(("German", "human", "Roman")):
        return name[:-3] + "men"
    if name.endswith(("ss", "x", "ch", "sh")) or (name.endswith("us") and name.rsplit(maxsplit=1)[-1].islower()):
        return name + "es"
    if name[-1:] in "sS":
        return name
    if name[-1:] == "y" and name[-2:-1] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


@dataclass(frozen=True)
class Catalogue:
    """All entries, in the order of the files."""

    entries: tuple[ItemEntry, ...]

    @cached_property
    def by_key(self) -> Mapping[str, ItemEntry]:
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def _kinds(self) -> Mapping[str, tuple[str, ...]]:
        return {entry.key: tuple(self._climb(entry)) for entry in self.entries}

    def kinds(self, key: str) -> tuple[str, ...]:
        """The keys from this entry up to its class, which is the last."""
        return self._kinds[key]

    def realm(self, item_class: ItemClass) -> str:
        """The realm of a class ("arms", "health" ...), "" where it has none."""
        top = self.by_key.get(item_class.value)
        return top.realm if top else ""

    def words(self, role: Role) -> frozenset[str]:
        """The single words of a role, with their plurals, in small letters."""
        return frozenset(form.lower() for entry in self.entries if entry.role is role for form, _, _ in entry.surfaces())

    @cached_property
    def everyday(self) -> Mapping[str, ItemClass]:
        """The class of each word that is a thing only where it is given or built."""
        return {name: entry.item_class for entry in self.entries if entry.role is Role.EVERYDAY for name in entry.names}

    @cached_property
    def common(self) -> Mapping[str, ItemClass]:
        """The class that a vague item of a realm falls in."""
        return {entry.realm: entry.item_class for entry in self.entries if entry.common}

    @cached_property
    def turns(self) -> Mapping[tuple[ItemClass, str], ItemEntry]:
        """The entry that an infinitive's verb turns a thing of a class into."""
        return {(entry.item_class, verb): entry for entry in self.entries for verb in entry.verbs}

    def _climb(self, entry: ItemEntry) -> Iterator[str]:
        while entry.within is not None:
            yield entry.key
            entry = self.by_key[entry.within]
        yield entry.key
        if entry.key != entry.item_class.value:
            yield entry.item_class.value


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue that ships with the program. Raises BadLexicon when a file breaks the rules."""
    return catalogue_of((name, row) for name in domains() for row in entries(f"items/{name}"))


def domains() -> tuple[str, ...]:
    """The names of the catalogue's files, sorted."""
    folder = files("pledgebook.lexicon") / "data" / "items"
    return tuple(sorted(path.name[:-5] for path in folder.iterdir() if path.name.endswith(".yaml")))


def catalogue_of(rows: Iterable[tuple[str, Mapping[str, Any]]]) -> Catalogue:
    """A catalogue from (file, row) pairs. Raises BadLexicon with a sentence that names the file and the key."""
    made: dict[str, ItemEntry] = {}
    kept = tuple((file, one) for file, row in rows for one in _each(file, row))
    raw = {str(row.get("key")): row for _, row in kept}
    for file, row in kept:
        entry = _entry(file, row, raw)
        if entry.key in made:
            raise BadLexicon(f"items/{file}.yaml", f"uses the key '{entry.key}', which stands in the catalogue already")
        made[entry.key] = entry
    return Catalogue(tuple(made.values()))


def _each(file: str, row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The row, and a narrower row for every name or list of names under its `each`; the first name gives the key."""
    yield {field: value for field, value in row.items() if field != "each"}
    for names in row.get("each", ()):
        group = names if isinstance(names, list) else [names]
        if not group:
            raise _wrong(file, str(row.get("key")), "has an empty list under 'each'")
        inherited = {field: row[field] for field in ("takes",) if field in row}
        yield {"key": _slug(str(group[0])), "within": row.get("key"), "names": group} | inherited


def _slug(name: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", name.lower()))


_LISTS = ("names", "cased", "many", "weak", "takes", "opens", "verbs", "bears")
_WORDS = ("note", "source", "realm")
_FLAGS = ("acts", "alone", "apart", "swap", "things", "vague", "common")
_KNOWN = {"key", "class", "role", "within", "examples", *_LISTS, *_WORDS, *_FLAGS}


def _entry(file: str, row: Mapping[str, Any], raw: Mapping[str, Mapping[str, Any]]) -> ItemEntry:
    key = row.get("key")
    if not isinstance(key, str):
        raise BadLexicon(f"items/{file}.yaml", f"has an entry without a key: {dict(row)}")
    if odd := sorted(set(row) - _KNOWN):
        raise _wrong(file, key, f"has the unknown field '{odd[0]}'")
    fields: dict[str, Any] = {name: _words(file, row, name) for name in _LISTS if name in row}
    fields |= {name: row[name] for name in (*_WORDS, *_FLAGS) if name in row}
    item_class = _class(file, row, raw)
    within = row.get("within", item_class.value if key != item_class.value and item_class.value in raw else None)
    role = _role(file, row)
    return ItemEntry(
        key=key,
        role=role,
        item_class=item_class,
        within=within if role in (Role.THING, Role.CARRIER, Role.MODIFIER) else None,
        examples=_examples(file, row),
        **fields,
    )


def _words(file: str, row: Mapping[str, Any], field: str) -> tuple[str, ...]:
    if not isinstance(row[field], list) or not all(isinstance(word, str) for word in row[field]):
        raise _wrong(file, row["key"], f'needs a list of words as \'{field}\' (put quotes around "on", "no" and figures)')
    return tuple(row[field])


def _role(file: str, row: Mapping[str, Any]) -> Role:
    try:
        return Role(row.get("role", "thing"))
    except ValueError as error:
        raise _wrong(file, row["key"], f"has the role '{row['role']}'; use one of {', '.join(Role)}") from error


def _class(file: str, row: Mapping[str, Any], raw: Mapping[str, Mapping[str, Any]]) -> ItemClass:
    """The class of a row: its own, else that of the row it is within."""
    seen = [row["key"]]
    while "class" not in row and "within" in row:
        if row["within"] not in raw or row["within"] in seen:
            raise _wrong(file, seen[0], f"is within '{row['within']}', which is not in the catalogue above it")
        row = raw[row["within"]]
        seen.append(row["key"])
    try:
        return ItemClass(row.get("class", "other"))
    except ValueError as error:
        raise _wrong(file, seen[0], f"has the class '{row['class']}', which is none of ours") from error


def _examples(file: str, row: Mapping[str, Any]) -> tuple[Example, ...]:
    try:
        return tuple(Example(str(one["text"]), tuple(map(str, one["reads"]))) for one in row.get("examples", ()))
    except (KeyError, TypeError) as error:
        raise _wrong(file, row["key"], "has an example without 'text' and a list 'reads'") from error


def _wrong(file: str, key: str, what: str) -> BadLexicon:
    return BadLexicon(f"items/{file}.yaml", f"{what}, in the entry '{key}'")


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """American to British spellings, from `data/spellings.yaml`."""
    return {str(row["american"]): str(row["british"]) for row in entries("spellings")}
