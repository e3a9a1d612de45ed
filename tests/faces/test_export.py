import csv
import json
from io import StringIO

from hand_built import line, package, tanks

from pledgebook.faces.export import COLUMNS, as_csv, json_array, jsonl
from pledgebook.faces.rows import row


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_csv_has_a_line_per_commitment_under_a_header() -> None:
    found = table("".join(as_csv(package().commitments)))
    assert [each["id"] for each in found] == ["US-UA-gun", "DE-UA-tank", "US-UA-bus", "US-UA-aid"]
    assert tuple(found[0]) == COLUMNS


def test_csv_tells_amount_gates_and_history_in_plain_cells() -> None:
    [found] = table("".join(as_csv([tanks()])))
    assert (found["low"], found["high"], found["value"]) == ("14", "16", "")
    assert found["gates"] == "met: the United States sends its own"
    assert found["history"].startswith("2023-01-20 refused (Outlet 1); 2023-01-25 pledged")


def test_a_cell_that_a_spreadsheet_would_run_is_made_plain_text() -> None:
    [found] = table("".join(as_csv([line("a", "US", "=HYPERLINK(1)")])))
    assert found["item"] == "'=HYPERLINK(1)"


def test_json_and_json_lines_hold_the_same_rows() -> None:
    commitments = package().commitments
    assert (
        json.loads(json_array(commitments)) == [json.loads(each) for each in jsonl(commitments)] == [row(c) for c in commitments]
    )


def test_an_empty_ledger_is_a_header_and_an_empty_array() -> None:
    assert ("".join(as_csv([])), json_array([])) == (",".join(COLUMNS) + "\n", "[]\n")
