"""The page of changes: every difference from the files, filtered and reverted."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.e2e.journey import Journey


def lines(app: Journey) -> Locator:
    return app.page.get_by_role("table", name="Changes").locator("tbody tr")


def open_changes(app: Journey, count: int) -> None:
    app.page.get_by_role("link", name=f"Changes ({count})").first.click()
    expect(app.heading("Changes")).to_be_focused()


def test_without_edits_the_page_says_so(editor: Journey) -> None:
    open_changes(editor, 0)
    expect(editor.page.get_by_text("Your data is the same as in your files.")).to_be_visible()
    expect(editor.page.get_by_role("group", name="Filter the changes")).to_be_hidden()


def test_changes_are_listed_filtered_reverted_and_undone(editor: Journey) -> None:
    editor.open_child("K1").type_in_cell("Episodes 0 LS", "C2")
    editor.open_child("K6").type_in_cell("Episodes 5 URN", "")
    editor.use_row_menu("Episodes 5 CHILD", "Add a row below")
    expect(editor.open_panel.get_by_role("row")).to_have_count(3)
    open_changes(editor, 3)
    expect(lines(editor)).to_have_count(3)
    first = lines(editor).filter(has_text="K1")
    for text in ("episodes.csv", "2", "Legal status", "X9", "C2", "Typed"):
        expect(first).to_contain_text(text)
    expect(lines(editor).filter(has_text="Row added")).to_contain_text("new")
    expect(lines(editor).filter(has_text="1234567")).to_contain_text("Blank")
    editor.page.get_by_role("searchbox", name="Child ID").fill("k1")
    expect(lines(editor)).to_have_count(1)
    editor.page.get_by_role("combobox", name="How").select_option("Bulk change")
    expect(editor.page.get_by_text("None of the 3 changes matches the filters.")).to_be_visible()
    editor.page.get_by_role("combobox", name="How").select_option("Typed")
    editor.page.get_by_role("combobox", name="Table").select_option("Header")
    expect(lines(editor)).to_have_count(0)
    editor.page.get_by_role("combobox", name="Table").select_option("Episodes")
    expect(lines(editor)).to_have_count(1)
    editor.page.get_by_role("button", name="Revert Legal status of child K1").click()
    editor.see_outcome("Changed: 1 new error (144).")
    expect(lines(editor)).to_have_count(0)
    editor.page.keyboard.press("Control+z")
    editor.page.get_by_role("button", name="Undo", exact=True).click()
    expect(editor.page.get_by_role("link", name="Changes (2)").first).to_be_visible()
    expect(lines(editor)).to_have_count(1)
    lines(editor).get_by_role("link", name="K1").click()
    expect(editor.record_heading).to_contain_text("K1")
