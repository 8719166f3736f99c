"""While a year is running, reports tell errors from what is due by its end; once it is over, none says a word."""

import csv
import datetime
import io
import json
import re

import openpyxl
import pytest
from lxml import etree

from tests.unit.exporting.running_year import AS_AT, running
from worker.exporting.checked_return import CheckedReturn
from worker.exporting.counts import counts_file, make_counts
from worker.exporting.downloads import DOWNLOADS, download, kind_named
from worker.exporting.error_lines import error_lines
from worker.exporting.figures import CodeFigures, figures
from worker.exporting.options import EVERYTHING, DownloadOptions, Selection
from worker.exporting.overview import ReturnState, overview
from worker.exporting.reading_counts import read_counts
from worker.exporting.reports import BY_CHILD_COLUMNS, by_child_columns
from worker.exporting.workbook import workbook_file
from worker.key_figures.key_figure import KeyFigure
from worker.reading.refusal import Refused
from worker.returns.ssda903 import SSDA903

DUE = "Due by 31 March"
NOW_ONLY, DUE_ONLY = Selection(when="now"), Selection(when="due")
RED, YELLOW = "FFF4C7C3", "FFFFF7BF"


def rows(kind: str, selection: Selection = EVERYTHING) -> list[list[str]]:
    (file,) = download(running(), kind_named(kind), "csv", DownloadOptions(selection=selection)).files
    return list(csv.reader(io.StringIO(file.data.decode("utf-8-sig"), newline="")))


def table(kind: str, selection: Selection = EVERYTHING) -> list[dict[str, str]]:
    """The lines of a report below its head."""
    lines = rows(kind, selection)
    names, *cells = lines[lines.index([]) + 1 :] if [] in lines else lines
    return [dict(zip(names, row, strict=True)) for row in cells]


def head(kind: str, selection: Selection = EVERYTHING) -> dict[str, str]:
    lines = rows(kind, selection)
    return {line[0]: line[1] for line in lines[: lines.index([])]}


def test_errors_come_first_and_what_is_due_has_its_day() -> None:
    assert [(line.child, line.rule.code, line.since) for line in error_lines(running())] == [
        ("A", "D1", None),
        ("E", "D1", None),
        ("C", "D2", None),
        ("B", "D1", datetime.date(2027, 2, 15)),
        ("C", "D1", datetime.date(2027, 3, 31)),
        ("", "D1", datetime.date(2026, 12, 1)),
    ]
    assert [line.child for line in error_lines(running(), NOW_ONLY)] == ["A", "E", "C"]
    assert [line.child for line in error_lines(running(), DUE_ONLY)] == ["B", "C", ""]


def test_a_line_says_when_it_is_an_error() -> None:
    lines = table("errors by child")
    assert [
        (line["Child ID"], line["Error code"], line["When"], line["Becomes an error on"]) for line in lines
    ] == [
        ("A", "D1", "Now", ""),
        ("B", "D1", "By 31 March", "15/02/2027"),
        ("C", "D2", "Now", ""),
        ("C", "D1", "By 31 March", "31/03/2027"),
        ("E", "D1", "Now", ""),
        ("", "D1", "By 31 March", "01/12/2026"),
    ]
    assert {line["As at"] for line in lines} == {"15/11/2026"}
    assert tuple(lines[0]) == by_child_columns(running())
    assert set(by_child_columns(running())) - set(BY_CHILD_COLUMNS) == {"As at", "When", "Becomes an error on"}
    assert [line["Child ID"] for line in table("errors by child", DUE_ONLY)] == ["B", "C", ""]


def test_failed_checks_are_counted_apart_the_most_errors_now_first() -> None:
    assert head("failed checks") == head("failed checks") | {"As at": "15/11/2026", "Errors": "3", DUE: "3"}
    counted = ("Error code", "Errors", "Children", DUE, "Children with something due")
    assert [tuple(line[name] for name in counted) for line in table("failed checks")] == [
        ("D1", "2", "2", "3", "2"),
        ("D2", "1", "1", "0", "0"),
    ]
    (now,) = [line for line in table("failed checks", NOW_ONLY) if line["Error code"] == "D1"]
    assert (now["Errors"], DUE in now, DUE in head("failed checks", NOW_ONLY)) == ("2", False, False)
    (due,) = table("failed checks", DUE_ONLY)
    assert (due["Error code"], due[DUE], "Errors" in due) == ("D1", "3", False)


def test_a_child_with_something_due_only_is_not_listed_in_error() -> None:
    assert head("child records in error")["As at"] == "15/11/2026"
    assert [tuple(line.values()) for line in table("child records in error")] == [
        ("A", "F", "01/02/2010", "D1"),
        ("C", "", "05/06/2013", "D2"),
        ("E", "M", "07/08/2014", "D1"),
    ]
    due = table("child records in error", DUE_ONLY)
    assert [tuple(line.values()) for line in due] == [
        ("B", "M", "03/04/2012", "D1", "15/02/2027"),
        ("C", "", "05/06/2013", "D1", "31/03/2027"),
        ("", "", "", "D1", "01/12/2026"),
    ]
    assert list(due[0])[3:] == ["Error codes", "First becomes an error on"]
    (file,) = download(running(), kind_named("child records in error"), "xlsx").files
    assert openpyxl.load_workbook(io.BytesIO(file.data)).sheetnames == ["Child records in error", DUE]


def test_the_workbook_marks_what_is_due_otherwise_and_says_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook_file(running()).data))
    summary = {row[0]: row[1] for row in book["Summary"].values}
    assert (summary["As at"], summary["Errors"], summary[DUE]) == (datetime.datetime(2026, 11, 15), 3, 3)
    assert summary["Children with something due"] == 2
    (counts,) = [row for row in book["Summary"].values if row[0] == "Header"]
    assert counts[4:6] == (3, 3)
    sheet = book["Header"]
    names = [cell.value for cell in sheet[1]]
    ethnic, last = names.index("ETHNIC") + 1, len(names)
    assert names[-2:] == ["Error codes", DUE]
    assert [sheet.cell(row, ethnic).fill.fgColor.rgb for row in range(2, 5)] == [RED, YELLOW, YELLOW]
    assert [sheet.cell(row, ethnic).font.italic for row in range(2, 5)] == [False, True, True]
    assert sheet.cell(2, ethnic).comment.text == "D1: Ethnicity is missing"
    assert sheet.cell(3, ethnic).comment.text == (
        "Due by 31 March (becomes an error on 15/02/2027): D1: Ethnicity is missing"
    )
    codes = [(sheet.cell(row, last - 1).value, sheet.cell(row, last).value) for row in range(2, 6)]
    assert codes == [("D1", None), (None, "D1"), ("D2", "D1"), (None, None)]


def test_a_cell_with_an_error_that_also_has_something_due_is_marked_as_an_error() -> None:
    # Neither rule's column is in the table: both are shown at the child ID.
    checked = running(header="CHILD | MC_DOB\nA | 15/02/2027")
    cell = openpyxl.load_workbook(io.BytesIO(workbook_file(checked).data))["Header"]["A2"]
    assert cell.fill.fgColor.rgb == RED
    assert cell.comment.text.split("\n") == [
        "D2: Sex is missing",
        "Due by 31 March (becomes an error on 15/02/2027): D1: Ethnicity is missing",
    ]


def test_printed_pages_say_it_in_words() -> None:
    (file,) = download(running(), kind_named("pages by child"), "html").files
    pages = {page.find("h1").text: page for page in etree.HTML(file.data).iter("section")}
    assert list(pages) == ["Child A", "Child B", "Child C", "Child E", "Rows without a child ID"]
    assert "As at 15 November 2026" in pages["Child A"].find("p").text
    said = [em.text for em in pages["Child C"].iter("em")]
    assert said == ["Now", "By 31 March: becomes an error on 31 March 2027"]


def test_findings_say_when_they_are_errors() -> None:
    (file,) = download(running(), kind_named("findings"), "json").files
    content = json.loads(file.data)
    assert content["as_at"] == "2026-11-15"
    assert [(each["child"], each["when"], each["becomes_an_error_on"]) for each in content["errors"]] == [
        ("A", "now", None),
        ("E", "now", None),
        ("C", "now", None),
        ("B", "by 31 March", "2027-02-15"),
        ("C", "by 31 March", "2027-03-31"),
        ("", "by 31 March", "2026-12-01"),
    ]


def test_figures_are_apart() -> None:
    counted = figures(running().result)
    assert (counted.children, counted.children_with_errors, counted.children_with_due) == (6, 3, 2)
    assert (counted.errors, counted.due) == (3, 3)
    assert counted.by_code == {
        "D1": CodeFigures(warning=False, errors=2, children=2, due=3, due_children=2),
        "D2": CodeFigures(warning=False, errors=1, children=1, due=0, due_children=0),
    }


def test_the_overview_has_what_is_due_beside_the_errors() -> None:
    seen = overview(running())
    assert seen.now == ReturnState(
        children=6,
        children_with_errors=3,
        children_with_warnings_only=0,
        children_with_neither=3,
        errors=3,
        warnings=0,
        types=2,
        due=3,
        children_with_due=2,
    )
    assert [(each.code, each.errors, each.due, each.due_children) for each in seen.by_type] == [
        ("D1", 2, 3, 2),
        ("D2", 1, 0, 0),
    ]
    assert sum(bar.errors for bar in seen.by_theme) == 3


def test_a_type_of_which_something_is_due_only_comes_last_and_is_no_type_of_error() -> None:
    header = "CHILD | SEX | MC_DOB\nA | | 15/02/2027\nB | F | 15/02/2027"
    seen = overview(running(header=header))
    assert [(each.code, each.errors, each.due) for each in seen.by_type] == [("D2", 1, 0), ("D1", 0, 2)]
    assert (seen.now.types, seen.top_share) == (1, 1.0)


def test_more_becomes_an_error_as_the_day_moves_on() -> None:
    days = (AS_AT, datetime.date(2026, 12, 1), datetime.date(2027, 2, 14), datetime.date(2027, 2, 15))
    seen = [figures(running(day).result) for day in days]
    assert [(each.errors, each.due) for each in seen] == [(3, 3), (4, 2), (4, 2), (5, 1)]


# A year that is over

FILES = [(kind, ending) for kind in DOWNLOADS for ending in kind.endings]


def key_figures() -> tuple[KeyFigure, ...]:
    """The key figures of the return."""
    load = SSDA903.load_key_figures
    return load().figures if load else ()


def text_of(checked: CheckedReturn, kind: str, ending: str, selection: Selection) -> str:
    """All that the files of a download say."""
    files = download(checked, kind_named(kind), ending, DownloadOptions(selection=selection)).files
    if ending != "xlsx":
        return "\n".join(file.data.decode("utf-8-sig", "replace") for file in files)
    books = [openpyxl.load_workbook(io.BytesIO(file.data)) for file in files]
    cells = [cell for book in books for sheet in book for row in sheet.iter_rows() for cell in row]
    names = [name for book in books for name in book.sheetnames]
    return "\n".join([*names, *(f"{cell.value} {cell.comment.text if cell.comment else ''}" for cell in cells)])


@pytest.mark.parametrize(("kind", "ending"), [(kind.id, ending) for kind, ending in FILES if ending != "zip"])
def test_of_a_year_that_is_over_nothing_is_said_of_when(kind: str, ending: str) -> None:
    said = {when: text_of(running(None), kind, ending, Selection(when=when)) for when in ("all", "now", "due")}
    assert len(set(said.values())) == 1
    words = ("31 March", "As at", "as_at", "When\n", "Now\n", "becomes", "Becomes", "due", "Due")
    # The list of changes has had a column When since before there was a day.
    text = said["all"].replace("When ", "").replace("Now ", "")
    # Key figures are defined by the last day of the year, over or not.
    for figure in key_figures():
        text = text.replace(figure.definition, "")
    assert [word for word in words if word in text] == []


def test_of_a_year_that_is_over_all_are_errors() -> None:
    assert [line.child for line in error_lines(running(None))] == ["A", "B", "C", "E", "F", "", "C"]
    assert figures(running(None).result).due == 0
    assert by_child_columns(running(None)) == BY_CHILD_COLUMNS


def test_the_recording_guide_is_about_errors_now_unless_there_are_none() -> None:
    def found(selection: Selection) -> list[str]:
        return re.findall(r"Found in \S+ rows?", text_of(running(AS_AT), "recording guide", "html", selection))

    assert found(Selection()) == found(NOW_ONLY) == ["Found in 2 rows", "Found in 1 row"]
    assert found(DUE_ONLY) == ["Found in 3 rows"]


# The summary of counts


def summary(ending: str, as_at: datetime.date | None = AS_AT) -> bytes:
    return counts_file(running(as_at), ending).data


def test_the_summary_has_the_day_and_what_is_due_apart() -> None:
    content = json.loads(summary("json"))
    assert (content["version"], content["as_at"]) == (2, "2026-11-15")
    assert (content["children_with_errors"], content["children_with_due"]) == (3, 2)
    assert content["errors"] == [
        {"code": "D1", "errors": 2, "children": 2, "due": 3, "due_children": 2},
        {"code": "D2", "errors": 1, "children": 1, "due": 0, "due_children": 0},
    ]
    lines = list(csv.DictReader(io.StringIO(summary("csv").decode("utf-8-sig"))))
    assert {(line["as_at"], line["children_with_due"]) for line in lines} == {("2026-11-15", "2")}
    numbers = ("code", "errors", "children_with_this_error", "due", "children_with_this_due")
    assert [tuple(line[name] for name in numbers) for line in lines] == [
        ("all", "3", "3", "3", "2"),
        ("warnings", "0", "", "0", ""),
        ("D1", "2", "2", "3", "2"),
        ("D2", "1", "1", "0", "0"),
    ]


@pytest.mark.parametrize("as_at", [AS_AT, None])
def test_both_forms_of_a_summary_are_read_as_the_same(as_at: datetime.date | None) -> None:
    made = make_counts(running(as_at))
    assert read_counts("f.json", summary("json", as_at)) == read_counts("f.csv", summary("csv", as_at)) == made
    assert made.as_at == as_at


def test_a_summary_of_a_whole_year_names_neither_a_day_nor_what_is_due() -> None:
    for ending in ("json", "csv"):
        said = summary(ending, None).decode()
        assert "as_at" not in said
        assert "due" not in said
    assert '"version": 1' in summary("json", None).decode()


def changed(**values: object) -> bytes:
    return json.dumps(json.loads(summary("json")) | values).encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (changed(as_at="2026-03-31"), "as_at: Value error, the day is not in the year"),
        (changed(as_at="2027-04-01"), "as_at: Value error, the day is not in the year"),
        (changed(as_at="15/11/2026"), "as_at: "),
        (changed(as_at=None), "a summary made during the year has a day and what is due"),
        (changed(version=1), "the version does not match the content"),
        (changed(children_with_due=None), "a summary made during the year has a day and what is due"),
        (changed(children_with_due=-1), "children_with_due: "),
        (changed(errors=[{"code": "D1", "errors": 1, "children": 1}]), "a summary made during the year has a day"),
        (
            changed(errors=[{"code": "D1", "errors": 1, "children": 1, "due": 1}]),
            "a summary made during the year has a day",
        ),
        (summary("csv").replace(b"2026-11-15", b"2026-11-16", 1), "its lines do not add up"),
        (summary("csv").replace(b"all,,3,3,3,", b"all,,3,3,4,"), "its lines do not add up"),
        (summary("csv").replace(b"2026-11-15", b""), "as_at: "),
    ],
)
def test_a_summary_that_contradicts_itself_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_counts("f.json", data)
    assert why in str(refused.value)


def test_the_first_versions_of_the_tool_take_no_summary_with_a_day_for_one_of_a_whole_year() -> None:
    whole = summary("csv", None)
    known_by = whole[: whole.index(b",return\r\n")]
    assert not summary("csv").startswith(known_by)
