"""Tables under edits: texts, rows, what undoes an edit and what it touched."""

from __future__ import annotations

import pytest

from tests.unit.editing.returns import DOLO, NEW, XML, add, apply, contents, delete, edited_tables, put, step
from worker.editing.history import History
from worker.editing.operations import BEFORE_ALL, CellRef, Operation
from worker.editing.reverting import reverting
from worker.editing.tables import EditedTables, ImpossibleEdit
from worker.returns.table_ref import TableRef


def texts(tables: EditedTables, name: str, field: str) -> list[str]:
    return list(tables[TableRef(name)].now.frame[field])


def test_a_table_that_was_never_edited_is_the_one_that_was_loaded() -> None:
    table = edited_tables()[TableRef("Episodes")]
    assert table.now is table.loaded
    assert table.numbers.tolist() == [0, 1, 2]


def test_a_cell_gets_another_text_and_what_was_loaded_stays() -> None:
    tables = edited_tables()
    before = contents(tables)
    undo, change = apply(tables, put(1, "LS", "V2"))
    episodes = tables[TableRef("Episodes")]
    assert texts(tables, "Episodes", "LS") == ["C2", "V2", "C2"]
    assert (episodes.loaded_text(1, "LS"), episodes.edited_cells(1)) == ("C2", {"LS": "C2"})
    assert episodes.now.lines.tolist() == [2, 4, 5]
    assert (change.cells, change.children, change.rows) == ({episodes.name: {"LS"}}, {"C1"}, {})
    apply(tables, *undo)
    assert contents(tables) == before
    assert episodes.edited_cells(1) == {}


def test_an_edit_of_the_child_id_touches_both_children() -> None:
    _, change = apply(edited_tables(), put(0, "CHILD", " c9"))
    assert change.children == {"C1", "C9"}


def test_a_column_that_an_edit_brought_goes_with_its_last_text() -> None:
    tables = edited_tables(("dolo.csv", DOLO))
    assert "DOB" not in tables[TableRef("DoLo")].now.frame
    undo, _ = apply(tables, put(1, "DOB", "01/01/2015", table="DoLo"))
    assert texts(tables, "DoLo", "DOB") == ["", "01/01/2015"]
    apply(tables, *undo)
    assert "DOB" not in tables[TableRef("DoLo")].now.frame


@pytest.mark.parametrize(
    ("after", "order"),
    [(0, [0, NEW, 1, 2]), (None, [0, 1, 2, NEW]), (BEFORE_ALL, [NEW, 0, 1, 2])],
)
def test_a_row_is_added_where_it_is_wanted_and_has_no_line(after: int | None, order: list[int]) -> None:
    tables = edited_tables()
    before = contents(tables)
    undo, change = apply(tables, add(NEW, after, CHILD="C2", DECOM="01/04/2026"))
    episodes = tables[TableRef("Episodes")]
    assert episodes.numbers.tolist() == order
    assert episodes.now.lines[order.index(NEW)] == 0
    assert episodes.cells(NEW)["DECOM"] == "01/04/2026"
    assert episodes.cells(NEW)["LS"] == ""
    assert episodes.edited_cells(NEW) == {}
    assert change.children == {"C2"}
    assert [rows.tolist() for rows in change.rows[episodes.name]] == [[0, 1, 2], order]
    assert change.cells[episodes.name] == set(episodes.module.columns)
    apply(tables, *undo)
    assert contents(tables) == before


@pytest.mark.parametrize("row", [0, 1, 2])
def test_a_row_is_deleted_and_comes_back_where_it_was(row: int) -> None:
    tables = edited_tables()
    before = contents(tables)
    undo, _ = apply(tables, delete(row))
    assert tables[TableRef("Episodes")].numbers.tolist() == [each for each in (0, 1, 2) if each != row]
    assert tables[TableRef("Episodes")].deleted_rows("C2" if row == 2 else "C1") == [row]
    apply(tables, *undo)
    assert contents(tables) == before


def test_several_operations_are_undone_in_reverse() -> None:
    tables = edited_tables()
    before = contents(tables)
    operations = [put(0, "LS", "a"), delete(0), add(NEW, BEFORE_ALL, CHILD="C1"), put(NEW, "LS", "b"), delete(1)]
    undo, _ = apply(tables, *operations)
    assert tables[TableRef("Episodes")].numbers.tolist() == [NEW, 2]
    apply(tables, *undo)
    assert contents(tables) == before


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (put(7, "LS", "x"), "Episodes has no row 7"),
        (put(0, "NONE", "x"), "Episodes has no column NONE"),
        (put(0, "PL_DISTANCE", "1"), "Episodes has no column PL_DISTANCE"),
        (put(0, "DUC", "x", table="UASC"), "UASC is not loaded"),
        (add(0, None), "already has a row 0"),
        (add(17, None), "17 can't be the number of a row"),
        (add(2**63, None), f"{2**63} can't be the number of a row"),
        (add(NEW, 17), "has no row 17"),
        (add(NEW, None, NONE="x", ALSO="y"), "has no column ALSO, NONE"),
        (delete(7), "has no row 7"),
    ],
)
def test_what_is_impossible_is_refused_and_nothing_stays_of_its_step(operation: Operation, message: str) -> None:
    tables = edited_tables()
    before = contents(tables)
    with pytest.raises(ImpossibleEdit, match=message):
        apply(tables, put(1, "LS", "V2"), delete(2), operation)
    assert contents(tables) == before


@pytest.mark.parametrize(("field", "value"), [("DOB", "02/02/2015"), ("SEX", "X"), ("CHILD", "C7")])
def test_in_xml_what_header_says_of_a_child_is_said_in_all_its_rows(field: str, value: str) -> None:
    tables = edited_tables(("r.xml", XML))
    before = contents(tables)
    undo, change = apply(tables, put(0, field, value, table="Header"))
    with_it = {name for name in ("Header", "Reviews") if field in tables[TableRef(name)].module.columns}
    for name in with_it:
        others = texts(tables, name, field)
        assert others[0] == value, name
        assert others[1] != value, name
    assert with_it == {table.module for table in change.cells}
    apply(tables, *undo)
    assert contents(tables) == before


def test_in_xml_other_columns_and_other_modules_stand_alone() -> None:
    tables = edited_tables(("r.xml", XML))
    apply(tables, put(0, "UPN", "UN1", table="Header"), put(1, "DOB", "x", table="Reviews"))
    assert texts(tables, "Header", "DOB") == ["01/01/2015", "01/01/2016"]
    assert texts(tables, "Reviews", "DOB") == ["01/01/2015", "x"]


def test_in_xml_it_stays_known_who_was_uasc() -> None:
    tables = edited_tables(("r.xml", XML.replace(b"<UASC>0", b"<UASC>1", 1)))
    before = contents(tables)
    history = History(tables)
    history.change(0, [step(tables, put(1, "UPN", "UN1", table="Header"), delete(0, table="Header"))])
    assert texts(tables, "Header", "UASC") == ["0"]
    history.change(1, [step(tables, *reverting(history, [CellRef(TableRef("Header"), 0, "")]))])
    assert texts(tables, "Header", "UASC") == ["1", "0"]
    history.change(0, [])
    assert contents(tables) == before


def test_in_csv_each_module_says_it_for_itself() -> None:
    tables = edited_tables()
    apply(tables, put(0, "CHILD", "C9", table="Header"))
    assert texts(tables, "Episodes", "CHILD") == ["C1", "C1", "C2"]


def test_undoing_an_id_that_became_another_childs_leaves_the_other_child_alone() -> None:
    tables = edited_tables(("r.xml", XML))
    before = contents(tables)
    undo, _ = apply(tables, put(1, "CHILD", "C1", "Header"))
    assert contents(tables) != before
    tables.undo(undo)
    assert contents(tables) == before
