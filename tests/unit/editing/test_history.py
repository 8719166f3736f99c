"""Steps: kept, undone, made again, set aside."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.editing.returns import (
    EPISODES_TABLE,
    FILES,
    HEADER,
    HEADER_TABLE,
    add,
    contents,
    delete,
    edited_tables,
    put,
    step,
)
from worker.editing.history import History
from worker.editing.operations import FIRST_ADDED_ROW, TableFile
from worker.returns.table_ref import TableRef


def test_steps_are_made_undone_and_made_again() -> None:
    history = History(edited_tables())
    before = contents(history.tables)
    steps = [step(history.tables, put(0, "LS", "V2")), step(history.tables, delete(0), put(1, "LS", "V3"))]
    history.change(0, steps)
    after = contents(history.tables)
    assert len(history) == 2
    assert [operation for _, operation in history.operations] == [
        operation for each in steps for operation in each.operations
    ]
    change = history.change(0, [])
    assert contents(history.tables) == before
    assert change.children == {"C1"}
    assert {table: rows[1].tolist() for table, rows in change.rows.items()} == {EPISODES_TABLE: [0, 1, 2]}
    history.change(0, steps)
    assert contents(history.tables) == after


def test_the_first_steps_stay_and_others_take_the_place_of_the_rest() -> None:
    history = History(edited_tables())
    history.change(0, [step(history.tables, put(0, "LS", value)) for value in ("a", "b", "c")])
    history.change(1, [step(history.tables, put(1, "LS", "d"))])
    assert [history.tables[EPISODES_TABLE].text(row, "LS") for row in (0, 1)] == ["a", "d"]
    assert len(history) == 2


def test_what_is_not_of_the_files_loaded_is_set_aside() -> None:
    history = History(edited_tables())
    here = step(history.tables, put(0, "LS", "V2"), put(0, "ETHNIC", "WIRI", table="Header"))
    other_file = replace(here, files=(here.files[0], TableFile(HEADER_TABLE, "another")))
    not_loaded = replace(
        here,
        files=(*here.files, TableFile(TableRef("UASC"), "f")),
        operations=(*here.operations, put(0, "DUC", "", table="UASC")),
    )
    history.change(0, [other_file])
    assert history.set_aside == 1
    assert history.tables[EPISODES_TABLE].text(0, "LS") == "V2"
    assert history.tables[HEADER_TABLE].text(0, "ETHNIC") == "WBRI"
    history.change(0, [not_loaded])
    assert history.set_aside == 1
    assert history.tables[HEADER_TABLE].text(0, "ETHNIC") == "WIRI"


def test_a_step_that_has_become_impossible_is_set_aside_as_a_whole() -> None:
    history = History(edited_tables())
    impossible = step(
        history.tables,
        put(0, "LS", "V2"),
        put(FIRST_ADDED_ROW + 5, "LS", "V2"),
        add(FIRST_ADDED_ROW + 6, None, CHILD="C1"),
    )
    before = contents(history.tables)
    history.change(0, [impossible])
    assert (history.set_aside, len(history)) == (3, 1)
    assert contents(history.tables) == before


def test_edits_of_a_file_that_was_replaced_do_not_go_into_the_new_one() -> None:
    history = History(edited_tables())
    made = step(history.tables, put(0, "ETHNIC", "WIRI", table="Header"))
    replaced = History(edited_tables(("header.csv", HEADER + b"C3,M,01/01/2015,WBRI,UN1,,\r\n"), FILES[1]))
    replaced.change(0, [made])
    assert replaced.set_aside == 1
    assert replaced.tables[HEADER_TABLE].text(0, "ETHNIC") == "WBRI"
