"""Workers that a test can kill, hold up or garble: the page sees what it would see of a real fault."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.changed_app import publish, replace
from tests.e2e.conftest import DIST
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
"""Keeps hold of the page's worker, to kill it as the browser does when memory runs out: without a message."""

STAND_STILL = """
    const StandingWorker = window.Worker;
    window.Worker = class extends StandingWorker {
        constructor(address, options) {
            super(window.workersStarted ? address : `${address}?stand-still`, options);
        }
    };
"""
"""After KEEP_WORKER, in the app of `standing_still_app`: the first worker’s rules stand still once they run."""

GARBLE_REPLIES = """
    const GarbledWorker = window.Worker;
    window.Worker = class extends GarbledWorker {
        addEventListener(type, listener) {
            super.addEventListener(type, type !== "message" ? listener : (event) => {
                if (window.garble && event.data.json.includes(`"type":"${window.garble}"`)) {
                    window.garble = "";
                    listener({data: {json: event.data.json.slice(0, 40), buffers: []}});
                } else {
                    listener(event);
                }
            });
        }
    };
"""
"""Cuts the next reply of the type ``window.garble``, as a worker did that had no memory left."""

DIES_OVER_A_FILE = """
    window.Worker = class extends Worker {
        postMessage(message, transfer) {
            if (message.json?.includes('"load_files"') && message.json.includes("enormous.csv")) {
                this.terminate();
            } else {
                super.postMessage(message, transfer);
            }
        }
    };
"""
"""Each worker ends without a message when it is given the file ``enormous.csv``, as for want of memory."""

HOLD_REPLIES = """
    const HeldWorker = window.Worker;
    window.Worker = class extends HeldWorker {
        addEventListener(type, listener) {
            super.addEventListener(type, type !== "message" ? listener : (event) => {
                if (window.hold && event.data.json.includes(`"type":"${window.hold}"`)) {
                    window.release = () => listener(event);
                } else {
                    listener(event);
                }
            });
        }
    };
"""
"""Holds replies of the type ``window.hold`` back until ``window.release()``."""

_POST = "  self.postMessage({ json, buffers: contents }, { transfer: contents });\n"
_STAND_STILL_HERE = """
  if (self.location.search === "?stand-still" && json.includes('"type":"checking"') && !self.stoodStill) {
    self.stoodStill = true;
    const never = new Int32Array(new SharedArrayBuffer(4));
    while (!interruptBuffer || new Uint8Array(interruptBuffer)[0] === 0) {
      Atomics.wait(never, 0, 0, 20);
    }
  }
"""

KEEP_REQUESTS = """
    window.heldUp = [];
    window.Worker = class extends Worker {
        postMessage(message, transfer) {
            if (window.holdUp && message.json?.includes(`"type":"${window.holdUp}"`)) {
                window.heldUp.push(() => super.postMessage(message, transfer));
            } else {
                super.postMessage(message, transfer);
            }
        }
    };
"""
"""Keeps requests of the type ``window.holdUp`` from the worker, as if it never came to an end with them."""


def standing_still_app(folder: Path) -> Path:
    """A copy of the app whose rules can be made to stand still: they run for a second only otherwise."""
    shutil.copytree(DIST, folder, copy_function=os.link)
    script = folder / "worker.js"
    text = script.read_text()
    assert text.count(_POST) == 1
    replace(script, text.replace(_POST, _POST + _STAND_STILL_HERE))
    publish(folder)
    return folder


def kill_worker(page: Page) -> None:
    page.evaluate("window.latestWorker.terminate()")


def kill_until_given_up(app: Journey) -> None:
    """Kill the worker three times, each time when it is back at work."""
    page = app.page
    for _ in range(2):
        kill_worker(page)
        expect(page.get_by_text("The checker stopped and was started again.")).to_be_visible()
        page.get_by_role("button", name="Close this message").click()
    kill_worker(page)
    expect(page.get_by_text("was not started again")).to_be_visible()
