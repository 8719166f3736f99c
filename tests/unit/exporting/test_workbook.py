"""The workbook: every module with its errors marked, the changes, texts that stay texts."""

import datetime
import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from tests.unit.exporting.returns import demo, edited, little, with_cells
from worker.editing.differences import Difference
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.error_lines import error_lines
from worker.exporting.safe_text import LONGEST_CELL
from worker.exporting.workbook import CHANGES_COLUMNS, workbook_file
from worker.returns.module import Kind
from worker.returns.table_ref import TableRef, last_year

RED = "FFF4C7C3"


def opened(checked: CheckedReturn) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook_file(checked).data))


def sheet_name(table: TableRef) -> str:
    return f"{table.module} 2025-26" if table.last_year else table.module


@pytest.mark.parametrize("with_edits", [False, True], ids=["as loaded", "edited"])
def test_every_table_is_there_as_it_is_and_errors_are_marked(with_edits: bool) -> None:
    checked = edited(demo()) if with_edits else demo()
    book = opened(checked)
    assert book.sheetnames == [
        "Summary",
        "Changes",
        "Failed checks",
        "Not checked",
        *map(sheet_name, checked.tables),
    ]
    lines = error_lines(checked)
    for name, table in checked.tables.items():
        sheet = book[sheet_name(name)]
        names, *rows = sheet.iter_rows()
        column = {str(cell.value).removesuffix(" (worked out)"): at for at, cell in enumerate(names)}
        for field in table.frame.columns:
            shown = [row[column[field]] for row in rows]
            assert [shown_in(cell) for cell in shown] == table.frame[field].tolist()
            days = sum(cell.is_date for cell in shown)
            assert days == 0 or checked.module_of(name).field(field).kind is Kind.DATE
            if (name, field) == (TableRef("Header"), "DOB"):
                assert days > 0.9 * len(shown)
        own = [line for line in lines if line.table == name]
        marked: dict[tuple[int, int], set[str]] = {}
        for line in own:
            for field in line.fields:
                marked.setdefault((line.row, column.get(field, 0)), set()).add(
                    f"{line.rule.code}: {line.rule.message}"
                )
        for at, row in enumerate(rows):
            for place, cell in enumerate(row):
                said = set(cell.comment.text.split("\n")) if cell.comment else set()
                assert said == marked.get((at, place), set())
                assert (cell.fill.fgColor.rgb == RED) == bool(said)
        codes = {at: row[-1].value.split(", ") for at, row in enumerate(rows) if row[-1].value}
        assert codes == {
            row: list(dict.fromkeys(line.rule.code for line in own if line.row == row))
            for row in sorted({line.row for line in own})
        }
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref


def shown_in(cell: Cell) -> str:
    """What a cell shows."""
    return f"{cell.value:%d/%m/%Y}" if cell.is_date else str(cell.value or "")


def test_dates_are_days_if_they_are_written_as_dates_are() -> None:
    values = ["01/04/2010", "1/4/2010", "2010-04-01", "31/02/2010", "01/01/1899", "=1+1", ""]
    rows = "\n".join(f"{at} | v" for at in range(len(values)))
    sheet = opened(with_cells(little(Header=f"CHILD | DOB\n{rows}"), "Header", "DOB", values))["Header"]
    day, *others = (row[1] for row in sheet.iter_rows(min_row=2))
    assert (day.value, day.number_format) == (datetime.datetime(2010, 4, 1), "dd/mm/yyyy")
    assert [cell.value or "" for cell in others] == values[1:]
    assert not any(cell.is_date for cell in others)


def test_texts_stay_texts() -> None:
    values = ["007", "01/04/2026", "1e5", "=1+1", "a\nb", "😀", "_x0041_", "\x01"]
    rows = "\n".join(f"{at} | v" for at in range(len(values)))
    checked = little(Header=f"CHILD | UPN\n{rows}")
    sheet = opened(with_cells(checked, "Header", "UPN", values))["Header"]
    cells = [row[1] for row in sheet.iter_rows(min_row=2)]
    assert [cell.data_type for cell in cells] == ["s"] * len(values)
    assert {cell.number_format for cell in cells} == {"@"}
    # openpyxl leaves control characters as Excel writes them; a text that looks so is not taken for one.
    assert [cell.value for cell in cells] == [*values[:-1], "_x0001_"]
    assert not sheet.column_dimensions["B"].hidden
    assert 8 <= sheet.column_dimensions["B"].width <= 61


def test_a_value_that_excel_can_not_hold_is_cut_and_told() -> None:
    book = opened(with_cells(little(Header="CHILD | UPN\nA | x"), "Header", "UPN", ["y" * 32_768]))
    assert book["Header"]["B2"].value == "y" * LONGEST_CELL
    told = [row[1] for row in book["Summary"].values if row[0] == "Left out"]
    assert told == [
        "A value of UPN in Header has 32,768 characters. Excel can only hold the first 32,767. The downloaded "
        "data has the whole value."
    ]


def here(time: str) -> datetime.datetime:
    """A time of UTC on the clock of this computer."""
    return datetime.datetime.fromtimestamp(datetime.datetime.fromisoformat(time).timestamp())


def test_every_change_is_listed() -> None:
    cell = Difference(
        kind="cell", table=last_year("Episodes"), row=3, file="last/episodes.csv", line=5, child="A", field="URN",
        label="URN", loaded="", present="=SC1", time="2026-11-25T10:00:00Z", how="suggestion",
        source="Ofsted list",
    )  # fmt: skip
    row = replace(cell, kind="row added", table=TableRef("Reviews"), line=0, field="", label="", source="")
    book = opened(replace(demo(), differences=[cell, row]))
    names, first, second = list(book["Changes"].values)
    assert names == CHANGES_COLUMNS
    assert first == (
        "A", "Episodes", "2025/26", "Value changed", "URN", None, "=SC1", "episodes.csv", 5,
        here("2026-11-25T10:00:00+00:00"), "Suggestion", "Ofsted list",
    )  # fmt: skip
    assert second[:5] == ("A", "Reviews", "2026/27", "Row added", None)
    assert second[8] == "added"


def test_the_summary_says_what_the_workbook_is_about() -> None:
    checked = demo()
    rows = [row[:5] for row in opened(checked)["Summary"].values]
    about = {row[0]: row[1] for row in rows}
    assert about["Local authority"] == "Manchester"
    assert about["Collection year"] == "2026/27"
    own = [table.frame["CHILD"] for name, table in checked.tables.items() if not name.last_year]
    assert about["Children"] == len(set().union(*own) - {""})
    assert about["Errors"] == len(error_lines(checked))
    start = [row[0] for row in rows].index("Sheet") + 1
    assert [row[0] for row in rows[start:]] == [sheet_name(name) for name in checked.tables]
    assert sum(int(row[4]) for row in rows[start:]) == about["Errors"]


def test_the_same_return_gives_the_same_bytes_and_a_name() -> None:
    checked = little(Header="CHILD | UPN\nA | x")
    assert workbook_file(checked) == workbook_file(checked)
    assert workbook_file(checked).name == "Manchester 2026-27 return 2026-11-25.xlsx"
