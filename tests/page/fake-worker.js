// A client whose worker is played by the test: it answers when told to, and dies when told to.

import { WorkerDied } from "../../pwa/core/client.js";
import { Watchdog } from "../../pwa/core/watchdog.js";
import { PROTOCOL } from "../../pwa/core/worker-life.js";
import { definition } from "./builders.js";

/** What a worker sends when it is ready. */
export const READY = {
  type: "ready",
  protocol: PROTOCOL,
  app_version: "0.1.0",
  councils: [],
  returns: [definition()],
  downloads: [],
};

export class FakeClient {
  /** The client that was made last. @type {FakeClient} */
  static latest;

  constructor(onEvent, onDeath) {
    FakeClient.latest = this;
    this.onEvent = onEvent;
    this.onDeath = onDeath;
    this.alive = false;
    /** How each worker was started. */
    this.starts = [];
    /** The requests that wait for an answer. */
    this.pending = [];
    this.interrupts = 0;
    this.canInterrupt = true;
  }

  start(options) {
    this.stop("replaced");
    this.alive = true;
    this.starts.push(options);
  }

  stop(reason) {
    this.alive = false;
    for (const { reject } of this.pending.splice(0)) {
      reject(new WorkerDied(reason));
    }
  }

  async request(request, buffers = []) {
    if (!this.alive) {
      throw new WorkerDied("There is no worker.");
    }
    return new Promise((resolve, reject) => this.pending.push({ request, buffers, resolve, reject }));
  }

  interrupt() {
    this.interrupts += 1;
    return this.canInterrupt;
  }

  // What the test plays

  ready() {
    this.onEvent(READY);
  }

  die(reason = "out of memory") {
    this.stop(reason);
    this.onDeath(reason);
  }

  /** The types of the requests that wait. */
  get asked() {
    return this.pending.map(({ request }) => request.type);
  }

  /** Answer the oldest request; returns it. */
  async answer(reply, buffers = []) {
    const { request, resolve } = this.pending.shift();
    resolve({ reply, buffers });
    await settled();
    return request;
  }

  async refuse(error) {
    this.pending.shift().reject(error);
    await settled();
  }
}

/** Resolves when everything that waits for promises has gone on as far as it can. */
export function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** What a promise came to so far: "waiting", "done" or "failed". */
export function watch(promise) {
  const watched = { state: "waiting", value: undefined, error: undefined };
  promise.then(
    (value) => Object.assign(watched, { state: "done", value }),
    (error) => Object.assign(watched, { state: "failed", error }),
  );
  return watched;
}

/** A watchdog that finds nothing late: no timer outlives a test. */
export function patient() {
  return Object.assign(new Watchdog(), { watch: (_subject, _doing, promise) => promise });
}
