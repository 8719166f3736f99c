"""Where the service can’t be installed or started, it says why and what to ask for; damage is repaired."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import serve
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from tests.e2e.conftest import CHROMIUM_SWITCHES, DIST, SYSTEM_CHROMIUM, launch, new_context
from tests.e2e.journey import Journey

LARGE = "runtime/validator.bundle.01.packed"
WASM = "runtime/pyodide.asm.wasm"
FULL = "The browser’s storage is full. This service needs about 130 MB"
READY = "✓ Ready to work without a network connection"

DAMAGE = """async (path) => {
    const cache = await caches.open((await caches.keys())[0]);
    await cache.put(path, new Response("<html>Sign in to continue</html>", (await cache.match(path)) ?? {}));
}"""
DAMAGE_INSIDE = """async (path) => {
    const cache = await caches.open((await caches.keys())[0]);
    const whole = await cache.match(path);
    const bytes = new Uint8Array(await whole.clone().arrayBuffer());
    bytes.set(bytes.slice(0, 100).reverse());
    await cache.put(path, new Response(bytes, whole));
}"""
"""Leaves the length as it is."""


@pytest.fixture
def own(browser: Browser) -> Iterator[Page]:
    """A page in a browser profile of its own."""
    context = new_context(browser)
    yield context.new_page()
    context.close()


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the app, to be spoiled."""
    return shutil.copytree(DIST, tmp_path / "dist", copy_function=os.link)


def notices(page: Page) -> Locator:
    return page.locator("#notices")


def expect_refusal(page: Page, cause: str, remedy: str) -> None:
    """The cause and what to ask for are said, no file is taken, and nothing says that the service is ready."""
    expect(notices(page)).to_contain_text(cause)
    expect(notices(page)).to_contain_text(remedy)
    expect(page.get_by_text(READY)).to_have_count(0)
    page.evaluate("location.hash = '#/load'")
    expect(page.locator("main")).to_contain_text("You can’t add files here.")
    expect(page.locator("button.govuk-file-upload-button")).to_be_disabled()


def expect_interruption(page: Page, cause: str, remedy: str) -> None:
    """The cause, what to ask for and that it is tried again are said; nothing says that the service is ready."""
    expect(notices(page)).to_contain_text(cause)
    expect(notices(page)).to_contain_text(remedy)
    expect(notices(page)).to_contain_text("The service tries again by itself.")
    expect(page.get_by_text(READY)).to_have_count(0)
    page.evaluate("location.hash = '#/load'")
    expect(page.locator("main")).to_contain_text("Your files can’t be checked yet.")
    page.evaluate("location.hash = '#/check?demo=yes'")
    waiting = page.locator("#progress-text")
    expect(waiting).to_contain_text(cause)
    expect(page.get_by_role("progressbar")).to_have_count(0)


def spoil(path: Path, fault: str) -> None:
    content = path.read_bytes()
    path.unlink()
    if fault == "html":
        path.write_text("<html><body>Sign in to continue</body></html>")
    elif fault == "cut":
        path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize(
    ("fault", "cause", "remedy"),
    [
        ("html", "arrived changed or incomplete", "through the proxy and the virus scanner unchanged"),
        ("cut", "arrived changed or incomplete", "through the proxy and the virus scanner unchanged"),
        ("missing", "The server did not send a file of this service", "whether a web filter blocks files"),
    ],
)
def test_a_failed_installation_says_why_and_is_tried_again(
    own: Page, changed: Path, fault: str, cause: str, remedy: str
) -> None:
    spoil(changed / LARGE, fault)
    with serve.serving(changed) as address:
        own.goto(address)
        expect_interruption(own, cause, remedy)
        expect(notices(own)).to_contain_text(LARGE)
        (changed / LARGE).unlink(missing_ok=True)
        os.link(DIST / LARGE, changed / LARGE)
        own.evaluate("location.hash = '#/'")
        own.get_by_role("button", name="Try again").click()
        expect(own.get_by_text(READY)).to_be_visible()
        expect(notices(own)).not_to_contain_text(cause)


class Troubled(serve.Handler):
    """Does not answer for one file: it holds the request up, or closes the connection."""

    trouble = "hold"
    go_on: threading.Event

    def do_GET(self) -> None:
        """Answer as ever, except for that file."""
        if self.path.endswith(LARGE):
            if self.trouble == "drop":
                self.close_connection = True
                return
            self.go_on.wait()
        super().do_GET()


@pytest.fixture(autouse=True)
def held() -> None:
    Troubled.go_on = threading.Event()


def test_a_connection_that_breaks_is_said(own: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "Handler", Troubled)
    monkeypatch.setattr(Troubled, "trouble", "drop")
    with serve.serving(DIST) as address:
        own.goto(address)
        expect_interruption(own, "could not fetch a file", "whether a firewall blocks")


def test_an_installation_that_stands_still_is_said(own: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "Handler", Troubled)
    own.clock.install()
    with serve.serving(DIST) as address:
        own.goto(address)
        expect(own.get_by_text("Getting ready to work without a network connection")).to_be_visible()
        late = own.get_by_text("This service is still being set up on this device.")
        expect(late).to_have_count(0)
        # Signs of what still comes restart the time.
        while late.count() == 0:
            own.clock.fast_forward(20_000)
        Troubled.go_on.set()
        expect(own.get_by_text(READY)).to_be_visible()
        expect(late).to_have_count(0)


def give_room(page: Page, url: str, size: int) -> None:
    """Let the browser store this many bytes for the service."""
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/"), "quotaSize": size}
    )


def test_storage_that_is_full_in_the_middle_of_the_installation_is_said(
    own: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serve, "Handler", Troubled)
    with serve.serving(DIST) as address:
        own.goto(address)
        expect(own.get_by_text("Getting ready to work without a network connection")).to_be_visible()
        # The page’s own files are kept; the others are held up.
        own.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
        give_room(own, address, 1_000_000)
        Troubled.go_on.set()
        expect_interruption(own, FULL, "free space on this device")
        give_room(own, address, 1_000_000_000)
        own.evaluate("location.hash = '#/'")
        own.get_by_role("button", name="Try again").click()
        expect(own.get_by_text(READY)).to_be_visible()


def test_too_little_room_is_said(own: Page, url: str) -> None:
    """Chromium no longer tells a page beforehand how much there is (tests/page/installation.test.js)."""
    give_room(own, url, 20_000_000)
    own.goto(url)
    expect_interruption(own, FULL, "free space on this device")


def test_a_private_window_works_and_says_that_nothing_stays(own: Page, url: str) -> None:
    """The browser keeps a profile of Playwright’s in memory only, as it does a private window."""
    app = Journey(own, url).open_start().wait_until_offline_ready()
    own.context.set_offline(True)
    app.open_load().wait_until_ready()
    app.open("/saved-work")
    expect(own.locator("main")).to_contain_text("In a private window, it is lost when you close the window.")


@pytest.mark.parametrize(
    ("missing", "cause", "remedy"),
    [
        ("delete Navigator.prototype.serviceWorker", "does not keep a service", "not a private one"),
        ("delete String.prototype.toWellFormed", "too old for this service", "a current version of Edge"),
        (
            "CacheStorage.prototype.keys = () => Promise.reject(new DOMException('No', 'SecurityError'))",
            "blocks cookies and site data",
            "CookiesAllowedForUrls",
        ),
    ],
)
def test_what_the_browser_lacks_is_said(own: Page, url: str, missing: str, cause: str, remedy: str) -> None:
    own.add_init_script(missing)
    own.goto(url)
    expect_refusal(own, cause, remedy)


def test_a_browser_without_webassembly_is_told(playwright: Playwright, url: str) -> None:
    browser = launch(playwright, "--js-flags=--jitless")
    page = new_context(browser).new_page()
    page.goto(url)
    expect_refusal(page, "turns off WebAssembly", "EnhanceSecurityModeBypassListDomains")
    browser.close()


def test_a_page_that_is_opened_as_a_file_says_so_at_once(own: Page) -> None:
    own.goto((DIST / "index.html").as_uri())
    expect(own.get_by_role("heading", level=1)).to_have_text("This service can’t be opened as a file")
    expect(own.get_by_text("Open it at a web address that starts with https://")).to_be_visible()
    expect(own.get_by_text("This service has not started")).to_have_count(0)


def test_plain_http_is_told(playwright: Playwright, url: str) -> None:
    browser = launch(playwright, "--host-resolver-rules=MAP plain.example 127.0.0.1")
    page = new_context(browser).new_page()
    page.goto(url.replace("localhost", "plain.example"))
    expect_refusal(page, "You opened this page with http://", "Open https://plain.example")
    browser.close()


def test_blocked_site_data_are_told(playwright: Playwright, url: str, tmp_path: Path) -> None:
    settings = tmp_path / "profile" / "Default" / "Preferences"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"profile": {"default_content_setting_values": {"cookies": 2}}}))
    context = playwright.chromium.launch_persistent_context(
        tmp_path / "profile",
        executable_path=SYSTEM_CHROMIUM if SYSTEM_CHROMIUM.exists() else None,
        args=CHROMIUM_SWITCHES,
    )
    page = context.new_page()
    page.goto(url)
    expect_refusal(page, "blocks cookies and site data", "CookiesAllowedForUrls")
    context.close()


class Host(serve.Handler):
    """A host that can be out of reach."""

    reached = True

    def do_GET(self) -> None:
        """Answer as ever, or close the connection."""
        if self.reached:
            super().do_GET()
        else:
            self.close_connection = True


@pytest.fixture(scope="module")
def profile(browser: Browser) -> Iterator[tuple[BrowserContext, str]]:
    """A profile in which the app is installed, with a snapshot of the started checker; and its address."""
    context = new_context(browser)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serve, "Handler", Host)
        with serve.serving(DIST) as address:
            page = context.new_page()
            Journey(page, address).open_start().wait_until_offline_ready().open_load().wait_until_ready()
            page.close()
            yield context, address
    context.close()


@pytest.fixture
def damaged(profile: tuple[BrowserContext, str]) -> Iterator[Journey]:
    """A page of that profile which is not the app's yet, to damage the installed files from."""
    context, address = profile
    page = context.new_page()
    page.goto(f"{address}manifest.webmanifest")
    # What an earlier page asked to be looked for would find what this test does.
    page.evaluate("import('./install/offline.js').then((offline) => offline.checkInstalledFiles({once: true}))")
    yield Journey(page, address)
    Host.reached = True
    page.close()


@pytest.mark.parametrize("path", ["app.js", "worker.js", "core/session.js", "index.html", "styles.css", WASM])
def test_a_damaged_script_is_fetched_again_when_it_is_asked_for(damaged: Journey, path: str) -> None:
    damage(damaged, path)
    damaged.open_load().wait_until_ready()
    expect(notices(damaged.page)).not_to_contain_text("stopped")


@pytest.mark.parametrize("path", ["app.js", "core/session.js"])
def test_a_page_whose_script_is_damaged_inside_has_it_repaired_and_starts_once_more(
    damaged: Journey, path: str
) -> None:
    damage(damaged, path, DAMAGE_INSIDE)
    damaged.open_load().wait_until_ready()


def test_damage_that_lets_the_service_start_is_found_afterwards(damaged: Journey) -> None:
    page = damaged.page
    damage(damaged, "styles.css", DAMAGE_INSIDE)
    damaged.open_load()
    found = notices(page).get_by_text(
        "1 file of this service was damaged on this device, and has been fetched again."
    )
    expect(found).to_contain_text("Save your work, then reload this page.")
    page.get_by_role("button", name="Reload this page").click()
    damaged.wait_until_ready()
    expect(found).to_have_count(0)


def damage(app: Journey, path: str, how: str = DAMAGE) -> None:
    """Put other content in the place of an installed file, while the service worker is not running.

    Browsers end it after some time without use; what it saw before is forgotten.
    """
    app.page.evaluate(how, path)
    session = app.page.context.new_cdp_session(app.page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def test_a_page_starts_once_more_where_a_script_did_not_come(own: Page, url: str) -> None:
    pages: list[str] = []
    own.on("request", lambda request: request.resource_type == "document" and pages.append(request.url))
    # The first that is fetched on a first visit; the others come with the service worker.
    own.route("**/install/offline.js", lambda route: route.abort() if len(pages) < 2 else route.continue_())
    Journey(own, url).open_start()
    assert own.evaluate("performance.getEntriesByType('navigation')[0].type") == "reload"


def test_a_page_whose_script_cannot_run_says_what_to_do(damaged: Journey) -> None:
    page = damaged.page
    damage(damaged, "app.js")
    Host.reached = False
    page.goto(damaged.url)
    expect(page.get_by_role("heading", name="This service has not started")).to_be_visible()
    Host.reached = True
    page.reload()
    expect(page.get_by_text(READY)).to_be_visible()


def test_a_large_damaged_file_is_repaired_without_the_user(damaged: Journey) -> None:
    damage(damaged, "runtime/packages.bundle", DAMAGE_INSIDE)
    damaged.open_load().wait_until_ready()
    expect(notices(damaged.page)).to_contain_text(
        "1 file of this service was damaged on this device, and has been fetched again."
    )


def test_damage_that_cannot_be_repaired_is_said_and_repaired_later(damaged: Journey) -> None:
    damage(damaged, "runtime/packages.bundle")
    Host.reached = False
    damaged.open_load()
    expect(notices(damaged.page)).to_contain_text("could not be fetched again. Connect to the network")
    Host.reached = True
    damaged.page.get_by_role("button", name="Start the checker again").click()
    damaged.wait_until_ready()


def test_the_page_about_the_service_says_what_it_repaired(damaged: Journey) -> None:
    page = damaged.page
    damage(damaged, "postcodes.bin")
    Host.reached = False
    damaged.open("/about")
    check = page.get_by_role("button", name="Check the installed files")
    main = page.locator("main")
    check.click()
    expect(main.get_by_text("1 file damaged: postcodes.bin. The service could not download")).to_be_visible()
    Host.reached = True
    check.click()
    expect(main.get_by_text("1 file damaged: postcodes.bin. The service has downloaded")).to_be_visible()
    check.click()
    expect(main.get_by_text("All installed files are as they should be.")).to_be_visible()
