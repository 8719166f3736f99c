"""The whole way: from files, or made-up data, to a child's errors; with the network, and without it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Playwright, expect
from serve import serving

from tests.e2e.conftest import launch, new_context
from tests.e2e.journey import Journey, Witness


def see_a_childs_errors(app: Journey) -> None:
    """Choose a child with errors and see them in words and in the cells."""
    app.first_child_with_error().click()
    expect(app.record_heading).to_contain_text(re.compile(r"\d+ error"))
    expect(app.errors.first).to_contain_text(re.compile(r"Error \w+: \w+"))
    app.errors.first.locator(".app-error__message").click()
    marked = app.record.locator(".app-fault--chosen:visible").first
    expect(marked).to_contain_text("error ")


def test_made_up_data_lead_to_a_childs_errors(app: Journey) -> None:
    app.check_demo()
    expect(app.page.get_by_text("These children do not exist")).to_be_visible()
    expect(app.counts).to_contain_text(re.compile(r"\d+ children, \d+ with errors"))
    see_a_childs_errors(app)


def test_chosen_files_lead_to_a_childs_errors(app: Journey, return_folder: Path) -> None:
    app.load_return(return_folder)
    expect(app.file("episodes.csv")).to_contain_text(re.compile(r"Episodes, \d+ rows"))
    expect(app.page.get_by_label("Collection year")).to_have_value("2027")
    app.check()
    expect(app.page.get_by_text("Manchester, 2026/27")).to_be_visible()
    see_a_childs_errors(app)


def test_dropped_files_lead_to_a_childs_errors(app: Journey, return_folder: Path) -> None:
    app.open_load().wait_until_ready()
    app.drop_files((return_folder / "this_year").iterdir(), app.page.locator(".govuk-file-upload-wrapper"))
    app.drop_files((return_folder / "last_year").iterdir(), app.drop_area)
    expect(app.file("header.csv")).to_contain_text(re.compile(r"Header, \d+ rows"))
    expect(app.file("header.csv", last_year=True)).to_contain_text(re.compile(r"Header, \d+ rows"))
    app.choose_council("E08000003", "Manchester").check()
    see_a_childs_errors(app)


def test_files_can_be_chosen_while_python_starts(app: Journey, return_folder: Path) -> None:
    app.open_load()
    app.choose_files((return_folder / "this_year").iterdir())
    expect(app.file("episodes.csv")).to_be_visible()
    expect(app.file("episodes.csv")).to_contain_text(re.compile(r"Episodes, \d+ rows"))


def test_the_same_journey_without_a_network(browser: Browser, dist: Path, return_folder: Path) -> None:
    context = new_context(browser)
    page = context.new_page()
    with serving(dist) as url:
        app = Journey(page, url).open_start().wait_until_offline_ready()
        app.check_demo()
    # The server is gone: what follows comes from this machine alone.
    with Witness(page):
        page.reload()
        app.check_return(return_folder)
        see_a_childs_errors(app)
        app.check_demo()
        see_a_childs_errors(app)
    context.close()


def test_nothing_is_asked_of_any_other_place(
    playwright: Playwright, dist: Path, return_folder: Path, tmp_path: Path
) -> None:
    log = tmp_path / "net-log.json"
    browser = launch(playwright, f"--log-net-log={log}")
    context = new_context(browser)
    page = context.new_page()
    seen: list[str] = []
    context.on("request", lambda request: seen.append(request.url))
    with Witness(page), serving(dist) as url:
        app = Journey(page, url).open_start().wait_until_offline_ready()
        app.check_return(return_folder)
        see_a_childs_errors(app)
        for view in ("Errors by type", "Not checked", re.compile("^Files")):
            page.get_by_role("navigation").get_by_role("link", name=view).click()
    context.close()
    browser.close()
    origin = urlsplit(url).netloc
    assert {address for address in seen if urlsplit(address).netloc != origin} <= POLICY_PROBES
    assert requests_of(log, origin) == {origin}


POLICY_PROBES = {"data:,", "https://policy-check.invalid/"}
"""What the worker tries, to see the browser refuse it; it never reaches the network."""


def requests_of(log: Path, origin: str) -> set[str]:
    """Where Chromium's own record of the network says that requests of the app went: service worker and all."""
    text = log.read_text(encoding="utf-8").rstrip().rstrip(",")
    record = json.loads(text if text.endswith("}") and '"polledData"' in text else f"{text}]}}")
    hosts = set()
    for event in record["events"]:
        parameters = event.get("params", {})
        address, initiator = parameters.get("url", ""), str(parameters.get("initiator", ""))
        if address.startswith(("http:", "https:", "ws:", "wss:")) and (origin in initiator or origin in address):
            hosts.add(urlsplit(address).netloc)
    return hosts


def test_the_app_works_in_a_sub_folder_of_a_host_without_headers(
    browser: Browser, dist: Path, return_folder: Path
) -> None:
    context = new_context(browser)
    page = context.new_page()
    with Witness(page), serving(dist, base="/check/", headers=False) as url:
        app = Journey(page, url).open_start().wait_until_offline_ready()
        app.check_return(return_folder)
        see_a_childs_errors(app)
        assert page.evaluate("crossOriginIsolated")
    context.close()
