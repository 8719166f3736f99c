"""The council of the home postcodes is proposed, and one that does not fit them is questioned."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.journey import Journey


def test_the_council_of_the_homes_is_proposed_and_another_questioned(app: Journey, return_folder: Path) -> None:
    app.open_load().choose_folder(return_folder)
    page = app.page
    picker = page.get_by_role("combobox", name="Your council")
    expect(page.get_by_text("of the home postcodes in your files are in Manchester.")).to_be_visible()
    page.get_by_role("button", name="Choose Manchester").click()
    expect(picker).to_have_value("Manchester")
    expect(page.get_by_text("of the home postcodes in your files")).to_have_count(0)
    app.choose_council("leeds", "Leeds")
    expect(page.get_by_text("Check that you have chosen the right council.")).to_be_visible()
