import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { Client, WorkerDied } from "../../pwa/core/client.js";
import { settled, watch } from "./fake-worker.js";

/** A worker whose messages the test sends. */
class PlayedWorker extends EventTarget {
  posted = [];

  constructor() {
    super();
    PlayedWorker.latest = this;
  }

  postMessage(message) {
    this.posted.push(message);
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {string} json */
  say(json) {
    this.dispatchEvent(Object.assign(new Event("message"), { data: { json, buffers: [] } }));
  }
}

let client;
let deaths;
let events;

beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    value: { locks: { request: () => new Promise(() => {}) } },
  });
  globalThis.self = globalThis;
  globalThis.Worker = PlayedWorker;
  deaths = [];
  events = [];
  client = new Client(
    (event) => events.push(event.type),
    (reason) => deaths.push(reason),
  );
  client.start({ afresh: false });
});

afterEach(() => {
  mock.timers.reset();
  delete globalThis.self;
  delete globalThis.Worker;
});

for (const garbled of ['{"type": "files_lo', "", "null", '{"id": 1}', "\u0000\u0000"]) {
  test(`a message that can’t be read counts as the worker’s death: ${JSON.stringify(garbled)}`, async () => {
    const answer = watch(client.request({ type: "load_files", files: [] }));
    PlayedWorker.latest.say(garbled);
    await settled();
    assert.ok(answer.error instanceof WorkerDied);
    assert.equal(deaths.length, 1);
    assert.equal(PlayedWorker.latest.terminated, true);
  });
}

test("half an emoji does not reach the worker", () => {
  client.request({ type: "read_value", text: "Anna \ud83d", column: "whole 😀" });
  const { text, column } = JSON.parse(PlayedWorker.latest.posted[0].json);
  assert.deepEqual([text, column], ["Anna \ufffd", "whole 😀"]);
});

test("a worker that does not start in time is dead, and one that gives signs is not", () => {
  for (const phase of ["runtime", "packages", "validator"]) {
    mock.timers.tick(80_000);
    PlayedWorker.latest.say(JSON.stringify({ type: "starting", phase }));
  }
  assert.deepEqual(deaths, []);
  mock.timers.tick(100_000);
  assert.equal(deaths.length, 1);
});

test("a worker that is ready may be silent", () => {
  PlayedWorker.latest.say('{"type": "starting", "phase": "runtime"}');
  PlayedWorker.latest.say('{"type": "ready"}');
  mock.timers.tick(1_000_000);
  assert.deepEqual(deaths, []);
  assert.deepEqual(events, ["starting", "ready"]);
});

test("a page without shared memory, as in WebKitGTK, still starts its worker", (context) => {
  const shared = globalThis.SharedArrayBuffer;
  globalThis.crossOriginIsolated = true;
  context.after(() => {
    globalThis.SharedArrayBuffer = shared;
    delete globalThis.crossOriginIsolated;
  });
  const start = () =>
    new Client(
      () => {},
      () => {},
    ).start({ afresh: false });
  start();
  assert.equal(PlayedWorker.latest.posted.length, 1);
  delete globalThis.SharedArrayBuffer;
  start();
  assert.deepEqual(PlayedWorker.latest.posted, []);
});
