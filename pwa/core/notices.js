// The latest thing that the user should know: what they can fix, a fault of ours, or what happens to the checker.

import { RequestRefused, WorkerDied } from "./client.js";

const TEXTS = { wentWrong: "Something went wrong." };

/**
 * Something that happened and that the user should know. A "remedy" is the user’s to fix, and its text says how; a
 * "fault" is ours, and its details are for those who report it.
 * @typedef {{kind: "restarting" | "restarted" | "failed" | "outdated" | "fault" | "remedy", text: string, details: string}} Notice
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

  /** @param {unknown} error that kept something from being done */
  fault(error) {
    if (error instanceof WorkerDied) {
      // The worker’s own notice reports this.
      return;
    }
    if (error instanceof RequestRefused && error.atFault === "user") {
      this.complain(error.message);
      return;
    }
    const details =
      error instanceof RequestRefused ? error.details : String(error instanceof Error ? error.stack : error);
    this.set({ kind: "fault", text: error instanceof Error ? error.message : TEXTS.wentWrong, details });
  }

  /** @param {string} text about something that did not work, with the remedy */
  complain(text) {
    this.set({ kind: "remedy", text, details: "" });
  }
}
