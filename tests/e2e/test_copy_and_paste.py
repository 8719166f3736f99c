"""Copy, paste, fill down and clear in the tables of a record as in a spreadsheet, by keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.journey import Journey


@pytest.fixture
def two_episodes(editor: Journey) -> Journey:
    """K6 with a second, added episode, which is undone behind the test."""
    editor.open_child("K6").use_row_menu("Episodes 5 CHILD", "Add a row below")
    expect(added(editor, 0)).to_be_visible()
    editor.see_outcome("Changed")
    return editor


def added(editor: Journey, column: int) -> Locator:
    return editor.open_panel.get_by_role("row").nth(2).get_by_role("gridcell").nth(column)


def press(editor: Journey, *keys: str) -> None:
    for key in keys:
        editor.page.keyboard.press(key)


def test_a_block_is_copied_and_pasted_into_another_row_in_one_step(two_episodes: Journey) -> None:
    editor = two_episodes
    editor.go_to_cell("Episodes 5 DECOM")
    press(editor, "Shift+ArrowRight", "Shift+ArrowRight")
    expect(editor.open_panel.locator("[aria-selected=true]")).to_have_count(3)
    expect(editor.page.locator("#announcements")).to_have_text("1 row by 3 columns selected")
    press(editor, "Control+c")
    expect(editor.page.locator("#announcements")).to_have_text("3 cells copied")
    press(editor, "Home", "ArrowRight", "ArrowDown")
    expect(editor.open_panel.locator("[aria-selected=true]")).to_have_count(0)
    expect(added(editor, 0)).to_be_focused()
    press(editor, "Control+v")
    editor.see_outcome("Pasted 3 cells")
    for column, text in enumerate(("01/02/2027", "S", "C2")):
        expect(added(editor, column)).to_have_text(re.compile(f"^{text}"))
    press(editor, "Control+z")
    editor.see_outcome("Undone (3 cells in Episodes)")
    expect(added(editor, 2)).to_have_text("")
    expect(added(editor, 0)).to_be_focused()


def test_a_block_is_filled_down_and_cleared_in_one_step_each(two_episodes: Journey) -> None:
    editor = two_episodes
    editor.go_to_cell("Episodes 5 LS")
    press(editor, "Shift+ArrowRight", "Shift+ArrowDown", "Control+d")
    editor.see_outcome("Filled 2 cells")
    expect(added(editor, 2)).to_have_text(re.compile("^C2"))
    expect(added(editor, 3)).to_have_text(re.compile("^N1"))
    expect(editor.open_panel.locator("[aria-selected=true]")).to_have_count(4)
    press(editor, "Delete")
    editor.see_outcome("Cleared 4 cells")
    expect(editor.cell("Episodes 5 LS")).to_contain_text("changed, was C2")
    press(editor, "Control+z")
    editor.see_outcome("Undone (4 cells in Episodes)")
    expect(added(editor, 2)).to_have_text(re.compile("^C2"))


def test_a_single_cell_is_filled_from_the_one_above(two_episodes: Journey) -> None:
    editor = two_episodes
    editor.go_to_cell("Episodes 5 PLACE")
    press(editor, "ArrowDown", "Control+D")
    editor.see_outcome("Filled 1 cell")
    expect(added(editor, 4)).to_have_text(re.compile("^K2"))


def test_what_is_pasted_is_tidied_and_what_has_no_place_is_told(two_episodes: Journey) -> None:
    editor = two_episodes
    editor.go_to_cell("Episodes 5 URN").evaluate(
        """cell => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", "x\\tE1\\r\\n7654321\\tE1\\r\\n1\\t2");
            cell.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }"""
    )
    editor.see_outcome(
        "Pasted 2 cells (2 cells can’t be changed, 2 cells outside the table left out, 1 value not valid)"
    )


def test_a_block_is_selected_with_the_mouse(two_episodes: Journey) -> None:
    editor = two_episodes
    editor.cell("Episodes 5 LS").click()
    added(editor, 4).click(modifiers=["Shift"])
    expect(editor.open_panel.locator("[aria-selected=true]")).to_have_count(6)
    added(editor, 1).click()
    expect(editor.open_panel.locator("[aria-selected=true]")).to_have_count(0)


def test_facts_are_copied_pasted_and_cleared_with_one_undo_each(editor: Journey) -> None:
    editor.open_child("K6")
    fact = editor.record.get_by_role("button", name=re.compile("^Ethnic origin: "))
    fact.focus()
    press(editor, "Control+c")
    expect(editor.page.locator("#announcements")).to_have_text("1 cell copied")
    press(editor, "Delete")
    editor.see_outcome("Cleared 1 cell")
    expect(editor.cell("Header 5 ETHNIC")).to_contain_text("changed, was WBRI")
    expect(fact).to_be_focused()
    press(editor, "Control+v")
    expect(editor.field).to_have_value("WBRI")
    press(editor, "Enter")
    editor.see_outcome("Changed")
    expect(fact).to_be_focused()
    expect(editor.cell("Header 5 ETHNIC")).not_to_contain_text("changed")
    press(editor, "Control+z")
    editor.see_outcome("Undone")
    expect(editor.cell("Header 5 ETHNIC")).to_contain_text("changed, was WBRI")


def test_several_facts_are_pasted_at_once(editor: Journey) -> None:
    editor.open_child("K6")
    editor.record.get_by_role("button", name=re.compile("^Sex: ")).evaluate(
        """fact => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text", "f\\t2/5/15\\twbri\\r\\n");
            fact.focus();
            fact.dispatchEvent(new ClipboardEvent("paste", {clipboardData, bubbles: true, cancelable: true}));
        }"""
    )
    editor.see_outcome("Pasted 2 cells")
    expect(editor.cell("Header 5 SEX")).to_contain_text("F (Female)")
    expect(editor.cell("Header 5 DOB")).to_contain_text("02/05/2015")
    press(editor, "Control+z")
    editor.see_outcome("Undone (2 cells in Header)")
