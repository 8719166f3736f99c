"""Editing a child's record: cells, rows, undo and redo, and their effect on the errors."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.journey import Journey
from tests.e2e.played_worker import KEEP_WORKER, kill_worker
from tests.e2e.test_accessibility import press_until_focused


def test_an_error_is_resolved_by_keyboard_alone_and_the_place_is_kept(editor: Journey) -> None:
    page = editor.page
    editor.filter_by("144")
    expect(editor.children.get_by_role("option")).to_have_count(3)
    press_until_focused(page, "#children")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(editor.record_heading).to_be_focused()
    expect(editor.record_heading).to_contain_text("K3")
    press_until_focused(page, ".app-record__line button")
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(editor.cell("Episodes 2 LS")).to_be_focused()
    page.keyboard.type("c2")
    expect(page.get_by_role("option", name="Suggested: C2")).to_be_visible()
    expect(editor.form_fault).to_be_hidden()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="Suggested: C2", selected=True)).to_be_visible()
    page.keyboard.press("Enter")
    editor.see_outcome("Changed: 1 error fixed (144).")
    expect(editor.cell("Episodes 2 LS")).to_be_focused()
    expect(editor.cell("Episodes 2 LS")).to_contain_text("changed, was X9")
    expect(editor.record_heading).to_contain_text("Valid")
    # The child fits the filter no more, but stays until the user moves on.
    chosen = editor.children.locator("[aria-selected=true]")
    expect(chosen).to_contain_text("K3")
    expect(chosen).to_contain_text("valid")
    expect(editor.children.get_by_role("option")).to_have_count(3)
    expect(page.get_by_role("status").filter(has_text="1 error fixed")).to_have_count(1)
    page.keyboard.press("Control+z")
    editor.see_outcome("Undone (Legal status in Episodes): 1 new error (144).")
    expect(editor.cell("Episodes 2 LS")).to_be_focused()
    expect(editor.cell("Episodes 2 LS")).to_contain_text("X9")
    page.keyboard.press("Control+y")
    editor.see_outcome("Redone (Legal status in Episodes): 1 error fixed (144).")
    editor.children.focus()
    page.keyboard.press("ArrowDown")
    expect(editor.children.get_by_role("option")).to_have_count(2)
    expect(editor.record_heading).to_contain_text("K4")
    page.get_by_role("button", name="Clear filter").click()


def test_a_text_that_cannot_be_right_is_kept_when_it_is_entered_again(editor: Journey) -> None:
    editor.open_child("K6")
    editor.go_to_cell("Episodes 5 DECOM")
    editor.page.keyboard.press("F2")
    editor.field.fill("31/02/2027")
    expect(editor.form_fault).to_be_hidden()
    editor.page.keyboard.press("Enter")
    expect(editor.form_fault).to_have_text(
        "Error: “31/02/2027” is not a real date. Look up the date and correct it. "
        "To keep it anyway, press Enter again."
    )
    expect(editor.field).to_have_attribute("aria-invalid", "true")
    expect(editor.field).to_be_focused()
    editor.field.fill("2027-02-01")
    expect(editor.form_fault).to_be_hidden()
    expect(editor.page.get_by_role("option", name="Suggested: 01/02/2027")).to_be_visible()
    editor.field.fill("soon ")
    editor.page.keyboard.press("Enter")
    expect(editor.form_fault).to_contain_text("To keep it anyway, press Enter again.")
    editor.page.keyboard.press("Enter")
    editor.see_outcome("1 new error (141)")
    expect(editor.cell("Episodes 5 DECOM")).to_contain_text("141")
    editor.go_to_cell("Episodes 5 DECOM").press("Enter")
    expect(editor.field).to_have_value("soon ")
    editor.page.get_by_role("option", name="Was: 01/02/2027").click()
    editor.see_outcome("1 error fixed (141)")
    expect(editor.cell("Episodes 5 DECOM")).not_to_contain_text("changed")


@pytest.mark.parametrize(
    ("place", "text", "fault"),
    [
        ("Episodes 5 PL_POST", "m2", "“m2” is not a full postcode, such as M1 1AE."),
        ("Episodes 5 URN", "12", "“12” is not a URN"),
        ("Header 5 UPN", "UN9", "“UN9” is not a UPN"),
        ("Header 5 SEX", "1", "“1” is not a code of 2026/27. The code with its meaning is M."),
        ("Header 5 SEX", "9", "“9” is not a valid code for Sex in 2026/27."),
    ],
)
def test_each_kind_of_column_says_its_form(editor: Journey, place: str, text: str, fault: str) -> None:
    editor.open_child("K6")
    cell = editor.cell(place)
    (cell.get_by_role("button") if place.startswith("Header") else cell).press("Enter")
    editor.field.fill(text)
    editor.page.keyboard.press("Enter")
    expect(editor.form_fault).to_contain_text(fault)
    editor.page.keyboard.press("Escape")
    expect(editor.field).to_have_count(0)


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        ("LS", "c1", "C1"),
        ("PL_POST", "m25dw", "M2 5DW"),
        ("DEC", "13/3/27", "13/03/2027"),
        ("DEC", "2027-03-13", "13/03/2027"),
    ],
)
def test_what_is_typed_is_tidied_and_that_is_told(editor: Journey, column: str, typed: str, kept: str) -> None:
    editor.open_child("K6").type_in_cell(f"Episodes 5 {column}", typed)
    editor.see_outcome(f"Changed “{typed}” to {kept}")
    expect(editor.cell(f"Episodes 5 {column}")).to_contain_text(kept)


def test_leaving_a_text_that_cannot_be_right_says_that_it_is_not_kept(editor: Journey) -> None:
    editor.open_child("K6").go_to_cell("Episodes 5 URN").press("Enter")
    editor.field.fill("12")
    editor.record_heading.click()
    editor.see_outcome("“12” was not kept. “12” is not a URN")
    expect(editor.cell("Episodes 5 URN")).to_have_text("1234567")


def test_codes_are_filtered_by_code_and_meaning_and_escape_leaves_the_cell_as_it_was(editor: Journey) -> None:
    editor.open_child("K6")
    options = editor.page.get_by_role("listbox", name="Placement type").get_by_role("option")
    editor.go_to_cell("Episodes 5 PLACE").press("Enter")
    assert options.count() > 20
    editor.field.fill("secure")
    expect(options).to_have_text(["K1 Secure children's home"])
    editor.field.fill("u")
    expect(options.first).to_have_text(re.compile("^U1 "))
    editor.page.keyboard.press("Escape")
    expect(editor.field).to_have_count(0)
    expect(editor.cell("Episodes 5 PLACE")).to_be_focused()
    expect(editor.cell("Episodes 5 PLACE")).to_have_text(re.compile("^K2"))
    expect(editor.page.get_by_role("link", name="Changes (0)").first).to_be_visible()


def test_tab_keeps_the_text_and_goes_on_to_the_next_cell(editor: Journey) -> None:
    editor.open_child("K6")
    editor.go_to_cell("Episodes 5 RNE").press("Enter")
    editor.field.fill("P")
    editor.page.keyboard.press("Tab")
    expect(editor.cell("Episodes 5 LS")).to_be_focused()
    editor.see_outcome("Changed")
    expect(editor.cell("Episodes 5 RNE")).to_contain_text("changed, was S")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.press("Shift+Tab")
    expect(editor.cell("Episodes 5 RNE")).to_be_focused()
    editor.page.keyboard.press("Delete")
    expect(editor.cell("Episodes 5 RNE")).to_contain_text("blank")


def test_the_pointer_edits_the_cell_that_has_the_focus_and_leaving_keeps_the_text(editor: Journey) -> None:
    editor.open_child("K6")
    editor.cell("Episodes 5 CIN").click()
    expect(editor.field).to_have_count(0)
    editor.cell("Episodes 5 CIN").click()
    editor.field.fill("N2")
    editor.record_heading.click()
    editor.see_outcome("Changed")
    expect(editor.cell("Episodes 5 CIN")).to_contain_text("N2")


def test_what_is_worked_out_says_why_it_cannot_be_edited(editor: Journey) -> None:
    editor.open_child("K6")
    editor.go_to_cell("Episodes 5 PL_LA").press("Enter")
    expect(editor.field).to_have_count(0)
    expect(editor.cell("Episodes 5 PL_LA")).to_have_attribute("aria-readonly", "true")
    editor.see_outcome("worked out from the postcodes and your council")


def test_edits_of_several_children_are_undone_and_done_again(editor: Journey) -> None:
    for child, row in (("K1", 0), ("K4", 3)):
        editor.open_child(child).type_in_cell(f"Episodes {row} LS", "C2")
        editor.see_outcome("1 error fixed (144)")
    editor.page.get_by_role("button", name="Undo", exact=True).click()
    expect(editor.record_heading).to_contain_text("1 error")
    editor.page.get_by_role("button", name="Undo", exact=True).click()
    expect(editor.children.get_by_role("option").filter(has_text="K1")).to_contain_text("error")
    expect(editor.record_heading).to_contain_text("K4")
    editor.page.get_by_role("link", name="Show child K1").click()
    expect(editor.record_heading).to_contain_text("K1")
    for _ in range(2):
        editor.page.get_by_role("button", name="Redo").click()
        editor.see_outcome("Redone")
        expect(editor.outcome).not_to_contain_text("Applying")
    for child in ("K1", "K4"):
        expect(editor.children.get_by_role("option").filter(has_text=child)).to_contain_text("valid")


def test_rows_are_added_duplicated_deleted_and_put_back(editor: Journey) -> None:
    editor.open_child("K6")
    rows = editor.open_panel.get_by_role("row")
    editor.use_row_menu("Episodes 5 CHILD", "Duplicate this row")
    expect(rows).to_have_count(3)
    expect(editor.open_panel).to_contain_text("added")
    editor.use_row_menu("Episodes 5 CHILD", "Delete this row")
    deleted = editor.open_panel.get_by_role("listitem").filter(has_text="Line 7: Start 01/02/2027")
    expect(deleted).to_be_visible()
    expect(rows).to_have_count(2)
    deleted.get_by_role("button", name="Put back").click()
    expect(rows).to_have_count(3)
    expect(editor.cell("Episodes 5 DECOM")).to_be_focused()
    editor.record.get_by_role("tab", name="Reviews").click()
    expect(editor.open_panel).to_contain_text("no rows in this year’s Reviews")
    editor.open_panel.get_by_role("button", name="Add a row").click()
    expect(rows).to_have_count(2)
    expect(editor.open_panel.get_by_role("gridcell").first).to_have_text("01/05/2015")
    expect(editor.open_panel.get_by_role("gridcell").nth(1)).to_be_focused()


def test_an_episode_is_split_at_a_date(editor: Journey) -> None:
    editor.open_child("K4").use_row_menu("Episodes 3 CHILD", "Split at a date")
    form = editor.page.get_by_role("form", name="Split the row that starts on 01/02/2027")
    date = form.get_by_label("Start date of the second part")
    expect(date).to_be_focused()
    date.fill("01/02/2027")
    form.get_by_role("button", name="Split the row").click()
    expect(form).to_contain_text("The date must be after 01/02/2027, when the row starts")
    expect(form.locator(".govuk-error-summary")).to_be_focused()
    expect(form.get_by_role("alert")).to_contain_text("Choose why the second part starts")
    date.fill("01/03/2027")
    form.get_by_label("Reason for new episode").select_option("L")
    form.get_by_role("button", name="Split the row").click()
    editor.see_outcome("Changed")
    first, second = (editor.open_panel.get_by_role("row").nth(at) for at in (1, 2))
    for text in ("01/02/2027", "01/03/2027", "X1"):
        expect(first).to_contain_text(text)
    expect(second.get_by_role("gridcell").first).to_contain_text("01/03/2027")
    expect(second.get_by_role("gridcell").first).to_be_focused()
    expect(second).to_contain_text("1234567")
    editor.page.keyboard.press("Control+z")
    expect(editor.open_panel.get_by_role("row")).to_have_count(2)


def test_last_years_record_is_edited_and_its_errors_told(editor: Journey) -> None:
    editor.open_child("K7")
    editor.record.get_by_role("button", name="Last year (2025/26)").click()
    editor.go_to_cell("last-year/Episodes 0 DEC").press("Delete")
    editor.see_outcome("Cleared 1 cell: 1 new error (502).")
    expect(editor.record.get_by_role("button", name="Last year (2025/26)")).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(editor.errors.filter(has_text="Error 502")).to_be_visible()


def test_a_child_id_is_changed_in_one_row(editor: Journey) -> None:
    editor.open_child("K6").use_row_menu("Episodes 5 CHILD", "Change the child ID")
    editor.field.fill("K66")
    editor.page.keyboard.press("Enter")
    editor.see_outcome("Changed")
    expect(editor.record_heading).to_contain_text("K6")
    expect(editor.open_panel).to_contain_text("no rows in this year’s Episodes")
    expect(editor.children.get_by_role("option").filter(has_text="K66")).to_have_count(1)


def test_check_again_runs_everything_and_keeps_the_place(editor: Journey) -> None:
    editor.open_child("K3").type_in_cell("Episodes 2 LS", "C2")
    editor.page.get_by_role("button", name="Check again").click()
    editor.see_outcome("Checked again: no errors fixed or added.")
    expect(editor.record_heading).to_contain_text("K3")
    expect(editor.cell("Episodes 2 LS")).to_contain_text("changed")


def test_what_is_pasted_on_a_cell_is_typed_there(editor: Journey) -> None:
    editor.open_child("K6").go_to_cell("Episodes 5 LS").evaluate(
        """cell => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", "C1\\r\\n");
            cell.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }"""
    )
    expect(editor.field).to_have_value("C1")
    editor.page.keyboard.press("Enter")
    editor.see_outcome("Changed")
    expect(editor.cell("Episodes 5 LS")).to_contain_text("changed, was C2")


@pytest.fixture
def mortal(installed: BrowserContext) -> Page:
    page = installed.new_page()
    page.add_init_script(KEEP_WORKER)
    return page


def test_a_worker_killed_after_edits_comes_back_with_them_offline(mortal: Page, url: str, few_folder) -> None:
    mortal.context.set_offline(True)
    try:
        app = Journey(mortal, url).check_return(few_folder)
        app.open_child("K1").type_in_cell("Episodes 0 LS", "C2")
        app.open_child("K6").type_in_cell("Episodes 5 LS", "X9")
        counts = app.counts.inner_text()
        kill_worker(mortal)
        expect(mortal.get_by_text("Your files have been loaded again, and nothing is lost.")).to_be_visible()
        expect(app.record_heading).to_contain_text("K6")
        expect(app.cell("Episodes 5 LS")).to_contain_text("changed, was C2")
        expect(app.counts).to_have_text(counts, use_inner_text=True)
        expect(app.children.get_by_role("option").filter(has_text="K1")).to_contain_text("valid")
        mortal.get_by_role("button", name="Undo", exact=True).click()
        app.see_outcome("Undone (Legal status in Episodes): 1 error fixed (144).")
    finally:
        mortal.context.set_offline(False)
        mortal.close()
