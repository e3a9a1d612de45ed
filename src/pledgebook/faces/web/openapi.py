"""The OpenAPI document, and questions held to what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml
from starlette.datastructures import QueryParams

from pledgebook.model.dates import PartialDate
from pledgebook.model.errors import BadDate


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The OpenAPI document."""
    found: dict[str, Any] = yaml.safe_load((files("pledgebook.faces.web") / "openapi.yaml").read_text(encoding="utf-8"))
    return found


def resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part of the document that a reference leads to; any other part is itself."""
    found: Any = part
    while "$ref" in found:
        found = document()
        for key in part["$ref"].removeprefix("#/").split("/"):
            found = found[key]
        part = found
    return part


def troubles(given: QueryParams, allowed: list[Mapping[str, Any]]) -> Iterator[str]:
    """What is wrong with a question, a sentence each."""
    known = {each["name"]: each for each in allowed if each["in"] == "query"}
    yield from (f"There is no '{name}' to be asked for here." for name in given if name not in known)
    for name, each in known.items():
        schema = resolved(each["schema"])
        if each.get("required") and name not in given:
            yield f"Say '{name}': {each['description']}."
        values = given.getlist(name)
        if schema.get("type") != "array" and len(values) > 1:
            yield f"'{name}' may be given once only."
        for value in values:
            yield from _wrong(name, value, resolved(schema.get("items", schema)))


def _wrong(name: str, value: str, schema: Mapping[str, Any]) -> Iterator[str]:
    if "enum" in schema and value not in schema["enum"]:
        yield f"'{name}' is one of {', '.join(schema['enum'])}."
    if schema.get("format") == "date" and not _is_day(value):
        yield str(BadDate(value))
    if schema.get("type") == "integer" and not _within(value, schema):
        yield f"'{name}' is a whole number from {schema['minimum']} to {schema['maximum']}."
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 1000):
        yield f"'{name}' has {schema.get('minLength', 0)} to {schema.get('maxLength', 1000)} characters."
    if "pattern" in schema and not re.search(schema["pattern"].replace("$", r"\Z"), value):
        yield f"'{name}' is not written as {schema['pattern']}."


def _is_day(value: str) -> bool:
    try:
        return len(value) == 10 and bool(PartialDate(value))
    except BadDate:
        return False


def _within(value: str, schema: Mapping[str, Any]) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 9 and schema["minimum"] <= int(value) <= schema["maximum"]
