"""The table of rows with one error: its cells are edited in place, by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.journey import Journey


@pytest.fixture
def fixing(editor: Journey) -> Journey:
    """The rows with error 144, of the children K1, K3 and K4."""
    editor.go("/fix?error=144", "Fix error 144 in several rows")
    expect(rows(editor)).to_have_count(3)
    return editor


def rows(app: Journey) -> Locator:
    return app.page.locator(".app-bulk__table tbody tr")


def told(app: Journey) -> Locator:
    return app.page.locator(".app-bulk__told")


def press_tab_until_in_cells(app: Journey) -> None:
    cell = app.page.locator(".app-bulk__table td[data-column]:focus")
    for _ in range(60):
        app.page.keyboard.press("Tab")
        if cell.count() > 0:
            return
    pytest.fail("no cell was reached")


def test_cells_are_corrected_in_place_by_keyboard_alone(fixing: Journey) -> None:
    page, keyboard = fixing.page, fixing.page.keyboard
    press_tab_until_in_cells(fixing)
    status = page.locator(".app-bulk__table td.app-fault").filter(has_text="X9")
    for _ in range(20):
        if page.locator(".app-bulk__table td.app-fault:focus").count() > 0:
            break
        keyboard.press("ArrowRight")
    expect(status.first).to_be_focused()
    keyboard.type("c2")
    keyboard.press("Enter")
    expect(told(fixing)).to_contain_text("Changed “c2” to C2. 1 error fixed (144).")
    expect(rows(fixing)).to_have_count(2)
    # The row is gone, and the next has come to its place.
    expect(rows(fixing).first).to_contain_text("K3")
    expect(status.first).to_be_focused()
    keyboard.press("ArrowDown")
    expect(status.nth(1)).to_be_focused()
    keyboard.press("ArrowUp")
    keyboard.type("X7")
    keyboard.press("Enter")
    expect(fixing.form_fault).to_contain_text("To keep it anyway, press Enter again.")
    keyboard.press("Escape")
    expect(status.first).to_be_focused()
    page.get_by_role("button", name="Undo this change").press("Enter")
    expect(rows(fixing)).to_have_count(3)


def test_a_cell_is_edited_with_the_pointer(fixing: Journey) -> None:
    cell = rows(fixing).nth(1).locator("td.app-fault")
    cell.click()
    expect(fixing.field).to_have_count(0)
    cell.click()
    fixing.field.fill("C1")
    fixing.page.keyboard.press("Enter")
    expect(told(fixing)).to_contain_text("Changed. 1 error fixed (144).")
    expect(rows(fixing).filter(has_text=re.compile("K3"))).to_have_count(0)


def test_answers_in_a_spreadsheet_are_pasted_matched_and_previewed_by_keyboard_alone(fixing: Journey) -> None:
    page, keyboard = fixing.page, fixing.page.keyboard
    page.locator("summary", has_text="Paste values from Excel").focus()
    keyboard.press("Enter")
    keyboard.press("Tab")
    expect(page.get_by_label("Cells copied from Excel")).to_be_focused()
    keyboard.insert_text("CHILD\tLS\nk1\tc2\nK3\tX8\nK4\tC1\nK6\tC1\n")
    expect(page.get_by_label(re.compile("Column of the values"))).to_have_value("LS")
    for _ in range(3):
        keyboard.press("Tab")
    keyboard.press("Enter")
    preview = page.locator(".app-bulk__preview")
    expect(preview.get_by_role("heading", name="2 cells in 2 rows change")).to_be_focused()
    expect(preview).to_contain_text("This fixes 2 errors (144).")
    left_out = preview.get_by_role("list", name="Left out (2)").get_by_role("listitem")
    expect(left_out).to_have_text(
        [
            "Row 3, K3: “X8” is not a valid code for Legal status in 2026/27.",
            "Row 5, K6: The child has no row with error 144 in Episodes.",
        ]
    )
    expect(rows(fixing)).to_have_count(3)
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.locator(".app-bulk__outcome")).to_contain_text("2 cells in 2 rows were changed.")
    expect(rows(fixing)).to_have_count(1)
    page.locator(".app-bulk__outcome").get_by_role("button", name="Undo").press("Enter")
    expect(rows(fixing)).to_have_count(3)


def test_a_pasted_column_names_the_row_of_a_child_by_keyboard_alone(fixing: Journey) -> None:
    page, keyboard = fixing.page, fixing.page.keyboard
    page.locator("summary", has_text="Paste values from Excel").focus()
    keyboard.press("Enter")
    keyboard.press("Tab")
    keyboard.insert_text("CHILD\tStart\tLS\nK1\t2027-02-01\tc2\nK3\t02/02/2027\tC1\n")
    expect(page.get_by_label("Column that identifies the row")).to_have_value("DECOM")
    for _ in range(3):
        keyboard.press("Tab")
    keyboard.press("Enter")
    preview = page.locator(".app-bulk__preview")
    expect(preview.get_by_role("heading", name="1 cell in 1 row changes")).to_be_focused()
    expect(preview.get_by_role("list", name="Left out (1)").get_by_role("listitem")).to_have_text(
        ["Row 3, K3: The child has no row with error 144 and Episode start date 02/02/2027 in Episodes."]
    )
    page.get_by_label("Column that identifies the row").focus()
    keyboard.press("Home")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(preview.get_by_role("heading", name="3 cells in 2 rows change")).to_be_focused()


def test_an_empty_paste_is_refused(fixing: Journey) -> None:
    fixing.page.locator("summary", has_text="Paste values from Excel").click()
    fixing.page.get_by_role("button", name="Preview the pasted values").click()
    expect(fixing.page.locator(".govuk-error-summary")).to_be_focused()
    fixing.page.get_by_role("alert").get_by_role("link", name="Paste the cells first").click()
    expect(fixing.page.get_by_label("Cells copied from Excel")).to_be_focused()


def test_after_a_fix_it_is_told_what_is_left_and_a_key_leads_to_the_next_error_type(fixing: Journey) -> None:
    page, keyboard = fixing.page, fixing.page.keyboard
    page.get_by_role("button", name="Select all 3").click()
    page.get_by_label("New value").fill("C2")
    page.get_by_role("button", name="Preview the changes").click()
    page.get_by_role("button", name="Make the changes").click()
    outcome = page.locator(".app-bulk__outcome")
    expect(outcome).to_be_focused()
    expect(outcome).to_contain_text("No error 144 is left. In total: 6 errors, 3 children with errors.")
    upcoming = page.get_by_role("link", name=re.compile("^Next type of error: "))
    code = upcoming.inner_text().rsplit(" ", 1)[-1]
    keyboard.press("F8")
    expect(fixing.heading(f"Fix error {code} in several rows")).to_be_focused()
    expect(page).to_have_title(re.compile(f"^Fix error {code} "))
    expect(rows(fixing).first).to_be_visible()
    back = page.get_by_role("link", name=re.compile("^Previous type of error: "))
    expect(back).to_have_count(0)
    page.go_back()
    expect(fixing.heading("Fix error 144 in several rows")).to_be_visible()


def test_rows_are_added_to_another_module_for_the_children_of_the_selected_rows(fixing: Journey) -> None:
    page = fixing.page
    page.get_by_role("button", name="Select all 3").click()
    page.locator("summary", has_text="Add a row to another module").click()
    page.get_by_label("Module", exact=True).select_option(label="Reviews")
    page.get_by_label("Review date").fill("soon")
    page.get_by_role("button", name="Preview the new rows").click()
    expect(page.get_by_role("alert").filter(has_text="“soon” is not a clear date")).to_be_visible()
    page.get_by_label("Review date").fill("2027-03-01")
    page.get_by_role("button", name="Preview the new rows").click()
    preview = page.locator(".app-bulk__preview")
    expect(preview.get_by_role("heading", name="3 new rows in Reviews")).to_be_focused()
    preview.get_by_role("button", name="Make the changes").click()
    expect(page.locator(".app-bulk__outcome")).to_contain_text("3 rows were added.")
    fixing.go("/children?error=all&child=3", "Children")
    expect(fixing.record_heading).to_contain_text("K3")
    fixing.record.get_by_role("tab", name="Reviews").click()
    expect(fixing.open_panel).to_contain_text("01/03/2027")
    expect(fixing.open_panel).to_contain_text("01/05/2015")


def go_to_status(app: Journey, child: str) -> Locator:
    """The incorrect cell of a child, by keyboard from the first cell."""
    press_tab_until_in_cells(app)
    status = rows(app).filter(has_text=child).locator("td.app-fault")
    column, row = status.get_attribute("data-column"), status.get_attribute("data-row")
    for _ in range(int(column or 0)):
        app.page.keyboard.press("ArrowRight")
    for _ in range(int(row or 0)):
        app.page.keyboard.press("ArrowDown")
    expect(status).to_be_focused()
    return status


def test_a_block_is_copied_pasted_filled_and_cleared_by_keyboard_alone_and_undone(fixing: Journey) -> None:
    keyboard = fixing.page.keyboard
    announced = fixing.page.locator("#announcements")
    go_to_status(fixing, "K1")
    keyboard.press("Shift+ArrowDown")
    expect(announced).to_have_text("2 rows by 1 column selected")
    expect(fixing.page.locator(".app-bulk__table [aria-selected=true]")).to_have_count(2)
    keyboard.press("Control+c")
    expect(announced).to_have_text("2 cells copied")
    keyboard.press("Delete")
    expect(told(fixing)).to_contain_text("Cleared 2 cells.")
    keyboard.press("Control+z")
    expect(told(fixing)).to_contain_text("The change was undone.")
    expect(rows(fixing)).to_have_count(3)
    # Meanwhile the row of K4 was the only one.
    expect(rows(fixing).filter(has_text="K4").locator("td.app-fault")).to_be_focused()
    keyboard.press("ArrowUp")
    keyboard.press("ArrowUp")
    keyboard.type("X7")
    fixing.enter_anyway()
    first = rows(fixing).filter(has_text="K1").locator("td.app-fault")
    expect(first).to_contain_text("X7")
    expect(first).to_be_focused()
    keyboard.press("Shift+ArrowDown")
    keyboard.press("Shift+ArrowDown")
    keyboard.press("Control+d")
    expect(told(fixing)).to_contain_text("Filled 2 cells.")
    expect(rows(fixing).locator("td.app-fault").filter(has_text="X7")).to_have_count(3)
    keyboard.press("Control+v")
    expect(told(fixing)).to_contain_text("Pasted 1 cell (1 cell outside the table left out, 1 value not valid).")


def test_the_keys_undo_and_redo_where_many_rows_are_fixed(fixing: Journey) -> None:
    keyboard = fixing.page.keyboard
    go_to_status(fixing, "K3")
    keyboard.type("c2")
    keyboard.press("Enter")
    expect(rows(fixing)).to_have_count(2)
    keyboard.press("Control+z")
    expect(told(fixing)).to_contain_text("The change was undone.")
    expect(rows(fixing)).to_have_count(3)
    keyboard.press("Control+y")
    expect(told(fixing)).to_contain_text("The change was redone.")
    expect(rows(fixing)).to_have_count(2)


def test_an_authority_is_shown_by_name_beside_its_code(fixing: Journey) -> None:
    fixing.page.get_by_label("Show all columns").check()
    place = rows(fixing).first.get_by_role("gridcell").filter(has_text="E08000003")
    expect(place).to_have_text("E08000003Manchester")
    expect(place).to_have_attribute("aria-readonly", "true")
    place.focus()
    fixing.page.keyboard.press("Enter")
    expect(told(fixing)).to_contain_text("Local authority of placement can’t be changed")
