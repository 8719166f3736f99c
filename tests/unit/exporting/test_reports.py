"""The two error reports: what they hold, what can be chosen, and that nothing in them acts as a formula."""

import csv
import datetime
import io
from collections import Counter
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.exporting.returns import demo, little, with_cells
from worker.checking.engine import Reason
from worker.exporting.checked_return import CheckedReturn, Mark, OutFile
from worker.exporting.downloads import download, kind_named
from worker.exporting.error_lines import error_lines, responsible_people
from worker.exporting.options import Selection
from worker.exporting.reports import children_in_error, errors_by_child, failed_checks, not_checked
from worker.exporting.safe_text import LONGEST_CELL, neutral
from worker.exporting.suggested import suggestion_texts
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.suggesting.answer import Source
from worker.suggesting.suggest import Suggestion, suggest


def read(file: OutFile) -> list[list[str]]:
    text = file.data.decode("utf-8-sig")
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


EPISODES = TableRef("Episodes")
REPORTS = ("failed checks", "not checked", "errors by child", "child records in error", "problems in the files")


def report(checked: CheckedReturn, kind: str, ending: str) -> OutFile:
    (file,) = download(checked, kind_named(kind), ending).files
    return file


def one_error() -> CheckedReturn:
    """An episode of child A that ends on the day on which it began (355), and one that is fine."""
    checked = little(
        Header="CHILD | SEX | DOB\nA | F | 01/02/2010\nB | M | 03/04/2012",
        Episodes="CHILD | DECOM | DEC | LS\na | 01/05/2026 | 01/05/2026 | C2\nB | 01/05/2026 | 02/05/2026 | C2",
    )
    return replace(
        checked,
        marks=[Mark("A", "355", "asked", "by phone"), Mark("B", "355", "accepted")],
        suggestions={(EPISODES, 0, "355"): "Delete the row", (EPISODES, 1, "355"): "nothing"},
    )


def test_the_message_of_a_warning_leaves_the_word_to_the_column_beside_it() -> None:
    sheet = failed_checks(little(Header="CHILD\nA", Episodes="CHILD | DECOM\nB | 01/05/2026"))
    _, message, kind, *_ = next(row for row in sheet.rows if row[0] == "EPI")
    assert (message, kind) == (
        "Episodes need to be loaded for this child before further validation is possible",
        "Warning",
    )


def test_a_line_has_all_that_helps_to_mend_an_error() -> None:
    sheet = errors_by_child(one_error(), Selection(codes=frozenset({"355"})))
    (line,) = (dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows)
    assert line == {
        "Child ID": "A",
        "Sex": "F",
        "Date of birth": datetime.date(2010, 2, 1),
        "Error code": "355",
        "Message": "Episode appears to have lasted for less than 24 hours",
        "Kind": "Error",
        "Theme": "Episodes",
        "Impact": line["Impact"],
        "Module": "Episodes",
        "Year": "2026/27",
        "File": "Episodes.csv",
        "Line": 2,
        "Fields": "DECOM, DEC",
        "Values": "DECOM: 01/05/2026; DEC: 01/05/2026",
        "Dates": "DECOM: 01/05/2026; DEC: 01/05/2026",
        "Status": "Asked the social worker",
        "Note": "by phone",
        "Suggestion": "Delete the row",
    }


@pytest.mark.parametrize(
    ("year", "message"),
    [(2024, "Gender code is not valid."), (2025, "The child or young person’s reported sex is not valid.")],
)
def test_messages_are_those_of_the_year_that_is_checked(year: int, message: str) -> None:
    checked = little(year, Header="CHILD | SEX | DOB\nA | X | 01/02/2010")
    for sheet in (failed_checks(checked, Selection()), errors_by_child(checked, Selection())):
        code, words = sheet.columns.index("Error code"), sheet.columns.index("Message")
        assert {row[code]: row[words] for row in sheet.rows}["101"] == message


def test_suggested_answers_are_given_with_their_reason_the_likeliest_first() -> None:
    def suggestion(title: str, reason: str, source: Source = Source.RECORD) -> Suggestion:
        return Suggestion("355", (EPISODES, 0), (), title, reason, source, guess=True)

    choice = suggestion("X1", "Only the file can say.", Source.CODES)
    texts = suggestion_texts(
        [suggestion("End 02/05/2026", "As in Reviews."), choice, suggestion("No end", "It is open.")]
    )
    assert texts == {(EPISODES, 0, "355"): "End 02/05/2026 (As in Reviews); or No end (It is open)"}
    lines = error_lines(replace(demo(), suggestions=suggestion_texts(suggest(demo().result))))
    assert any("The Ofsted list has" in line.suggestion for line in lines)


def test_there_is_a_line_for_each_row_that_a_rule_found() -> None:
    checked = demo()
    sheet = errors_by_child(checked)
    expected = {code: sum(len(part.rows) for part in parts) for code, parts in checked.result.found.items()}
    assert Counter(row[3] for row in sheet.rows) == Counter(expected)
    assert [row[0] for row in sheet.rows] == sorted(
        (row[0] for row in sheet.rows), key=lambda child: (not child, child)
    )


def test_the_summary_counts_errors_and_children_and_says_what_was_not_checked() -> None:
    checked = demo()
    failed, left_out = failed_checks(checked), not_checked(checked)
    rules = SSDA903.rules_of(2027)
    lines = error_lines(checked)
    for code, message, kind, theme, impact, errors, children in failed.rows:
        rule = rules[str(code)]
        assert (message, theme, kind) == (rule.message, str(rule.theme), "Warning" if rule.warning else "Error")
        assert impact == rule.rating.capitalize()
        own = [line for line in lines if line.rule.code == code]
        assert (errors, children) == (len(own), len({line.child for line in own}))
    assert failed.above[0] == ["Year", "2026/27"]
    assert failed.above[1] == ["Local authority", "Manchester"]
    assert {row[0]: row[2] for row in left_out.rows} == {
        code: str(why)
        for code, why in checked.result.not_run_because.items()
        if why.reason is not Reason.FILE_FORMAT
    }


def test_a_check_that_failed_is_told_without_its_details() -> None:
    checked = one_error()
    checked.result.found.pop("355")
    checked.result.failed["355"] = "Traceback: 01/05/2026"
    assert "355" not in [row[0] for row in failed_checks(checked).rows]
    (row,) = [row for row in not_checked(checked).rows if row[0] == "355"]
    assert row[2] == "the check failed because of a fault in this tool"


def test_the_portals_form_has_one_line_a_child_headed_by_year_and_authority() -> None:
    checked = demo()
    sheet = children_in_error(checked)
    assert sheet.above[:2] == [["Year", "2026/27"], ["Local authority", "Manchester"]]
    codes: dict[str, set[str]] = {}
    for line in error_lines(checked):
        codes.setdefault(line.child, set()).add(line.rule.code)
    assert {str(row[0]): set(str(row[3]).split(", ")) for row in sheet.rows} == codes


def test_rows_without_a_child_id_are_not_forgotten() -> None:
    checked = little(Header="CHILD | SEX\nA | F\n | F", Episodes="CHILD | DECOM | DEC\n | 01/05/2026 | 01/05/2026")
    line = errors_by_child(checked, Selection(codes=frozenset({"355"}))).rows[0]
    assert (line[0], line[1]) == ("", "")
    assert [row[0] for row in children_in_error(checked).rows][-1] == ""


def test_children_types_fields_and_columns_can_be_chosen() -> None:
    checked = demo()
    lines = error_lines(checked)
    child, code = lines[0].child, lines[0].rule.code
    chosen = error_lines(checked, Selection(children=frozenset({f" {child.lower()} "})))
    assert chosen == [line for line in lines if line.child == child]
    chosen = error_lines(checked, Selection(codes=frozenset({code, "none"})))
    assert chosen == [line for line in lines if line.rule.code == code]
    for field in ("URN", "Episodes.URN"):
        chosen = error_lines(checked, Selection(fields=frozenset({field})))
        assert chosen == [line for line in lines if line.module == "Episodes" and "URN" in line.fields] != []
    assert error_lines(checked, Selection(fields=frozenset({"Header.URN"}))) == []
    sheet = errors_by_child(checked, columns=("Error code", "Child ID"))
    assert sheet.columns == ("Child ID", "Error code")
    assert {len(row) for row in sheet.rows} == {2}


def test_the_children_of_a_social_worker_are_known() -> None:
    checked = little(
        SWEpisodes="CHILD | SW_ID | SW_DEC\na | SW1 | \nB | SW1 | 01/05/2026\nB | sw2 | \n | SW2 |\nC | SW1 |",
    )
    assert responsible_people(checked) == {"SW1": frozenset({"A", "C"}), "SW2": frozenset({"B"})}
    assert responsible_people(one_error()) == {}


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "|x", "%x"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_a_value_does_not_act_in_a_report(formula: str) -> None:
    checked = replace(
        with_cells(one_error(), "Header", "SEX", [formula, "M"]), marks=[Mark("A", "355", "", formula)]
    )
    cells = [cell for row in read(report(checked, "errors by child", "csv")) for cell in row]
    assert neutral(formula) in cells
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@|%\t＝"))]


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_reports_keep_texts_on_one_line_and_harmless(text: str) -> None:
    shown = neutral(text)
    assert len(shown.splitlines()) <= 1
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))
    assert (
        "".join(shown.removeprefix("'").split())
        == "".join(c for c in text.removeprefix("'") if c.isprintable() and not c.isspace())
        or not text.isprintable()
        or text.startswith("'")
    )


def test_a_text_longer_than_a_cell_is_cut() -> None:
    assert neutral("x" * LONGEST_CELL) == "x" * LONGEST_CELL
    assert neutral("x" * 32_768) == "x" * (LONGEST_CELL - 1) + "…"
    assert len(neutral("=" * 40_000)) == LONGEST_CELL


def said(cell: object) -> str:
    """What a cell of a workbook says; Excel shows days as CSV has them."""
    if isinstance(cell, datetime.datetime):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


@pytest.mark.parametrize("kind", REPORTS)
def test_workbook_and_csv_file_of_a_report_say_the_same(kind: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(report(demo(), kind, "xlsx").data))
    sheet = book.worksheets[0]
    in_csv = [row for row in read(report(demo(), kind, "csv")) if row]
    in_excel = [[said(cell) for cell in row] for row in sheet.values]
    in_excel = [row for row in in_excel if any(row)]
    assert len(in_csv) == len(in_excel) > 1
    for one, other in zip(in_csv, in_excel, strict=True):
        assert [neutral(cell) for cell in other][: len(one)] == one
    assert sheet.freeze_panes is not None
    assert sheet.auto_filter.ref


def test_the_workbook_of_the_summary_says_what_was_not_checked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(report(demo(), "failed checks", "xlsx").data))
    assert book.sheetnames == ["Failed checks", "Not checked"]


def test_formulas_and_numbers_are_texts_in_a_workbook() -> None:
    checked = with_cells(with_cells(one_error(), "Header", "SEX", ["=1+1", ""]), "Header", "DOB", ["0012", ""])
    file = report(checked, "errors by child", "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(file.data)).worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B2"].number_format) == ("=1+1", "s", "@")
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("0012", "s")


def test_days_are_days_in_a_workbook_and_are_written_as_ever_in_csv() -> None:
    checked = one_error()
    sheet = openpyxl.load_workbook(io.BytesIO(report(checked, "errors by child", "xlsx").data)).worksheets[0]
    assert (sheet["C2"].value, sheet["C2"].number_format) == (datetime.datetime(2010, 2, 1), "dd/mm/yyyy")
    head = openpyxl.load_workbook(io.BytesIO(report(checked, "failed checks", "xlsx").data)).worksheets[0]
    (made,) = [row[1] for row in head.iter_rows() if row[0].value == "Made on"]
    assert (made.is_date, made.value) == (True, datetime.datetime(2026, 11, 25))
    assert read(report(checked, "errors by child", "csv"))[1][2] == "01/02/2010"


@pytest.mark.parametrize("kind", REPORTS)
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_files_have_names_that_are_found_again(kind: str, ending: str) -> None:
    assert report(demo(), kind, ending).name == f"Manchester 2026-27 {kind} 2026-11-25.{ending}"
