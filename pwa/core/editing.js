// The user's edits: keeps them, brings the worker up to them, and takes what they did to the errors.

import { Edits, stepOf } from "./edits.js";
import { mergeOutcomes } from "./outcomes.js";

/**
 * @import {Edited, DeltaByCode, Step} from "./protocol.d.ts"
 * @import {ChosenFiles} from "./chosen-files.js"
 * @import {Difference, How, Operation} from "./edits.js"
 * @import {LatestResults} from "./latest-results.js"
 * @import {WorkerLife} from "./worker-life.js"
 */

/**
 * @typedef {object} Surroundings
 * @property {WorkerLife} worker
 * @property {ChosenFiles} files
 * @property {LatestResults} latest
 * @property {() => Promise<void>} carried resolves when the edits of earlier files were carried over to the present ones
 * @property {(part: "edits") => void} tell
 * @property {() => void} onChange the user edited, undid or redid something
 * @property {() => void} onFindings an edit changed the results
 */

export class Editing {
  #surroundings;
  /** @type {Promise<void> | null} */
  #making = null;

  /** @param {Surroundings} surroundings */
  constructor(surroundings) {
    this.#surroundings = surroundings;
    this.edits = new Edits();
    /** How many cells and rows differ from the files. */
    this.changes = 0;
    /** Edits that could not be made, because their files are not loaded now. */
    this.setAside = 0;
    /** What the latest edits did to the errors; null if the worker can’t tell. @type {DeltaByCode | null} */
    this.outcome = null;
    /** The children that the latest edit was about. @type {string[]} */
    this.touched = [];
  }

  /**
   * Add a step of operations.
   * @param {Operation[]} operations
   * @param {How} how
   * @param {{source?: string, acts?: string[]}} [more] see `stepOf`
   */
  add(operations, how, more) {
    this.edits.add(stepOf(this.edits.numbered(operations), how, this.#surroundings.files.list, more));
    this.#changed();
  }

  undo() {
    this.edits.undo();
    this.#changed();
  }

  redo() {
    this.edits.redo();
    this.#changed();
  }

  /**
   * Have these steps in place of all others.
   * @param {Step[]} steps
   * @param {number} inForceCount
   */
  replace(steps, inForceCount) {
    this.edits.replace(steps, inForceCount);
    this.changes = 0;
    this.setAside = 0;
    this.outcome = null;
  }

  /** Resolves when the worker has read the files and made the steps in force. */
  async made() {
    await this.#surroundings.files.loaded();
    await this.#surroundings.carried();
    while (this.edits.difference()) {
      this.#making ??= this.#makeSteps().finally(() => (this.#making = null));
      await this.#making;
    }
  }

  async #makeSteps() {
    const { worker, files } = this.#surroundings;
    /** @type {Difference} */
    let difference = { keep: 0, steps: [] };
    const { reply } = await worker.ask({
      wanted: ["edited"],
      prepared: () => files.loaded(),
      request: () => {
        difference = this.edits.difference() ?? { keep: this.edits.inForceCount, steps: [] };
        return { type: "edit", ...difference };
      },
    });
    this.edits.madeInWorker(difference);
    this.#takeEdited(reply);
  }

  /** @param {Edited} reply */
  #takeEdited({ changes, set_aside, children, delta, error_list }) {
    const { latest, tell, onFindings } = this.#surroundings;
    this.changes = changes;
    this.setAside = set_aside;
    this.touched = children;
    if (error_list && latest.results) {
      // Edits that come while others are being made have one outcome with them.
      this.outcome = mergeOutcomes(this.outcome, delta);
      latest.takeErrorList(error_list);
      onFindings();
    }
    tell("edits");
  }

  #changed() {
    const { tell, onChange } = this.#surroundings;
    onChange();
    if (!this.#making) {
      this.outcome = null;
    }
    tell("edits");
  }
}
