// Checks: runs all the rules, cancels, and repeats a check in a worker that lacks it.

import { RequestRefused } from "./client.js";
import { modulesThisYear } from "./kept-file.js";

/**
 * @import {AnyRequest, PostcodesCame} from "./protocol.d.ts"
 * @import {Reply, Unnumbered} from "./client.js"
 * @import {ChosenFiles} from "./chosen-files.js"
 * @import {Editing} from "./editing.js"
 * @import {CheckedAs, LatestResults} from "./latest-results.js"
 * @import {Notices} from "./notices.js"
 * @import {Results} from "./results.js"
 * @import {Progress as ProgressOverTime} from "./progress.js"
 * @import {Settings} from "./settings.js"
 * @import {Progress, WorkerLife} from "./worker-life.js"
 */

/**
 * How a check ended; it does not start while a question about the files is open.
 * @typedef {"done" | "cancelled" | "failed" | "question open"} CheckOutcome
 */

class QuestionOpen extends Error {}

/**
 * @typedef {object} Surroundings
 * @property {WorkerLife} worker
 * @property {ChosenFiles} files
 * @property {Settings} settings
 * @property {Editing} editing
 * @property {LatestResults} latest
 * @property {Notices} notices
 * @property {ProgressOverTime} progress
 * @property {(part: "files" | "progress") => void} tell
 */

/** How long nothing must be edited before what takes longer than the errors is looked for again (in ms). */
const LOOKING_PATIENCE = 400;
/** How long a check may take to stop once interrupted, before its worker is ended. */
const INTERRUPT_PATIENCE = 2000;

export class Checking {
  #surroundings;
  /** @type {AbortController | null} */
  #cancelling = null;
  /** The worker that is running the rules, and is not still before them. @type {number | null} */
  #rulesRunIn = null;
  /** @type {Promise<void> | null} */
  #repeating = null;
  #lookingTimer = 0;
  #problemsWanted = false;

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.#surroundings = surroundings;
    /** The check that is under way. @type {Promise<CheckOutcome> | null} */
    this.running = null;
    /** @type {Progress | null} */
    this.progress = null;
  }

  /**
   * Run all the rules, or join the check that is under way.
   * @returns {Promise<CheckOutcome>}
   */
  check() {
    this.running ??= this.#check().finally(() => (this.running = null));
    return this.running;
  }

  /** @returns {Promise<CheckOutcome>} */
  async #check() {
    this.#cancelling = new AbortController();
    const { signal } = this.#cancelling;
    /** @type {Promise<never>} */
    const cancelled = new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    this.#setProgress({ done: 0, total: 0, code: "" });
    try {
      return await Promise.race([this.#runRules(signal), cancelled]);
    } catch (error) {
      if (signal.aborted) {
        return "cancelled";
      }
      if (error instanceof QuestionOpen || (error instanceof RequestRefused && error.reason === "question open")) {
        return "question open";
      }
      this.#surroundings.notices.fault(error);
      return "failed";
    } finally {
      this.#cancelling = null;
      this.#setProgress(null);
    }
  }

  /**
   * @param {AbortSignal} signal
   * @returns {Promise<CheckOutcome>}
   */
  async #runRules(signal) {
    const { worker, files, settings, editing, latest, progress } = this.#surroundings;
    /** @type {CheckedAs} */
    let asked = latest.checkedAs;
    let { version } = files;
    try {
      const { reply } = await worker.ask({
        wanted: ["checked", "check_cancelled"],
        prepared: async () => {
          do {
            await files.read();
            await editing.made();
            signal.throwIfAborted();
          } while (!files.isLoaded);
          if (files.questions.length > 0) {
            throw new QuestionOpen();
          }
        },
        request: () => {
          version = files.version;
          this.#rulesRunIn = worker.number;
          asked = settings.asked();
          return { type: "check", ...asked, own_checks: settings.ownChecks.active };
        },
      });
      if (reply.type === "check_cancelled") {
        return "cancelled";
      }
      if (files.version !== version) {
        // It is of files that were changed meanwhile.
        return await this.#runRules(signal);
      }
      if (!signal.aborted) {
        settings.takeAsAt(reply.as_at);
        latest.take(reply, asked);
        this.lookLater({ atProblems: false });
        progress.take(latest, modulesThisYear(files.list));
      }
      return "done";
    } finally {
      this.#rulesRunIn = null;
    }
  }

  get #rulesRunning() {
    return this.#rulesRunIn === this.#surroundings.worker.number;
  }

  /** Stop the check that is under way: at once if the worker can be interrupted, else by ending the worker. */
  async cancel() {
    const { worker } = this.#surroundings;
    const cancelling = this.#cancelling;
    if (!cancelling) {
      return;
    }
    if (this.#rulesRunning && worker.client.interrupt()) {
      await Promise.race([this.running, new Promise((resolve) => setTimeout(resolve, INTERRUPT_PATIENCE))]);
    }
    if (this.#cancelling === cancelling) {
      cancelling.abort();
      if (this.#rulesRunning) {
        worker.restart();
      }
    }
  }

  /** @param {Progress} progress of a check that may be a repeated one, which is not shown */
  takeProgress(progress) {
    if (this.progress) {
      this.#setProgress(progress);
    }
  }

  /**
   * The postcodes have come: take over what they tell, and what the rules found that waited for them.
   * @param {PostcodesCame} came
   */
  takePostcodes({ homes, error_list }) {
    const { files, latest, progress, tell } = this.#surroundings;
    if (files.isLoaded) {
      files.homes = homes;
      tell("files");
    }
    const before = latest.results;
    if (error_list && before) {
      latest.takeErrorList(error_list);
      progress.complete(before, /** @type {Results} */ (latest.results));
      this.lookLater({ atProblems: false });
    }
  }

  /** Resolves when the worker has read the files, made the edits and, if there are results, holds them too. */
  async upToDate() {
    const { editing, latest } = this.#surroundings;
    await editing.made();
    while (latest.missingInWorker) {
      this.#repeating ??= this.#repeat().finally(() => (this.#repeating = null));
      await this.#repeating;
    }
  }

  async #repeat() {
    const { worker, editing, latest, settings } = this.#surroundings;
    const { reply } = await worker.ask({
      wanted: ["checked"],
      prepared: () => editing.made(),
      request: () => ({ type: "check", ...latest.checkedAs, own_checks: settings.ownChecks.active }),
    });
    // The files may have changed meanwhile.
    if (latest.results) {
      latest.take(reply, latest.checkedAs);
      this.lookLater({ atProblems: false });
    }
  }

  /** Look for what the own checks find that are in use now. A check that is still to come does so by itself. */
  async checkOwn() {
    await this.running;
    const { latest, notices, settings } = this.#surroundings;
    if (!latest.results) {
      return;
    }
    try {
      const { own_checks } = await this.#ask(
        () => ({ type: "set_own_checks", checks: settings.ownChecks.active }),
        "own_checks_set",
      );
      latest.takeOwnChecks(own_checks);
    } catch (error) {
      notices.fault(error);
    }
  }

  /**
   * Once nothing more is edited, look at which errors only follow from others.
   * @param {{atProblems: boolean}} options whether to look for problems in the files, too: a check has found them
   */
  lookLater({ atProblems }) {
    this.#problemsWanted ||= atProblems;
    clearTimeout(this.#lookingTimer);
    this.#lookingTimer = setTimeout(() => this.#look(), LOOKING_PATIENCE);
  }

  async #look() {
    const { latest, notices } = this.#surroundings;
    if (!latest.results) {
      // The files changed since the edit.
      return;
    }
    try {
      const { consequences } = await this.#ask(() => ({ type: "get_consequences" }), "consequences");
      latest.takeConsequences(consequences);
      if (this.#problemsWanted) {
        this.#problemsWanted = false;
        const { groups } = await this.#ask(() => ({ type: "get_problem_groups" }), "problem_groups");
        latest.takeProblems(groups);
      }
    } catch (error) {
      notices.fault(error);
    }
  }

  /**
   * @template {Reply["type"]} T
   * @param {() => Unnumbered<AnyRequest>} request about the latest check
   * @param {T} wanted
   */
  async #ask(request, wanted) {
    const { reply } = await this.#surroundings.worker.ask({
      wanted: [wanted],
      prepared: () => this.upToDate(),
      request,
    });
    return reply;
  }

  /** @param {Progress | null} progress */
  #setProgress(progress) {
    this.progress = progress;
    this.#surroundings.tell("progress");
  }
}
