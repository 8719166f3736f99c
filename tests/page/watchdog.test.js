import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { PATIENCE, Watchdog } from "../../pwa/core/watchdog.js";
import { settled } from "./fake-worker.js";

let watchdog;
let changes;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  watchdog = new Watchdog();
  changes = 0;
  watchdog.addEventListener("change", () => (changes += 1));
});

/** Something that is waited for until it is ended. */
function wait(doing, subject = "worker") {
  let end;
  const promise = new Promise((resolve, reject) => (end = { well: resolve, badly: reject }));
  return { ...end, watched: watchdog.watch(subject, doing, promise) };
}

test("what is done in time is not late", async () => {
  const { well, watched } = wait("reading");
  mock.timers.tick(PATIENCE - 1);
  well("read");
  assert.equal(await watched, "read");
  mock.timers.tick(PATIENCE);
  assert.deepEqual([watchdog.late, changes], [null, 0]);
});

test("what takes too long is late until it is done", async () => {
  const first = wait("reading");
  const second = wait("checking");
  mock.timers.tick(PATIENCE);
  assert.deepEqual([watchdog.late?.subject, watchdog.late?.doing], ["worker", "reading"]);
  first.well();
  await settled();
  assert.equal(watchdog.late?.doing, "checking");
  second.badly(new Error("no"));
  await assert.rejects(second.watched);
  assert.equal(watchdog.late, null);
  assert.ok(changes >= 3);
});

test("a sign gives what is waited for there its whole time again", () => {
  wait("reading");
  wait("saving", "device");
  mock.timers.tick(PATIENCE - 1);
  watchdog.sign("worker");
  mock.timers.tick(1);
  assert.equal(watchdog.late?.doing, "saving");
  watchdog.sign("device");
  assert.equal(watchdog.late, null);
  mock.timers.tick(PATIENCE - 1);
  assert.equal(watchdog.late?.doing, "reading");
});
