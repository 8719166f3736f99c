"""The report of the key figures as Excel, CSV and a page to print."""

from __future__ import annotations

import csv
import datetime
import io

import openpyxl
import pytest

from tests.unit.exporting.returns import demo, little
from tests.unit.exporting.running_year import AS_AT, running
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.downloads import download, kind_named

EPISODES = """
    CHILD | DECOM      | RNE | LS | CIN | PLACE | DEC | REC
    A     | 01/05/2020 | S   | C2 | N1  | U4    |     |
    B     | 01/06/2026 | S   | C9 | N1  | U4    |     |
"""


def made(checked: CheckedReturn, ending: str) -> bytes:
    [file] = download(checked, kind_named("key figures"), ending).files
    return file.data


def lines_of(checked: CheckedReturn) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made(checked, "csv").decode("utf-8-sig"))))


def values_of(checked: CheckedReturn, figure: str, line: str) -> dict[str, str]:
    """The cells of a line by the names of their columns."""
    lines = lines_of(checked)
    names = next(each for each in lines if each[:1] == ["Number"])
    return next(dict(zip(names, each, strict=True)) for each in lines if each[1:3] == [figure, line])


def test_a_line_has_words_and_numbers_of_each_year() -> None:
    checked = little(Episodes=EPISODES, Episodes_last=EPISODES.replace("01/06/2026", "01/06/2027"))
    found = values_of(checked, "Legal status", "Full care order (C2)")
    assert found["2026/27"] == "1 (100.0%)"
    assert (found["2026/27: number, or average"], found["2026/27: %"]) == ("1", "100.0")
    assert (found["2025/26"], found["Difference"], found["Difference in"]) == (
        "1 (100.0%)",
        "0.0",
        "percentage points",
    )
    unknown = values_of(checked, "Legal status", "Not known")
    assert unknown["2026/27"] == "1 (50.0%)"
    assert unknown["Difference"] == "50.0"
    assert unknown["Worth a look"] == "Look at this: This is more than usual."
    assert (unknown["Children behind it"], unknown["Children with an error that can change it"]) == ("1", "1")
    assert "144" in unknown["Error codes"].split(", ")
    assert unknown["Definition"].startswith("LS of the episode")


def test_without_last_year_there_is_no_difference() -> None:
    names = next(each for each in lines_of(little(Episodes=EPISODES)) if each[:1] == ["Number"])
    assert "Difference" not in names
    assert [name for name in names if name.startswith("202")] == [
        "2026/27",
        "2026/27: number, or average",
        "2026/27: %",
    ]


def test_what_could_not_be_worked_out_is_said_above() -> None:
    lines = lines_of(little(Episodes=EPISODES))
    assert ["3. Started to be looked after, 2026/27", "Header is not loaded."] in lines


def test_the_workbook_lists_the_children_behind_each_line() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(little(Episodes=EPISODES), "xlsx")))
    assert book.sheetnames == ["Key figures", "Children"]
    rows = [[cell.value for cell in row] for row in book["Children"].iter_rows(min_row=2)]
    status = [row[2:] for row in rows if row[1] == "Legal status"]
    assert [row[:2] for row in status] == [["Full care order (C2)", "A"], ["Not known", "B"]]
    assert "144" in str(status[1][2])


def test_the_page_to_print_names_no_child() -> None:
    checked = demo()
    page = made(checked, "html").decode()
    assert page.count("<h3>") == 37
    assert "2026/27" in page
    assert not [child for child in checked.result.dataset.children if f">{child}<" in page]


@pytest.mark.parametrize("ending", ["csv", "html"])
def test_while_the_year_runs_the_day_is_said(ending: str) -> None:
    assert datetime.date(2026, 11, 15) == AS_AT
    assert "15 November 2026" in made(running(AS_AT), ending).decode("utf-8-sig")
