"""What differs from the files as loaded, and how it is brought back."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.editing.returns import (
    EPISODES_TABLE,
    HEADER_TABLE,
    NEW,
    add,
    contents,
    delete,
    edited_tables,
    put,
    step,
)
from worker.editing.differences import differences
from worker.editing.history import History
from worker.editing.operations import CellRef, Step, TableFile
from worker.editing.reverting import reverting


def history(*steps: Step) -> History:
    made = History(edited_tables())
    made.change(0, steps)
    return made


TABLES = edited_tables()


def test_each_cell_is_one_line_with_the_step_that_edited_it_last() -> None:
    made = history(
        step(TABLES, put(0, "LS", "V2"), put(2, "CIN", "N2"), time="1"),
        step(TABLES, put(0, "LS", "V3"), put(0, "SEX", "F", table="Header"), how="bulk", time="2"),
    )
    assert [(c.table, c.row, c.field, c.loaded, c.present, c.how, c.time) for c in differences(made)] == [
        (HEADER_TABLE, 0, "SEX", "M", "F", "bulk", "2"),
        (EPISODES_TABLE, 0, "LS", "C2", "V3", "bulk", "2"),
        (EPISODES_TABLE, 2, "CIN", "N1", "N2", "typed", "1"),
    ]
    assert [(c.file, c.line, c.child) for c in differences(made)] == [
        ("header.csv", 2, "C1"),
        ("episodes.csv", 2, "C1"),
        ("episodes.csv", 5, "C2"),
    ]


def test_a_cell_that_is_as_it_was_loaded_does_not_differ() -> None:
    assert differences(history(step(TABLES, put(0, "LS", "V2")), step(TABLES, put(0, "LS", "C2")))) == []


def test_rows_that_came_and_went_are_a_line_each_whatever_was_edited_in_them() -> None:
    made = history(
        step(TABLES, put(0, "LS", "V2"), delete(0)),
        step(TABLES, add(NEW, None, CHILD="C2", DECOM="01/04/2026"), put(NEW, "LS", "V2")),
        step(TABLES, add(NEW + 1, None, CHILD="C2"), delete(NEW + 1)),
    )
    deleted, added = differences(made)
    assert (deleted.kind, deleted.row, deleted.child, deleted.line) == ("row deleted", 0, "C1", 2)
    assert deleted.loaded.startswith("Start 01/05/2026")
    assert "C2" in deleted.loaded
    assert deleted.present == ""
    assert (added.kind, added.row, added.child, added.line) == ("row added", NEW, "C2", 0)
    assert added.loaded == ""
    assert "01/04/2026" in added.present
    assert "V2" in added.present


def test_operations_that_were_set_aside_make_no_difference() -> None:
    made = replace(step(TABLES, put(0, "LS", "V2")), files=(TableFile(EPISODES_TABLE, "another"),))
    assert differences(history(made)) == []


def test_cells_and_rows_go_back_to_what_was_loaded() -> None:
    made = history(
        step(TABLES, put(1, "LS", "V2"), put(1, "URN", "x"), delete(0), add(NEW, None, CHILD="C2"), delete(2))
    )
    cells = [
        (EPISODES_TABLE, 1, "LS"),
        (EPISODES_TABLE, 1, "URN"),
        (EPISODES_TABLE, 2, ""),
        (EPISODES_TABLE, NEW, ""),
    ]
    made.change(1, [step(TABLES, *reverting(made, [CellRef(*cell) for cell in cells]))])
    made.change(2, [step(TABLES, *reverting(made, [CellRef(EPISODES_TABLE, 0, "")]))])
    assert contents(made.tables) == contents(TABLES)


def test_a_cell_of_a_row_that_is_not_there_needs_nothing() -> None:
    made = history(step(TABLES, delete(0)))
    assert list(reverting(made, [CellRef(EPISODES_TABLE, 0, "LS")])) == []


def test_a_deleted_row_comes_back_with_what_was_edited_in_it() -> None:
    made = history(step(TABLES, put(0, "LS", "V2")), step(TABLES, delete(0)))
    made.change(2, [step(TABLES, *reverting(made, [CellRef(EPISODES_TABLE, 0, "")]))])
    (left,) = differences(made)
    assert (left.kind, left.row, left.field, left.loaded, left.present) == ("cell", 0, "LS", "C2", "V2")
