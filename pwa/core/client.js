// Talks to the validator in the web worker: typed requests with one reply each, and events in between.

import { wellFormed } from "./well-formed.js";

/**
 * @import {AnyEvent, AnyRequest, RequestFailed} from "./protocol.d.ts"
 */

/** @typedef {Extract<AnyEvent, {id: number}>} Reply */
/** @typedef {Exclude<AnyEvent, Reply>} WorkerEvent */

/**
 * A request as its sender writes it: the client numbers it.
 * @template R
 * @typedef {R extends AnyRequest ? Omit<R, "id"> : never} Unnumbered
 */

/**
 * @typedef {object} Answer
 * @property {Reply} reply
 * @property {ArrayBuffer[]} buffers
 */

const TEXTS = {
  unreadable: (/** @type {unknown} */ json) =>
    `A message from the worker could not be read: ${String(json).slice(0, 200)}`,
  notRun: "The worker’s script could not be run.",
  notDecoded: "A message could not be read.",
  none: "There is no worker.",
  notStarted: "The worker did not start in time.",
  stopped: "The worker stopped unexpectedly.",
};

/** The worker ended before it answered. */
export class WorkerDied extends Error {
  name = "WorkerDied";
}

/** The worker could not do what was asked, but is still running; the message says what the user can do. */
export class RequestRefused extends Error {
  name = "RequestRefused";

  /** @param {RequestFailed} reply */
  constructor(reply) {
    super(reply.message);
    /** What keeps it from being done. */
    this.reason = reply.reason;
    /** Whose fault it is. */
    this.atFault = reply.at_fault;
    this.details = reply.details;
  }
}

const INTERRUPT = 2;
/** How long a worker that starts may be silent (in ms); afterwards it is silent while it works. */
const START_PATIENCE = 90_000;

/** One web worker at a time, and the requests it has yet to answer. */
export class Client {
  /**
   * @param {(event: WorkerEvent) => void} onEvent
   * @param {(reason: string) => void} onDeath the worker died; `start` starts another
   */
  constructor(onEvent, onDeath) {
    this.onEvent = onEvent;
    this.onDeath = onDeath;
    this.lastId = 0;
    /** @type {Map<number, {resolve: (answer: Answer) => void, reject: (error: Error) => void}>} */
    this.pending = new Map();
    /** @type {Worker | null} */
    this.worker = null;
    // Shared memory exists only when the page is isolated from others, and in WebKitGTK not even then.
    const isShared = self.crossOriginIsolated && typeof SharedArrayBuffer === "function";
    this.interruptBuffer = isShared ? new SharedArrayBuffer(1) : null;
  }

  /**
   * Start a worker in place of the previous one.
   * @param {{afresh: boolean}} options whether it must not start from a snapshot
   */
  start({ afresh }) {
    this.stop("replaced");
    const name = `validator-${afresh ? "afresh-" : ""}${crypto.randomUUID()}`;
    const worker = new Worker(new URL("../worker.js", import.meta.url), { type: "module", name });
    this.worker = worker;
    let heard = false;
    let silence = this.#expectSign(worker);
    worker.addEventListener("message", ({ data }) => {
      if (!heard) {
        heard = true;
        this.#watchForEnd(worker, name);
      }
      const message = readMessage(data.json);
      clearTimeout(silence);
      if (!message) {
        this.#died(worker, TEXTS.unreadable(data.json));
        return;
      }
      if (message.type === "starting" || message.type === "policy") {
        silence = this.#expectSign(worker);
      }
      this.#receive(worker, message, data.buffers);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#died(worker, event.message || TEXTS.notRun);
    });
    worker.addEventListener("messageerror", () => this.#died(worker, TEXTS.notDecoded));
    if (this.interruptBuffer) {
      worker.postMessage({ interrupt: this.interruptBuffer });
    }
  }

  /**
   * End the worker, if there is one; the requests it has not answered fail.
   * @param {string} reason
   */
  stop(reason) {
    this.worker?.terminate();
    this.worker = null;
    for (const { reject } of this.pending.values()) {
      reject(new WorkerDied(reason));
    }
    this.pending.clear();
  }

  /**
   * @param {Unnumbered<AnyRequest>} request
   * @param {ArrayBuffer[]} [buffers] they leave the page
   * @returns {Promise<Answer>}
   * @throws {WorkerDied | RequestRefused}
   */
  async request(request, buffers = []) {
    const worker = this.worker;
    if (!worker) {
      throw new WorkerDied(TEXTS.none);
    }
    if (this.interruptBuffer && this.pending.size === 0) {
      // A cancel that came too late for one request must not interrupt the next.
      new Uint8Array(this.interruptBuffer)[0] = 0;
    }
    this.lastId += 1;
    const id = this.lastId;
    const answer = new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }));
    worker.postMessage({ json: JSON.stringify({ ...request, id }, wellFormed), buffers }, buffers);
    return answer;
  }

  /**
   * Interrupt what the worker is doing.
   * @param {{alone?: boolean}} [options] whether only if it was asked one thing
   * @returns {boolean} false if this page can’t; the worker then has to be stopped
   */
  interrupt({ alone = false } = {}) {
    if (!this.interruptBuffer || (alone && this.pending.size > 1)) {
      return false;
    }
    new Uint8Array(this.interruptBuffer)[0] = INTERRUPT;
    return true;
  }

  /**
   * A worker that starts must give a sign in time.
   * @param {Worker} worker
   */
  #expectSign(worker) {
    return setTimeout(() => this.#died(worker, TEXTS.notStarted), START_PATIENCE);
  }

  /**
   * The worker holds a lock of its name as long as it lives. If the page gets the lock, the worker has ended.
   * @param {Worker} worker
   * @param {string} name
   */
  #watchForEnd(worker, name) {
    navigator.locks.request(name, () => this.#died(worker, TEXTS.stopped));
  }

  /**
   * @param {Worker} worker
   * @param {AnyEvent} message
   * @param {ArrayBuffer[]} buffers
   */
  #receive(worker, message, buffers) {
    if (worker !== this.worker) {
      return;
    }
    if (message.type === "fatal") {
      this.#died(worker, `${message.message}\n${message.details}`.trim());
    } else if (!("id" in message)) {
      this.onEvent(message);
    } else {
      const waiting = this.pending.get(message.id);
      this.pending.delete(message.id);
      if (message.type === "request_failed") {
        waiting?.reject(new RequestRefused(message));
      } else {
        waiting?.resolve({ reply: message, buffers });
      }
    }
  }

  /**
   * @param {Worker} worker
   * @param {string} reason
   */
  #died(worker, reason) {
    if (worker === this.worker) {
      this.stop(reason);
      this.onDeath(reason);
    }
  }
}

/**
 * @param {unknown} json
 * @returns {AnyEvent | null} null if it is no message: a worker that ran out of memory can send anything
 */
function readMessage(json) {
  try {
    const message = JSON.parse(String(json));
    return typeof message?.type === "string" ? message : null;
  } catch {
    return null;
  }
}
