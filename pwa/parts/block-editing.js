// What the user does to many cells of a record at once. Each action is one step, and says what it left out.

import { count } from "../core/text.js";
import { canBeEdited } from "./record-cells.js";
import { textOf } from "./row-operations.js";

/**
 * @import {Operation} from "../core/edits.js"
 * @import {Reader} from "./cell-forms.js"
 * @import {CellAt} from "./record-editing.js"
 */

/** A cell and what it is to hold. @typedef {{at: CellAt, value: string}} Wanted */

/**
 * The operations that give cells their values; cells that can’t be edited or have the value already need none.
 * @param {Wanted[]} wanted
 * @returns {Operation[]}
 */
export function operationsFor(wanted) {
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

/** @param {CellAt} at */
function isFree({ table, column }) {
  return canBeEdited(table, column.name);
}

/**
 * What was pasted as it is to be kept, and how many of the texts can’t be right.
 * @param {Wanted[]} wanted
 * @param {(at: CellAt) => Reader} readerOf
 * @returns {Promise<{tidied: Wanted[], wrong: number}>}
 */
export async function tidiedOf(wanted, readerOf) {
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
export function toldOf(done, { changed, wanted, wrong = 0, outside = 0 }) {
  const fixed = wanted.filter(({ at }) => !isFree(at)).length;
  const notes = [
    fixed > 0 && `${count(fixed, "cell")} can’t be changed`,
    outside > 0 && `${count(outside, "cell")} outside the table left out`,
    wrong > 0 && `${count(wrong, "value")} not valid`,
  ].filter(Boolean);
  return `${done} ${count(changed, "cell")}${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
}
