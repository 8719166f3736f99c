// The operations that add, duplicate and split rows of a child.

import { constantColumns, holderOf } from "../core/definition.js";
import { sameTable, tableOf } from "../core/tables.js";

/**
 * @import {AddRow, ChildRecord, RecordRow, RecordTable, ReturnInfo, Split} from "../core/protocol.d.ts"
 * @import {Operation} from "../core/edits.js"
 */

/**
 * The text of a cell.
 * @param {Pick<RecordTable, "columns">} table
 * @param {Pick<RecordRow, "cells">} row
 * @param {string} field
 */
export function textOf(table, row, field) {
  const at = table.columns.findIndex(({ name }) => name === field);
  return at < 0 ? "" : row.cells[at];
}

/**
 * A new row of the child, blank except for what is the same in all its rows.
 * @param {ReturnInfo} definition
 * @param {ChildRecord} record
 * @param {RecordTable} table
 * @param {number} number of the row
 * @param {number | null} after
 * @param {number | null} inside the number of the row that it is to be inside
 * @returns {AddRow}
 */
export function added(definition, record, table, number, after, inside) {
  const { module, last_year } = table.table;
  const constant = constantColumns(definition, module);
  const inFile = table.columns.filter(({ name, derived }) => constant.has(name) && !derived).map(({ name }) => name);
  const names = [...new Set([definition.child, ...inFile])];
  const known = (/** @type {string} */ name) => {
    if (!inFile.includes(name)) {
      return undefined;
    }
    const holder = tableOf(holderOf(definition, module, name), last_year);
    return [record.tables.find((each) => sameTable(each.table, holder)), table]
      .flatMap((source) => (source && source.rows.length > 0 ? [textOf(source, source.rows[0], name)] : []))
      .find((text) => text !== "");
  };
  return {
    op: "add",
    table: table.table,
    row: number,
    after,
    inside,
    cells: Object.fromEntries(
      names.map((name) => [name, known(name) ?? (name === definition.child ? record.child : "")]),
    ),
  };
}

/**
 * A copy of the row, below it and inside the same row. What is inside it is not copied.
 * @param {ReturnInfo} definition
 * @param {ChildRecord} record
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {number} number of the new row
 * @returns {AddRow}
 */
export function duplicated({ child }, record, table, row, number) {
  const cells = { [child]: record.child, ...cellsOf(table, row) };
  return { op: "add", table: table.table, row: number, after: row.row, inside: row.inside, cells };
}

/**
 * A row in two: the first part ends on the date, the second begins on it and keeps the end.
 * @param {ReturnInfo} definition
 * @param {ChildRecord} record
 * @param {Split} how
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {number} number of the second part
 * @param {string} date
 * @param {string} reason why the second part begins
 * @returns {Operation[]}
 */
export function split(definition, record, how, table, row, number, date, reason) {
  const ends = {
    [how.end]: date,
    [how.end_reason]: how.continues,
    ...Object.fromEntries(how.about_the_end.map((field) => [field, ""])),
  };
  const second = duplicated(definition, record, table, row, number);
  return [
    { ...second, cells: { ...second.cells, [how.start]: date, [how.start_reason]: reason } },
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
