"""The recording guide, from the overview and from a type of error: a page of its own, a sheet for each type."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.journey import Journey

LEGAL_STATUS = "144"


@pytest.fixture(scope="session")
def shared_return(few_folder: Path) -> Path:
    return few_folder


def saved(page: Page, button: str) -> Path:
    """The guide that a button saves."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    assert re.search(r"2026-27 recording guide \d{4}-\d\d-\d\d\.html$", download.value.suggested_filename)
    return Path(download.value.path())


def open_as_page(page: Page, guide: Path) -> Page:
    """The guide in a tab of its own, with nothing of the app around it."""
    opened = page.context.new_page()
    opened.set_content(guide.read_text(encoding="utf-8"))
    return opened


def test_the_overview_makes_a_guide_of_the_most_common_errors(results: Journey) -> None:
    results.go_to("Overview")
    guide = open_as_page(
        results.page, saved(results.page, "Download a recording guide for the 10 most common errors")
    )
    headings = guide.get_by_role("heading", level=1)
    expect(headings.first).to_have_text("Legal status is not a valid code")
    assert 1 < headings.count() <= 10
    guide.close()
    expect(results.page.get_by_text("Handed to your browser: ").first).to_be_visible()


def test_a_type_of_error_has_a_guide_of_one_page(results: Journey) -> None:
    page = results.page
    page.get_by_role("link", name=re.compile(r"^Errors by type \(")).click()
    page.get_by_role("link", name=re.compile(rf"^Fix in bulk ?: {LEGAL_STATUS}$")).click()
    guide = open_as_page(page, saved(page, "Download a recording guide for this error"))
    expect(guide.get_by_role("heading", level=1)).to_have_count(1)
    expect(guide.get_by_text("Found in 3 rows of our return.")).to_be_visible()
    expect(guide.get_by_role("heading", name="Right, in Episodes")).to_be_visible()
    guide.close()
