"""After the worker was given up the page still works; what never ends is said; half an emoji is mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.journey import Journey
from tests.e2e.played_worker import KEEP_REQUESTS, KEEP_WORKER, kill_until_given_up
from tests.e2e.test_saved_work import contents, save, session_file

EDITED_CELL = "Episodes 2 LS"


@pytest.fixture
def few(page: Page, url: str, few_folder: Path) -> Journey:
    """The few children's results in a page whose worker can be killed."""
    page.add_init_script(KEEP_WORKER)
    return Journey(page, url).check_return(few_folder)


def test_edits_saving_and_a_new_start_work_after_the_third_death(few: Journey, tmp_path: Path) -> None:
    page = few.page
    few.open_child("K3")
    kill_until_given_up(few)
    before = page.get_by_text(
        "The errors and figures that you see are of the last check, before your latest change."
    )
    expect(before).to_have_count(0)
    few.go_to_cell(EDITED_CELL)
    page.keyboard.press("Enter")
    few.field.fill("C2")
    page.keyboard.press("Enter")
    few.see_outcome("Changed, but not checked: the checker is not running. Start it again, or save your work.")
    header, _ = contents(save(page, tmp_path))
    assert [step["operations"][0]["value"] for step in header["steps"]] == ["C2"]
    expect(before).to_be_visible()

    page.get_by_role("button", name="Start the checker again").click()
    expect(few.cell(EDITED_CELL)).to_contain_text("changed, was X9")
    expect(few.record_heading).to_contain_text("Valid")
    expect(page.get_by_text("was not started again")).to_have_count(0)
    expect(before).to_have_count(0)


def test_a_reading_that_is_accepted_after_the_third_death_is_kept_and_said_not_to_be_checked(few: Journey) -> None:
    page = few.page
    few.go_to("Problems in the files")
    page.get_by_role("button", name="Show").first.click()
    accept = page.get_by_role("button", name="01/02/2027, Episode start date, child K5")
    expect(accept).to_be_visible()
    kill_until_given_up(few)
    accept.click()
    done = page.locator("main").get_by_text("set to 01/02/2027. It was not checked: the checker is not running.")
    expect(done).to_be_visible()
    page.get_by_role("button", name="Start the checker again").click()
    expect(accept).to_have_count(0)


def test_what_a_page_shows_stays_and_is_saved_after_the_third_death(
    page: Page, url: str, few_folder: Path
) -> None:
    page.add_init_script(KEEP_REQUESTS)
    page.add_init_script(KEEP_WORKER)
    few = Journey(page, url).check_return(few_folder)
    few.go_to("Overview")
    chart = page.get_by_role("button", name="Download as CSV").first
    expect(chart).to_be_visible()
    # The checker dies while the page asks again for what it shows.
    page.evaluate("window.holdUp = 'get_overview'")
    kill_until_given_up(few)
    with page.expect_download() as download:
        chart.click()
    assert Path(download.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    few.go_to("Hand over")
    few.page.get_by_role("button", name="Start the checker again").click()
    expect(page.get_by_role("button", name="Data for DfE’s portal (CSV)")).to_be_visible()


def test_half_an_emoji_that_is_typed_does_not_end_the_worker(few: Journey, tmp_path: Path) -> None:
    few.open_child("K3").go_to_cell(EDITED_CELL).press("Enter")
    few.field.evaluate(
        "field => { field.value = 'C2\\ud83d'; field.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    few.enter_anyway().see_outcome("Changed")
    expect(few.cell(EDITED_CELL)).to_contain_text("C2\ufffd")
    assert few.page.evaluate("window.workersStarted") == 1


def test_half_an_emoji_in_saved_work_does_not_end_the_worker(few: Journey, tmp_path: Path) -> None:
    few.open_child("K3").type_in_cell(EDITED_CELL, "C2")
    header, data = contents(save(few.page, tmp_path))
    header["steps"][0]["operations"][0]["value"] = "C2\ud83d"
    few.open("/load").choose_files([session_file(tmp_path / "emoji.ssda903", header, data)])
    few.wait_for_results()
    expect(few.open_child("K3").cell(EDITED_CELL)).to_contain_text("C2\ufffd")
    assert few.page.evaluate("window.workersStarted") == 1


@pytest.fixture
def held_up(timed_page: Page, url: str, few_folder: Path) -> Journey:
    timed_page.add_init_script(KEEP_REQUESTS)
    return Journey(timed_page, url).check_return(few_folder)


@pytest.mark.parametrize(
    ("request_type", "doing"), [("get_overview", "answering"), ("make_file", "making a file")]
)
def test_a_request_that_never_ends_is_said_and_can_be_made_again(
    held_up: Journey, request_type: str, doing: str
) -> None:
    page = held_up.page
    late = page.get_by_text(f"The checker is still {doing}.")
    page.evaluate("type => { window.holdUp = type; }", request_type)
    if request_type == "make_file":
        held_up.open_downloads()
        page.get_by_role("button", name="Workbook").first.click()
    else:
        held_up.go_to("Overview")
    page.clock.fast_forward(19_000)
    expect(late).to_have_count(0)
    page.clock.fast_forward(2_000)
    expect(late).to_be_visible()
    page.evaluate("window.holdUp = ''")
    page.get_by_role("button", name="Start the checker again").click()
    if request_type == "make_file":
        expect(page.get_by_text("Handed to your browser: ")).to_be_visible()
    else:
        expect(page.get_by_role("button", name="Download as CSV").first).to_be_visible()
    expect(late).to_have_count(0)


OTHER_VERSION = """
    window.Worker = class extends Worker {
        addEventListener(type, listener) {
            super.addEventListener(type, (event) => listener(type !== "message" ? event : {data: {
                ...event.data, json: event.data.json.replace(/"protocol":[0-9]+/, '"protocol":0'),
            }}));
        }
    };
"""


def test_a_checker_of_another_version_is_told_and_the_page_reloaded(page: Page, url: str) -> None:
    page.add_init_script(f"if (!sessionStorage.reloaded) {{ {OTHER_VERSION} }}")
    app = Journey(page, url).open_load()
    expect(page.get_by_text("This page and the checker are different versions")).to_be_visible()
    page.evaluate("sessionStorage.reloaded = 'yes'")
    page.get_by_role("button", name="Reload this page").click()
    app.wait_until_ready()
    page.evaluate("sessionStorage.clear()")


@pytest.mark.parametrize(
    ("route", "heading", "what", "when_it_runs"),
    [
        ("/overview", "Overview", "The overview", "What to do next"),
        ("/key-figures", "Key figures", "The key figures", "1. Looked after on the day"),
        ("/download", "Hand over", "The files", "Data for DfE’s portal (CSV)"),
    ],
)
def test_a_page_that_cannot_be_filled_says_so_and_is_filled_when_the_checker_runs_again(
    few: Journey, route: str, heading: str, what: str, when_it_runs: str
) -> None:
    kill_until_given_up(few)
    few.go(route, heading)
    said = f"{what} could not be shown. The message at the top of the page says why."
    expect(few.page.locator("main").get_by_text(said)).to_be_visible()
    expect(few.page.locator("[aria-busy]")).to_have_count(0)
    few.page.get_by_role("button", name="Start the checker again").click()
    expect(few.page.get_by_text(when_it_runs).first).to_be_visible()
