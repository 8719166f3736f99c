"""Cancelling, and the worker's end at the worst moments: nothing is lost, and the user is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serve import serving

from tests.e2e.conftest import new_context
from tests.e2e.journey import Journey, Witness
from tests.e2e.played_worker import KEEP_WORKER, STAND_STILL, kill_until_given_up, kill_worker, standing_still_app

KILL_AS_SOON_AS_RULES_RUN = """() => {
    const watching = new MutationObserver(() => {
        const text = document.getElementById("progress-text")?.textContent ?? "";
        if (/^Checked [\\d,]+ of [\\d,]+ rules$/.test(text)) {
            watching.disconnect();
            window.latestWorker.terminate();
        }
    });
    watching.observe(document.body, {childList: true, subtree: true, characterData: true});
}"""
"""Acts in the page itself: rules run for a second only, and a test that looks from outside may come too late."""

REMEMBER_NOTICES = """() => {
    window.notices = [];
    new MutationObserver(() => window.notices.push(document.getElementById("notices").textContent))
        .observe(document.getElementById("notices"), {childList: true, subtree: true});
}"""
"""Keeps what the notices said, however short a time."""


@pytest.fixture
def mortal(page: Page, url: str) -> Journey:
    page.add_init_script(KEEP_WORKER)
    return Journey(page, url)


@pytest.fixture(scope="module")
def slow_app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BrowserContext, str]]:
    """A profile with the app whose first worker’s rules stand still, and its address."""
    context = new_context(browser)
    context.add_init_script(KEEP_WORKER)
    context.add_init_script(STAND_STILL)
    with serving(standing_still_app(tmp_path_factory.mktemp("slow") / "dist")) as address:
        page = context.new_page()
        Journey(page, address).open_start().wait_until_offline_ready()
        page.close()
        yield context, address
    context.close()


@pytest.fixture
def slow(slow_app: tuple[BrowserContext, str]) -> Iterator[Journey]:
    context, address = slow_app
    page = context.new_page()
    with Witness(page):
        yield Journey(page, address)
    page.close()


def cancel_check(app: Journey) -> None:
    """Start a check, and cancel it while rules run."""
    app.page.get_by_role("button", name="Check the return").click()
    expect(app.page.get_by_text(re.compile(r"^Checked [\d,]+ of [\d,]+ rules$"))).to_be_visible()
    app.page.get_by_role("button", name="Cancel the check").click()
    expect(app.page.get_by_text("The check was cancelled. Your files are still loaded.")).to_be_visible()


def test_a_check_can_be_cancelled_and_run_again_in_the_same_worker(slow: Journey, return_folder: Path) -> None:
    slow.load_return(return_folder)
    cancel_check(slow)
    expect(slow.file("episodes.csv")).to_contain_text("Episodes")
    slow.check()
    assert slow.page.evaluate("window.workersStarted") == 1


def test_a_check_is_cancelled_by_ending_the_worker_where_it_cannot_be_interrupted(
    slow: Journey, return_folder: Path
) -> None:
    slow.page.add_init_script("Object.defineProperty(window, 'crossOriginIsolated', {value: false})")
    slow.load_return(return_folder)
    cancel_check(slow)
    assert slow.page.evaluate("window.workersStarted") == 2
    slow.check()


def test_a_worker_killed_in_mid_check_is_brought_back_and_the_check_done(
    mortal: Journey, large_return_folder: Path
) -> None:
    mortal.load_return(large_return_folder)
    mortal.page.evaluate(REMEMBER_NOTICES)
    mortal.page.evaluate(KILL_AS_SOON_AS_RULES_RUN)
    mortal.page.get_by_role("button", name="Check the return").click()
    mortal.wait_for_results()
    expect(mortal.counts).to_contain_text(re.compile(r"3,0\d\d children"))
    expect(mortal.page.get_by_text("Your files have been loaded again, and nothing is lost.")).to_be_visible()
    assert any("It is being started again" in notice for notice in mortal.page.evaluate("window.notices"))
    mortal.page.get_by_role("button", name="Close this message").click()
    expect(mortal.page.get_by_text("The checker stopped")).to_have_count(0)


def test_a_worker_killed_while_results_are_read_comes_back_to_the_same_place(
    mortal: Journey, return_folder: Path
) -> None:
    mortal.check_return(return_folder)
    mortal.first_child_with_error().click()
    before = mortal.record_heading.inner_text()
    kill_worker(mortal.page)
    expect(mortal.page.get_by_text("Your files have been loaded again, and nothing is lost.")).to_be_visible()
    expect(mortal.record_heading).to_have_text(before)
    mortal.children.focus()
    mortal.page.keyboard.press("End")
    last = mortal.children.get_by_role("option").last
    expect(mortal.record_heading).to_contain_text(re.compile(r"\d"))
    expect(last).to_have_attribute("aria-selected", "true")
    expect(mortal.record_heading).to_contain_text(last.locator(".app-children__id").inner_text())


def test_a_worker_that_dies_again_and_again_is_given_up_until_the_user_asks(mortal: Journey) -> None:
    mortal.open_load().wait_until_ready()
    kill_until_given_up(mortal)
    assert mortal.page.evaluate("window.workersStarted") == 3
    mortal.page.get_by_role("button", name="Start the checker again").click()
    mortal.wait_until_ready()


def test_leaving_warns_only_when_there_is_something_to_lose(app: Journey, return_folder: Path) -> None:
    questions: list[str] = []
    app.page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    app.check_demo()
    app.page.reload()
    assert questions == []
    app.check_return(return_folder)
    app.page.reload()
    assert questions == ["beforeunload"]
