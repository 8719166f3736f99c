// What the user does to many cells of a table at once. Each action is one step, and says what it left out.

import { count } from "../core/text.js";
import { canBeEdited } from "./record-cells.js";
import { textOf } from "./row-operations.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {Operation} from "../core/edits.js"
 * @import {Reader} from "./cell-forms.js"
 */

/**
 * A cell of a record, or of a table of rows with one error.
 * @typedef {object} BlockCell
 * @property {Pick<RecordTable, "table" | "columns" | "fixed">} table
 * @property {Pick<RecordRow, "row" | "cells">} row
 * @property {RecordColumn} column
 */

/** A cell and the text to put in it. @typedef {{at: BlockCell, value: string}} Wanted */

const TEXTS = {
  cleared: "Cleared",
  filled: "Filled",
  pasted: "Pasted",
  done: (/** @type {string} */ done, /** @type {number} */ cells) => `${done} ${count(cells, "cell")}`,
  fixed: (/** @type {number} */ cells) => `${count(cells, "cell")} can’t be changed`,
  outside: (/** @type {number} */ cells) => `${count(cells, "cell")} outside the table left out`,
  wrong: (/** @type {number} */ values) => `${count(values, "value")} not valid`,
  nothingChanged: "Nothing changed. The cells that you can change already have these values.",
};
export const NOTHING_CHANGED = TEXTS.nothingChanged;

export class BlockEditing {
  /**
   * @param {object} options
   * @param {(at: BlockCell) => Reader} options.readerOf
   * @param {(operations: Operation[], done: string) => void} options.make a step; `done` says what was done
   * @param {(at: BlockCell | null) => void} options.refuse says why this cell can’t be changed; null: nothing changes
   */
  constructor({ readerOf, make, refuse }) {
    this.readerOf = readerOf;
    this.make = make;
    this.refuse = refuse;
  }

  /** @param {BlockCell[]} cells */
  clear(cells) {
    this.#setAll(
      TEXTS.cleared,
      cells.map((at) => ({ at, value: "" })),
    );
  }

  /** @param {Wanted[]} wanted what each cell gets from the one above */
  fillDown(wanted) {
    this.#setAll(TEXTS.filled, wanted);
  }

  /**
   * @param {Wanted[]} wanted
   * @param {number} outside how many of the copied cells are outside the table
   */
  async paste(wanted, outside) {
    const { tidied, wrong } = await tidiedOf(wanted, this.readerOf);
    this.#setAll(TEXTS.pasted, wanted, { tidied, wrong, outside });
  }

  /**
   * @param {string} done
   * @param {Wanted[]} wanted
   * @param {{tidied?: Wanted[], wrong?: number, outside?: number}} [pasted]
   */
  #setAll(done, wanted, { tidied = wanted, ...more } = {}) {
    const operations = operationsFor(tidied);
    if (operations.length > 0) {
      this.make(operations, doneInWords(done, { changed: operations.length, wanted, ...more }));
    } else {
      this.refuse(wanted.length === 1 && !isFree(wanted[0].at) ? wanted[0].at : null);
    }
  }
}

/**
 * The operations that give cells their values; cells that can’t be edited or have the value already need none.
 * @param {Wanted[]} wanted
 * @returns {Operation[]}
 */
function operationsFor(wanted) {
  return wanted
    .filter(({ at, value }) => isFree(at) && textOf(at.table, at.row, at.column.name) !== value)
    .map(({ at: { table, row, column }, value }) => ({
      op: "set",
      table: table.table,
      row: row.row,
      field: column.name,
      value,
    }));
}

/** @param {BlockCell} at */
function isFree({ table, column }) {
  return canBeEdited(table, column.name);
}

/**
 * What was pasted, tidied as it is kept, and how many of the values can’t be right.
 * @param {Wanted[]} wanted
 * @param {(at: BlockCell) => Reader} readerOf
 * @returns {Promise<{tidied: Wanted[], wrong: number}>}
 */
async function tidiedOf(wanted, readerOf) {
  const free = wanted.filter(({ at }) => isFree(at));
  const readings = await Promise.all(free.map(({ at, value }) => readerOf(at)(value)));
  return {
    tidied: free.map(({ at, value }, i) => ({ at, value: readings[i]?.tidied ?? value })),
    wrong: readings.filter((reading) => reading !== null && reading.tidied === null).length,
  };
}

/**
 * What was done to how many cells, and what was left out: "Pasted 4 cells (1 cell can’t be changed)".
 * @param {string} done
 * @param {object} cells
 * @param {number} cells.changed
 * @param {Wanted[]} cells.wanted
 * @param {number} [cells.wrong]
 * @param {number} [cells.outside]
 */
function doneInWords(done, { changed, wanted, wrong = 0, outside = 0 }) {
  const fixed = wanted.filter(({ at }) => !isFree(at)).length;
  const notes = [
    fixed > 0 && TEXTS.fixed(fixed),
    outside > 0 && TEXTS.outside(outside),
    wrong > 0 && TEXTS.wrong(wrong),
  ].filter(Boolean);
  return `${TEXTS.done(done, changed)}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
}
