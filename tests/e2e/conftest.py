"""What the end-to-end tests share: the built app on a local server, a real Chromium, and made-up returns as files.

`SSDA903_DIST` names a folder to test instead of dist/.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize, expect, sync_playwright
from serve import serving

from tests.e2e.few_children import write_few
from tests.e2e.installed_app import forget, install
from tests.e2e.journey import Journey, Witness
from worker.returns.ssda903.sample import PROVIDER_COLUMNS, files, inject, inject_mix, make_return
from worker.returns.ssda903.sample.writing import PROVIDERS_FILE, csv_bytes

DIST = Path(os.environ.get("SSDA903_DIST") or Path(__file__).resolve().parents[2] / "dist")
SYSTEM_CHROMIUM = Path("/usr/bin/chromium")
SCREEN: ViewportSize = {"width": 1366, "height": 768}
CHROMIUM_SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--process-per-site"]
"""The last lets pages of one profile share compiled WebAssembly (see installed_app.py)."""
PATIENCE = int(os.environ.get("SSDA903_PATIENCE") or 120_000)
"""Milliseconds; machines that run tests can be slow, and a test that waits too short says nothing."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def dist() -> Path:
    if not (DIST / "index.html").is_file():
        pytest.fail(f"{DIST} does not hold the app: run `make build` first")
    return DIST


@pytest.fixture(scope="session")
def url(dist: Path) -> Iterator[str]:
    """The address of the app, served with the security headers."""
    with serving(dist) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


def launch(playwright: Playwright, *switches: str) -> Browser:
    """The system's Chromium if there is one, as set up by `make browser`; else Playwright's."""
    return playwright.chromium.launch(
        executable_path=SYSTEM_CHROMIUM if SYSTEM_CHROMIUM.exists() else None,
        args=[*CHROMIUM_SWITCHES, *switches],
    )


@pytest.fixture(scope="session")
def installed(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """A browser profile in which the app is installed; what one test remembers there the next forgets."""
    context = new_context(browser)
    yield install(context, url)
    context.close()


@pytest.fixture(scope="session")
def other_installed(browser: Browser, url: str) -> Iterator[BrowserContext]:
    """Another such profile, for `profile`."""
    context = new_context(browser)
    yield install(context, url)
    context.close()


@pytest.fixture
def profile(other_installed: BrowserContext, url: str) -> Iterator[BrowserContext]:
    """A browser profile in which the app is installed and nothing is stored; all its windows are the test's own.

    For tests that store work on the device, or open several windows.
    """
    yield other_installed
    forget(other_installed, url)


AFTER_THE_YEAR = "2027-06-01"
"""A day on which the collection year of the made-up returns is over: all tests but those about a running year."""


DOWNLOADS_ONLY = "delete globalThis.showSaveFilePicker;"
"""A script that leaves a page the downloads alone, as in Firefox: Playwright can answer no other dialog."""


def new_context(browser: Browser, day: str = AFTER_THE_YEAR, **options: object) -> BrowserContext:
    """A profile in which it is this day (ISO 8601), so that no test depends on the day on which it runs.

    Without a day the clock is left alone, for tests that let Playwright move it: the two do not get along.
    """
    context = browser.new_context(viewport=SCREEN, **options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(DOWNLOADS_ONLY)
    if day:
        context.add_init_script(clock_at(day))
    return context


def clock_at(day: str) -> str:
    """A script that moves a page's clock to noon of this day, from which it continues."""
    return f"""
      const ahead = Date.parse("{day}T12:00:00Z") - Date.now();
      globalThis.Date = class extends Date {{
        constructor(...parts) {{
          super(...(parts.length > 0 ? parts : [Date.now()]));
        }}
        static now() {{
          return super.now() + ahead;
        }}
      }};
    """


@pytest.fixture
def page(installed: BrowserContext) -> Iterator[Page]:
    """A page of the installed app; a test fails if the page met an error or a violation of its policy."""
    page = installed.new_page()
    with Witness(page):
        yield page
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture
def timed_page(browser: Browser, url: str) -> Iterator[Page]:
    """A page of the installed app whose clock the test moves on (``page.clock``)."""
    context = install(new_context(browser, day=""), url)
    page = context.new_page()
    page.clock.install(time=AFTER_THE_YEAR)
    with Witness(page):
        yield page
    context.close()


@pytest.fixture
def app(page: Page, url: str) -> Journey:
    return Journey(page, url)


@pytest.fixture(scope="module")
def checking_page(installed: BrowserContext, url: str) -> Iterator[Journey]:
    """A page for the tests of a module that look at the same results: loading and checking happen once."""
    page = installed.new_page()
    yield Journey(page, url)
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture
def results(checking_page: Journey, shared_return: Path) -> Iterator[Journey]:
    """The results of the module's `shared_return`, opened again: no child searched for, no filter, nothing open.

    For tests that neither load files nor reload the page.
    """
    page = checking_page.page
    with Witness(page):
        if page.url == "about:blank":
            checking_page.check_return(shared_return)
        page.set_viewport_size(SCREEN)
        page.evaluate("delete localStorage['ssda903-check:choices']")
        checking_page.go("/about", "About this service").go("/children", "Children").wait_for_results()
        yield checking_page


@pytest.fixture(scope="session")
def return_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up return of 120 children with errors: this_year/*.csv and last_year/*.csv."""
    return write_return(tmp_path_factory.mktemp("return"), children=120)


@pytest.fixture(scope="session")
def large_return_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up return of 3,000 children with errors."""
    return write_return(tmp_path_factory.mktemp("large_return"), children=3000)


def write_return(folder: Path, children: int) -> Path:
    sample = make_return(children, 2027, seed=7)
    # First, because errors can only be put beside dates that can be read.
    inject(sample, NEEDED, seed=7)
    inject_mix(sample, seed=7)
    providers = (PROVIDERS_FILE, False, csv_bytes(PROVIDER_COLUMNS, sample.providers))
    return write_files(folder, [*files(sample), providers], AFTER_THE_YEAR)


NEEDED = ("190", "190", "215", "215")
"""Errors that tests look for, besides those of the mix."""


def write_files(folder: Path, files: Iterable[tuple[str, bool, bytes]], day: str) -> Path:
    """Files of a return (name, whether it is last year's, bytes) as if they had been written on a day."""
    written = datetime.datetime.fromisoformat(day).timestamp()
    for name, is_last_year, data in files:
        target = folder / ("last_year" if is_last_year else "this_year") / name
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(data)
        os.utime(target, (written, written))
    return folder


@pytest.fixture(scope="session")
def few_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return of a few children, each with at most one error that an edit can resolve."""
    return write_few(tmp_path_factory.mktemp("few"))


@pytest.fixture(scope="module")
def opened(installed: BrowserContext, url: str, few_folder: Path) -> Iterator[Journey]:
    """The few children's results in a page that a module's tests share."""
    page = installed.new_page()
    yield Journey(page, url).check_return(few_folder)
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture
def editor(opened: Journey) -> Iterator[Journey]:
    """That page, at the children; what a test edits is undone behind it."""
    if "#/children" not in opened.page.url:
        opened.open("/children").wait_for_results()
    opened.page.get_by_label("Search by child ID").fill("")
    with Witness(opened.page):
        yield opened
    opened.undo_all()


@pytest.fixture(scope="module")
def checked(installed: BrowserContext, url: str, return_folder: Path) -> Iterator[Journey]:
    """The made-up return's results in one page, with the network off, for all tests of a module that only look."""
    page = installed.new_page()
    with Witness(page):
        journey = Journey(page, url).check_return(return_folder)
        installed.set_offline(True)
        yield journey
        installed.set_offline(False)
    page.evaluate("localStorage.clear()")
    page.close()
