"""A child’s record of the census on the page: a tree of referrals; rows are edited, added and deleted in place.

Python runs beside the test (see test_tiny_return.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.journey import Journey
from tests.e2e.test_tiny_return import page_of
from tests.unit.loaded_census import CENSUS
from worker.returns.cin import CIN


@pytest.fixture
def census(browser: Browser, url: str, tmp_path: Path) -> Iterator[Journey]:
    """The record of child C1 in the page of the census."""
    file = tmp_path / "census.xml"
    file.write_bytes(CENSUS)
    with page_of(CIN, browser, url) as journey:
        journey.open_load().choose_files([file]).choose_council("manchester", "Manchester").check()
        expect(journey.record_heading).to_contain_text("C1")
        yield journey


def referral(census: Journey, name: str) -> Locator:
    """The section of a referral."""
    return census.record.locator(".app-branch").filter(has=census.page.get_by_role("heading", name=name))


def see_record(census: Journey) -> Locator:
    """The two referrals of the child; the last one, which is also the latest, is open."""
    referrals = census.record.locator(".app-branch")
    expect(referrals.get_by_role("heading", level=3)).to_have_text(
        ["Referral of 05/05/2025", "Referral of 05/01/2026"]
    )
    return referrals


def opened(census: Journey) -> Locator:
    """The first referral, opened."""
    first = see_record(census).first
    if first.get_attribute("open") is None:
        first.locator("summary").click()
    expect(first.get_by_role("heading", name="Assessment started 06/05/2025")).to_be_visible()
    return first


def test_a_record_is_a_tree_of_referrals(census: Journey) -> None:
    first = opened(census)
    expect(census.cell("ChildIdentifiers 0 LAchildID")).to_contain_text("C1")
    expect(census.cell("ChildCharacteristics 0 Ethnicity")).to_contain_text("WBRI")
    expect(census.cell("Disabilities 1 Disability")).to_contain_text("AUT")
    expect(first.locator("summary")).to_contain_text(
        "Not ended · 1 assessment, 1 section 47 enquiry and 1 child protection plan"
    )
    expect(first.get_by_role("heading", level=4)).to_have_text(
        ["Assessment started 06/05/2025", "Section 47 enquiries", "Child protection plan from 01/07/2025"]
    )
    plan = first.get_by_role("grid", name="Reviews of child protection plans, Referral of 05/05/2025, child")
    expect(plan.locator("tbody tr")).to_have_count(2)
    for key in ("CINdetailsID", "AssessmentID", "CPPID"):
        expect(census.record.get_by_text(key, exact=True)).to_have_count(0)


def test_an_assessment_is_added_to_its_referral(census: Journey) -> None:
    page, first = census.page, opened(census)
    first.get_by_role("button", name="Add an assessment to referral of 05/05/2025").click()
    census.see_outcome("Changed")
    new = first.get_by_role("heading", name="Assessment without a date")
    expect(new).to_be_visible()
    page.keyboard.press("Enter")
    census.field.fill("07/07/2025")
    page.keyboard.press("Enter")
    expect(first.get_by_role("heading", name="Assessment started 07/07/2025")).to_be_visible()
    first.get_by_role("button", name="Add a factor to assessment started 07/07/2025").click()
    expect(
        first.get_by_role(
            "grid", name="Assessment factors, Referral of 05/05/2025, assessment started 07/07/2025"
        ).locator("tbody tr")
    ).to_have_count(1)


def test_deleting_a_referral_says_what_goes_with_it_and_it_is_put_back(census: Journey) -> None:
    page, first = census.page, opened(census)
    census.cell("CINdetails 0 Child").get_by_role("button").click()
    contents = (
        "1 assessment, 2 assessment factors, 1 section 47 enquiry, 1 child protection plan and 2 reviews of child "
        "protection plans"
    )
    page.get_by_role("menuitem", name=f"Delete this referral. This also deletes {contents}").click()
    census.see_outcome(f"Referral of 05/05/2025 deleted, with {contents}")
    expect(first.get_by_role("heading", level=3)).to_have_text("Referral of 05/01/2026")
    deleted = census.record.locator(".app-deleted")
    expect(deleted).to_contain_text(f"Referral of 05/05/2025, with {contents}.")
    deleted.get_by_role("button", name="Put back").click()
    expect(first.get_by_role("heading", level=3)).to_have_text("Referral of 05/05/2025")
    expect(deleted).to_have_count(0)
    expect(census.cell("Reviews 1 CPPreviewDate")).to_contain_text("2025-12-01")


def test_a_bar_of_the_timeline_opens_its_referral(census: Journey) -> None:
    see_record(census)
    census.record.locator(".app-story > summary").click()
    lanes = census.record.locator(".app-story")
    for lane in ("Referrals", "Assessments", "Child protection plans"):
        expect(lanes.get_by_text(lane, exact=True).first).to_be_visible()
    census.record.locator(".app-story__item").first.click()
    expect(referral(census, "Referral of 05/05/2025")).to_have_attribute("open", "")


def test_it_fits_a_narrow_screen(census: Journey) -> None:
    opened(census)
    census.page.set_viewport_size({"width": 390, "height": 844})
    assert census.page.evaluate("document.documentElement.scrollWidth") <= 390
