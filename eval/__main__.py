"""`make eval`: every measure in turn, as Markdown tables on standard output.

A part is a module of this package with a function `tables(shared) -> Iterable[Table]`; name parts to run only those.
"""

from __future__ import annotations

import importlib.util
import sys

from eval.table import as_text, shared_folder

PARTS: tuple[str, ...] = (
    "lines",
    "own_news",
    "baselines",
    "negatives",
    "reactions",
    "facts",
    "actors",
    "items",
    "quantities",
    "times",
    "attribution",
    "acts",
    "clusters",
    "chain",
    "trackers",
    "copies",
    "pages",
)


def main(wanted: list[str]) -> int:
    shared = shared_folder()
    if shared is None:
        print("Nothing to measure on: the folder ../shared with others' test material is not there.")
        return 0
    for name in wanted or PARTS:
        if importlib.util.find_spec(f"eval.{name}") is None:
            continue
        for table in importlib.import_module(f"eval.{name}").tables(shared):
            print(as_text(table), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
