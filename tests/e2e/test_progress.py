"""Progress from extract to extract: the counts of each load are kept, also in a session file, and shown."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.journey import Journey
from tests.e2e.test_saved_work import save

WEEKS_LATER = "const now = Date.now; Date.now = () => now() + 21 * 86400000;"


@pytest.fixture
def corrected(few_folder: Path, tmp_path: Path) -> Path:
    """The Episodes of the next extract, in which the legal status of two children is corrected."""
    path = shutil.copy(few_folder / "this_year" / "episodes.csv", tmp_path / "episodes.csv")
    text = path.read_text()
    path.write_text(re.sub(r"^(K[13],.*),X9,", r"\1,C2,", text, flags=re.MULTILINE))
    return path


def load_next(app: Journey, episodes: Path) -> None:
    app.go("/load", "Add your files")
    app.file("episodes.csv").get_by_role("button", name="Remove").click()
    app.choose_files([episodes])
    expect(app.file("episodes.csv")).to_be_visible()
    app.check()


def chart(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def test_progress_is_shown_and_comes_back_with_saved_work(
    app: Journey, few_folder: Path, corrected: Path, tmp_path: Path
) -> None:
    page = app.check_return(few_folder).page
    app.go("/overview", "Overview")
    expect(page.get_by_text("usually due by 30 June 2027: 29 days left.")).to_be_visible()
    of_errors = page.locator(".app-numbers__item").filter(has=page.get_by_text("errors", exact=True))
    errors = int(of_errors.locator("dd").inner_text())
    expect(chart(page, "Progress")).to_have_count(0)

    page.evaluate(WEEKS_LATER)
    load_next(app, corrected)
    app.go("/overview", "Overview")
    progress = chart(page, "Progress")
    words = f"From {errors} to {errors - 2} errors in 3 weeks: 2 fewer."
    expect(progress).to_contain_text(words)
    expect(page.get_by_text("8 days left.")).to_be_visible()
    progress.get_by_text("Show as a table").click()
    expect(progress.locator("tbody tr")).to_have_text(
        [re.compile(rf"^1 June 2027{errors}0"), re.compile(rf"^22 June 2027{errors - 2}0")]
    )
    expect(chart(page, "Progress by theme").locator(".app-bar").first).to_contain_text("Episodes3 errors (was 5)")

    # What is edited here is no load, and has a bar of its own.
    app.go("/children", "Children").open_child("K4").type_in_cell("Episodes 3 LS", "C2")
    app.go("/overview", "Overview")
    expect(progress.locator(".app-bar")).to_have_count(3)
    expect(progress.locator(".app-bar").last).to_contain_text("Now, with your changes")

    saved = save(page, tmp_path)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    app.open_load().choose_files([saved])
    expect(progress).to_contain_text(words)
    expect(progress.locator(".app-bar")).to_have_count(3)
    # What is undone is named in words, before any record with it was seen.
    app.go("/changes", "Changes")
    undo = page.get_by_role("button", name="Undo", exact=True)
    expect(undo).to_have_attribute("title", re.compile("^Undo: Legal status in .*Episodes"))


def test_nothing_is_said_of_a_deadline_that_is_over(timed_page: Page, url: str, few_folder: Path) -> None:
    timed_page.clock.set_fixed_time("2027-07-01T12:00:00Z")
    app = Journey(timed_page, url).check_return(few_folder)
    app.go("/overview", "Overview")
    expect(timed_page.locator(".app-numbers")).to_be_visible()
    expect(timed_page.get_by_text("usually due")).to_have_count(0)
