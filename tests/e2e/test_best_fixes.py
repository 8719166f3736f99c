"""The changes that resolve most errors: one of the child in view, and those of the whole return in one step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.journey import Journey


@pytest.fixture(scope="module")
def shared_return(return_folder: Path) -> Path:
    return return_folder


def test_changes_of_the_whole_return_are_made_in_one_step_that_can_be_undone(results: Journey) -> None:
    results.go_to("Errors by type")
    page = results.page
    page.get_by_role("link", name=re.compile(r"^\d+ changes$")).click()
    expect(results.heading("Changes that fix the most errors")).to_be_visible()
    changes = page.get_by_role("table", name="Changes that fix the most errors").get_by_role("row")
    expect(changes.nth(1)).to_be_visible()
    safe = changes.filter(has_text="Yes")
    expect(safe.first.get_by_role("checkbox")).to_be_checked()
    expect(changes.filter(has_text="Check first").first.get_by_role("checkbox")).not_to_be_checked()
    make = page.get_by_role("button", name=re.compile(r"^Make \d+ changes, which fix \d+ errors$"))
    (made, resolved) = re.findall(r"\d+", make.inner_text())
    make.click()
    outcome = page.get_by_role("region", name="Done")
    expect(outcome).to_contain_text(f"{made} changes made.")
    expect(outcome).to_contain_text(f"{resolved} errors fixed")
    outcome.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("region", name="Undone")).to_contain_text("The change was undone.")
    expect(make).to_be_visible()


ONE_CHANGE = re.compile(r"^The change that fixes \d+ types of error$")


def resolving_several(page: Page) -> Locator:
    """The first change in the list after which the child has no more errors of several codes."""
    rows = page.get_by_role("table", name="Changes that fix the most errors").get_by_role("row")
    return rows.filter(has=page.get_by_role("cell", name=re.compile(r"^\w+(, \w+)* and \w+$"))).first


def test_one_change_that_resolves_several_errors_is_above_the_errors_of_its_child(results: Journey) -> None:
    results.go_to("Errors by type")
    page = results.page
    page.get_by_role("link", name=re.compile(r"^\d+ changes$")).click()
    first = resolving_several(page)
    assert int(first.get_by_role("cell").nth(2).inner_text()) > 1
    first.get_by_role("link").first.click()
    best = page.get_by_role("region", name=ONE_CHANGE).first
    expect(best).to_contain_text(re.compile(r"One change fixes \d+ types of error"))
    expect(best.get_by_role("button")).to_be_enabled()


def test_errors_stand_below_the_change_that_resolves_them_and_the_keys_follow_that_order(results: Journey) -> None:
    results.go_to("Errors by type")
    page = results.page
    page.get_by_role("link", name=re.compile(r"^\d+ changes$")).click()
    first = resolving_several(page)
    child = first.get_by_role("link").first.inner_text()
    first.get_by_role("link").first.click()
    expect(results.record_heading).to_contain_text(child)
    messages = results.record.locator(".app-error__message")
    messages.last.focus()
    focused = page.locator("*:focus").inner_text()
    group = page.get_by_role("region", name=ONE_CHANGE).first
    expect(group).to_be_visible()
    errors = int(re.findall(r"\d+", group.get_by_role("heading").inner_text())[0])
    expect(page.locator("*:focus")).to_have_text(focused)
    below = group.locator("xpath=following-sibling::ul[1]").locator(".app-error__message")
    expect(below).to_have_count(errors)
    for at in range(errors):
        page.keyboard.press("F8")
        expect(below.nth(at)).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Shift+F8")
    expect(below.nth(errors - 2)).to_have_attribute("aria-pressed", "true")
