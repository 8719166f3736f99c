"""The service worker in a real browser: installs the app as a whole, protects it, and offers new versions.

These tests drive offline.js and worker.js directly, from a document that is not the app's page.
"""

import json
import shutil
from pathlib import Path

import pytest
from places import DIST
from playwright.sync_api import Page, Playwright
from precache import PAGE, PRECACHE, SERVICE_WORKER
from serve import serving

from tests.e2e.changed_app import publish
from tests.e2e.installed_app import DOCUMENT, INSTALL, SNAPSHOT, START_WORKER

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

START_OFFLINE = """async () => {
  const { askToGoOn, offline, startOffline } = await import("./install/offline.js");
  const reasons = [];
  offline.addEventListener("failed", (event) => reasons.push(event.detail));
  const progress = [];
  offline.addEventListener("progress", (event) => progress.push(event.detail));
  const next = (type) => new Promise((resolve) => offline.addEventListener(type, resolve, { once: true }));
  const outcome = await startOffline().catch(() => ({ controlled: false }));
  const answer = outcome.controlled ? await askToGoOn() : {};
  // The service worker's messages may come after its state.
  while (outcome.controlled && progress.length > 0 && progress.at(-1).all.done < progress.at(-1).all.total) {
    await next("progress");
  }
  if (!outcome.controlled && reasons.length === 0) {
    await next("failed");
  }
  return { ...outcome, answer, reasons, progress };
}"""
SPOIL_SNAPSHOT = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const layout = await (await cache.match("runtime/snapshot.json")).json();
  layout.tableLength += 1;
  await cache.put("runtime/snapshot.json", Response.json(layout));
}"""
WAIT_FOR_NEW_VERSION = """async () => {
  const { lookForNewVersion, offline } = await import("./install/offline.js");
  const offered = new Promise((resolve) => offline.addEventListener("new-version", resolve));
  await lookForNewVersion();
  await offered;
}"""
SPOIL_MEMORY = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const memory = new Uint8Array(await (await cache.match("runtime/snapshot.bin")).arrayBuffer());
  memory[memory.length >> 1] ^= 255;
  await cache.put("runtime/snapshot.bin", new Response(memory));
}"""
SPOIL_LAYOUT = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const layout = await (await cache.match("runtime/snapshot.json")).text();
  await cache.put("runtime/snapshot.json", new Response(layout.slice(0, 100)));
}"""


@pytest.fixture
def page(playwright: Playwright, tmp_path: Path):
    executable = CHROMIUM if Path(CHROMIUM).exists() else None
    profile = tmp_path / "profile"
    context = playwright.chromium.launch_persistent_context(profile, executable_path=executable, args=FLAGS)
    yield context.new_page()
    context.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of dist/ without the large files: what the service worker does is the same."""
    folder = tmp_path / "dist"
    shutil.copytree(DIST, folder, ignore=shutil.ignore_patterns("*.packed", "postcodes.bin"))
    publish(folder)
    return folder


def isolated(page: Page) -> bool:
    return page.evaluate("crossOriginIsolated")


@pytest.mark.parametrize("base", ["/", "/check/"])
def test_a_host_without_headers_is_made_safe_and_works_offline(page: Page, base: str) -> None:
    with serving(DIST, base=base, headers=False) as address:
        page.goto(address + DOCUMENT)
        assert not isolated(page)
        assert page.evaluate(INSTALL)
        page.reload()
        assert isolated(page)
    page.reload()
    messages = page.evaluate(START_WORKER)
    assert messages[-1]["type"] == "ready", messages[-1]
    assert {"type": "policy", "enforced": True} in messages


def phases(messages: list[dict]) -> list[str]:
    return [message["phase"] for message in messages if message["type"] == "starting"]


ALL_PHASES = ["runtime", "packages", "validator"]


def test_later_starts_go_on_from_a_snapshot_if_it_fits(page: Page) -> None:
    check = "import('./install/offline.js').then((offline) => offline.checkInstalledFiles())"
    with serving(DIST) as address:
        page.goto(address + DOCUMENT)
        assert page.evaluate(INSTALL)
        first = page.evaluate(START_WORKER)
        assert phases(first) == ALL_PHASES
        assert page.evaluate(SNAPSHOT)["memory"]
        later = page.evaluate(START_WORKER)
        assert phases(later) == ["runtime"]
        assert later[-1] == first[-1]
        # After several deaths of the worker the page names it so.
        assert phases(page.evaluate(START_WORKER, "validator-afresh-1")) == ALL_PHASES
        assert page.evaluate(SNAPSHOT)["memory"]
        for damage in (SPOIL_MEMORY, SPOIL_LAYOUT):
            page.evaluate(damage)
            assert phases(page.evaluate(START_WORKER)) == ALL_PHASES
            assert page.evaluate(SNAPSHOT)["memory"]
            assert phases(page.evaluate(START_WORKER)) == ["runtime"]
        page.evaluate(SPOIL_SNAPSHOT)
        for _ in range(2):
            unfit = page.evaluate(START_WORKER)
            assert phases(unfit) == ALL_PHASES
            assert unfit[-1] == first[-1]
            snapshot = page.evaluate(SNAPSHOT)
            assert snapshot["refused"]
            assert not snapshot["memory"]
        assert page.evaluate(check) == {"damaged": [], "mended": True}
        assert phases(page.evaluate(START_WORKER)) == ALL_PHASES
        assert page.evaluate(SNAPSHOT)["memory"]


def test_the_first_visit_reloads_once_by_itself(page: Page, small: Path) -> None:
    with serving(small, headers=False) as address:
        page.goto(address + DOCUMENT)
        with page.expect_navigation():
            page.evaluate(f"() => {{ ({START_OFFLINE})(); }}")
        outcome = page.evaluate(START_OFFLINE)
        del outcome["progress"]
        assert outcome == {
            "controlled": True,
            "isolated": True,
            "answer": {},
            "reasons": [],
        }


def test_progress_ends_with_all_bytes(page: Page, small: Path) -> None:
    with serving(small) as address:
        page.goto(address + DOCUMENT)
        outcome = page.evaluate(START_OFFLINE)
    listed = json.loads((small / PRECACHE).read_text())
    later = [file for file in listed["files"] if file["needed"] != "page"]
    page_bytes = listed["page"]["bytes"]
    total = page_bytes + sum(file["bytes"] for file in later)
    assert outcome["progress"][-1] == {
        "start": {"done": page_bytes, "total": page_bytes},
        "all": {"done": total, "total": total},
    }
    assert outcome["controlled"]


def test_a_page_that_came_changed_makes_the_whole_installation_fail(page: Page, small: Path) -> None:
    content = (small / PAGE).read_bytes()
    (small / PAGE).write_bytes(content[:-1] + b"x")
    with serving(small) as address:
        page.goto(address + DOCUMENT)
        outcome = page.evaluate(START_OFFLINE)
        assert not outcome["controlled"]
        assert outcome["reasons"] == [{"path": PAGE, "why": "changed"}]
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0


def test_a_new_version_waits_until_it_is_wanted_and_takes_over_what_is_unchanged(page: Page, small: Path) -> None:
    with serving(small) as address:
        page.goto(address + DOCUMENT)
        page.evaluate(START_OFFLINE)
        old = page.evaluate("import('./install/offline.js').then((offline) => offline.installedVersion())")
        with (small / "styles.css").open("a") as styles:
            styles.write("p{color:red}")
        publish(small)
        requested: list[str] = []
        page.context.on("request", lambda request: requested.append(request.url.removeprefix(address)))
        page.evaluate(WAIT_FOR_NEW_VERSION)
        assert page.evaluate("import('./install/offline.js').then((offline) => offline.installedVersion())") == old
        fetched = {path for path in requested if path not in {SERVICE_WORKER, PRECACHE}}
        assert fetched <= {"styles.css"}, fetched
        with page.expect_navigation():
            page.evaluate("import('./install/offline.js').then((offline) => { offline.useNewVersion(); })")
        assert "color:red" in page.evaluate("fetch('styles.css').then((response) => response.text())")
        assert page.evaluate("caches.keys().then((keys) => keys.length)") == 1


def test_a_window_whose_update_another_window_took_reloads(page: Page, small: Path) -> None:
    use = "import('./install/offline.js').then((offline) => { offline.useNewVersion(); })"
    with serving(small) as address:
        page.goto(address + DOCUMENT)
        page.evaluate(START_OFFLINE)
        other = page.context.new_page()
        other.goto(address + DOCUMENT)
        other.evaluate(START_OFFLINE)
        with (small / "styles.css").open("a") as styles:
            styles.write("p{color:red}")
        publish(small)
        page.evaluate(WAIT_FOR_NEW_VERSION)
        with page.expect_navigation():
            page.evaluate(use)
        with other.expect_navigation():
            other.evaluate(use)
        assert "color:red" in other.evaluate("fetch('styles.css').then((response) => response.text())")


def test_damaged_files_are_found_and_mended(page: Page, small: Path) -> None:
    check = "import('./install/offline.js').then((offline) => offline.checkInstalledFiles())"
    with serving(small) as address:
        page.goto(address + DOCUMENT)
        page.evaluate(START_OFFLINE)
        assert page.evaluate(check) == {"damaged": [], "mended": True}
        page.evaluate(
            """async () => {
              const cache = await caches.open((await caches.keys())[0]);
              await cache.put("styles.css", new Response("damaged"));
              await cache.delete("app.js");
            }"""
        )
        found = page.evaluate(check)
        assert (sorted(found["damaged"]), found["mended"]) == (["app.js", "styles.css"], True)
        assert page.evaluate(check) == {"damaged": [], "mended": True}


def test_nothing_goes_to_another_origin(page: Page, small: Path) -> None:
    with serving(small, headers=False) as address, serving(small, headers=False) as elsewhere:
        page.goto(address + DOCUMENT)
        page.evaluate(INSTALL)
        page.reload()
        for target in (elsewhere, "data:,x"):
            assert page.evaluate(f"fetch({target!r}).then(() => 'sent', () => 'refused')") == "refused"
