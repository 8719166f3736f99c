"""What the user notes about an error: kept, filtered by, counted, and part of what can't be lost."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.journey import Journey

NOTE = "Rang the team on Monday"


def add_note(error: Locator, status: str, note: str = "") -> None:
    error.get_by_role("button", name="Add a note").click()
    error.get_by_label(status).check()
    error.get_by_label("Note", exact=True).fill(note)
    error.get_by_role("button", name="Save note").click()


def test_a_press_counts_though_the_page_moves_but_not_if_the_pointer_leaves(editor: Journey) -> None:
    page, error = editor.page, editor.errors.first
    add, status = error.get_by_role("button", name="Add a note"), error.get_by_label("Asked the social worker")
    add.hover()
    page.mouse.down()
    page.mouse.move(5, 5)
    page.mouse.up()
    expect(status).to_have_count(0)
    add.hover()
    page.mouse.down()
    # As a suggestion does that comes meanwhile.
    error.evaluate("$error => $error.style.paddingTop = '200px'")
    page.mouse.up()
    expect(status).to_be_visible()


def listed(page: Page, choice: str) -> Locator:
    """Choose a row of the filter."""
    page.locator(".app-filter__button").click()
    page.locator(".app-filter__row").filter(has=page.get_by_role("button", name=choice, exact=True)).click()
    return page.get_by_role("listbox", name="Child ID").get_by_role("option")


def test_an_error_is_marked_and_the_list_is_filtered_by_it(app: Journey, return_folder: Path) -> None:
    app.check_return(return_folder)
    page, error = app.page, app.errors.first
    child = app.record_heading.inner_text()
    page.locator(".app-filter__button").click()
    expect(page.get_by_role("button", name="Asked the social worker", exact=True)).to_have_count(0)
    page.keyboard.press("Escape")
    add_note(error, "Asked the social worker", NOTE)
    expect(error).to_contain_text("Asked the social worker")
    expect(error).to_contain_text(NOTE)
    expect(error.get_by_role("button", name="Change the note")).to_be_focused()
    expect(listed(page, "Asked the social worker")).to_have_count(1)
    expect(app.record_heading).to_have_text(child)
    expect(listed(page, "With a note")).to_have_count(1)
    expect(page.get_by_text("No child is listed")).to_have_count(0)
    listed(page, "Accepted")
    expect(page.get_by_text("No child is listed")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^Errors by type \(")).click()
    expect(page.locator(".app-types__marked").filter(has_text="noted")).to_have_text("1 noted")
    questions: list[str] = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    page.reload()
    assert questions == ["beforeunload"]


def test_a_mark_is_changed_and_taken_back_by_keyboard(app: Journey) -> None:
    page = app.check_demo().page
    app.first_child_with_error().click()
    error = app.errors.first
    error.get_by_role("button", name="Add a note").press("Enter")
    expect(error.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(error.get_by_label("To do", exact=True)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(error).to_contain_text("Accepted: to be explained to DfE")
    page.keyboard.press("Enter")
    expect(error.get_by_label("Accepted")).to_be_checked()
    expect(error.get_by_label("Note", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(error.get_by_role("button", name="Change the note")).to_be_focused()
    page.keyboard.press("Enter")
    error.get_by_label("To do", exact=True).check()
    error.get_by_role("button", name="Save note").click()
    expect(error.get_by_role("button", name="Add a note")).to_be_focused()
