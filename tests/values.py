"""Any values that the model's types allow, for laws. A field that is added to the model joins them by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from pledgebook.model.dates import PartialDate, week_of

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
dates = st.one_of(
    days.map(lambda day: PartialDate(day.isoformat())),
    days.map(lambda day: PartialDate(day.isoformat()[:7])),
    days.map(week_of),
    st.sampled_from(["2023", "2023-H2", "2023-Q1", "2022-WI"]).map(PartialDate),
)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    NoneType: st.none(),
    str: st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    int: st.integers(0, 10**9),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
    datetime: st.datetimes(timezones=st.none() | zones),
    PartialDate: dates,
}


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the model: `values(Report)`, `values(Reading[Act])`."""
    if kind in PLAIN:
        return PLAIN[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if get_origin(kind) in (Union, UnionType):
        return st.one_of(*map(values, get_args(kind)))
    if get_origin(kind) is tuple:
        return _tuples(*get_args(kind))
    return _built(kind)


def _tuples(first: Any, *others: Any) -> st.SearchStrategy[Any]:
    if others == (Ellipsis,):
        return st.lists(values(first), max_size=2).map(tuple)
    return st.tuples(values(first), *map(values, others))


def _built(kind: Any) -> st.SearchStrategy[Any]:
    """Of a frozen dataclass, its type parameter filled in."""
    made: Any = get_origin(kind) or kind
    if not is_dataclass(made):
        raise TypeError(f"no values are known for {kind}")
    hints = {name: get_args(kind)[0] if isinstance(hint, TypeVar) else hint for name, hint in get_type_hints(made).items()}
    fields = {name: values(hint) for name, hint in hints.items()}
    return st.builds(cast(Callable[..., Any], made), **fields)
