"""Rows that are added to a module for the children of many rows with one error."""

from __future__ import annotations

import pytest

from tests.unit.editing.returns import EPISODES, HEADER, apply, edited_tables
from tests.unit.loaded_census import CENSUS, loaded_census
from worker.dataset.column import normalise
from worker.editing.tables import EditedTables
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.added_rows import columns_to_fill, rows_for_children
from worker.service.errors import CannotAnswer, Reason

TABLE, REVIEWS, PREVIOUS = TableRef("Episodes"), TableRef("Reviews"), TableRef("PrevPerm")
FIRST = 1_000_000_007


@pytest.fixture
def tables() -> EditedTables:
    return edited_tables(
        ("header.csv", HEADER),
        ("episodes.csv", EPISODES),
        ("reviews.csv", b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n"),
        ("previous.csv", b"CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\r\nc1,01/01/2015,Z1,,\r\n"),
    )


def asked(target: TableRef, **cells: str) -> p.PrepareRows:
    return p.PrepareRows(id=1, code="355", table=TABLE, rows=[], target=target, cells=cells, first_row=FIRST)


def test_what_is_the_same_in_all_rows_of_a_child_is_not_asked_for(tables: EditedTables) -> None:
    assert [field.name for field in columns_to_fill(tables[REVIEWS])] == ["REVIEW", "REVIEW_CODE"]


def test_each_child_gets_one_row_with_the_values_and_its_own_date_of_birth(tables: EditedTables) -> None:
    source = tables[TABLE]
    rows = [int(row) for row in source.numbers]
    children = list(dict.fromkeys(source.text(row, "CHILD") for row in rows))
    assert len(children) < len(rows)
    added, left_out = rows_for_children(asked(REVIEWS, REVIEW="01/06/2026", REVIEW_CODE="PN1"), tables, rows)
    assert left_out == []
    assert [each.row for each in added] == [FIRST + at for at in range(len(children))]
    assert [each.cells["CHILD"] for each in added] == children
    assert {(each.cells["REVIEW"], each.cells["REVIEW_CODE"]) for each in added} == {("01/06/2026", "PN1")}
    for each in added:
        header = tables[TableRef("Header")]
        (row,) = header.rows_of(normalise(each.cells["CHILD"]))
        assert each.cells["DOB"] == header.text(int(row), "DOB") != ""
    apply(tables, *added)
    assert len(tables[REVIEWS].numbers) == len(children)


def test_a_child_with_the_one_row_that_there_may_be_is_left_out(tables: EditedTables) -> None:
    rows = [int(row) for row in tables[TABLE].numbers]
    added, left_out = rows_for_children(asked(PREVIOUS, PREV_PERM="Z1"), tables, rows)
    assert left_out == ["C1"]
    assert "C1" not in {each.cells["CHILD"] for each in added}
    assert added


def test_rows_without_a_child_get_none_and_are_named_once() -> None:
    tables = edited_tables(
        ("header.csv", HEADER),
        ("episodes.csv", EPISODES.replace(b"C1,", b" ,")),
        ("reviews.csv", b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n"),
    )
    rows = tables[TABLE].numbers.tolist()
    added, left_out = rows_for_children(asked(REVIEWS, REVIEW="01/06/2026"), tables, rows)
    assert ([each.cells["CHILD"] for each in added], left_out) == (["C2"], [""])
    header = asked(TableRef("Assessments")).model_copy(update={"table": TableRef("Header")})
    assert rows_for_children(header, loaded_census(CENSUS), [0]) == ([], [""])


def test_a_module_that_is_not_loaded_is_asked_for(tables: EditedTables) -> None:
    with pytest.raises(CannotAnswer) as caught:
        rows_for_children(asked(TableRef("OC2")), tables, [])
    assert caught.value.reason is Reason.NOT_LOADED


@pytest.mark.parametrize(
    ("source", "rows", "target", "inside"),
    [
        ("CINdetails", [0, 1], "Assessments", [0, 1]),
        ("Section47", [0], "Assessments", [0]),
        ("Reviews", [0, 1], "Reviews", [0]),
        ("Reviews", [0, 1], "AssessmentFactorsList", [None]),
        ("ChildIdentifiers", [0], "Assessments", [None]),
    ],
)
def test_a_row_inside_another_is_added_to_the_row_with_the_error_or_one_around_it(
    source: str, rows: list[int], target: str, inside: list[int | None]
) -> None:
    request = p.PrepareRows(
        id=1, code="1", table=TableRef(source), rows=[], target=TableRef(target), cells={}, first_row=FIRST
    )
    added, left_out = rows_for_children(request, loaded_census(CENSUS), rows)
    assert ([each.inside for each in added], left_out) == (inside, [])
    assert {each.cells["Child"] for each in added} == {"C1"}
