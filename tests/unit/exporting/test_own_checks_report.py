"""What own checks found has a report of its own and is on the pages by child, but in no count of DfE's errors."""

from __future__ import annotations

import datetime
from dataclasses import replace

import numpy as np
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.own_checks.made import condition, frame, own_check
from worker.checking.engine import check
from worker.exporting.checked_return import CheckedReturn, Mark, SourceTable
from worker.exporting.downloads import DOWNLOADS, download, kind_named
from worker.exporting.options import Selection
from worker.exporting.overview import overview
from worker.exporting.own_checks_report import own_checks
from worker.exporting.printable import printable_file
from worker.own_checks.compiling import compiled
from worker.own_checks.own_check import Operator
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef

FAR = own_check(
    condition("Episodes.PL_DISTANCE", Operator.MORE, "20"), title="=Far from <home>", fix="Ask the manager"
)


@pytest.fixture
def checked() -> CheckedReturn:
    tables = {
        "Header": frame(CHILD=["B", "A"], SEX=["M", "F"], DOB=["01/05/2015", "02/05/2015"]),
        "Episodes": frame(
            CHILD=["B", "A", "A"],
            DECOM=["01/05/2026", "01/06/2026", "01/07/2026"],
            LS=["X9", "C2", "C2"],
            PL_DISTANCE=["30", "7", "20.5"],
        ),
    }
    dataset = dataset_of(tables, 2027, "E08000003")
    result = check(dataset, own_checks=compiled([FAR], SSDA903, 2027))
    sources = {
        TableRef(name): SourceTable(f"{name}.csv".lower(), None, table, np.arange(2, len(table) + 2))
        for name, table in tables.items()
    }
    marks = (Mark("A", "OWN1", "accepted", "Agreed in May"),)
    return CheckedReturn(result, sources, datetime.date(2027, 6, 1), "Manchester", marks=marks)


def test_the_report_has_a_line_for_each_row(checked: CheckedReturn) -> None:
    sheet = own_checks(checked)
    lines = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    assert [(line["Child ID"], line["Own check"], line["Line"], line["Values"]) for line in lines] == [
        ("A", "OWN1", 4, "PL_DISTANCE: 20.5"),
        ("B", "OWN1", 2, "PL_DISTANCE: 30"),
    ]
    assert lines[0]["Status"] == "Accepted: to be explained to DfE"
    assert (lines[0]["Note"], lines[0]["What to do"], lines[0]["Impact"]) == (
        "Agreed in May",
        "Ask the manager",
        "Lower",
    )


@pytest.mark.parametrize(
    ("selection", "children"),
    [
        (Selection(children=frozenset({"a"})), ["A"]),
        (Selection(codes=frozenset({"144"})), []),
        (Selection(codes=frozenset({"OWN1"})), ["A", "B"]),
        (Selection(fields=frozenset({"LS"})), []),
    ],
)
def test_it_is_cut_down_as_other_reports_are(
    checked: CheckedReturn, selection: Selection, children: list[str]
) -> None:
    assert [row[0] for row in own_checks(checked, selection).rows] == children


def test_the_pages_by_child_have_them_after_the_errors(checked: CheckedReturn) -> None:
    page = printable_file(checked).data.decode()
    of_b = page[page.index("Child B") :]
    assert of_b.index("<strong>144</strong>") < of_b.index(
        "<strong>Own check OWN1</strong> =Far from &lt;home&gt;"
    )
    assert page.count("Own check OWN1") == 2


def test_the_spreadsheet_runs_no_formula(checked: CheckedReturn) -> None:
    (file,) = download(checked, kind_named("own checks found"), "csv").files
    assert "'=Far from <home>" in file.data.decode("utf-8-sig")


NOT_COUNTED = [
    (kind.id, ending)
    for kind in DOWNLOADS
    if kind.id not in ("own checks found", "pages by child", "findings") and "corrections" not in kind.needs
    for ending in kind.endings
    if kind.id != "what changed"
]


@pytest.mark.parametrize(("kind", "ending"), NOT_COUNTED)
def test_all_other_files_are_as_if_there_were_none(checked: CheckedReturn, kind: str, ending: str) -> None:
    bare = replace(checked, result=replace(checked.result, own=None, own_checks={}))
    files = download(checked, kind_named(kind), ending).files
    assert [file.data for file in files] == [file.data for file in download(bare, kind_named(kind), ending).files]


def test_the_overview_is_as_if_there_were_none(checked: CheckedReturn) -> None:
    bare = replace(checked, result=replace(checked.result, own=None, own_checks={}))
    assert overview(checked) == overview(bare)
