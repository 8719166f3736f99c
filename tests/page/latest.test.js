import assert from "node:assert/strict";
import { test } from "node:test";
import { latest } from "../../pwa/core/latest.js";

test("only the latest answer is wanted", () => {
  const ask = latest(new AbortController().signal);
  const first = ask();
  assert.equal(first(), true);
  const second = ask();
  assert.deepEqual([first(), second()], [false, true]);
});

test("no answer is wanted once the view is closed", () => {
  const view = new AbortController();
  const wanted = latest(view.signal)();
  view.abort();
  assert.equal(wanted(), false);
});
