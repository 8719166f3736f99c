"""Values that come back in a spreadsheet: matched by child ID to the rows with one error."""

from __future__ import annotations

import pytest

from tests.unit.editing.returns import EPISODES, HEADER, edited_tables
from tests.unit.test_same_error_rows import FAULT, TABLE, checked
from worker.editing.tables import EditedTables
from worker.service import messages as p
from worker.service.pasted_values import pasted_operations
from worker.service.same_error_rows import loaded_table, rows_with_error

TWO = EPISODES + b"D4,05/07/2026,S,C2,N1,P1,PR0,05/07/2026,X1,,,A5,\r\n"
"""Start and end on one day: one row each of C1, C2 and D4."""


@pytest.fixture
def tables() -> EditedTables:
    return edited_tables(("header.csv", HEADER), ("episodes.csv", TWO))


def pasted(
    tables: EditedTables, *cells: list[str], field: str = "LS", row_column: str = ""
) -> tuple[list[tuple[str, str, str]], list[tuple[int, str, str]]]:
    """What is edited by child, column and value, and what is left out."""
    result = checked(tables)
    table = loaded_table(tables, TABLE)
    request = p.PreparePaste(id=1, code=FAULT, table=TABLE, cells=list(cells), field=field, row_column=row_column)
    operations, left_out = pasted_operations(request, result, table, rows_with_error(result, FAULT, table))
    edits = [
        (table.text(each.row, "CHILD"), each.field, each.value)
        for each in operations
        if isinstance(each, p.SetCell)
    ]
    assert len(edits) == len(operations)
    return edits, [(each.line, each.child, each.reason) for each in left_out]


def children(tables: EditedTables) -> list[str]:
    table = loaded_table(tables, TABLE)
    return [table.text(row, "CHILD") for row in rows_with_error(checked(tables), FAULT, table)]


def test_the_tests_have_a_row_of_each_child(tables: EditedTables) -> None:
    assert children(tables) == ["C1", "C2", "D4"]


def test_values_are_matched_by_child_id_and_tidied(tables: EditedTables) -> None:
    edits, left_out = pasted(tables, ["c1 ", "e1"], ["D4", "V2"])
    assert edits == [("C1", "LS", "E1"), ("D4", "LS", "V2")]
    assert left_out == []


def test_blank_values_and_the_value_that_is_there_change_nothing(tables: EditedTables) -> None:
    assert pasted(tables, ["C1", ""], ["D4", "C2"], ["", ""], ["C2"]) == ([], [])


def test_a_first_row_names_several_columns_by_name_or_label(tables: EditedTables) -> None:
    edits, left_out = pasted(tables, ["Child ID", "cin", "Legal status"], ["D4", "N2", "V2"])
    assert edits == [("D4", "CIN", "N2"), ("D4", "LS", "V2")]
    assert left_out == []


def test_columns_that_are_unknown_or_fixed_are_named(tables: EditedTables) -> None:
    edits, left_out = pasted(tables, ["CHILD", "SOMETHING", "PL_LA", "CIN"], ["D4", "x", "y", "N2"])
    assert edits == [("D4", "CIN", "N2")]
    assert [reason for _, _, reason in left_out] == [
        "There is no column “SOMETHING” in Episodes.",
        "The column “PL_LA” can’t be changed here.",
    ]


def test_several_columns_without_names_are_refused(tables: EditedTables) -> None:
    edits, left_out = pasted(tables, ["D4", "V2", "N2"])
    assert edits == []
    assert left_out == [
        (1, "", "The first row must name the columns, because there is more than one column of values.")
    ]


def test_rows_that_match_no_row_are_named_with_their_line(tables: EditedTables) -> None:
    edits, left_out = pasted(tables, ["CHILD", "LS"], ["Z9", "V2"], ["D4", "V2"], ["d4", "E1"])
    assert edits == [("D4", "LS", "V2")]
    assert left_out == [
        (2, "Z9", f"The child has no row with error {FAULT} in Episodes."),
        (4, "d4", "The child is in the pasted rows more than once."),
    ]


def test_a_value_that_cannot_be_right_is_left_out_with_its_reason(tables: EditedTables) -> None:
    edits, left_out = pasted(tables, ["D4", "X9"])
    assert edits == []
    assert left_out == [(1, "D4", "“X9” is not a valid code for Legal status in 2026/27.")]


@pytest.fixture
def several() -> EditedTables:
    """D4 has two such rows in July, of which the second has CIN N2."""
    more = b"D4,09/07/2026,P,C2,N2,P1,PR0,09/07/2026,X1,,,A5,\r\n"
    return edited_tables(("header.csv", HEADER), ("episodes.csv", TWO + more))


def test_a_child_with_several_rows_is_named_and_left(several: EditedTables) -> None:
    edits, left_out = pasted(several, ["D4", "V2"])
    assert edits == []
    reason = (
        f"The child has 2 rows with error {FAULT} in Episodes. "
        "Paste a column that also names the row, such as Episode start date, or change them in the table."
    )
    assert left_out == [(1, "D4", reason)]


def test_a_date_names_the_row_of_a_child_however_it_is_written(several: EditedTables) -> None:
    rows = [["CHILD", "DECOM", "LS"], ["D4", "2026-07-09", "V2"], ["d4", "5/7/26", "E1"], ["C2", "", "V3"]]
    assert rows_edited(several, *rows, row_column="DECOM") == {
        "09/07/2026": "V2",
        "05/07/2026": "E1",
        "01/06/2026": "V3",
    }
    assert pasted(several, *rows, row_column="DECOM")[1] == []


def test_any_column_may_name_the_row_in_any_place(several: EditedTables) -> None:
    rows = [["Child ID", "Legal status", "CIN"], ["D4", "V2", "n2"]]
    assert rows_edited(several, *rows, row_column="CIN") == {"09/07/2026": "V2"}


def test_a_row_that_is_not_there_or_comes_twice_is_named_and_left(several: EditedTables) -> None:
    edits, left_out = pasted(
        several,
        ["CHILD", "DECOM", "LS"],
        ["D4", "08/07/2026", "V2"],
        ["D4", "09/07/2026", "V2"],
        ["D4", "9/7/2026", "E1"],
        row_column="DECOM",
    )
    assert edits == [("D4", "LS", "V2")]
    assert left_out == [
        (2, "D4", f"The child has no row with error {FAULT} and Episode start date 08/07/2026 in Episodes."),
        (4, "D4", "The row is in the pasted rows more than once."),
    ]


def test_rows_that_are_named_alike_are_left_to_the_table(several: EditedTables) -> None:
    edits, left_out = pasted(several, ["CHILD", "LS", "CIN"], ["D4", "C2", "N3"], row_column="LS")
    assert edits == []
    reason = f"The child has 2 rows with error {FAULT} and Legal status C2 in Episodes. Change them in the table."
    assert left_out == [(2, "D4", reason)]


def rows_edited(tables: EditedTables, *cells: list[str], row_column: str) -> dict[str, str]:
    """What the legal status becomes, by the start of the episode."""
    result = checked(tables)
    table = loaded_table(tables, TABLE)
    request = p.PreparePaste(id=1, code=FAULT, table=TABLE, cells=list(cells), field="LS", row_column=row_column)
    operations, _ = pasted_operations(request, result, table, rows_with_error(result, FAULT, table))
    assert {each.field for each in operations if isinstance(each, p.SetCell)} == {"LS"}
    return {table.text(each.row, "DECOM"): each.value for each in operations if isinstance(each, p.SetCell)}
