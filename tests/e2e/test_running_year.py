"""An extract of a running year: errors as at its day, what is due as a to-do list, the day changed and kept."""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import clock_at, write_files
from tests.e2e.journey import Journey, Witness
from tests.e2e.test_saved_work import counts_in
from worker.returns.ssda903.sample import demo_files

EXTRACT = datetime.date(2026, 11, 15)
LOADED_ON = "2026-11-20"


@pytest.fixture(scope="session")
def extract_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a council of 120 children had on the day of the extract, with errors."""
    files = demo_files(120, 2027, seed=7, as_at=EXTRACT)
    return write_files(tmp_path_factory.mktemp("extract"), files, EXTRACT.isoformat())


@pytest.fixture
def november(installed: BrowserContext, url: str) -> Iterator[Journey]:
    """The app while the collection year runs."""
    yield from open_on(LOADED_ON, installed, url)


@pytest.fixture
def june(installed: BrowserContext, url: str) -> Iterator[Journey]:
    """The app once the collection year is over."""
    yield from open_on("2027-06-01", installed, url)


def open_on(day: str, installed: BrowserContext, url: str) -> Iterator[Journey]:
    page = installed.new_page()
    page.add_init_script(clock_at(day))
    with Witness(page):
        yield Journey(page, url)
    page.evaluate("localStorage.clear()")
    page.close()


def about_the_day(page: Page) -> Locator:
    return page.locator(".app-as-at__about").first


def change_the_day(page: Page, text: str) -> None:
    day = page.get_by_label("Judge errors as at")
    if not day.is_visible():
        page.get_by_text("Change the date").click()
    day.fill(text)
    page.get_by_role("button", name="Check as at this date").click()


def with_errors(app: Journey) -> int:
    found = re.search(r"([\d,]+) with errors", app.counts.inner_text())
    assert found
    return int(found[1].replace(",", ""))


def with_due(app: Journey) -> int:
    found = re.search(r"([\d,]+) with something due by 31 March", app.counts.inner_text())
    assert found
    return int(found[1].replace(",", ""))


def test_errors_are_judged_as_at_the_newest_entry_and_the_rest_is_due(
    november: Journey, extract_folder: Path
) -> None:
    app, page = november, november.check_return(extract_folder).page
    expect(about_the_day(page)).to_contain_text("The newest entry is from 15 November 2026")
    assert with_due(app) > with_errors(app) > 0
    option = app.children.get_by_role("option").filter(has_text="due").first
    expect(option).to_be_visible()

    page.get_by_role("button", name="Due by 31 March").click()
    expect(page.locator(".app-filter__button")).to_have_text("Something due")
    expect(app.counts).to_contain_text(f"{with_due(app)} listed")
    expect(app.record.get_by_role("heading", name=re.compile("^Due by 31 March"))).to_be_visible()
    expect(app.record.locator(".app-due").first).to_contain_text("due:")
    expect(app.record.locator(".app-error--due").first).to_contain_text("Becomes an error on")

    app.go_to("To do")
    expect(app.heading("To do")).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(r"^November 2026 \("))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile(r"^December 2026 \("))).to_be_visible()
    days = [
        datetime.datetime.strptime(text, "%d/%m/%Y").date()
        for text in page.locator("section tbody td:first-child").all_inner_texts()
    ]
    assert days == sorted(days)
    assert days
    assert all(EXTRACT < day <= datetime.date(2026, 12, 31) for day in days)


def test_the_day_can_be_changed_within_the_year_and_stays_with_saved_work(
    november: Journey, extract_folder: Path, tmp_path: Path
) -> None:
    app, page = november, november.check_return(extract_folder).page
    at_first = with_errors(app)
    change_the_day(page, "21/11/2026")
    expect(page.locator(".app-as-at .govuk-error-message")).to_contain_text(
        "Enter a date from 01/04/2026 to 20/11/2026"
    )
    change_the_day(page, "30/06/2026")
    expect(about_the_day(page)).to_have_text("Errors are judged as at 30 June 2026.")
    assert with_errors(app) <= at_first

    with page.expect_download() as download:
        page.get_by_role("button", name="Save your work").click()
    saved = tmp_path / "work.ssda903"
    download.value.save_as(saved)
    page.reload()
    app.open_load().wait_until_ready().choose_files([saved])
    app.wait_for_results()
    expect(about_the_day(page)).to_have_text("Errors are judged as at 30 June 2026.")


def test_an_edit_says_what_is_no_longer_due_and_reports_say_when(november: Journey, extract_folder: Path) -> None:
    app, page = november, november.check_return(extract_folder).page
    page.evaluate("location.hash = '/children?when=due&error=131'")
    cell = app.record.locator('[data-cell$=" IN_TOUCH"]').first
    expect(cell).to_contain_text("due: 131")
    place = cell.get_attribute("data-cell")
    assert place
    app.type_in_cell(place, "YES")
    app.see_outcome("no errors fixed or added")
    app.see_outcome("no longer due (131")
    page.get_by_role("button", name="Undo", exact=True).click()
    app.see_outcome("more due by the end of the year (131")

    app.open_downloads()
    page.get_by_text("Choose children, types of error or columns").click()
    page.get_by_label("What is due by 31 March", exact=True).check()
    section = page.locator(".app-download").filter(has_text="Errors by child")
    with page.expect_download() as download:
        section.get_by_role("button", name=re.compile("CSV")).first.click()
    text = Path(download.value.path()).read_text("utf-8-sig")
    header = next(row for row in csv.reader(io.StringIO(text)) if "When" in row)
    lines = list(csv.DictReader(io.StringIO(text[text.index(",".join(header[:2])) :])))
    assert lines
    assert {line["When"] for line in lines} == {"By 31 March"}
    assert all(re.fullmatch(r"\d\d/\d\d/\d{4}", line["Becomes an error on"]) for line in lines)


def test_once_the_year_is_over_an_old_extract_is_asked_about(june: Journey, extract_folder: Path) -> None:
    app, page = june, june.check_return(extract_folder).page
    expect(about_the_day(page)).to_contain_text(
        "The newest entry is from 15 November 2026, 4 months before the year ended."
    )
    complete = with_errors(app)
    expect(page.get_by_role("button", name="Due by 31 March")).to_have_count(0)
    page.get_by_role("button", name="Judge errors as at 15 November 2026 instead").click()
    expect(page.get_by_role("button", name="Due by 31 March")).to_be_visible()
    assert with_errors(app) < complete
    change_the_day(page, "31/03/2027")
    expect(page.get_by_role("button", name="Due by 31 March")).to_have_count(0)
    assert with_errors(app) == complete


def test_nothing_is_said_of_the_day_of_a_complete_return(june: Journey, return_folder: Path) -> None:
    page = june.check_return(return_folder).page
    expect(page.locator(".app-as-at")).to_be_empty()
    expect(page.get_by_role("navigation", name="Your return")).not_to_contain_text("To do")


def test_a_made_up_extract_can_be_tried(november: Journey) -> None:
    page = november.open_start().page
    page.get_by_role("button", name="Or try it with a made-up extract").click()
    november.wait_for_results()
    expect(about_the_day(page)).to_contain_text("20 November 2026")
    assert with_due(november) > with_errors(november)


def test_hints_are_marked_as_ours_and_can_be_switched_off(november: Journey, extract_folder: Path) -> None:
    app, page = november, november.check_return(extract_folder).page
    before = counts_in(app)
    app.go("/errors", "Errors by type")
    hints = page.get_by_role("region", name="Hints", exact=True)
    expect(hints).to_contain_text("These are our own warnings. DfE’s portal does not check for them.")
    future = hints.get_by_role("row").filter(has_text="The date is in the future.")
    future.get_by_role("link").first.click()
    app.wait_for_results()
    expect(page.locator(".app-filter__button")).to_have_text("Hint A1")
    expect(app.record.get_by_role("heading", name=re.compile(r"^Hints \("))).to_be_visible()
    assert before in counts_in(app)

    app.go("/errors", "Errors by type")
    hints.get_by_label("Show our hints").uncheck()
    expect(hints.get_by_role("table")).to_have_count(0)
    app.go("/children", "Children").wait_for_results()
    expect(app.record.get_by_role("heading", name=re.compile(r"^Hints \("))).to_have_count(0)
