"""A first visit works before all has come, loses nothing when it is broken off, and ends with all of it."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator

import pytest
import serve
from playwright.sync_api import Browser, BrowserContext, Page, expect
from precache import PAGE, PRECACHE, SERVICE_WORKER

from tests.e2e.conftest import DIST, new_context
from tests.e2e.journey import Journey
from tests.e2e.test_cannot_start import READY, notices
from worker.hosting.host_files import listed_files

LISTED = json.loads((DIST / PRECACHE).read_text())
SERVED = listed_files((DIST / PRECACHE).read_bytes())
PACKED = {file.path: file.size for file in SERVED if file.path.endswith(".packed")}
MIDDLE = "runtime/packages.bundle.03.packed"
LAST = "runtime/licences.txt"
KEPT = """async () => {
  const name = (await caches.keys()).find((name) => name.startsWith("ssda903-check"));
  return name ? (await (await caches.open(name)).keys()).map(({ url }) => url) : [];
}"""


class Line(serve.Handler):
    """Counts what it serves whole. It can break one file off, hold it up, spoil it, or forbid WebAssembly."""

    served: Counter[str]
    trouble: str
    path_in_trouble: str
    go_on: threading.Event

    def do_GET(self) -> None:
        """Answer as ever, except for that file."""
        path = self.path.removeprefix("/")
        trouble = self.trouble if path == self.path_in_trouble else ""
        if trouble == "hold":
            self.go_on.wait()
        if trouble in {"break", "spoil"}:
            content = (DIST / path).read_bytes()
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content[:-1] + b"?" if trouble == "spoil" else content[: len(content) // 2])
            self.close_connection = True
            return
        super().do_GET()
        self.served[path] += 1

    def end_headers(self) -> None:
        """With a policy like that of a strict host, if asked to."""
        if self.trouble == "forbid" and self.path.removeprefix("/") == self.path_in_trouble:
            self.send_header("Content-Security-Policy", "script-src 'self'")
        super().end_headers()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = new_context(browser)
    yield context
    context.close()


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    Line.served, Line.go_on = Counter(), threading.Event()
    Line.trouble = Line.path_in_trouble = ""
    monkeypatch.setattr(serve, "Handler", Line)
    with serve.serving(DIST) as address:
        yield address
        Line.go_on.set()


def trouble(kind: str, path: str = "") -> None:
    Line.trouble, Line.path_in_trouble = kind, path


def kept(page: Page) -> set[str]:
    return {url.partition("/runtime/")[2] for url in page.evaluate(KEPT)}


def stop_service_worker(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def wait_for_piece(page: Page, name: str) -> None:
    """It has come, and is kept."""
    page.evaluate(
        f"""async () => {{
            const kept = {KEPT};
            while (!(await kept()).some((url) => url.endsWith({name!r}))) {{
                await new Promise((resolve) => setTimeout(resolve, 50));
            }}
        }}"""
    )


def expect_all_served_once() -> None:
    assert {path: Line.served[path] for path in PACKED if Line.served[path] != 1 and path in FIRST_VISIT} == {}


FIRST_VISIT = {path for path in PACKED if not path.startswith("runtime/pyodide.asm.mjs")}
"""What is shipped packed, except what comes with the page."""


def test_the_page_comes_packed_and_only_once(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_text(READY)).to_be_visible()
    scripts = {path for path in Line.served if path.endswith(".js")}
    assert scripts == {"starting.js", "install/offline.js", SERVICE_WORKER}
    expect_all_served_once()


def test_a_page_that_cannot_be_installed_comes_from_the_host_and_says_why(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    trouble("spoil", PAGE)
    page.goto(address)
    expect(notices(page)).to_contain_text("arrived changed or incomplete")
    assert Line.served["app.js"] == 1


def test_a_policy_that_forbids_unpacking_is_named(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    trouble("forbid", SERVICE_WORKER)
    page.goto(address)
    expect(notices(page)).to_contain_text("security policy does not let this service unpack its files")


def test_a_document_that_does_not_come_is_said(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    trouble("hold", "help/documents/technical.json")
    page.goto(f"{address}#/document?name=technical")
    expect(page.get_by_role("main").get_by_text("Loading…")).to_be_visible()
    context.set_offline(True)
    expect(page.get_by_role("heading", name="This page could not be opened")).to_be_visible()


def test_what_is_broken_off_in_the_middle_is_fetched_again_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    trouble("break", MIDDLE)
    page.goto(address)
    expect(notices(page)).to_contain_text("arrived changed or incomplete")
    trouble("")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text(READY)).to_be_visible()
    expect(notices(page)).not_to_contain_text("arrived changed or incomplete")
    expect_all_served_once()


def test_a_piece_with_another_hash_is_never_kept_or_used(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    trouble("spoil", MIDDLE)
    page.goto(address)
    expect(notices(page)).to_contain_text(MIDDLE)
    wait_for_piece(page, "validator.bundle")
    names = kept(page)
    assert MIDDLE.removeprefix("runtime/") not in names
    assert "packages.bundle" not in names
    assert {"validator.bundle", "python_stdlib.zip"} <= names
    trouble("")
    # By itself: the pauses between the attempts are short at first.
    expect(page.get_by_text(READY)).to_be_visible()
    Journey(page, address).check_demo()


def test_before_all_has_come_the_page_works_and_goes_on_by_itself(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    trouble("break", LAST)
    app = Journey(page, address).check_demo()
    app.go("/", "Check your children’s services returns")
    expect(page.get_by_text("Not ready to work without a network connection yet.")).to_be_visible()
    expect(page.get_by_text(READY)).to_have_count(0)
    trouble("")
    page.evaluate("window.dispatchEvent(new Event('online'))")
    app.wait_until_offline_ready()
    assert page.get_by_text("Not ready to work without").count() == 0


def test_two_windows_share_one_first_visit(context: BrowserContext, address: str) -> None:
    first, second = context.new_page(), context.new_page()
    trouble("hold", MIDDLE)
    first.goto(address)
    second.goto(address)
    for page in (first, second):
        expect(page.get_by_text("Getting ready to work without a network connection: ")).to_be_visible()
    Line.go_on.set()
    for page in (first, second):
        expect(page.get_by_text(READY)).to_be_visible()
    expect_all_served_once()


def test_a_window_that_opens_when_almost_all_has_come_says_how_far_it_is(
    context: BrowserContext, address: str
) -> None:
    first = context.new_page()
    trouble("hold", LAST)
    first.goto(address)
    first.evaluate(
        f"""async () => {{
            const kept = {KEPT};
            while ((await kept()).length < {len(LISTED["files"]) - 1}) {{
                await new Promise((resolve) => setTimeout(resolve, 50));
            }}
        }}"""
    )
    second = context.new_page()
    second.goto(address)
    expect(second.get_by_text("Getting ready to work without a network connection: ")).to_be_visible()
    Line.go_on.set()
    expect(second.get_by_text(READY)).to_be_visible()


def test_a_first_visit_that_is_left_goes_on_with_the_next(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    trouble("hold", MIDDLE)
    page.goto(address)
    wait_for_piece(page, "packages.bundle.02.packed")
    stop_service_worker(page)
    page.close()
    trouble("")
    Line.go_on.set()
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_text(READY)).to_be_visible()
    # Its connection was held up, and is counted when that ends.
    assert Line.served["runtime/packages.bundle.02.packed"] == 1
    assert Line.served["runtime/pyodide.asm.wasm.01.packed"] == 1


def test_a_service_worker_that_is_stopped_in_between_is_asked_to_go_on(browser: Browser, address: str) -> None:
    context = new_context(browser, day="")
    page = context.new_page()
    page.clock.install()
    trouble("hold", MIDDLE)
    page.goto(address)
    wait_for_piece(page, "packages.bundle.02.packed")
    stop_service_worker(page)
    trouble("")
    Line.go_on.set()
    # The page asks again after some time without an answer.
    page.clock.fast_forward(20_000)
    expect(page.get_by_text(READY)).to_be_visible()
    assert Line.served["runtime/packages.bundle.02.packed"] == 1
    context.close()
