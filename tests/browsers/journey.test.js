// The journey of an analyst in Firefox ESR and in WebKitGTK: own files, results, an edit, undo, an answer, and a restart
// without a network. Run by `make browsers`; what the app does is tested in Chromium (tests/e2e).

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startFirefox } from "./firefox.js";
import { startWebKit } from "./webkit.js";

/**
 * A browser with one page.
 * @typedef {object} Driver
 * @property {string} name
 * @property {(address: string) => Promise<unknown>} open
 * @property {() => Promise<unknown>} reload
 * @property {(script: string, ...values: unknown[]) => Promise<any>} run a function of the page, as text
 * @property {(selector: string, paths: string[]) => Promise<void>} upload
 * @property {(key: "Enter" | "Tab") => Promise<void>} press
 * @property {() => Promise<void>} undo
 * @property {(text: string) => Promise<void>} type
 * @property {() => Promise<void>} end
 */

const ROOT = new URL("../..", import.meta.url).pathname;
const PYTHON = join(ROOT, ".venv/bin/python");
const PORT = 8931;
const ADDRESS = `http://localhost:${PORT}/`;
/** How long anything may take (in ms): the first visit starts Python without a snapshot. */
const PATIENCE = 120_000;

const TEXT = "() => document.body.innerText";
const HAS = "(selector) => document.querySelector(selector) !== null";
const CLICK = `(selector, text) => {
  const found = [...document.querySelectorAll(selector)].find(($each) => $each.innerText.trim().startsWith(text));
  found?.click();
  return found !== undefined;
}`;
const CHANGES = "() => Number(document.body.innerText.match(/Changes \\((\\d+)\\)/)?.[1] ?? -1)";
const FOCUS_CELL = `() => {
  const cell = [...document.querySelectorAll("[role=gridcell]")].find(($cell) => $cell.innerText.trim() === "C2");
  cell?.scrollIntoView();
  cell?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, button: 0 }));
  cell?.focus();
  return cell !== undefined;
}`;

/** Goes from child to child, some tries at each, until one has an answer. */
const USE_FIRST_ANSWER = `() => {
  const use = [...document.querySelectorAll("button")].find(($each) => $each.innerText.trim().startsWith("Use it"));
  use?.click();
  self.tries = (self.tries ?? 0) + 1;
  if (!use && self.tries % 10 === 0) {
    location.hash = "#/children?error=any&child=" + self.tries / 10;
  }
  return use !== undefined;
}`;

/** @type {import("node:child_process").ChildProcess} */
let server;
/** @type {string} */
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "browsers-"));
  execFileSync(PYTHON, ["-m", "worker", "sample", "--out", folder, "--children", "200", "--year", "2026"], {
    cwd: ROOT,
  });
});
after(() => rmSync(folder, { recursive: true }));

for (const [name, start] of [
  ["Firefox ESR", startFirefox],
  ["WebKitGTK", startWebKit],
]) {
  describe(name, () => {
    /** @type {Driver} */
    let browser;

    before(async () => {
      server = spawn(PYTHON, ["build/serve.py", "--port", String(PORT)], { cwd: ROOT, stdio: "ignore" });
      browser = await start();
    });
    after(async () => {
      await browser?.end();
      server.kill();
    });

    /**
     * @param {string} what for the message
     * @param {string} script gives something true once it is so
     * @param {...unknown} values
     */
    async function until(what, script, ...values) {
      const end = Date.now() + PATIENCE;
      let found;
      while (Date.now() < end) {
        found = await browser.run(script, ...values).catch(() => undefined);
        if (found) {
          return found;
        }
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      assert.fail(`${what}: not seen. The page says:\n${(await browser.run(TEXT)).slice(0, 2000)}`);
    }

    test("own files are read and checked", async () => {
      await browser.open(`${ADDRESS}#/load`);
      await until("the checker is ready", HAS, ".app-phase--ready");
      const paths = ["this_year", "last_year"].flatMap((year) =>
        readdirSync(join(folder, year)).map((file) => join(folder, year, file)),
      );
      await until("files can be chosen", HAS, "button.govuk-file-upload-button:not(:disabled)");
      await browser.upload("input[type=file]", paths);
      await until(
        "all files are read",
        "(count) => document.querySelectorAll('.app-file').length === count && !document.body.innerText.includes('Reading')",
        paths.length,
      );
      await browser.run("() => document.getElementById('council').focus()");
      await browser.type("Manchester");
      await browser.press("Enter");
      await until("the check is started", CLICK, "button", "Check the return");
      await until(
        "results",
        "() => location.hash.startsWith('#/children') && document.querySelector('.app-error') !== null",
      );
    });

    test("a cell is edited by keyboard, and undone", async () => {
      await until("a cell to edit", FOCUS_CELL);
      await browser.press("Enter");
      await until("the editor", "() => document.activeElement.matches('input, select')");
      await browser.run("() => document.activeElement.select?.()");
      await browser.type("V2");
      await browser.press("Enter");
      await until("one change", `() => (${CHANGES})() === 1`);
      await browser.undo();
      await until("no change", `() => (${CHANGES})() === 0`);
    });

    test("an answer is used", async () => {
      await until("an answer is used", USE_FIRST_ANSWER);
      await until("one change", `() => (${CHANGES})() >= 1`);
    });

    test("it starts again without a network", async () => {
      server.kill();
      // Work that is not saved is asked about when the page is left.
      await browser.run(
        "() => window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)",
      );
      await browser.open("about:blank");
      await browser.open(`${ADDRESS}#/load`);
      await until("the checker is ready", HAS, ".app-phase--ready");
    });
  });
}
