"""Saving tells the truth: work counts as saved once it is on the disk, or the user says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.e2e.journey import Journey, Witness

CELL = "Episodes 2 LS"
PICKER = """
    // Headless browsers have no window to choose a file in. Files of the browser's own storage are real ones, too.
    globalThis.answer = "work.ssda903";
    globalThis.showSaveFilePicker = async () => {
        if (answer === "cancel") {
            throw new DOMException("The user aborted a request.", "AbortError");
        }
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(answer, {create: true});
    };
"""
STEPS_IN_FILE = """async () => {
    const folder = await navigator.storage.getDirectory();
    const file = await (await folder.getFileHandle("work.ssda903")).getFile();
    const packed = file.slice("SSDA903 work\\n".length).stream().pipeThrough(new DecompressionStream("gzip"));
    const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
    const end = 4 + new DataView(bytes.buffer).getUint32(0, true);
    const {steps} = JSON.parse(new TextDecoder().decode(bytes.slice(4, end)));
    return steps.flatMap(({operations}) => operations.map(({value}) => value));
}"""


@pytest.fixture
def app(profile: BrowserContext, url: str, few_folder: Path) -> Iterator[Journey]:
    """The few children's results in a window that can choose files."""
    page = new_window(profile)
    with Witness(page):
        yield Journey(page, url).check_return(few_folder)


def new_window(profile: BrowserContext) -> Page:
    page = profile.new_page()
    page.add_init_script(PICKER)
    return page


def save(page: Page) -> None:
    page.get_by_role("button", name="Save your work").click()


def state(page: Page) -> Locator:
    return page.locator(".app-navigation__saved")


def edit(app: Journey, value: str) -> None:
    app.open_child("K3").type_in_cell(CELL, value).see_outcome("Changed")


def leaving_asks(page: Page) -> bool:
    """Whether the browser would ask before it leaves the page."""
    asks: bool = page.evaluate(
        "() => !window.dispatchEvent(new Event('beforeunload', {cancelable: true}))",
    )
    return asks


def test_work_is_saved_in_the_same_file_again(app: Journey) -> None:
    page = app.page
    edit(app, "C1")
    expect(state(page)).to_have_text("Changes not saved")
    save(page)
    expect(state(page)).to_contain_text("Saved at ")
    assert not leaving_asks(page)
    assert page.evaluate(STEPS_IN_FILE) == ["C1"]

    page.evaluate("answer = 'cancel'")
    edit(app, "C2")
    expect(state(page)).to_have_text("Changes not saved")
    save(page)
    expect(state(page)).to_contain_text("Saved at ")
    assert page.evaluate(STEPS_IN_FILE) == ["C1", "C2"]
    app.go("/saved-work", "Work saved on this device")
    expect(page.get_by_text("‘Save your work’ saves in work.ssda903.")).to_be_visible()


def test_a_window_that_the_user_closes_saves_nothing(app: Journey) -> None:
    page = app.page
    edit(app, "C1")
    page.evaluate("answer = 'cancel'")
    save(page)
    notice = page.locator("#notices")
    expect(notice).to_contain_text("You did not choose a file, so your work is not saved.")
    expect(state(page)).to_have_text("Changes not saved")
    assert leaving_asks(page)
    page.evaluate("answer = 'work.ssda903'")
    notice.get_by_role("button", name="Try again").click()
    expect(state(page)).to_contain_text("Saved at ")
    expect(notice).not_to_contain_text("You did not choose")


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("NotAllowedError", "Your browser did not let this service write to work.ssda903."),
        ("NoModificationAllowedError", "work.ssda903 is locked: another program or window is using it."),
        ("QuotaExceededError", "There is no space left for work.ssda903."),
    ],
)
def test_a_file_that_can_not_be_written_is_told_and_the_work_stays_unsaved(
    app: Journey, fault: str, message: str
) -> None:
    page = app.page
    edit(app, "C1")
    page.evaluate(
        """fault => {
            const write = FileSystemFileHandle.prototype.createWritable;
            FileSystemFileHandle.prototype.createWritable = async function () {
                FileSystemFileHandle.prototype.createWritable = write;
                throw new DOMException("", fault);
            };
        }""",
        fault,
    )
    save(page)
    notice = page.locator("#notices")
    expect(notice).to_contain_text(f"Your work is not saved. {message}")
    expect(state(page)).to_have_text("Changes not saved")
    assert leaving_asks(page)
    notice.get_by_role("button", name="Try again").click()
    expect(state(page)).to_contain_text("Saved at ")
    assert page.evaluate(STEPS_IN_FILE) == ["C1"]


def test_two_windows_with_the_same_file_do_not_overwrite_each_other(
    app: Journey, profile: BrowserContext, url: str, few_folder: Path
) -> None:
    first = app.page
    edit(app, "C1")
    save(first)
    expect(state(first)).to_contain_text("Saved at ")
    second_page = new_window(profile)
    with Witness(second_page):
        second = Journey(second_page, url).check_return(few_folder)
        edit(second, "C2")
        save(second_page)
        expect(state(second_page)).to_contain_text("Saved at ")

    edit(app, "E1")
    save(first)
    notice = first.locator("#notices")
    expect(notice).to_contain_text("work.ssda903 was changed since you last opened or saved it here")
    expect(state(first)).to_have_text("Changes not saved")
    assert first.evaluate(STEPS_IN_FILE) == ["C2"]

    first.evaluate("answer = 'other.ssda903'")
    notice.get_by_role("button", name="Save another file").click()
    expect(state(first)).to_contain_text("Saved at ")
    assert first.evaluate(STEPS_IN_FILE) == ["C2"]

    # The second window continues in its file, and the user can save over it.
    edit(second, "E1")
    save(second_page)
    expect(state(second_page)).to_contain_text("Saved at ")
    assert second_page.evaluate(STEPS_IN_FILE) == ["C2", "E1"]


def test_where_no_file_can_be_chosen_the_user_says_whether_it_is_saved(
    installed: BrowserContext, url: str, few_folder: Path
) -> None:
    page = installed.new_page()
    with Witness(page):
        app = Journey(page, url).check_return(few_folder)
        edit(app, "C1")
        with page.expect_download():
            save(page)
        notice = page.locator("#notices")
        expect(notice).to_contain_text("Your browser was given")
        expect(state(page)).to_have_text("Changes not saved")
        assert leaving_asks(page)
        with page.expect_download():
            notice.get_by_role("button", name="download it again").click()
        notice.get_by_role("button", name="It is saved", exact=True).click()
        expect(state(page)).to_contain_text("Saved at ")
        assert not leaving_asks(page)
        expect(notice).not_to_contain_text("handed")
    page.close()
