"""Rules about the whole return, queries and notices go from the engine to the page and to the reports."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest

from tests.unit.made_up_returns import TINY_XML, with_whole_return_rules
from tests.unit.test_tiny_return import (
    ASSESSMENT,
    COLLECTION,
    REFERRAL,
    Message,
    Page,
    add_row,
    delete_row,
    set_cell,
    some,
)
from worker.carrying.compare_extracts import compare_extracts
from worker.checking.engine import CheckResult, check
from worker.checking.recheck import Change, recheck, try_change
from worker.checking.row_findings import check_children, numbers_of
from worker.checking.trials import try_changes
from worker.dataset.copies import OtherCell
from worker.reading.files import read_file
from worker.returns.table_ref import TableRef

HEADER, REFERRALS = TableRef("Collection"), TableRef("Referral")


def checked(text: str = TINY_XML) -> CheckResult:
    definition = with_whole_return_rules()
    file = read_file("tiny.xml", text.encode(), (definition,))
    frames = {TableRef(name): table.frame for name, table in file.tables.items()}
    return check(definition.load_dataset()(frames, 2027, file_format="xml"))


def with_cell(
    before: CheckResult, table: TableRef, column: str, row: int, value: str, child: str
) -> tuple[CheckResult, Change]:
    frame = before.dataset.table(table).frame.copy()
    frame.iloc[row, list(frame.columns).index(column)] = value
    change = Change({table: frozenset({column})}, frozenset({child}))
    return recheck(before, before.dataset.with_tables({table: frame}, change), change), change


@pytest.fixture
def page() -> Page:
    page = Page(definition=with_whole_return_rules())
    page.check()
    return page


def whole(reply: Message) -> dict[str, tuple[int, list[str]]]:
    """For each rule whether it fails, and the numbers behind it."""
    return {
        each["rule"]["code"]: (each["rule"]["errors"], [one["value"] for one in each["measures"]])
        for each in reply["whole_return"]
    }


# Checking again


def test_a_failing_rule_is_one_error_whatever_it_highlights() -> None:
    result = checked(TINY_XML.replace("<Year>2027", "<Year>2024"))
    assert (result.errors_of("W1"), result.errors_of("W2Q")) == (1, 0)
    assert [part.fields for part in result.found["W1"]] == [("Year",)]
    few = checked(TINY_XML.replace("<Assessment>", "<Other>").replace("</Assessment>", "</Other>"))
    assert (few.errors_of("W2Q"), few.found["W2Q"], few.has("W2Q")) == (1, [], True)


def test_a_rule_runs_again_on_the_whole_return_when_it_can_see_the_change() -> None:
    before = checked()
    same, _ = with_cell(before, REFERRALS, "Source", 0, "2B", "C1")
    assert same.whole_return == before.whole_return
    assert same.found["W1"] is before.found["W1"]
    wrong, change = with_cell(before, HEADER, "Year", 0, "2024", "")
    fresh = check(wrong.dataset)
    assert wrong.whole_return["W1"].fails
    assert {code: wrong.errors_of(code) for code in wrong.found} == {
        code: fresh.errors_of(code) for code in fresh.found
    }
    back, _ = with_cell(wrong, HEADER, "Year", 0, "2027", "")
    assert not back.whole_return["W1"].fails
    assert change.concerned(before.dataset) == {"C1", "C2", ""}


def test_a_change_of_the_header_counts_for_every_child() -> None:
    before = checked()
    after, change = with_cell(before, HEADER, "Year", 0, "2024", "")
    delta = try_change(before, after.dataset, change)
    assert sorted(delta.appeared) == [("", "W1"), ("C1", "W3"), ("C1", "W3"), ("C2", "W3")]


def test_rules_about_a_child_see_the_header_when_they_run_on_that_child_alone() -> None:
    before = checked(TINY_XML.replace("<Year>2027", "<Year>2025"))
    after, _ = with_cell(before, REFERRALS, "ReferralDate", 2, "2025-07-01", "C2")
    fresh = check(after.dataset)
    assert [part.rows.tolist() for part in after.found["W3"]] == [[0, 1]]
    assert [part.rows.tolist() for part in fresh.found["W3"]] == [[0, 1]]
    alone = check_children(before.dataset, {"C2"}, numbers_of(before.dataset))
    assert alone.of("C2") == {"W3"}
    assert alone.of("") == {"W1"}


def test_a_trial_of_a_childs_cell_sees_the_header_and_not_the_whole_return() -> None:
    before = checked(TINY_XML.replace("<Year>2027", "<Year>2025"))
    of_child, of_header = try_changes(
        before,
        [(OtherCell(REFERRALS, 2, "ReferralDate", "2025-07-01"),), (OtherCell(HEADER, 0, "Year", "2027"),)],
    )
    assert of_child
    assert of_header
    assert {place.code for place in of_child.resolved} == {"W3"}
    assert {place.code for place in of_header.resolved} == {"W1", "W3"}


def test_two_extracts_are_compared() -> None:
    before, now = checked(TINY_XML.replace("<Year>2027", "<Year>2025")), checked()
    changes = {each.code: each.errors for each in compare_extracts(before, now, {}).by_type}
    assert (changes["W1"].resolved, changes["W1"].still, changes["W1"].new) == (1, 0, 0)
    changes = {each.code: each.errors for each in compare_extracts(before, before, {}).by_type}
    assert (changes["W1"].resolved, changes["W1"].still, changes["W1"].new) == (0, 1, 0)


# The page


def test_the_page_has_every_rule_with_its_numbers(page: Page) -> None:
    assert whole(page.check()) == {"W1": (0, ["2027"]), "W2Q": (0, ["3", "2"])}
    (described,) = page.ready["returns"]
    assert described["has_whole_return_rules"]
    assert described["warning"] == {"one": "query", "many": "queries"}
    assert any("one error or query" in sentence for sentence in described["how_counted"])


def test_an_edit_can_make_the_whole_return_fail(page: Page) -> None:
    edited = page.do(set_cell(COLLECTION, 0, "Year", "2025"))
    assert whole(edited["error_list"])["W1"] == (1, ["2025"])
    assert {count["code"]: count["rows"] for count in edited["delta"]["appeared"]} == {"W1": 1, "W3": 3}
    assert edited["error_list"]["errors_without_child"] == 0
    (w1,) = [each for each in edited["error_list"]["error_types"] if each["code"] == "W1"]
    assert (w1["errors"], w1["children"], w1["whole_return"]) == (1, [], True)
    record = page.ask("get_whole_return")
    assert [table["table"]["module"] for table in record["tables"]] == ["Collection"]
    assert record["tables"][0]["rows"][0]["loaded"] == {"Year": "2027"}
    assert [(each["code"], [cell["field"] for cell in each["cells"]]) for each in record["errors"]] == [
        ("W1", ["Year"])
    ]
    undone = page.undo(0)
    assert whole(undone["error_list"])["W1"] == (0, ["2027"])
    assert "W1" in undone["error_list"]["gone"]


def test_a_query_of_the_whole_return_is_none_of_the_errors(page: Page) -> None:
    edited = page.do(*(delete_row(ASSESSMENT, row) for row in (0, 1, 2)))
    assert whole(edited["error_list"])["W2Q"] == (1, ["0", "2"])
    assert {"code": "W2Q", "rows": 1, "warning": True} in edited["delta"]["appeared"]
    added = page.do(add_row(ASSESSMENT, None, ChildID="c1"), add_row(ASSESSMENT, None, 10**9 + 1, ChildID="c1"))
    assert some(added["delta"])["resolved"] == [{"code": "W2Q", "rows": 1, "warning": True}]


def test_a_deleted_row_of_the_header_can_be_put_back(page: Page) -> None:
    edited = page.do(delete_row(COLLECTION, 0))
    assert whole(edited["error_list"])["W1"] == (0, [""])
    (table,) = page.ask("get_whole_return")["tables"]
    assert (table["rows"], [row["row"] for row in table["deleted"]]) == ([], [0])


def test_notices_are_given_although_the_year_is_over(page: Page) -> None:
    reply = page.check()
    assert reply["gives_hints"]
    assert [(hint["code"], hint["errors"], hint["is_hint"]) for hint in reply["hints"]] == [("N1", 2, True)]
    edited = page.do(set_cell(REFERRAL, 1, "ClosureDate", "2026-10-01"))
    assert [(hint["code"], hint["errors"]) for hint in edited["error_list"]["hints"]] == [("N1", 1)]


# Files


def test_every_file_has_the_errors_of_the_whole_return(page: Page) -> None:
    page.do(set_cell(COLLECTION, 0, "Year", "2025"), *(delete_row(ASSESSMENT, row) for row in (0, 1, 2)))
    overview = page.ask("get_overview")["overview"]
    assert sum(bar["errors"] for bar in overview["by_theme"]) == overview["now"]["errors"] == 5
    assert sum(bar["errors"] for bar in overview["by_month"]) == 5
    assert overview["now"]["warnings"] == 1
    findings = json.loads(page.make("findings", "json")[1])
    assert [(each["code"], each["fails"], each["warning"]) for each in findings["whole_return"]] == [
        ("W1", True, False),
        ("W2Q", True, True),
    ]
    assert findings["whole_return"][1]["measures"] == {"Assessments": "0", "Children": "2"}
    assert {each["code"] for each in findings["errors"]} == {"T1", "W3"}
    counts = json.loads(page.make("summary of counts", "json", without_small=True)[1])
    assert {each["code"]: each["errors"] for each in counts["errors"]} == {"T2": 0, "T3": 0, "W1": 1, "W2Q": 1}
    pages = page.make("pages by child", "html")[1].decode()
    assert "<h1>The whole return</h1>" in pages
    assert "Assessments: 0" in pages


def sheet_of(data: bytes, name: str) -> list[list[object]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell for cell in row if cell is not None] for row in book[name].iter_rows(values_only=True)]


def test_the_workbook_and_the_summary_say_query(page: Page) -> None:
    page.do(set_cell(COLLECTION, 0, "Year", "2025"), *(delete_row(ASSESSMENT, row) for row in (0, 1, 2)))
    page.check()
    book = page.make("workbook", "xlsx")[1]
    rows = sheet_of(book, "The whole return")
    assert ["W1", "The year is wrong", "Error", "Not rated", "Fails", "Year in the file", "2025"] in rows
    summary = sheet_of(book, "Summary")
    assert ["Queries", 1] in summary
    assert ["Errors", 5] in summary
    (cell,) = [
        cell
        for row in openpyxl.load_workbook(io.BytesIO(book))["Collection"].iter_rows(min_row=2)
        for cell in row
        if cell.comment
    ]
    assert cell.value == "2025"
    failed = sheet_of(page.make("failed checks", "xlsx")[1], "Failed checks")
    assert ["W2Q", "There are few assessments", "Query", "The whole return", "Not rated", 1, 0] in failed
    assert ["Errors", 5] in failed


def test_a_report_about_some_children_leaves_the_whole_return_out(page: Page) -> None:
    page.do(set_cell(COLLECTION, 0, "Year", "2025"))
    selection = {"children": ["C2"], "codes": None, "fields": None, "when": "all"}
    pages = page.make("pages by child", "html", selection=selection)[1].decode()
    assert "The whole return" not in pages
