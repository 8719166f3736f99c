"""One error in many rows: suggestions taken, values set and replaced, each after a preview and as one step."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.journey import Journey

BLANK_OC2 = "190"
OTHER_BIRTHDAY = "INT18"
"""All of its rows have a safe suggestion."""
"""Items of OC2 that should be blank: each row has one answer."""
CARE_LEAVERS = "215"
"""Care leavers with items of OC2: the rows with errors are in two tables."""
PERIODS = "630"
"""A reason for a new episode: no answer is known."""


@pytest.fixture(scope="session")
def shared_return(return_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up return with a row in OC2 for each of its care leavers, as if they were still in care."""
    folder = tmp_path_factory.mktemp("leavers") / "return"
    shutil.copytree(return_folder, folder)
    leavers = (folder / "this_year" / "oc3.csv").read_text().splitlines()[1:]
    with (folder / "this_year" / "oc2.csv").open("a", newline="") as outcomes:
        for child, born, *_ in (line.split(",") for line in leavers):
            outcomes.write(f"{child},{born},,,,,1,1,1,0,,\r\n")
    return folder


def open_fix(app: Journey, code: str) -> Page:
    app.page.get_by_role("link", name=re.compile(r"^Errors by type \(")).click()
    app.page.get_by_role("link", name=re.compile(rf"^Fix in bulk ?: {code}$")).click()
    expect(app.heading(f"Fix error {code} in several rows")).to_be_visible()
    expect(rows(app.page).first).to_be_visible()
    return app.page


def rows(page: Page) -> Locator:
    return page.locator(".app-bulk__table tbody tr")


def preview(page: Page) -> Locator:
    page.get_by_role("button", name="Preview the changes").click()
    shown = page.locator(".app-bulk__preview")
    expect(shown.get_by_role("heading")).to_be_focused()
    return shown


def outcome(page: Page) -> Locator:
    return page.locator(".app-bulk__outcome")


def undo(page: Page) -> None:
    """Also so that the next test finds the results as they were."""
    outcome(page).get_by_role("button", name="Undo").click()
    expect(outcome(page)).to_contain_text("The change was undone.")


def total(app: Journey) -> int:
    heading = app.page.get_by_role("link", name=re.compile(r"^Errors by type \(")).inner_text()
    return int(re.sub(r"\D", "", heading))


def test_safe_suggestions_are_taken_in_one_step_that_can_be_undone(results: Journey) -> None:
    page = open_fix(results, OTHER_BIRTHDAY)
    types, found = total(results), rows(page).count()
    page.get_by_role("button", name=f"Select all {found}").click()
    page.get_by_label(f"Use the safe suggestions ({found})").check()
    shown = preview(page)
    expect(shown).to_contain_text(re.compile(rf"{found} cells? in {found} rows? changes?"))
    expect(shown).to_contain_text(re.compile(rf"\b{OTHER_BIRTHDAY}\b"))
    assert total(results) == types
    shown.get_by_role("button", name="Make the changes").click()
    expect(outcome(page)).to_be_focused()
    expect(outcome(page)).to_contain_text(
        re.compile(rf"{found} cells? in {found} rows? (was|were) changed\. \d+ errors? fixed")
    )
    expect(page.get_by_text("No rows have this error now.")).to_be_visible()
    assert total(results) < types
    undo(page)
    expect(rows(page)).to_have_count(found)
    assert total(results) == types


def test_a_value_is_set_and_replaced_in_the_chosen_rows_alone(results: Journey) -> None:
    page = open_fix(results, PERIODS)
    page.get_by_role("button", name="Preview the changes").click()
    expect(page.get_by_role("alert").filter(has_text="Select at least one row")).to_be_visible()
    first = rows(page).first
    first.get_by_role("checkbox").check()
    page.get_by_label("Column", exact=True).select_option(label="Reason for new episode")
    page.get_by_label("New value").fill("B")
    shown = preview(page)
    expect(shown).to_contain_text("1 cell in 1 row changes")
    shown.get_by_role("button", name="Cancel").click()
    expect(shown).to_have_count(0)
    expect(page.get_by_role("button", name="Preview the changes")).to_be_focused()
    reason = first.locator("td.app-fault").last.inner_text()[0]
    page.get_by_label("Find and replace").check()
    page.get_by_label("Find", exact=True).fill(reason.lower())
    page.get_by_label("Replace with").fill("B")
    preview(page).get_by_role("button", name="Make the changes").click()
    expect(outcome(page)).to_contain_text("1 cell in 1 row was changed.")
    undo(page)
    expect(first.locator("td.app-fault").last).to_have_text(re.compile(f"^{reason}"))


def test_one_suggestion_is_used_and_the_other_table_stands_beside(results: Journey) -> None:
    page = open_fix(results, CARE_LEAVERS)
    choice = page.get_by_label("Rows of")
    expect(choice.locator("option")).to_have_count(2)
    choice.select_option("OC2")
    expect(page.get_by_role("region", name=re.compile("OC2.* with error 215"))).to_be_visible()
    found = rows(page).count()
    page.get_by_label("Show all columns").check()
    suggestion = rows(page).locator(".app-bulk__suggestion").filter(has=page.get_by_role("button")).first
    suggestion.get_by_text("Why").click()
    expect(suggestion.locator(".govuk-details__text")).not_to_be_empty()
    suggestion.get_by_role("button", name="Use it").click()
    expect(outcome(page)).to_contain_text("Used: ")
    expect(rows(page)).to_have_count(found - 1)
    expect(page.get_by_label("Show all columns")).to_be_checked()
    undo(page)


def test_the_way_leads_from_the_filter_and_back_to_a_child(results: Journey) -> None:
    results.filter_by(BLANK_OC2)
    results.page.get_by_role("link", name="Fix in bulk").click()
    expect(results.heading(f"Fix error {BLANK_OC2} in several rows")).to_be_focused()
    child = rows(results.page).nth(1).get_by_role("link")
    name = child.inner_text()
    child.click()
    expect(results.record_heading).to_contain_text(name)
