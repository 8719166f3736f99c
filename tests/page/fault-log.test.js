import assert from "node:assert/strict";
import { test } from "node:test";
import { FaultLog, scrubbed } from "../../pwa/core/fault-log.js";
import { roughly } from "../../pwa/core/fault-report.js";

const CHILD = "QZWX81";

test("of a traceback the type and our own places are kept, and not the message", () => {
  const details = [
    "Traceback (most recent call last):",
    '  File "/packages/validator/worker/service/messenger.py", line 70, in handle',
    `    raise KeyError("${CHILD}")`,
    '  File "/lib/python3.14/site-packages/pandas/core/frame.py", line 12, in __getitem__',
    '  File "worker/returns/module.py", line 5, in field',
    `KeyError: '${CHILD} has no column'`,
  ].join("\n");
  assert.deepEqual(scrubbed(details), {
    type: "KeyError",
    places: ["worker/service/messenger.py:70", "worker/returns/module.py:5"],
  });
});

test("what follows the message, or looks like a place in it, is not kept", () => {
  const details = [
    "Traceback (most recent call last):",
    '  File "worker/service/session.py", line 1, in check',
    `worker.service.errors.SomeError: ${CHILD}`,
    '  File "worker/qzwx.py", line 8, in check',
    "QzwxError: 1",
    "Traceback (most recent call last):",
    '  File "worker/qzwx.py", line 9, in check',
  ].join("\n");
  assert.deepEqual(scrubbed(details), { type: "SomeError", places: ["worker/service/session.py:1"] });
});

test("a text that is no traceback leaves nothing", () => {
  for (const text of ["", CHILD, `${CHILD}: wrong`, `Error in ${CHILD}`, `A message could not be read: {"${CHILD}`]) {
    assert.deepEqual(scrubbed(text), { type: "unknown", places: [] });
  }
});

test("stacks of all browsers have our own places", () => {
  const chromium = [
    `TypeError: ${CHILD}`,
    "    at draw (https://check.example.org/views/fix.js:12:5)",
    "    at async https://check.example.org/core/session.js:9:1",
    "    at other (https://check.example.org/elsewhere/qzwx.js:1:1)",
  ].join("\n");
  assert.deepEqual(scrubbed(chromium), { type: "TypeError", places: ["views/fix.js:12", "core/session.js:9"] });
  const firefox = ["TypeError", "draw@https://check.example.org/sub/folder/views/fix.js:12:5"].join("\n");
  assert.deepEqual(scrubbed(firefox), { type: "TypeError", places: ["views/fix.js:12"] });
});

test("the latest faults are kept, with the page that was open", () => {
  const log = new FaultLog(() => "/children");
  for (let n = 1; n <= 25; n += 1) {
    log.note(`kind ${n}`, "");
  }
  assert.equal(log.list.length, 20);
  assert.deepEqual([log.list[19].kind, log.list[19].page], ["kind 25", "/children"]);
});

test("what goes wrong in the page and in the checker is noted, and a remedy of the user’s is not", () => {
  const [window, session] = [new EventTarget(), new EventTarget()];
  const log = new FaultLog(() => "/");
  log.listen(window, session);
  const tell = (kind) => {
    session.notices = { latest: { kind, text: CHILD, details: `ValueError: ${CHILD}` } };
    session.dispatchEvent(new Event("notice"));
  };
  tell("remedy");
  tell("fault");
  window.dispatchEvent(Object.assign(new Event("error"), { error: new RangeError(CHILD) }));
  window.dispatchEvent(Object.assign(new Event("unhandledrejection"), { reason: CHILD }));
  assert.deepEqual(
    log.list.map(({ kind, type }) => [kind, type]),
    [
      ["fault", "ValueError"],
      ["page", "RangeError"],
      ["page", "unknown"],
    ],
  );
  assert.doesNotMatch(JSON.stringify(log.list), new RegExp(CHILD));
});

test("counts are rounded so that they do not tell one return from another", () => {
  assert.deepEqual([0, 1, 9, 10, 56, 123, 2676, 15548].map(roughly), [
    0,
    "under 10",
    "under 10",
    10,
    60,
    120,
    2700,
    16000,
  ]);
});
