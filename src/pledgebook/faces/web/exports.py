"""What is seen, as files: the rows of the public contract."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.responses import Response, StreamingResponse

from pledgebook.faces.export import as_csv, json_array
from pledgebook.model.ledgers import Commitment


def csv_of(commitments: Iterable[Commitment]) -> Response:
    """A download for spreadsheets."""
    return StreamingResponse(as_csv(commitments), media_type="text/csv; charset=utf-8", headers=_named("ledger.csv"))


def json_of(commitments: Iterable[Commitment]) -> Response:
    """A download for programs."""
    return Response(json_array(commitments), media_type="application/json", headers=_named("ledger.json"))


def _named(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}
