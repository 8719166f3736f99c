// The life of the worker: starts it, replaces it when it dies, gives up when it dies too often, and asks it questions.

import { aboutDamage } from "../install/damage.js";
import { WorkerDied } from "./client.js";
import { postcodes } from "./postcodes.js";

/**
 * @import {AnyRequest, PostcodesCame, ReadingFile, Ready, PROTOCOL_VERSION} from "./protocol.d.ts"
 * @import {FileCheck} from "../install/offline.js"
 * @import {Client, Reply, Unnumbered, WorkerEvent} from "./client.js"
 * @import {Notices} from "./notices.js"
 * @import {Watchdog} from "./watchdog.js"
 */

const TEXTS = {
  readingFiles: "reading your files",
  checking: "checking your return",
  changing: "making your change",
  carrying: "carrying your changes over",
  makingFile: "making a file",
  makingFiles: "making the files",
  matching: "matching the answers",
  makingUp: "creating made-up data",
  comparing: "comparing councils",
  answering: "answering",
  repairing: "checking its installed files",
  restarted: (/** @type {string} */ repaired, /** @type {string} */ loaded) =>
    `The checker stopped and was started again.${repaired} ${loaded}`.trim(),
  restarting:
    "The checker stopped. It is being started again and your files are being loaded again. You do not need to do anything.",
  failed: (/** @type {string} */ repaired) =>
    `The checker stopped several times and was not started again.${repaired} Your files are still here.`,
  connect: " Connect to the network, then start the checker again.",
  notRunning: "The checker is not running.",
  outdated:
    "This page and the checker are different versions, because the service was updated. Save your work, then reload this page.",
  versions: (/** @type {number} */ page, /** @type {number} */ checker) =>
    `The page uses version ${page} of the messages, and the checker uses version ${checker}.`,
  otherAnswer: (/** @type {string[]} */ wanted, /** @type {string} */ type) =>
    `The checker answered with ${type} instead of ${wanted.join(" or ")}`,
};

/**
 * How far the worker is. "waiting": not started yet; "failed": it died too often and is not started again.
 * @typedef {"waiting" | "runtime" | "packages" | "validator" | "ready" | "failed"} Phase
 */

/** @typedef {{done: number, total: number, code: string}} Progress */

/**
 * A request that can be made again when the worker dies before it answers.
 * @template {Reply["type"]} T
 * @typedef {object} Question
 * @property {T[]} wanted the types of the reply
 * @property {() => Unnumbered<AnyRequest>} request
 * @property {() => ArrayBuffer[]} [buffers] made for each try, because they leave with the request
 * @property {() => Promise<void>} [prepared] resolves when a worker that is ready also has what the request needs
 */

/**
 * What the life of the worker means to the rest of the session.
 * @typedef {object} Surroundings
 * @property {(part: "worker") => void} tell
 * @property {Notices} notices
 * @property {Watchdog} watchdog
 * @property {() => Promise<FileCheck | undefined>} repair checks the installed files, and fetches damaged ones again
 * @property {(progress: Progress) => void} onProgress
 * @property {(progress: ReadingFile) => void} onReading
 * @property {(came: PostcodesCame) => void} onPostcodes
 * @property {() => Promise<string>} bringBack brings a new worker to where the previous one was; resolves to what
 *   was loaded for that, in words
 */

/** The messages that this page knows; the type makes sure that it is the version in protocol.d.ts. @type {typeof PROTOCOL_VERSION} */
export const PROTOCOL = 11;
/** What the worker does for a request; it is "answering" all others. @type {Partial<Record<AnyRequest["type"], string>>} */
const DOING = {
  load_files: TEXTS.readingFiles,
  check: TEXTS.checking,
  edit: TEXTS.changing,
  carry_over: TEXTS.carrying,
  make_file: TEXTS.makingFile,
  make_answer_sheets: TEXTS.makingFiles,
  prepare_answers: TEXTS.matching,
  make_demo: TEXTS.makingUp,
  compare_counts: TEXTS.comparing,
};
/** A worker that dies this often within this time (in ms) is given up. */
const MOST_DEATHS = 3;
const REMEMBERED_DEATHS = 300_000;

export class WorkerLife {
  #surroundings;
  /** @type {(() => void)[]} */
  #waiting = [];
  /** When workers died recently. @type {number[]} */
  #deaths = [];
  /** What the latest repair found. @type {FileCheck | undefined} */
  #repaired;

  /**
   * @param {Surroundings} surroundings
   * @param {typeof Client} client
   */
  constructor(surroundings, client) {
    this.#surroundings = surroundings;
    this.client = new client(
      (event) => this.#heard(event),
      (reason) => this.#died(reason),
    );
    /** @type {Phase} */
    this.phase = "waiting";
    /** @type {Ready | null} */
    this.ready = null;
    /** The name of the return that the files are of; empty while there are none. */
    this.returnName = "";
    /** Whether the browser was seen to refuse requests to other places; null until known. @type {boolean | null} */
    this.policyEnforced = null;
    /** Counts the workers that died. */
    this.deaths = 0;
    /** Numbers the workers. What an earlier one was given is gone. */
    this.number = 0;
  }

  /** The return that is checked: that of the files, or the first; null before the worker was ready. */
  get definition() {
    return this.definitionOf(this.returnName);
  }

  /**
   * A return by its name, or the first; null before the worker was ready.
   * @param {string} name
   */
  definitionOf(name) {
    const returns = this.ready?.returns ?? [];
    return returns.find((each) => each.name === name) ?? returns[0] ?? null;
  }

  start() {
    this.number += 1;
    postcodes.become({});
    this.#setPhase("runtime");
    // One death can have any cause. After the second, the snapshot that Python starts from may be the cause.
    this.client.start({ afresh: this.#deaths.length > 1 });
  }

  /** Try again after the worker was given up. */
  retry() {
    this.#deaths = [];
    this.#surroundings.notices.set(null);
    this.restart();
  }

  /** Start a new worker and bring it to where the previous one was. */
  async restart() {
    const { notices, bringBack } = this.#surroundings;
    this.client.stop("restarted");
    this.start();
    try {
      await this.#whenReady();
      const loaded = await bringBack();
      if (notices.latest?.kind === "restarting") {
        notices.set({
          kind: "restarted",
          text: TEXTS.restarted(this.#aboutRepair, loaded),
          details: notices.latest.details,
        });
      }
    } catch (error) {
      notices.fault(error);
    }
  }

  /** Resolves when it is known whether the browser refuses requests to other places: no file is taken before. */
  async policyKnown() {
    while (this.policyEnforced === null) {
      await this.#changed();
    }
  }

  /**
   * Ask the worker. If it dies before it answers, ask the next one.
   * @template {Reply["type"]} T
   * @param {Question<T>} question
   * @returns {Promise<{reply: Extract<Reply, {type: T}>, buffers: ArrayBuffer[]}>}
   * @throws {WorkerDied} when the worker was given up
   */
  async ask({ wanted, request, buffers, prepared }) {
    const { watchdog } = this.#surroundings;
    for (;;) {
      await this.#whenReady();
      await prepared?.();
      try {
        const asked = request();
        const answering = this.client.request(asked, buffers?.() ?? []);
        const answer = await watchdog.watch("worker", DOING[asked.type] ?? TEXTS.answering, answering);
        // It answers one after the other: what waited behind this has its whole time now.
        watchdog.sign("worker");
        if (wanted.some((type) => type === answer.reply.type)) {
          return /** @type {{reply: Extract<Reply, {type: T}>, buffers: ArrayBuffer[]}} */ (answer);
        }
        if (answer.reply.type !== "check_cancelled") {
          throw new Error(TEXTS.otherAnswer(wanted, answer.reply.type));
        }
        // The user cancelled a check that had just ended, which hit this request: make it again.
      } catch (error) {
        if (!(error instanceof WorkerDied)) {
          throw error;
        }
      }
    }
  }

  /** @returns {Promise<void>} */
  async #whenReady() {
    while (this.phase !== "ready") {
      if (this.phase === "failed") {
        throw new WorkerDied(TEXTS.notRunning);
      }
      await this.#changed();
    }
  }

  /** Resolves at the next change of the phase or the policy. */
  #changed() {
    return new Promise((resolve) => this.#waiting.push(() => resolve(undefined)));
  }

  /** @param {WorkerEvent} event */
  #heard(event) {
    this.#surroundings.watchdog.sign("worker");
    switch (event.type) {
      case "policy":
        this.policyEnforced = event.enforced;
        this.#tell();
        break;
      case "starting":
        this.#setPhase(event.phase);
        break;
      case "ready":
        this.#takeReady(event);
        break;
      case "postcodes_delayed":
        postcodes.become({ delayed: true });
        break;
      case "postcodes_came":
        postcodes.become({ known: event.postcodes });
        this.#surroundings.onPostcodes(event);
        break;
      case "reading_file":
        this.#surroundings.onReading(event);
        break;
      case "checking":
        this.#surroundings.onProgress({ done: event.done, total: event.total, code: event.code });
        break;
    }
  }

  /** @param {Ready} ready */
  #takeReady(ready) {
    if (ready.protocol === PROTOCOL) {
      this.ready = ready;
      this.#setPhase("ready");
      return;
    }
    // Another window took a new version: the worker is of that, and this page is not.
    this.client.stop("outdated");
    this.#setPhase("failed");
    this.#surroundings.notices.set({
      kind: "outdated",
      text: TEXTS.outdated,
      details: TEXTS.versions(PROTOCOL, ready.protocol),
    });
  }

  /**
   * One death can have any cause, so a new worker starts as the first did. Before the third try the installed files are
   * repaired.
   * @param {string} reason
   */
  async #died(reason) {
    const { notices } = this.#surroundings;
    const now = performance.now();
    this.deaths += 1;
    this.#deaths = [...this.#deaths.filter((time) => now - time < REMEMBERED_DEATHS), now];
    if (this.#deaths.length >= MOST_DEATHS) {
      this.#setPhase("failed");
      notices.set({
        kind: "failed",
        text: TEXTS.failed(this.#aboutRepair),
        details: reason,
      });
      return;
    }
    notices.set({
      kind: "restarting",
      text: TEXTS.restarting,
      details: reason,
    });
    this.#setPhase("runtime");
    if (this.#deaths.length < MOST_DEATHS - 1 || (await this.#repair())) {
      this.restart();
    }
  }

  /** @returns {Promise<boolean>} false if another worker was started meanwhile */
  async #repair() {
    const { repair, watchdog } = this.#surroundings;
    const { number } = this;
    this.#repaired = await watchdog.watch(
      "installation",
      TEXTS.repairing,
      repair().catch(() => undefined),
    );
    return number === this.number;
  }

  /** What a repair did, in words; "" if there was nothing to repair. */
  get #aboutRepair() {
    const text = aboutDamage(this.#repaired);
    const remedy = this.#repaired?.mended ? "" : TEXTS.connect;
    return text && ` ${text}${remedy}`;
  }

  /** @param {Phase} phase */
  #setPhase(phase) {
    this.phase = phase;
    this.#tell();
  }

  #tell() {
    for (const goOn of this.#waiting.splice(0)) {
      goOn();
    }
    this.#surroundings.tell("worker");
  }
}
