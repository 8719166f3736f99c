// What adding, duplicating and splitting rows of a child edits.

import { CHILD, HEADER, REPEATED, SPLIT } from "../core/return-layout.js";

/**
 * @import {AddRow, ChildRecord, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {Operation} from "../core/edits.js"
 */

/**
 * The text of a cell.
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {string} field
 */
export function textOf(table, row, field) {
  const at = table.columns.findIndex(({ name }) => name === field);
  return at < 0 ? "" : row.cells[at];
}

/**
 * A new row of the child, blank but for what is the same in all its rows.
 * @param {ChildRecord} record
 * @param {RecordTable} table
 * @param {number} number of the row
 * @param {number | null} after
 * @returns {AddRow}
 */
export function added(record, table, number, after) {
  const names = REPEATED.filter((name) => table.columns.some((column) => column.name === name && !column.derived));
  const header = record.tables.find(({ module, last_year }) => module === HEADER && last_year === table.last_year);
  const sources = [header, table].flatMap((source) =>
    source && source.rows.length > 0 ? [{ source, row: source.rows[0] }] : [],
  );
  const known = (/** @type {string} */ name) =>
    sources.map(({ source, row }) => textOf(source, row, name)).find((text) => text !== "");
  return {
    op: "add",
    table: table.table,
    row: number,
    after,
    cells: Object.fromEntries(names.map((name) => [name, known(name) ?? (name === CHILD ? record.child : "")])),
  };
}

/**
 * A copy of the row, below it.
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {number} number of the new row
 * @returns {AddRow}
 */
export function duplicated(table, row, number) {
  return { op: "add", table: table.table, row: number, after: row.row, cells: cellsOf(table, row) };
}

/**
 * An episode in two: the first part ends on the date, the second begins on it and keeps the end.
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {number} number of the second part
 * @param {string} date
 * @param {string} reason for the new episode
 * @returns {Operation[]}
 */
export function split(table, row, number, date, reason) {
  const ends = { [SPLIT.end]: date, ...SPLIT.ending };
  return [
    {
      ...duplicated(table, row, number),
      cells: { ...cellsOf(table, row), [SPLIT.start]: date, [SPLIT.reason]: reason },
    },
    ...Object.entries(ends)
      .filter(([field, value]) => textOf(table, row, field) !== value)
      .map(([field, value]) => ({ op: /** @type {const} */ ("set"), table: table.table, row: row.row, field, value })),
  ];
}

/**
 * @param {RecordTable} table
 * @param {RecordRow} row
 */
function cellsOf(table, row) {
  return Object.fromEntries(table.columns.flatMap(({ name, derived }, i) => (derived ? [] : [[name, row.cells[i]]])));
}
