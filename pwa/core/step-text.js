// What a step of edits did to the data, in a few words.

import { tableKey } from "./tables.js";
import { count, listOf } from "./text.js";

/** @import {Step, TableRef} from "./protocol.d.ts" */

const TEXTS = {
  cell: (/** @type {string} */ column, /** @type {string} */ where) => `${column} in ${where}`,
  cells: (/** @type {number} */ n, /** @type {string} */ where) => `${count(n, "cell")} in ${where}`,
  rows: (/** @type {number} */ n, /** @type {string} */ done, /** @type {string} */ where) =>
    `${count(n, "row")} ${done} in ${where}`,
  added: "added",
  changed: "changed",
  deleted: "deleted",
};

/** The most tables that are named. */
const MOST_TABLES = 3;

/**
 * @param {Step} step
 * @param {(table: TableRef) => string} titleOf what a table is called
 * @param {(table: TableRef, field: string) => string} labelOf what a column is called
 * @returns {string} such as "Legal status in Episodes" or "2 rows added in Episodes"
 */
export function stepText({ operations }, titleOf, labelOf) {
  const tables = [...new Map(operations.map(({ table }) => [tableKey(table), table])).values()];
  const where = listOf(tables.slice(0, MOST_TABLES).map(titleOf));
  const [first] = operations;
  if (operations.length === 1 && first.op === "set") {
    return TEXTS.cell(labelOf(first.table, first.field), where);
  }
  const kinds = new Set(operations.map(({ op }) => op));
  if ([...kinds].every((op) => op === "set")) {
    return TEXTS.cells(operations.length, where);
  }
  const rows = new Set(operations.map(({ op, table, row }) => `${op} ${tableKey(table)} ${row}`)).size;
  const done = kinds.size > 1 ? TEXTS.changed : kinds.has("add") ? TEXTS.added : TEXTS.deleted;
  return TEXTS.rows(rows, done, where);
}
