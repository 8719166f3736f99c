"""Files that are too large, too slow, or too much for the worker: each is said, and holds up no other."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.journey import Journey
from tests.e2e.played_worker import DIES_OVER_A_FILE, GARBLE_REPLIES, KEEP_WORKER

SLOW_FILES = """
    const stream = Blob.prototype.stream;
    Blob.prototype.stream = function () {
        return this.name?.startsWith("slow") ? new ReadableStream() : stream.call(this);
    };
"""
"""Files of such a name are on a network drive that no longer answers."""


def sparse(folder: Path, name: str, size: int) -> Path:
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    app: Journey, few_folder: Path, tmp_path: Path
) -> None:
    large = sparse(tmp_path, "everything.csv", 400_000_000)
    app.open_load().choose_files([large, *(few_folder / "this_year").iterdir()])
    refused = app.file_in(app.not_used, large.name)
    expect(refused).to_contain_text(
        "everything.csv is too large: it has 400 MB, and a file can have 50 MB at most."
    )
    expect(app.file("episodes.csv")).to_contain_text("Episodes")
    app.choose_council("manchester", "Manchester").check()


def test_files_that_are_too_large_together_are_refused(app: Journey, tmp_path: Path) -> None:
    files = [sparse(tmp_path, f"part{number}.bin", 40_000_000) for number in (1, 2, 3)]
    app.open_load().choose_files(files)
    expect(app.file_in(app.not_used, "part3.bin")).to_contain_text("together they can have 100 MB at most")
    expect(app.file_in(app.not_used, "part1.bin")).not_to_contain_text("too large")


def test_a_slow_file_shows_how_far_it_is_holds_up_no_other_and_can_be_cancelled(
    timed_page: Page, url: str, few_folder: Path, tmp_path: Path
) -> None:
    page = timed_page
    page.add_init_script(SLOW_FILES)
    app = Journey(page, url).open_load()
    slow = sparse(tmp_path, "slow.csv", 20_000_000)
    app.choose_files([slow, *(few_folder / "this_year").iterdir()])
    entry = page.locator(".app-file").filter(has_text="slow.csv")
    expect(entry).to_contain_text("Reading: 0 MB of 20 MB")
    expect(app.file("episodes.csv")).to_contain_text("Episodes")
    page.clock.fast_forward(20_000)
    late = page.get_by_text("The browser is still reading slow.csv.")
    expect(late).to_be_visible()
    entry.get_by_role("button", name="Remove").click()
    expect(late).to_have_count(0)
    app.choose_council("manchester", "Manchester").check()


def test_a_reply_that_cannot_be_read_counts_as_the_end_of_the_worker(
    page: Page, url: str, few_folder: Path
) -> None:
    page.add_init_script(KEEP_WORKER)
    page.add_init_script(GARBLE_REPLIES)
    app = Journey(page, url).open_load().wait_until_ready()
    page.evaluate("window.garble = 'files_loaded'")
    app.choose_files((few_folder / "this_year").iterdir())
    expect(page.get_by_text("Your files have been loaded again, and nothing is lost.")).to_be_visible()
    expect(app.file("episodes.csv")).to_contain_text("Episodes")
    assert page.evaluate("window.workersStarted") == 2


def test_a_file_over_which_the_worker_dies_is_named_and_the_others_are_read(
    page: Page, url: str, few_folder: Path, tmp_path: Path
) -> None:
    page.add_init_script(DIES_OVER_A_FILE)
    app = Journey(page, url).open_load().wait_until_ready()
    enormous = sparse(tmp_path, "enormous.csv", 2_000_000)
    app.choose_files([enormous, *(few_folder / "this_year").iterdir()])
    named = app.file_in(app.not_used, "enormous.csv")
    expect(named).to_contain_text("the checker stopped while it was reading it")
    expect(page.get_by_text("Your files have been loaded again, without enormous.csv.")).to_be_visible()
    expect(app.file("episodes.csv")).to_contain_text("Episodes")
    named.get_by_role("button", name="Remove").click()
    expect(app.not_used).to_have_count(0)
    app.choose_council("manchester", "Manchester").check()
