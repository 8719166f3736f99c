// The results of the latest check, as edits since then changed them.

import { Results } from "./results.js";

/**
 * @import {Checked, Consequence, ErrorListUpdate, OwnCheckResults, ProblemGroup} from "./protocol.d.ts"
 * @import {WorkerLife} from "./worker-life.js"
 */

/**
 * What a check is of; days are ISO 8601.
 * @typedef {{collection_year: number, council: string | null, as_at: string | null, today: string}} CheckedAs
 */

export class LatestResults {
  #worker;
  #tell;
  /** The worker that made the check. */
  #checkedBy = 0;

  /**
   * @param {WorkerLife} worker
   * @param {(part: "results" | "consequences" | "problems") => void} tell
   */
  constructor(worker, tell) {
    this.#worker = worker;
    this.#tell = tell;
    /** @type {Results | null} */
    this.results = null;
    /** @type {CheckedAs} */
    this.checkedAs = { collection_year: 0, council: null, as_at: null, today: "" };
    /** Whether there were results until the files changed. */
    this.outdated = false;
  }

  /** Whether the worker lacks the check whose results are shown, because another worker made it. */
  get missingInWorker() {
    return this.results !== null && this.#checkedBy !== this.#worker.number;
  }

  /**
   * @param {Checked} checked
   * @param {CheckedAs} checkedAs
   */
  take(checked, checkedAs) {
    this.results = new Results(checked);
    // A worker that has to check again is not to propose another day.
    this.checkedAs = { ...checkedAs, as_at: checked.as_at.day };
    this.outdated = false;
    this.#checkedBy = this.#worker.number;
    this.#tell("results");
  }

  /** @param {ErrorListUpdate} update what an edit changed */
  takeErrorList(update) {
    this.results = this.results?.after(update) ?? null;
    this.#tell("results");
  }

  /** @param {Consequence[]} consequences all errors that only follow from another */
  takeConsequences(consequences) {
    if (this.results) {
      this.results = this.results.withConsequences(consequences);
      this.#tell("consequences");
    }
  }

  /** @param {ProblemGroup[]} groups the problems in the files as they are now */
  takeProblems(groups) {
    if (this.results) {
      this.results = this.results.withProblems(groups);
      this.#tell("problems");
    }
  }

  /** @param {OwnCheckResults} found by the own checks that are in use now */
  takeOwnChecks(found) {
    if (this.results) {
      this.results = this.results.withOwnChecks(found);
      this.#tell("results");
    }
  }

  /** The files changed, so the results are no longer theirs. */
  outdate() {
    this.outdated ||= this.results !== null;
    this.results = null;
  }

  /** There is other work now, which the results say nothing about. */
  forget() {
    this.results = null;
    this.outdated = false;
  }
}
