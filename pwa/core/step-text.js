// What a step of edits did to the data, in a few words.

import { tableKey } from "./tables.js";
import { count, listOf } from "./text.js";

/** @import {Step, TableRef} from "./protocol.d.ts" */

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
    return `${labelOf(first.table, first.field)} in ${where}`;
  }
  const kinds = new Set(operations.map(({ op }) => op));
  if ([...kinds].every((op) => op === "set")) {
    return `${count(operations.length, "cell")} in ${where}`;
  }
  const rows = new Set(operations.map(({ op, table, row }) => `${op} ${tableKey(table)} ${row}`)).size;
  const done = kinds.size > 1 ? "changed" : kinds.has("add") ? "added" : "deleted";
  return `${count(rows, "row")} ${done} in ${where}`;
}
