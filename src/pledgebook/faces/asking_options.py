"""The options of reading with a language model, and the configuration file that may stand for them."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pledgebook.faces.options import Command
from pledgebook.model.errors import BadConfig

KEY = "PLEDGEBOOK_LLM_KEY"
_TABLE = "llm"
_KINDS: Mapping[str, tuple[type, ...]] = {
    "endpoint": (str,),
    "model": (str,),
    "limit": (int,),
    "price_in": (int, float),
    "price_out": (int, float),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user wants of a language model. `price_in` and `price_out` are of a million tokens, in any currency."""

    who: str = "rules"
    endpoint: str = ""
    llm: str = ""
    limit: int | None = None
    price_in: float | None = None
    price_out: float | None = None

    @property
    def key(self) -> str:
        """The key of an account, which is never an option: a command line can be read by others."""
        return os.environ.get(KEY, "")


def asking(command: Command) -> Command:
    """Adds the options; the command gets them as one `wish`."""

    @wraps(command)
    def wishing(*args: Any, reader: str, endpoint: str, llm_model: str, llm_config: str | None, limit: int | None,
                **rest: Any) -> Any:  # fmt: skip
        told = _configured(Path(llm_config)) if llm_config else {}
        wish = Wish(
            reader,
            endpoint or told.get("endpoint", ""),
            llm_model or told.get("model", ""),
            limit if limit is not None else told.get("limit"),
            told.get("price_in"),
            told.get("price_out"),
        )
        return command(*args, wish=_checked(wish), **rest)

    for option in reversed(_OPTIONS):
        wishing = option(wishing)
    return wishing


_OPTIONS = (
    click.option(
        "--reader",
        type=click.Choice(["rules", "llm", "both"]),
        default="rules",
        help="Who reads: the built-in rules (the default), a language model held to the article's words, or both.",
    ),
    click.option("--endpoint", default="", metavar="URL", help="A server that speaks the OpenAI chat completions protocol."),
    click.option("--llm-model", default="", metavar="NAME", help="The language model to ask there."),
    click.option("--llm-config", metavar="TOML", help=f"A file with endpoint, model, limit and prices. The key: {KEY}."),
    click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Ask a language model at most N requests in this run."),
)


def _checked(wish: Wish) -> Wish:
    if wish.who != "rules" and not wish.llm:
        raise click.UsageError("Name the language model with --llm-model, or in the file of --llm-config.")
    if wish.endpoint and not wish.endpoint.startswith(("http://", "https://")):
        raise click.UsageError(f"--endpoint {wish.endpoint} is no address. Write it as http://localhost:11434/v1.")
    return wish


def _configured(path: Path) -> dict[str, Any]:
    """The table [llm] of a configuration file. Raises BadConfig when it can't be followed."""
    import tomllib

    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadConfig(path, f"can't be read: {error.strerror or error}", "Is it there, and may you read it?") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadConfig(path, f"is no TOML: {error}", "See docs/language-models.md for an example.") from error
    table = found.get(_TABLE)
    if not isinstance(table, dict):
        raise BadConfig(path, f"has no table [{_TABLE}]", "See docs/language-models.md for an example.")
    for name, value in table.items():
        _check_entry(path, name, value)
    return table


def _check_entry(path: Path, name: str, value: object) -> None:
    if name not in _KINDS:
        hint = (
            f"The key is read from the environment variable {KEY} only." if "key" in name else f"It may have {', '.join(_KINDS)}."
        )
        raise BadConfig(path, f"has the entry '{name}', which is not known", hint)
    if not isinstance(value, _KINDS[name]) or isinstance(value, bool):
        raise BadConfig(path, f"says {name} = {value!r}", f"It must be {' or '.join(kind.__name__ for kind in _KINDS[name])}.")
