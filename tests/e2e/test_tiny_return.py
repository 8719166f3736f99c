"""The page shows the record of a return that only tests know: it names no return, and neither does its wire.

The page is the real one. In place of the worker's script it gets a small one that hands every message to the test,
where the same Python runs natively with the tiny return (tests/unit/made_up_returns.py).
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.e2e.conftest import new_context
from tests.e2e.journey import Journey, Witness
from tests.unit.made_up_returns import TINY, TINY_XML
from worker.hosting.answers import SECURITY_HEADERS
from worker.returns.definition import Return
from worker.service.messenger import start

STUB_WORKER = """
// As pwa/worker.js does: holds the lock of its name, tells that it starts and that the policy is in force, and
// passes messages on, one after the other. {json, buffers} goes as JSON with the buffers in base64, both ways.
const send = (event) => self.postMessage({ json: JSON.stringify(event), buffers: [] });
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
const textOf = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));

async function ask(message) {
  const response = await fetch("./bridge", { method: "POST", body: JSON.stringify(message) });
  for (const { json, buffers } of await response.json()) {
    self.postMessage({ json, buffers: buffers.map(bytesOf) });
  }
}

// The page asks for the lock as soon as it hears of the worker, and takes it for dead if it gets it.
const locked = new Promise((held) => {
  navigator.locks.request(self.name, () => {
    held();
    return new Promise(() => undefined);
  });
});
let last = locked.then(() => {
  send({ type: "starting", phase: "runtime" });
  send({ type: "policy", enforced: true });
  return ask(null);
});
self.addEventListener("message", ({ data: { interrupt, json, buffers } }) => {
  if (!interrupt) {
    const message = { json, buffers: buffers.map(textOf) };
    last = last.then(() => ask(message));
  }
});
"""
INSTALLED = """
// Without a service worker, which would take requests from the test: the app is as if it were installed.
export const offline = new EventTarget();
export const startOffline = async () => ({ controlled: true, isolated: true });
export const askToGoOn = async () => ({});
export const useNewVersion = () => undefined;
export const lookForNewVersion = async () => undefined;
export const installedVersion = async () => "";
export const checkInstalledFiles = async () => ({ damaged: [], mended: true });
"""


class Bridge:
    """Answers the stub worker: the first message, null, starts Python, and the others are requests."""

    def __init__(self, definition: Return) -> None:
        self._sent: list[tuple[str, list[bytes]]] = []
        self._messenger = start(self._keep, (definition,))

    def _keep(self, text: str, buffers: list[bytes]) -> None:
        self._sent.append((text, buffers))

    def answer(self, route: Route) -> None:
        """Sends back all that Python sent meanwhile."""
        message = route.request.post_data_json
        if message is not None:
            self._messenger.handle(message["json"], [base64.b64decode(buffer) for buffer in message["buffers"]])
        answers = [
            {"json": text, "buffers": [base64.b64encode(buffer).decode() for buffer in buffers]}
            for text, buffers in self._sent
        ]
        self._sent.clear()
        route.fulfill(body=json.dumps(answers), headers={**SECURITY_HEADERS, "Content-Type": "application/json"})


def serving_script(script: str) -> Callable[[Route], None]:
    """Answers with a script, under the policy that the app is served with."""
    headers = {**SECURITY_HEADERS, "Content-Type": "text/javascript"}
    return lambda route: route.fulfill(body=script, headers=headers)


@contextmanager
def page_of(definition: Return, browser: Browser, url: str) -> Iterator[Journey]:
    """The page with Python beside the test, for one return."""
    context = new_context(browser, service_workers="block")
    page = context.new_page()
    page.route(f"{url}worker.js", serving_script(STUB_WORKER))
    page.route(f"{url}install/offline.js", serving_script(INSTALLED))
    page.route(f"{url}bridge", Bridge(definition).answer)
    with Witness(page):
        yield Journey(page, url)
    context.close()


@pytest.fixture
def tiny(browser: Browser, url: str) -> Iterator[Journey]:
    """The page with the tiny return."""
    with page_of(TINY, browser, url) as journey:
        yield journey


@pytest.fixture
def tiny_file(tmp_path: Path) -> Path:
    """A tiny return of two children."""
    file = tmp_path / "tiny.xml"
    file.write_text(TINY_XML, encoding="utf-8")
    return file


def test_examples_of_own_checks_are_not_offered_where_there_are_none(tiny: Journey, tiny_file: Path) -> None:
    tiny.open_load().choose_files([tiny_file]).choose_council("manchester", "Manchester").check()
    tiny.go("/own-checks", "Own checks")
    expect(tiny.page.get_by_text("You have no own checks yet.")).to_be_visible()
    expect(tiny.page.get_by_role("heading", name="Examples")).to_have_count(0)


def test_a_record_of_another_return_is_shown_and_edited(tiny: Journey, tiny_file: Path) -> None:
    page = tiny.page
    tiny.open_load().choose_files([tiny_file]).choose_council("manchester", "Manchester")
    expect(tiny.file("tiny.xml")).to_be_visible()
    expect(tiny.year()).to_contain_text("tiny.xml")
    expect(tiny.year(last_year=True)).to_have_count(0)
    expect(tiny.group("Ofsted lists")).to_have_count(0)
    tiny.check()
    expect(tiny.children.get_by_role("option")).to_have_count(2)

    tiny.open_child("C1")
    expect(tiny.cell("ChildIdentifiers 0 BirthDate")).to_contain_text("2015-01-02")
    expect(tiny.cell("ChildIdentifiers 0 Sex")).to_contain_text("Female")
    referrals = tiny.record.locator(".app-branch")
    expect(referrals.get_by_role("heading", level=3)).to_have_text(
        ["Referral of 01/05/2026", "Referral of 01/09/2026"]
    )
    expect(tiny.cell("Referral 0 Source")).to_contain_text("Family")
    expect(tiny.cell("Referral 0 ReferralNo")).to_have_count(0)
    wrong = tiny.cell("Referral 0 ClosureDate")
    expect(wrong).to_contain_text("T1")

    wrong.get_by_role("button").focus()
    page.keyboard.press("Enter")
    tiny.field.fill("soon")
    page.keyboard.press("Enter")
    expect(tiny.form_fault).to_contain_text("soon")
    tiny.field.fill("01/08/2026")
    page.keyboard.press("Enter")
    tiny.see_outcome("1 error fixed (T1)")
    expect(wrong).to_contain_text("2026-08-01")
    expect(wrong.get_by_role("button")).to_be_focused()
    expect(wrong).not_to_contain_text("T1")

    page.keyboard.press("Control+z")
    tiny.see_outcome("Undone").see_outcome("1 new error (T1)")
    expect(wrong).to_contain_text("2026-04-01")
    expect(wrong).to_contain_text("T1")

    expect(referrals.first.locator("tbody tr")).to_have_count(2)
    expect(tiny.cell("Assessment 2 StartDate")).to_contain_text("T2")
