"""Answers that add or remove a row, one sentence with several choices, and one answer for two rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.few_children import CHILDREN, episode, write_few
from tests.e2e.journey import Journey

PREVIOUS_PERMANENCE = "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\r\n"
NONE_BEFORE = "01/05/2015,Z1,,"


@pytest.fixture(scope="module")
def few_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The few children with Previous permanence: K6 has none, K3 has a row twice, and K4 two that differ.

    K9 has two episodes without a URN.
    """
    folder = write_few(tmp_path_factory.mktemp("rows"))
    this_year = folder / "this_year"
    rows = [f"{child},{NONE_BEFORE}\r\n" for child in [*CHILDREN, "K9"] if child != "K6"]
    rows += [f"K3,{NONE_BEFORE}\r\n", "K4,01/05/2015,P1,352,zz/05/2019\r\n"]
    (this_year / "prev_perm.csv").write_text(PREVIOUS_PERMANENCE + "".join(rows))
    with (this_year / "header.csv").open("a") as header:
        header.write("K9,M,01/05/2015,WBRI,A123456789019,,\r\n")
    with (this_year / "episodes.csv").open("a") as episodes:
        episodes.write(episode("K9", URN="", DEC="01/03/2027", REC="X1"))
        episodes.write(episode("K9", URN="", DECOM="01/03/2027", RNE="L", LS="C1"))
    return folder


def answers_to(app: Journey, code: str) -> Locator:
    return app.errors.filter(has_text=f"Error {code}").locator(".app-suggestion")


def test_a_row_is_added_by_a_choice_and_undone(editor: Journey) -> None:
    editor.open_child("K6")
    answer = answers_to(editor, "630")
    expect(answer).to_have_count(1)
    choices = answer.get_by_role("group", name="Add a row to Previous permanence.")
    expect(choices.get_by_role("button")).to_have_count(5)
    answer.get_by_text("Show the rows").click()
    preview = answer.get_by_role("table", name="Z1 (Child has not previously had a permanence option)")
    expect(preview.get_by_role("row", name="Previous permanence option Z1")).to_be_visible()
    choices.get_by_role("button", name="Z1").focus()
    editor.page.keyboard.press("Enter")
    editor.see_outcome("Changed: 1 error fixed (630).")
    editor.page.get_by_role("tab", name="Permanence").click()
    expect(editor.open_panel.get_by_role("gridcell", name="Z1")).to_be_visible()
    expect(editor.errors).to_have_count(0)
    editor.page.keyboard.press("Control+z")
    expect(answers_to(editor, "630")).to_have_count(1)
    expect(editor.open_panel.get_by_role("gridcell", name="Z1")).to_have_count(0)


def test_the_copy_of_a_row_is_removed_and_undone(editor: Journey) -> None:
    editor.open_child("K3")
    answer = answers_to(editor, "INT35")
    expect(answer).to_have_count(1)
    answer.get_by_text("Show the row").click()
    expect(answer.get_by_role("table", name="Previous permanence, line 10, is removed")).to_contain_text("Z1")
    answer.get_by_role("button", name="Use it").click()
    editor.see_outcome("Changed: 2 errors fixed (INT35).")
    expect(answers_to(editor, "INT35")).to_have_count(0)
    editor.page.get_by_role("link", name="Changes (1)").first.click()
    line = editor.page.get_by_role("table", name="Changes").get_by_role("row").nth(1)
    expect(line).to_contain_text("K3")
    editor.page.keyboard.press("Control+z")
    editor.open("/children").wait_for_results().open_child("K3")
    expect(answers_to(editor, "INT35")).to_have_count(1)


def test_of_two_rows_that_differ_one_is_chosen_in_one_sentence(editor: Journey) -> None:
    editor.open_child("K4")
    answer = answers_to(editor, "INT35")
    expect(answer).to_have_count(1)
    expect(answer).to_contain_text("The rows differ in option, LA and date.")
    choices = answer.get_by_role("group").get_by_role("button")
    expect(choices).to_have_count(2)
    choices.filter(has_text="option P1").click()
    editor.see_outcome("2 errors fixed (INT35)")


def test_copies_are_removed_in_bulk_after_a_preview(editor: Journey) -> None:
    editor.go("/fix?error=INT35", "Fix error INT35 in several rows")
    page = editor.page
    page.get_by_label("Use the safe suggestions").check()
    page.get_by_role("button", name="Select all 4").click()
    page.get_by_role("button", name="Preview the changes").click()
    expect(page.get_by_role("heading", name="1 row is removed")).to_be_focused()
    page.get_by_role("button", name="Make the changes").click()
    outcome = page.locator(".app-bulk__outcome")
    expect(outcome).to_contain_text("1 row was removed. 2 errors fixed (INT35).")
    outcome.get_by_role("button", name="Undo").click()
    expect(outcome).to_contain_text("The change was undone.")


def test_an_answer_that_fixes_one_of_two_rows_is_used_for_both(editor: Journey) -> None:
    editor.open_child("K9")
    answer = answers_to(editor, "218").first
    expect(answer).to_contain_text("Each fixes 1 of 2 rows.")
    answer.get_by_role("group", name="Use for both rows").get_by_role("button", name="URN 1234567").click()
    editor.see_outcome("2 errors fixed (218)")
    expect(answers_to(editor, "218")).to_have_count(0)
