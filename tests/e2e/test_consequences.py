"""An error that another causes is shown below it, and counted apart."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.journey import Journey

CHILD = "1000265"
"""A girl whose MOTHER is neither 0 nor 1 (165), which causes 393 and 607."""


def open_child(app: Journey) -> None:
    app.page.get_by_label("Search by child ID").fill(CHILD)
    app.open_child(CHILD)


def test_what_an_error_causes_is_below_it_and_goes_with_it(app: Journey, return_folder: Path) -> None:
    page = app.check_return(return_folder).page
    open_child(app)
    expect(app.counts).to_contain_text("caused by others")
    caused = app.record.locator(".app-error--caused")
    expect(caused).to_have_count(2)
    expect(caused.first).to_contain_text("Error 165 causes this one. Fix that first.")
    codes = [text.split(":")[0] for text in app.record.locator(".app-error__message strong").all_text_contents()]
    assert codes[codes.index("Error 165") :][:3] == ["Error 165", "Error 393", "Error 607"]

    page.get_by_role("link", name="Errors by type").click()
    expect(page.get_by_text("Fix those first, and these will also be fixed.")).to_be_visible()
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name="393", exact=True))
    expect(row).to_contain_text("2 caused by other errors")

    page.go_back()
    open_child(app)
    app.record.locator('[data-cell^="Header"][data-cell$=" MOTHER"]').get_by_role("button").press("Enter")
    app.field.fill("0")
    page.keyboard.press("Enter")
    app.see_outcome("4 errors fixed (165, 393, 607: 2)")
    expect(caused).to_have_count(0)
