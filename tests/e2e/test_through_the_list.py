"""From error to error through the list of children, by keyboard and by buttons."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.journey import Journey


@pytest.fixture
def walker(editor: Journey) -> Journey:
    """The few children as the list opens, which is on those with errors."""
    editor.go("/about", "About this service").go("/children", "Children")
    expect(editor.children.get_by_role("option")).to_have_count(6)
    expect(editor.record_heading).to_contain_text("K1")
    expect(editor.record).not_to_have_attribute("aria-busy", "true")
    return editor


def test_the_errors_of_all_children_are_fixed_by_keyboard_alone(walker: Journey) -> None:
    page, keyboard = walker.page, walker.page.keyboard
    expect(page.locator(".app-filter__button")).to_have_text("With errors now")
    walker.children.focus()
    keyboard.press("F8")
    expect(walker.cell("Episodes 0 LS")).to_be_focused()
    expect(walker.cell("Episodes 0 LS")).to_have_class(re.compile("app-fault--chosen"))
    expect(page.locator("#announcements")).to_have_text(re.compile("^Error 144: "))
    keyboard.type("C2")
    keyboard.press("Enter")
    walker.see_outcome("1 error fixed (144)")
    expect(walker.children.get_by_role("option")).to_have_count(6)
    keyboard.press("F8")
    expect(walker.record_heading).to_contain_text("K2")
    expect(walker.cell("Episodes 1 URN")).to_be_focused()
    expect(page.locator("#announcements")).to_have_text(re.compile("^Child K2. Error 218: "))
    # The child that was fixed leaves the list with the next step.
    expect(walker.children.get_by_role("option")).to_have_count(5)
    expect(page.get_by_text("K1 is no longer in “With errors now”.")).to_be_visible()
    keyboard.press("F8")
    expect(walker.cell("Episodes 2 LS")).to_be_focused()
    keyboard.press("Shift+F8")
    expect(walker.cell("Episodes 1 URN")).to_be_focused()
    keyboard.press("Shift+F8")
    walker.see_outcome("There is no earlier error in this list.")
    expect(walker.cell("Episodes 1 URN")).to_be_focused()


def test_a_child_that_left_the_list_is_shown_again(walker: Journey) -> None:
    page = walker.page
    walker.children.focus()
    page.keyboard.press("F8")
    expect(walker.cell("Episodes 0 LS")).to_be_focused()
    page.keyboard.type("C2")
    page.keyboard.press("Enter")
    walker.see_outcome("1 error fixed (144)")
    page.get_by_role("button", name="Next error").click()
    expect(walker.record_heading).to_contain_text("K2")
    page.get_by_role("button", name="Show it again").click()
    expect(walker.record_heading).to_contain_text("K1")
    expect(walker.children).to_be_focused()
    expect(walker.children.locator("[aria-selected=true]")).to_contain_text("K1")
    expect(page.get_by_role("button", name="Show it again")).to_have_count(0)


def test_a_filter_limits_the_way_to_its_errors(walker: Journey) -> None:
    walker.filter_by("144")
    expect(walker.record).not_to_have_attribute("aria-busy", "true")
    for row in (0, 2, 3):
        walker.page.get_by_role("button", name="Next error").click()
        expect(walker.cell(f"Episodes {row} LS")).to_be_focused()
    walker.page.get_by_role("button", name="Next error").click()
    walker.see_outcome("There is no later error in this list.")
    walker.page.get_by_role("button", name="Clear filter").click()


def test_a_search_finds_children_without_errors_too(walker: Journey) -> None:
    search = walker.page.get_by_label("Search by child ID")
    search.fill("K6")
    expect(walker.record_heading).to_contain_text("K6")
    expect(walker.page.get_by_text("Not in “With errors now”, but in your return.")).to_be_visible()
    search.fill("")
    expect(walker.children.get_by_role("option")).to_have_count(6)


def test_a_link_to_a_child_without_errors_leads_to_it(walker: Journey) -> None:
    walker.go("/children?child=6", "Children")
    expect(walker.record_heading).to_contain_text("K6")
    expect(walker.children.get_by_role("option")).to_have_count(8)


def test_the_question_mark_lists_the_keys_until_that_is_turned_off(walker: Journey) -> None:
    page = walker.page
    walker.go_to_cell("Episodes 0 LS")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Go to the next error")
    expect(dialog.get_by_role("heading", name="Keys")).to_be_focused()
    page.keyboard.press("F8")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(walker.cell("Episodes 0 LS")).to_be_focused()
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_label("Open this list with the ? key").uncheck()
    dialog.get_by_role("button", name="Close").click()
    expect(page.get_by_role("button", name="Keys")).to_be_focused()
    page.keyboard.press("?")
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_label("Open this list with the ? key").check()
    page.keyboard.press("Escape")
