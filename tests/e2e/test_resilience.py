"""Cancelling, and the worker's end at the worst moments: nothing is lost, and the user is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.journey import Journey

KEEP_WORKER = """
    window.Worker = class extends Worker {
        constructor(...options) {
            super(...options);
            window.latestWorker = this;
            window.workersStarted = (window.workersStarted ?? 0) + 1;
        }
    };
"""
"""Keeps hold of the page's worker, to kill it as the browser does when memory runs out: without a word."""


AS_SOON_AS_RULES_RUN = """act => {
    const watching = new MutationObserver(() => {
        const text = document.getElementById("progress-text")?.textContent ?? "";
        if (/^Checked [\\d,]+ of [\\d,]+ rules$/.test(text)) {
            watching.disconnect();
            window[act]();
        }
    });
    watching.observe(document.body, {childList: true, subtree: true, characterData: true});
    window.cancelCheck = () => document.querySelector(".app-checking button").click();
    window.killWorker = () => window.latestWorker.terminate();
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


def kill_worker(page: Page) -> None:
    page.evaluate("window.latestWorker.terminate()")


def start_check(app: Journey, then: str) -> None:
    """Start a check; as soon as rules run, "cancelCheck" or "killWorker"."""
    app.page.evaluate(AS_SOON_AS_RULES_RUN, then)
    app.page.get_by_role("button", name="Check the return").click()


def test_a_check_can_be_cancelled_and_run_again(app: Journey, large_return_folder: Path) -> None:
    app.load_return(large_return_folder)
    start_check(app, then="cancelCheck")
    expect(app.page.get_by_text("The check was cancelled. Your files are still loaded.")).to_be_visible()
    expect(app.file("episodes.csv")).to_contain_text("Episodes")
    app.check()
    expect(app.counts).to_contain_text(re.compile(r"3,0\d\d children"))


def test_cancelling_keeps_the_worker_where_it_can_be_interrupted(
    mortal: Journey, large_return_folder: Path
) -> None:
    mortal.load_return(large_return_folder)
    start_check(mortal, then="cancelCheck")
    expect(mortal.page.get_by_text("The check was cancelled")).to_be_visible()
    assert mortal.page.evaluate("window.workersStarted") == 1


def test_a_check_is_cancelled_by_ending_the_worker_where_it_cannot(
    mortal: Journey, large_return_folder: Path
) -> None:
    mortal.page.add_init_script("Object.defineProperty(window, 'crossOriginIsolated', {value: false})")
    mortal.load_return(large_return_folder)
    start_check(mortal, then="cancelCheck")
    expect(mortal.page.get_by_text("The check was cancelled")).to_be_visible()
    assert mortal.page.evaluate("window.workersStarted") == 2
    mortal.check()


def test_a_worker_killed_in_mid_check_is_brought_back_and_the_check_done(
    mortal: Journey, large_return_folder: Path
) -> None:
    mortal.load_return(large_return_folder)
    mortal.page.evaluate(REMEMBER_NOTICES)
    start_check(mortal, then="killWorker")
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
    for started in (2, 3):
        kill_worker(mortal.page)
        expect(mortal.page.get_by_text("The checker stopped and was started again.")).to_be_visible()
        assert mortal.page.evaluate("window.workersStarted") == started
        mortal.page.get_by_role("button", name="Close this message").click()
    kill_worker(mortal.page)
    expect(mortal.page.get_by_text("was not started again")).to_be_visible()
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
