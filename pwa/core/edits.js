// The user’s steps, as the page keeps them: what is in force, what was undone and can be redone, and how much of it the
// worker has made. Nothing here is lost when the worker dies.

import { fingerprintOf } from "./kept-file.js";
import { tableKey } from "./tables.js";

/**
 * @import {Step} from "./protocol.d.ts"
 * @import {KeptFile} from "./kept-file.js"
 */

/** @typedef {Step["operations"][number]} Operation */
/** @typedef {Step["how"]} How */

/** Rows that the user adds are numbered from here on, as the worker expects. */
export const FIRST_ADDED_ROW = 1_000_000_000;

/** The number of a row that the worker offers to add. */
const UNNUMBERED = -1;

/**
 * What a worker lacks to have the steps in force: how many of its steps to keep, and which to make after them.
 * @typedef {{keep: number, steps: Step[]}} Difference
 */

export class Edits {
  constructor() {
    /** All steps, the oldest first; those from `inForceCount` on were undone. @type {Step[]} */
    this.steps = [];
    this.inForceCount = 0;
    this.lastRow = FIRST_ADDED_ROW;
    /** The steps that the worker has made. @type {Step[]} */
    this.inWorker = [];
  }

  get canUndo() {
    return this.inForceCount > 0;
  }

  get canRedo() {
    return this.inForceCount < this.steps.length;
  }

  /** The steps that are in force. */
  get inForce() {
    return this.steps.slice(0, this.inForceCount);
  }

  /** A number for a row to be added. */
  nextRow() {
    this.lastRow += 1;
    return this.lastRow;
  }

  /**
   * Give numbers to the rows that have none yet.
   * @param {Operation[]} operations
   */
  numbered(operations) {
    return operations.map((each) =>
      each.op === "add" && each.row === UNNUMBERED ? { ...each, row: this.nextRow() } : each,
    );
  }

  /** @param {Step} step what was undone before can’t be redone after it */
  add(step) {
    this.steps = [...this.inForce, step];
    this.inForceCount = this.steps.length;
  }

  undo() {
    this.inForceCount = Math.max(0, this.inForceCount - 1);
  }

  redo() {
    this.inForceCount = Math.min(this.steps.length, this.inForceCount + 1);
  }

  /**
   * Have these steps in place of all others.
   * @param {Step[]} steps
   * @param {number} [inForceCount] the rest was undone
   */
  replace(steps, inForceCount = steps.length) {
    this.steps = steps;
    this.inForceCount = inForceCount;
    const rows = steps.flatMap(({ operations }) => operations.map(({ row }) => row));
    this.lastRow = rows.reduce((most, row) => Math.max(most, row), FIRST_ADDED_ROW);
  }

  /**
   * Have steps in place of those that were carried over to other files; what was undone can’t be redone after it.
   * @param {Set<Step>} carried
   * @param {Step[]} steps
   */
  carry(carried, steps) {
    if (carried.size + steps.length > 0) {
      this.steps = [...this.inForce.filter((step) => !carried.has(step)), ...steps];
      this.inForceCount = this.steps.length;
    }
  }

  /** @param {number[]} rows numbers that no new row may have */
  reserveRows(rows) {
    this.lastRow = rows.reduce((most, row) => Math.max(most, row), this.lastRow);
  }

  /** The worker has made none of the steps: it is a new one, or has loaded the files again. */
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

/**
 * @param {Operation[]} operations
 * @param {How} how
 * @param {KeptFile[]} files that are loaded
 * @param {object} [more]
 * @param {string} [more.source] of a suggestion
 * @param {string[]} [more.acts] for each operation the act that was carried over
 * @returns {Step}
 */
export function stepOf(operations, how, files, { source = "", acts = [] } = {}) {
  const tables = new Map(operations.map(({ table }) => [tableKey(table), table]));
  const prints = [...tables.values()].map((table) => ({ table, fingerprint: fingerprintOf(table, files) }));
  return { time: new Date().toISOString(), how, source, acts, files: prints, operations };
}
