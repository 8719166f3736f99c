"""Browser profiles in which the app is installed and has been started before: most tests begin there.

What happens on the way there is tested in test_installation.py, test_first_visit.py and test_cannot_start.py.
"""

from __future__ import annotations

from playwright.sync_api import BrowserContext

DOCUMENT = "manifest.webmanifest"
"""A document of the app that is not its page."""

INSTALL = """async () => {
  const registration = await navigator.serviceWorker.register("service-worker.js");
  await navigator.serviceWorker.ready;
  const answer = await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    registration.active.postMessage({ type: "go-on" }, [port2]);
  });
  return Object.keys(answer).length === 0;
}"""
START_WORKER = """(name = "test") => new Promise((resolve) => {
  const seen = [];
  window.worker?.terminate();
  const worker = window.worker = new Worker("worker.js", { type: "module", name });
  worker.onmessage = ({ data }) => {
    const message = JSON.parse(data.json);
    seen.push(message);
    if (["ready", "fatal"].includes(message.type)) resolve(seen);
  };
})"""
SNAPSHOT = """async () => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  for (;;) {
    const layout = await cache.match("runtime/snapshot.json");
    if (layout) return { ...(await layout.json()), memory: Boolean(await cache.match("runtime/snapshot.bin")) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}"""
"""Waits until a worker has kept its snapshot, and says what it is."""


def install(profile: BrowserContext, url: str) -> BrowserContext:
    """Install the app, and start its worker once: later workers start from its snapshot.

    That worker stays. Chromium has one process for all pages of a site (CHROMIUM_SWITCHES), so they also use the
    WebAssembly that was compiled for it. It is no window of the app: tests of several windows do not see it.
    """
    page = profile.new_page()
    page.goto(url + DOCUMENT)
    assert page.evaluate(INSTALL)
    # Through the service worker, which isolates it.
    page.reload()
    assert page.evaluate(START_WORKER)[-1]["type"] == "ready"
    assert page.evaluate(SNAPSHOT)["memory"]
    return profile


def forget(profile: BrowserContext, url: str) -> None:
    """Close the windows of a profile, and remove what they stored: the app that `install` put there stays."""
    first, *windows = profile.pages
    for page in windows:
        page.close()
    session = profile.new_cdp_session(first)
    stored = "local_storage,indexeddb,file_systems"
    session.send("Storage.clearDataForOrigin", {"origin": url.rstrip("/"), "storageTypes": stored})
    session.detach()
