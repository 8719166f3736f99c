"""Every place that shows a number of errors or of children says the same of the same return."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import openpyxl
import pytest
from lxml import etree

from tests.unit.exporting.returns import MANCHESTER, demo, edited, little
from tests.unit.exporting.running_year import running
from tests.unit.own_checks.made import condition, own_check
from tests.unit.requests import check_request
from worker.carrying.compare_extracts import compare_extracts
from worker.checking.engine import check
from worker.exporting.checked_return import CheckedReturn, Mark
from worker.exporting.comparing import compare
from worker.exporting.counts import make_counts
from worker.exporting.downloads import DownloadOptions, download, kind_named
from worker.exporting.figures import error_count, figures
from worker.exporting.options import Selection
from worker.exporting.overview import overview
from worker.exporting.printable import printable_file
from worker.exporting.workbook import workbook_file
from worker.own_checks.compiling import compiled
from worker.own_checks.own_check import Operator
from worker.returns.ssda903 import SSDA903
from worker.service import messages as p
from worker.service.error_list import ErrorList, whole_reply
from worker.terminal.check_output import exit_code, in_detail, in_short

NOW = DownloadOptions(selection=Selection(when="now"))
OWN = own_check(condition("Episodes.DECOM", Operator.FILLED))


def mixed() -> CheckedReturn:
    """Two errors in one row, the same error in two rows, a row without a child ID, warnings alone and beside
    errors, children of last year only, own checks, and an accepted error."""
    checked = little(
        Header="""
        CHILD | SEX | DOB        | ETHNIC
        A     | F   | 01/02/2010 |
        B     | M   | 03/04/2012 | WBRI
        C     |     | 03/04/2012 |
        D     | F   | 03/04/2012 | WBRI
        """,
        Episodes="""
        CHILD | DECOM      | DEC        | LS
        A     | 01/05/2026 | 01/05/2026 | XX
        A     | 03/05/2026 | 03/05/2026 | C2
              | 01/05/2026 | 01/05/2026 | C2
        """,
        Missing="CHILD | MIS_START\nA | 01/05/2026",
        Missing_last="CHILD | MISSING | MIS_START | MIS_END\nY | M | 01/05/2025 | \nZ | M | 01/05/2025 | ",
    )
    result = check(checked.result.dataset, own_checks=compiled([OWN], SSDA903, 2027))
    assert result.own
    assert result.own.found
    return replace(checked, result=result, marks=[Mark("A", "355", "accepted", "Right")])


RETURNS: dict[str, Callable[[], CheckedReturn]] = {
    "made up": demo,
    "with edits": lambda: edited(demo()),
    "mixed": mixed,
    "running year": running,
}


@pytest.fixture(params=list(RETURNS))
def checked(request: pytest.FixtureRequest) -> CheckedReturn:
    return RETURNS[request.param]()


def lines_of(checked: CheckedReturn, kind: str) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The head of a report on errors now, and its lines."""
    (file,) = download(checked, kind_named(kind), "csv", NOW).files
    lines = list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))
    head = lines[: lines.index([])] if [] in lines else []
    names, *rows = lines[len(head) + bool(head) :]
    return {line[0]: line[1] for line in head}, [dict(zip(names, row, strict=True)) for row in rows]


def reply(checked: CheckedReturn) -> p.Checked:
    """What the page is sent."""
    dataset = checked.result.dataset
    end = datetime.date(dataset.year, 3, 31)
    as_at = p.AsAt(day=end, year_end=end, first=end, last=end, about="", offered=None)
    return whole_reply(check_request(), ErrorList(checked.result), as_at, [], 0.0)


def test_a_mixed_return_has_what_the_definitions_say() -> None:
    counted = figures(mixed().result)
    by_code = {code: (count.errors, count.children) for code, count in counted.by_code.items() if count.errors}
    assert by_code["355"] == (3, 1)
    assert by_code["EPI"] == (3, 3)
    assert by_code["576"] == (2, 2)
    assert counted.warnings == 3
    assert counted.errors == sum(errors for errors, _ in by_code.values()) - 3
    assert (counted.children, counted.children_with_neither) == (6, 0)
    assert counted.children_with_errors + counted.children_with_warnings_only == 6
    assert counted.children_with_warnings_only > 0


def test_the_parts_make_up_all_children(checked: CheckedReturn) -> None:
    counted = figures(checked.result)
    parts = (counted.children_with_errors, counted.children_with_warnings_only, counted.children_with_neither)
    assert sum(parts) == counted.children
    assert min(parts) >= 0


def test_the_page_is_sent_the_same(checked: CheckedReturn) -> None:
    counted, sent = figures(checked.result), reply(checked)
    types = [each for each in sent.error_types if each.errors]
    assert {each.code: (each.errors, len(each.children)) for each in types} == {
        code: (count.errors, count.children) for code, count in counted.by_code.items() if count.errors
    }
    assert len(sent.children) - len(sent.not_counted) == counted.children
    errors = [each for each in types if not each.warning]
    assert len({child for each in errors for child in each.children}) == counted.children_with_errors
    of_children = sum(rows for each in errors for rows in each.child_errors)
    assert of_children + sent.errors_without_child == sum(each.errors for each in errors) == counted.errors
    assert sum(each.due for each in sent.error_types) == counted.due
    assert len({child for each in sent.error_types for child in each.due_children}) == counted.children_with_due
    for each in types:
        assert sum(table.count for table in each.tables) == each.errors


def test_the_overview_says_the_same(checked: CheckedReturn) -> None:
    counted, seen = figures(checked.result), overview(checked)
    for name in ("children", "children_with_errors", "children_with_warnings_only", "children_with_neither"):
        assert getattr(seen.now, name) == getattr(counted, name)
    assert (seen.now.errors, seen.now.warnings, seen.now.types) == (
        counted.errors,
        counted.warnings,
        counted.types,
    )
    for bars in (seen.by_theme, seen.by_impact, seen.by_month):
        assert sum(bar.errors for bar in bars) == counted.errors
    assert sum(bar.errors for bar in seen.by_type if not bar.warning) == counted.errors


def test_the_reports_say_the_same(checked: CheckedReturn) -> None:
    counted = figures(checked.result)
    head, codes = lines_of(checked, "failed checks")
    portal_head, portal = lines_of(checked, "child records in error")
    for said in (head, portal_head):
        assert (int(said["Errors"]), int(said["Errors: children"])) == (
            counted.errors,
            counted.children_with_errors,
        )
        assert int(said.get("Warnings", 0)) == counted.warnings
        assert int(said.get("Warnings: children without errors", 0)) == counted.children_with_warnings_only
    assert sum(int(line["Errors"]) for line in codes if line["Kind"] == "Error") == counted.errors
    _, by_child = lines_of(checked, "errors by child")
    assert Counter(line["Error code"] for line in by_child) == {
        line["Error code"]: int(line["Errors"]) for line in codes
    }
    with_errors = {line["Child ID"] for line in by_child if line["Kind"] == "Error"} - {""}
    assert len(with_errors) == counted.children_with_errors
    children = {line["Child ID"] for line in portal} - {""}
    assert len(children) == counted.children_with_errors + counted.children_with_warnings_only
    page = etree.HTML(printable_file(replace(checked, result=checked.result), NOW.selection).data)
    pages = [text for text in page.xpath("//h1/text()") if text.startswith("Child ")]
    assert children <= {text.removeprefix("Child ") for text in pages}


def test_the_files_say_the_same(checked: CheckedReturn) -> None:
    counted = figures(checked.result)
    (file,) = download(checked, kind_named("findings"), "json").files
    found = [
        each
        for each in json.loads(file.data)["errors"]
        if not each["warning"] and each.get("when", "now") == "now"
    ]
    assert len(found) == counted.errors
    summary = openpyxl.load_workbook(io.BytesIO(workbook_file(checked).data))["Summary"]
    said = {str(row[0]): row[1] for row in summary.iter_rows(values_only=True) if row[0]}
    assert said["Errors"] == counted.errors
    assert said["Children"] == counted.children
    assert said["Children with errors"] == counted.children_with_errors
    assert said["Children with warnings only"] == counted.children_with_warnings_only
    assert said["Children without errors or warnings"] == counted.children_with_neither


def test_councils_compare_the_same(checked: CheckedReturn) -> None:
    if checked.definition is not SSDA903 or not checked.council_name:
        pytest.skip("a comparison is of councils and of a return that is known")
    counted, counts = figures(checked.result), make_counts(checked)
    compared = compare([counts])
    (council,) = compared.councils
    assert council.code == MANCHESTER
    assert (council.children, council.children_with_errors) == (counted.children, counted.children_with_errors)
    assert council.errors == compared.total == sum(code.total for code in compared.codes) == counted.errors
    assert sum(group.total for group in compared.themes) == counted.errors


def test_the_terminal_says_the_same(checked: CheckedReturn) -> None:
    counted = figures(checked.result)
    said = in_short(checked)
    assert f"{counted.children:,} children, {counted.children_with_errors:,} with errors" in said
    assert re.search(rf"; {counted.errors:,} errors? of {counted.types} types?;", said)
    assert bool(re.search(rf"; {counted.warnings:,} warnings?,", said)) == (counted.warnings > 0)
    found = [re.match(r"  \S+ +([\d,]+) errors?\b", line) for line in in_detail(checked)]
    assert sum(int(line[1].replace(",", "")) for line in found if line) == counted.errors
    assert error_count(checked.result) == counted.errors


def test_what_changed_counts_the_same() -> None:
    before, now = demo().result, edited(demo()).result
    errors = compare_extracts(before, now, {}).errors
    both = before.found.keys() & now.found.keys()
    for result, said in ((before, errors.resolved + errors.still), (now, errors.still + errors.new)):
        assert said == error_count(replace(result, found={code: result.found[code] for code in both}))


def test_a_return_with_warnings_alone_is_no_return_with_errors() -> None:
    checked = little(Header="CHILD | SEX | DOB\nA | F | 01/02/2010")
    only = {"EPI": checked.result.found["EPI"]}
    checked = replace(checked, result=replace(checked.result, found=only, failed={}))
    assert figures(checked.result).children_with_warnings_only == 1
    assert exit_code(checked) == 0
