// The user's steps, as the page keeps them: what was done, what was undone and can be done again, and how much of it
// the worker has made. Nothing here is lost when the worker dies.

/** @import {Step} from "./protocol.d.ts" */

/** @typedef {Step["operations"][number]} Operation */
/** @typedef {Step["how"]} How */

/** Rows that the user adds are numbered from here on, as the worker expects. */
const FIRST_ADDED_ROW = 1_000_000_000;

/**
 * What a worker is to be told, so that it has the steps in force.
 * @typedef {{keep: number, steps: Step[]}} Difference
 */

export class Edits {
  constructor() {
    /** All steps, the oldest first; those from `made` on were undone. @type {Step[]} */
    this.steps = [];
    this.made = 0;
    this.lastRow = FIRST_ADDED_ROW;
    /** The steps that the worker has made. @type {Step[]} */
    this.inWorker = [];
  }

  get canUndo() {
    return this.made > 0;
  }

  get canRedo() {
    return this.made < this.steps.length;
  }

  /** The steps that are in force. */
  get inForce() {
    return this.steps.slice(0, this.made);
  }

  /** A number for a row to be added. */
  nextRow() {
    this.lastRow += 1;
    return this.lastRow;
  }

  /** @param {Step} step what was undone before can't be done again then */
  add(step) {
    this.steps = [...this.inForce, step];
    this.made = this.steps.length;
  }

  undo() {
    this.made = Math.max(0, this.made - 1);
  }

  redo() {
    this.made = Math.min(this.steps.length, this.made + 1);
  }

  /** @param {Step[]} steps to have in place of all those there are */
  replace(steps) {
    this.steps = steps;
    this.made = steps.length;
    const rows = steps.flatMap(({ operations }) => operations.map(({ row }) => row));
    this.lastRow = rows.reduce((most, row) => Math.max(most, row), FIRST_ADDED_ROW);
  }

  /** A worker that has made none of the steps has taken over. */
  forgetWorker() {
    this.inWorker = [];
  }

  /**
   * What the worker lacks.
   * @returns {Difference | null} null if it has the steps in force
   */
  difference() {
    const wanted = this.inForce;
    const differs = wanted.findIndex((step, i) => step !== this.inWorker[i]);
    const keep = differs < 0 ? wanted.length : differs;
    return keep === wanted.length && keep === this.inWorker.length ? null : { keep, steps: wanted.slice(keep) };
  }

  /** @param {Difference} difference the worker has made */
  madeInWorker({ keep, steps }) {
    this.inWorker = [...this.inWorker.slice(0, keep), ...steps];
  }
}
