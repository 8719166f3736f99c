"""Several windows of one browser: one saves on the device, the others say so, and what was wiped stays wiped."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.conftest import PATIENCE
from tests.e2e.journey import Journey, Witness
from tests.e2e.test_saved_work import stored_text

CELL = "Episodes 2 LS"
ELSEWHERE = "Another window of this service saves its work on this device."
UNDECIDED = "Other work is saved on this device."
WIPED = "was wiped in another window"

Opener = Callable[[], Journey]


@pytest.fixture
def new_window(profile: BrowserContext, url: str) -> Iterator[Opener]:
    """Opens windows of one browser profile, in which the app is installed and nothing is stored yet."""
    witnesses = []

    def opener() -> Journey:
        page = profile.new_page()
        witnesses.append(Witness(page).__enter__())
        return Journey(page, url)

    yield opener
    for witness in witnesses:
        witness.__exit__(None, None, None)


def notices(app: Journey) -> Locator:
    return app.page.locator("#notices")


def save_on_device(app: Journey) -> Page:
    app.go("/saved-work", "Work saved on this device")
    app.page.get_by_role("button", name="Save my work on this device").click()
    expect(app.page.locator("main p[tabindex]")).to_have_text("Your work is saved on this device from now on.")
    return app.page


def edit(app: Journey, value: str) -> None:
    app.go("/children", "Children")
    app.open_child("K3").type_in_cell(CELL, value)


def wait_until_stored(app: Journey, value: str) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while f'"value":"{value}"' not in stored_text(app.page):
        assert time.monotonic() < end, "the edit was not saved on the device"


def test_work_that_one_window_wipes_does_not_come_back_from_another(new_window: Opener, few_folder: Path) -> None:
    first = new_window().check_return(few_folder)
    save_on_device(first)
    second = new_window()
    second.open("/saved-work")
    second.page.get_by_role("button", name="Wipe the saved work").click()
    expect(second.page.locator("main p[tabindex]")).to_have_text("The saved work is wiped from this device.")
    expect(notices(first)).to_contain_text(WIPED)

    edit(first, "C2")
    # As the browser does when the user goes to another window: what is to be saved is saved at once.
    first.page.evaluate(
        "Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'));"
    )
    first.go("/saved-work", "Work saved on this device")
    assert stored_text(first.page) == ""
    first.page.get_by_role("button", name="Save the work in this window").click()
    wait_until_stored(first, "C2")
    expect(notices(first)).not_to_contain_text(WIPED)


def test_saving_that_one_window_turns_off_is_off_in_all(new_window: Opener, few_folder: Path) -> None:
    first = new_window().check_return(few_folder)
    save_on_device(first)
    second = new_window()
    second.open("/saved-work")
    second.page.get_by_role("button", name="Turn it off and wipe").click()
    expect(first.page.get_by_role("heading", name="Saving is turned off")).to_be_visible()
    assert stored_text(first.page) == ""


def test_the_second_window_says_that_it_does_not_save_and_saves_after_the_first_is_closed(
    new_window: Opener, few_folder: Path
) -> None:
    first = new_window()
    first.open("/saved-work")
    first.page.get_by_role("button", name="Save my work on this device").click()
    second = new_window().check_return(few_folder)
    expect(notices(second)).to_contain_text(ELSEWHERE)
    edit(second, "C2")
    first.page.close()
    wait_until_stored(second, "C2")
    expect(notices(second)).not_to_contain_text(ELSEWHERE)


def test_work_of_a_closed_window_is_not_overwritten_by_itself(new_window: Opener, few_folder: Path) -> None:
    first = new_window().check_return(few_folder)
    save_on_device(first)
    edit(first, "C1")
    wait_until_stored(first, "C1")
    second = new_window().check_return(few_folder)
    edit(second, "C2")
    expect(notices(second)).to_contain_text(ELSEWHERE)
    first.page.close(run_before_unload=False)
    expect(notices(second)).to_contain_text(UNDECIDED)
    assert '"value":"C1"' in stored_text(second.page)
    notices(second).get_by_role("link", name="See the work saved on this device").click()
    second.page.get_by_role("button", name="Save the work in this window").click()
    wait_until_stored(second, "C2")
    expect(notices(second)).not_to_contain_text(UNDECIDED)


def test_two_windows_that_continue_the_same_saved_work_do_not_overwrite_each_other(
    new_window: Opener, few_folder: Path
) -> None:
    first = new_window().check_return(few_folder)
    save_on_device(first)
    second = new_window().open_start()
    second.page.get_by_role("button", name="Continue", exact=True).click()
    second.wait_for_results()
    expect(notices(second)).to_contain_text(ELSEWHERE)
    edit(second, "C2")
    edit(first, "C1")
    wait_until_stored(first, "C1")

    first.page.close(run_before_unload=False)
    expect(notices(second)).to_contain_text(UNDECIDED)
    assert '"value":"C2"' not in stored_text(second.page)
    second.go("/saved-work", "Work saved on this device")
    second.page.get_by_role("button", name="Save the work in this window").click()
    wait_until_stored(second, "C2")
