"""One error in many rows: the table of them, and what an action on them would edit."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.unit.editing.returns import EPISODES, HEADER, apply, delete, edited_tables, put
from worker.checking.engine import CheckResult, check
from worker.editing.tables import EditedTables
from worker.returns.ssda903.dataset import Dataset
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.errors import CannotAnswer, Reason
from worker.service.same_error_rows import bulk_operations, error_rows

MANY = EPISODES + b"".join(
    b"C2,%02d/07/2026,P,C2,N1,P1,PR0,%02d/07/2026,X1,,,A%%d,\r\n".replace(b"%%d", b"%d" % day) % (day, day)
    for day in range(1, 9)
)
TABLE = TableRef("Episodes")
FAULT = "355"
"""Start and end on one day: rows 0 and 2, and the eight of July."""


def checked(tables: EditedTables) -> CheckResult:
    return check(Dataset({name: table.now.frame for name, table in tables.items()}, 2027))


@pytest.fixture
def tables() -> EditedTables:
    return edited_tables(("header.csv", HEADER), ("episodes.csv", MANY))


def shown(tables: EditedTables, suggestions: Sequence[p.OfferedSuggestion] = (), **options: object) -> p.ErrorRows:
    asked = {"code": FAULT, "table": TABLE, "start": 0, "count": 50, **options}
    by_row: dict[int, list[p.OfferedSuggestion]] = {}
    for each in suggestions:
        by_row.setdefault(each.row, []).append(each)
    return error_rows(p.GetErrorRows(id=1, **asked), checked(tables), tables, by_row)  # type: ignore[arg-type]


def prepared(
    tables: EditedTables,
    action: p.BulkAction,
    rows: list[int] | None = None,
    suggestions: Sequence[p.OfferedSuggestion] = (),
) -> list[tuple[TableRef, int, str, str]]:
    request = p.PrepareBulk(id=1, code=FAULT, table=TABLE, rows=rows, action=action)
    by_row = {each.row: [other for other in suggestions if other.row == each.row] for each in suggestions}
    operations = bulk_operations(request, checked(tables), tables, lambda: by_row)
    assert all(isinstance(each, p.SetCell) for each in operations)
    return [(each.table, each.row, each.field, each.value) for each in operations]  # type: ignore[union-attr]


def suggestion(
    row: int, *values: tuple[str, str], safe: bool = True, at: int | None = None
) -> p.OfferedSuggestion:
    return p.OfferedSuggestion(
        code=FAULT,
        table=TABLE,
        row=row,
        operations=[p.SetCell(TABLE, row if at is None else at, field, value) for field, value in values],
        previews=[],
        title="t",
        reason="r",
        source="s",
        is_choice=False,
        safe=safe,
        resolved=[],
        appeared=[],
        rows_fixed=1,
        rows_with_error=1,
    )


def test_all_rows_are_numbered_and_some_are_shown(tables: EditedTables) -> None:
    page = shown(tables, start=1, count=3)
    assert page.numbers == [0, 2, *range(3, 11)]
    assert (page.total, page.start) == (10, 1)
    assert [(row.row, row.line, row.child) for row in page.rows] == [(2, 5, "C2"), (3, 6, "C2"), (4, 7, "C2")]
    names = [column.name for column in page.columns]
    assert [name for name, fault in zip(names, page.rows[0].faults, strict=True) if fault] == ["DECOM", "DEC"]
    assert page.rows[0].cells[names.index("DECOM")] == "01/06/2026"


def test_the_columns_that_matter_are_those_of_the_error_and_of_its_answers(tables: EditedTables) -> None:
    assert shown(tables).matter == ["CHILD", "DECOM", "DEC"]
    assert shown(tables, [suggestion(0, ("LS", "V2"))]).matter == ["CHILD", "DECOM", "LS", "DEC"]


def test_columns_worked_out_are_shown_and_fixed(tables: EditedTables) -> None:
    page = shown(tables)
    derived = {column.name for column in page.columns if column.derived}
    assert derived
    assert derived <= set(page.fixed)


def test_an_authority_has_its_name_and_other_codes_have_none(tables: EditedTables) -> None:
    apply(tables, put(0, "PL_POST", "M2 5DB"))
    page = shown(tables)
    at = [column.name for column in page.columns].index("PL_LA")
    assert (page.rows[0].cells[at], page.rows[0].authorities[at]) == ("E08000003", "Manchester")
    assert {name for row in page.rows for name in row.authorities} == {"Manchester", ""}
    assert page.rows[1].authorities == [""] * len(page.columns)


def test_rows_keep_their_numbers_when_others_went_and_edited_cells_are_told(tables: EditedTables) -> None:
    apply(tables, delete(0), put(2, "LS", "V2"))
    page = shown(tables)
    assert page.numbers == [2, *range(3, 11)]
    names = [column.name for column in page.columns]
    assert [name for name, edited in zip(names, page.rows[0].edited, strict=True) if edited] == ["LS"]
    assert page.rows[0].line == 5


def test_rows_with_a_safe_suggestion_are_counted_once(tables: EditedTables) -> None:
    offered = [
        suggestion(0, ("LS", "V2")),
        suggestion(0, ("CIN", "N2")),
        suggestion(2, ("LS", "V2"), safe=False),
        suggestion(10, ("LS", "V2")),
    ]
    page = shown(tables, offered, count=1)
    assert page.safe == 2
    assert len(page.rows[0].suggestions) == 2


def test_an_error_that_is_found_no_more_has_no_rows(tables: EditedTables) -> None:
    page = shown(tables, code="101")
    assert (page.total, page.numbers, page.rows) == (0, [], [])
    assert page.columns


def test_a_table_that_is_not_loaded_is_named(tables: EditedTables) -> None:
    with pytest.raises(CannotAnswer, match="Add Reviews first") as refused:
        shown(tables, table=TableRef("Reviews"))
    assert refused.value.reason == Reason.NOT_LOADED


def test_a_value_is_set_in_the_chosen_rows_where_it_is_another(tables: EditedTables) -> None:
    apply(tables, put(2, "LS", "V2"))
    action = p.SetValue(field="LS", value="V2")
    assert prepared(tables, action, rows=[3, 2, 0]) == [(TABLE, 0, "LS", "V2"), (TABLE, 3, "LS", "V2")]
    assert len(prepared(tables, action)) == 9


def test_rows_without_the_error_are_never_edited(tables: EditedTables) -> None:
    assert prepared(tables, p.SetValue(field="LS", value="V2"), rows=[1, 99]) == []


@pytest.mark.parametrize(
    ("find", "value", "whole", "expected"),
    [
        ("n1", "N2", False, "N2"),
        ("1", r"\1", False, r"N\1"),
        ("1", "2", True, None),
        (" n1 ", "N3", True, "N3"),
        (".", "x", False, None),
        ("", "x", False, None),
    ],
)
def test_a_part_is_replaced_as_it_is_written(
    tables: EditedTables, find: str, value: str, whole: bool, expected: str | None
) -> None:
    action = p.Replace(field="CIN", find=find, value=value, whole=whole)
    assert prepared(tables, action, rows=[0]) == ([(TABLE, 0, "CIN", expected)] if expected else [])


def test_blanks_are_found_as_a_whole(tables: EditedTables) -> None:
    action = p.Replace(field="HOME_POST", find="", value="LS1 4AP", whole=True)
    assert len(prepared(tables, action)) == 10


def test_safe_suggestions_are_taken_and_the_first_for_a_cell_counts(tables: EditedTables) -> None:
    offered = [
        suggestion(0, ("DEC", "02/05/2026"), ("REC", "X1")),
        suggestion(0, ("DEC", "03/05/2026"), ("LS", "V2")),
        suggestion(2, ("DEC", "02/06/2026"), safe=False),
        suggestion(3, ("DEC", "09/05/2026"), at=0),
        suggestion(4, ("LS", "V2")),
    ]
    taken = prepared(tables, p.AcceptSuggestions(), suggestions=offered)
    assert taken == [(TABLE, 0, "DEC", "02/05/2026"), (TABLE, 4, "LS", "V2")]
    assert prepared(tables, p.AcceptSuggestions(), rows=[2, 5], suggestions=offered) == []
