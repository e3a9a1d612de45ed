"""Every report as a row: traceable to its words, in the form that a spreadsheet or a program wants."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hand_built import package, tanks
from pyarrow import parquet

from pledgebook.faces.cli import run
from pledgebook.faces.reported import COLUMNS, report_rows, reports_csv, reports_jsonl, reports_parquet

STEPS = sum(len(commitment.steps) for commitment in package().commitments)


def test_there_is_a_row_for_every_report() -> None:
    assert len(list(report_rows(package().commitments))) == STEPS


def test_a_row_tells_the_words_and_where_they_stand() -> None:
    for row in report_rows([tanks()]):
        assert row["words"]
        assert row["end"] - row["start"] == len(row["words"])


def test_the_three_forms_say_the_same() -> None:
    rows = list(report_rows([tanks()]))
    table = list(csv.DictReader(StringIO(reports_csv(rows))))
    lines = [json.loads(line) for line in reports_jsonl(rows).splitlines()]
    columns = parquet.read_table(BytesIO(reports_parquet(rows))).to_pylist()
    assert tuple(table[0]) == tuple(lines[0]) == tuple(columns[0]) == COLUMNS
    assert [row["act"] for row in table] == [row["act"] for row in lines] == [row["act"] for row in columns]
    assert lines == columns


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert reports_parquet(report_rows([tanks()])) == reports_parquet(report_rows([tanks()]))


def test_half_a_character_is_no_reason_to_write_nothing() -> None:
    rows = [{**row, "words": "\ud800"} for row in report_rows([tanks()])]
    assert parquet.read_table(BytesIO(reports_parquet(rows))).num_rows == len(rows)


def test_a_ledger_is_not_written_as_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--format", "parquet", str(tmp_path / "l.parquet")]) == 2
    assert "Add --reports" in capsys.readouterr().err
