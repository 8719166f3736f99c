// The latest thing that the user should know: a fault, or what happens to the checker.

import { RequestRefused, WorkerDied } from "./client.js";

/**
 * Something that happened and that the user should know.
 * @typedef {{kind: "restarting" | "restarted" | "failed" | "fault", text: string, details: string}} Notice
 */

export class Notices {
  #tell;

  /** @param {(part: "notice") => void} tell */
  constructor(tell) {
    this.#tell = tell;
    /** @type {Notice | null} */
    this.latest = null;
  }

  /** @param {Notice | null} notice null for none */
  set(notice) {
    this.latest = notice;
    this.#tell("notice");
  }

  /** @param {unknown} error */
  fault(error) {
    if (error instanceof WorkerDied) {
      // The worker’s own notice reports this.
      return;
    }
    const details =
      error instanceof RequestRefused ? error.details : String(error instanceof Error ? error.stack : error);
    this.set({ kind: "fault", text: error instanceof Error ? error.message : "Something went wrong.", details });
  }

  /** @param {string} text about something that did not work, with the remedy */
  complain(text) {
    this.set({ kind: "fault", text, details: "" });
  }
}
