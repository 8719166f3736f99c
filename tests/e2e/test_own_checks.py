"""A council's own checks: made by keyboard, counted as they are made, shared as a file and kept with the work."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.journey import Journey
from tests.unit.own_checks.made import condition, own_check
from worker.own_checks.check_file import file_of
from worker.own_checks.own_check import Operator
from worker.returns.ssda903 import SSDA903


def type_choice(page: Page, label: str, text: str) -> None:
    """Choose in a select as a keyboard does: go to it and type what the option begins with."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(text)


def start_a_check(app: Journey) -> Page:
    """By the link below the errors by type."""
    page = app.go_to("Errors by type").page
    page.get_by_role("link", name="Add your own checks").press("Enter")
    expect(app.heading("Own checks")).to_be_focused()
    page.get_by_role("button", name="Add your own check").press("Enter")
    expect(app.heading("Add your own check")).to_be_focused()
    expect(page.get_by_label("Which rows to check")).to_be_visible()
    return page


def make_a_check(app: Journey, title: str = "Full care order") -> Page:
    """Of children with a full care order, of whom the few children have four."""
    page = start_a_check(app)
    type_choice(page, "Column", "Legal status")
    page.get_by_label("Value", exact=True).fill("C2")
    counted = page.get_by_role("status").filter(has_text="rows now")
    expect(counted).to_contain_text("It finds 4 rows now, for 4 children.")
    page.get_by_label("Message").fill(title)
    page.keyboard.press("Enter")
    expect(app.heading("Own checks")).to_be_focused()
    expect(page.get_by_role("row").filter(has_text=title)).to_contain_text("OWN1")
    return page


@pytest.fixture
def few(app: Journey, few_folder: Path) -> Journey:
    return app.check_return(few_folder)


def test_a_check_is_made_by_keyboard_and_an_edit_ends_what_it_finds(few: Journey) -> None:
    expect(few.counts).to_contain_text("9 errors")
    page = make_a_check(few)
    row = page.get_by_role("row").filter(has_text="Full care order")
    expect(row.get_by_role("cell").nth(3)).to_have_text("4")
    few.go_to("Errors by type")
    section = page.get_by_role("region", name="Own checks", exact=True)
    expect(section.get_by_role("row").nth(1)).to_contain_text("Full care order")
    expect(page.get_by_text("Your own checks found 4 more rows.")).to_be_visible()
    section.get_by_role("link", name="OWN1").click()
    expect(page.locator(".app-filter__button")).to_have_text("Own check OWN1")
    expect(few.children.get_by_role("option")).to_have_count(4)
    few.children.get_by_role("option").filter(has_text="K6").click()
    expect(few.record_heading).to_contain_text("K6")
    expect(few.errors.filter(has_text="Own check OWN1: Full care order")).to_have_count(1)
    expect(few.counts).to_contain_text("9 errors")
    few.type_in_cell("Episodes 5 LS", "C1")
    few.see_outcome("no errors fixed or added, own checks: 1 fixed (OWN1)")
    expect(few.errors.filter(has_text="OWN1")).to_have_count(0)
    few.list_everyone()
    few.go_to("Errors by type")
    expect(page.get_by_text("Your own checks found 3 more rows.")).to_be_visible()


def test_what_is_wrong_in_the_form_is_said_and_led_to(few: Journey) -> None:
    page = start_a_check(few)
    type_choice(page, "Column", "Legal status")
    page.get_by_label("Value", exact=True).fill("ZZ")
    expect(page.get_by_text("Not counted yet.")).to_contain_text("“ZZ” is not a code of LS")
    page.get_by_role("button", name="Save the own check").click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("link")).to_have_text(
        [re.compile("^Condition 1: “ZZ” is not a code of LS"), "Enter a message that says what is wrong"]
    )
    summary.get_by_role("link").first.press("Enter")
    expect(page.get_by_label("Value", exact=True)).to_be_focused()
    expect(page.get_by_role("group", name="Condition 1")).to_contain_text("Error: “ZZ” is not a code")
    page.get_by_role("button", name="Add a condition").click()
    expect(page.get_by_label("Look at").nth(1)).to_be_focused()
    page.get_by_role("button", name="Add a condition").click()
    page.get_by_role("button", name="Remove Condition 3").click()
    expect(page.get_by_role("group", name="Condition 3")).to_have_count(0)
    expect(page.get_by_label("Look at").nth(1)).to_be_focused()


def test_a_date_is_typed_as_people_write_it_and_kept_as_the_return_does(few: Journey) -> None:
    page = start_a_check(few)
    type_choice(page, "Column", "Episode start date")
    type_choice(page, "Comparison", "is after")
    page.get_by_label("Value", exact=True).fill("31 Feb 2026")
    expect(page.get_by_text("Not counted yet.")).to_contain_text("“31 Feb 2026” is not a date that we can use.")
    page.get_by_label("Value", exact=True).fill("31 March 2026")
    expect(page.get_by_role("status").filter(has_text="rows now")).to_be_visible()
    page.get_by_label("Message").fill("Started this year")
    page.keyboard.press("Enter")
    expect(few.heading("Own checks")).to_be_focused()
    page.get_by_role("row").filter(has_text="Started this year").get_by_role("link", name="Change").click()
    expect(page.get_by_label("Value", exact=True)).to_have_value("31/03/2026")


def test_examples_are_added_switched_off_and_deleted(few: Journey) -> None:
    page = few.go("/own-checks", "Own checks").page
    examples = page.get_by_role("region", name="Examples")
    add = examples.get_by_role("button", name="Add this check").first
    add.click()
    expect(examples.get_by_role("button", name="Added").first).to_be_focused()
    row = page.get_by_role("row").filter(has_text="OWN1")
    expect(row).to_contain_text("more than 20 miles from home")
    row.get_by_role("checkbox", name="Use OWN1").press("Space")
    few.go_to("Errors by type")
    expect(page.get_by_role("link", name="Add your own checks")).to_be_visible()
    few.go("/own-checks", "Own checks")
    row.get_by_role("button", name="Delete OWN1").click()
    few.answer_dialog("Delete the own check OWN1?", "Delete the check")
    expect(page.get_by_text("You have no own checks yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Add your own check")).to_be_focused()


def test_they_are_saved_with_the_work_and_shared_as_a_file(few: Journey, tmp_path: Path) -> None:
    page = make_a_check(few)
    name, data = few.save("Save your own checks as a file")
    assert re.fullmatch(r"Manchester 2026-27 own checks \d{4}-\d\d-\d\d\.json", name)
    assert [check["title"] for check in json.loads(data)["checks"]] == ["Full care order"]
    chooser = page.get_by_label("Add checks from a file")
    newer = json.loads(data)
    newer["checks"][0]["title"] = "Full care order, newer"
    newer["checks"].append(newer["checks"][0] | {"id": "another", "title": "Another"})
    newer["checks"][1]["code"] = "OWN7"
    for content, said in (
        (data, "You already had 1 check of the file."),
        (b"CHILD,DOB", "This is not a file of own checks."),
        (json.dumps(newer).encode(), "OWN7 is new. OWN1 replaced your own version of the same check."),
    ):
        chooser.set_input_files({"name": "own.json", "mimeType": "application/json", "buffer": content})
        expect(page.get_by_role("region", name="File of own checks")).to_contain_text(said)
    expect(page.get_by_role("row").filter(has_text="Another")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save your work").click()
    saved = tmp_path / "work.ssda903"
    download.value.save_as(saved)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    few.open_load().choose_files([saved])
    expect(page.locator(".govuk-heading-l")).to_be_visible()
    few.go_to("Errors by type")
    expect(page.get_by_text("Your own checks found 8 more rows.")).to_be_visible()


def test_a_file_of_own_checks_is_dropped_with_the_return(app: Journey, few_folder: Path, tmp_path: Path) -> None:
    check = own_check(condition("Episodes.LS", Operator.IS, "C2"), title="Full care order")
    dropped = tmp_path / "own.json"
    dropped.write_bytes(file_of([check], SSDA903))
    app.load_return(few_folder)
    app.drop_files([dropped], app.page.locator(".govuk-file-upload-wrapper"))
    expect(app.page.locator(".app-drop")).to_contain_text("own.json: Own checks. OWN1 is new.")
    app.check().go_to("Errors by type")
    expect(app.page.get_by_text("Your own checks found 4 more rows.")).to_be_visible()
