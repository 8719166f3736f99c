// One child's record, as the record view asks for it: which cells have errors, and where each error is.

import { REPEATED } from "../core/return-layout.js";
import { isLastYearTable } from "../core/table-name.js";
import { listOf } from "../core/text.js";

/** @import {Cell, ChildError, ChildRecord, RecordTable} from "../core/protocol.d.ts" */

const MOST_PLACES = 4;

export class RecordModel {
  /** @param {ChildRecord} record */
  constructor(record) {
    this.record = record;
    /** @type {Map<string, RecordTable>} */
    this.tables = new Map(record.tables.map((table) => [table.table, table]));
    /** Codes of errors by cell. @type {Map<string, string[]>} */
    this.codes = new Map();
    for (const { code, cells } of record.errors) {
      for (const { table, row, field } of cells) {
        const key = cellKey(table, row, field);
        this.codes.set(key, [...(this.codes.get(key) ?? []), code]);
      }
    }
  }

  /**
   * The errors that a cell is part of.
   * @param {string} table
   * @param {number} row
   * @param {string} field
   */
  codesAt(table, row, field) {
    return this.codes.get(cellKey(table, row, field)) ?? [];
  }

  /**
   * The errors with a cell in a table.
   * @param {string} table
   * @returns {ChildError[]}
   */
  errorsIn(table) {
    return this.record.errors.filter(({ cells }) => cells.some((cell) => cell.table === table));
  }

  /**
   * The errors with a cell in a year's tables.
   * @param {boolean} lastYear
   */
  errorsOfYear(lastYear) {
    return this.record.errors.filter(({ cells }) => cells.some(({ table }) => isLastYearTable(table) === lastYear));
  }

  /**
   * How many rows the child has in a table.
   * @param {string} table
   */
  rowsIn(table) {
    return this.tables.get(table)?.rows.length ?? 0;
  }

  /**
   * Whether any file of a year is loaded.
   * @param {boolean} lastYear
   */
  hasTables(lastYear) {
    return this.record.tables.some((table) => table.last_year === lastYear);
  }

  /** @param {boolean} lastYear */
  hasRows(lastYear) {
    return this.record.tables.some((table) => table.last_year === lastYear && table.rows.length > 0);
  }

  /**
   * A row by what it is known by: "Episodes, Start 08/10/2019".
   * @param {string} table
   * @param {number} row
   */
  rowName(table, row) {
    return rowName(this.tables.get(table), { table, row, field: "" });
  }

  /**
   * Where an error is, in words: one text for each row with the error, such as "Episodes, Start 08/10/2019: URN".
   * @param {ChildError} error
   * @param {number} [most] rows that are named; the others are counted
   * @returns {string[]}
   */
  places({ cells }, most = MOST_PLACES) {
    /** @type {Map<string, {table: RecordTable | undefined, cell: Cell, fields: string[]}>} */
    const rows = new Map();
    for (const cell of cells) {
      const key = `${cell.table} ${cell.row}`;
      const row = rows.get(key) ?? { table: this.tables.get(cell.table), cell, fields: [] };
      row.fields.push(row.table?.columns.find(({ name }) => name === cell.field)?.label ?? cell.field);
      rows.set(key, row);
    }
    const texts = [...rows.values()].map(({ table, cell, fields }) => `${rowName(table, cell)}: ${listOf(fields)}`);
    return texts.length > most ? [...texts.slice(0, most - 1), `and ${texts.length - most + 1} more rows`] : texts;
  }
}

/**
 * @param {string} table
 * @param {number} row
 * @param {string} field
 */
function cellKey(table, row, field) {
  return `${table} ${row} ${field}`;
}

/**
 * A row by what it is known by, not by its number alone.
 * @param {RecordTable | undefined} table
 * @param {Cell} cell
 */
function rowName(table, cell) {
  if (!table) {
    return cell.table;
  }
  const title = table.last_year ? `Last year’s ${table.title}` : table.title;
  const row = table.rows.find((each) => each.row === cell.row);
  if (!row || table.rows.length === 1) {
    return title;
  }
  const at = table.columns.findIndex(
    ({ name, derived }, i) => !REPEATED.includes(name) && !derived && row.cells[i] !== "",
  );
  return at < 0
    ? `${title}, ${row.line > 0 ? `line ${row.line}` : "added row"}`
    : `${title}, ${table.columns[at].short_label} ${row.cells[at]}`;
}
