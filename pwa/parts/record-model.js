// One child's record, as the record view asks for it: which cells have errors, and where each error is.

import { constantColumns, modulesAround, modulesInside, repeatedColumns } from "../core/definition.js";
import { showsHints } from "../core/preferences.js";
import { cellKey, sameTable, tableKey, tableOf, tableTitle } from "../core/tables.js";
import { capital, count, listOf, uncapitalised } from "../core/text.js";
import { titleOf } from "./record-cells.js";

/** @import {CellRef, ChildError, ChildRecord, RecordRow, RecordTable, ReturnInfo, TableRef} from "../core/protocol.d.ts" */

const TEXTS = {
  place: (/** @type {string} */ row, /** @type {string[]} */ fields) => `${row}: ${listOf(fields)}`,
  inside: (/** @type {string} */ around, /** @type {string} */ name) => `${around}, ${name}`,
  moreRows: (/** @type {number} */ n) => `and ${n} more rows`,
  rowsOf: (/** @type {number} */ n, /** @type {string} */ title) => `${count(n, "row")} in ${title}`,
  line: (/** @type {string} */ table, /** @type {number} */ line) =>
    `${table}, ${line > 0 ? `line ${line}` : "added row"}`,
};

const MOST_PLACES = 4;

/** The codes of what was found in a cell. @typedef {{errors: string[], due: string[], own: string[]}} CellCodes */

/** A row of last year, and the columns in which it differs. @typedef {{table: RecordTable, row: RecordRow, differ: string[]}} BesideRow */

export class RecordModel {
  /** By key. @type {Map<string, RecordTable>} */
  #tables;

  /**
   * @param {ChildRecord} record
   * @param {ReturnInfo} definition
   */
  constructor(record, definition) {
    this.record = record;
    this.definition = definition;
    this.#tables = new Map(record.tables.map((table) => [tableKey(table.table), table]));
    /** What our own hints found, unless the user does not want them. @type {ChildError[]} */
    this.hints = showsHints() ? record.hints : [];
    /** Everything that was found about the child: errors, what is due, own checks, hints. @type {ChildError[]} */
    this.findings = [...record.errors, ...record.due, ...record.own_checks, ...this.hints];
    this.errorCodes = codesByCell(record.errors);
    this.dueCodes = codesByCell(record.due);
    this.ownCodes = codesByCell(record.own_checks);
  }

  /**
   * The loaded rows of a table; undefined if no file of it is loaded.
   * @param {TableRef} table
   */
  tableAt(table) {
    return this.#tables.get(tableKey(table));
  }

  /**
   * The errors and own checks that a cell is part of, and what is due in it.
   * @param {TableRef} table
   * @param {number} row
   * @param {string} field
   * @returns {CellCodes}
   */
  codesAt(table, row, field) {
    const key = cellKey({ table, row, field });
    return {
      errors: this.errorCodes.get(key) ?? [],
      due: this.dueCodes.get(key) ?? [],
      own: this.ownCodes.get(key) ?? [],
    };
  }

  /**
   * What was found in a row besides its own cells: in the child’s ID, and in columns that only repeat another module’s.
   * @param {TableRef} table
   * @param {number} row
   * @returns {CellCodes & {fields: string[]}} with the columns in which it was found
   */
  codesAtHead(table, row) {
    const found = [...repeatedColumns(this.definition, table.module)].map((field) => ({
      field,
      ...this.codesAt(table, row, field),
    }));
    /** @param {"errors" | "due" | "own"} kind */
    const all = (kind) => [...new Set(found.flatMap((each) => each[kind]))];
    const fields = found.filter(({ errors, due, own }) => errors.length + due.length + own.length > 0);
    return { errors: all("errors"), due: all("due"), own: all("own"), fields: fields.map(({ field }) => field) };
  }

  /**
   * The rows of a module of a year that are inside a row, or inside none that is there.
   * @param {TableRef} table
   * @param {number | null} inside
   * @returns {RecordRow[]}
   */
  rowsInside(table, inside) {
    const loaded = this.tableAt(table);
    const rows = loaded?.rows ?? [];
    if (inside !== null || !loaded?.around) {
      return rows.filter((row) => !loaded?.around || row.inside === inside);
    }
    const around = this.tableAt(loaded.around)?.rows.map(({ row }) => row) ?? [];
    return rows.filter((row) => row.inside === null || !around.includes(row.inside));
  }

  /**
   * The deleted rows of a table that were inside a row that is still there, or that were inside none.
   * @param {TableRef} table
   * @param {number | null} inside
   */
  deletedInside(table, inside) {
    const loaded = this.tableAt(table);
    return loaded?.deleted.filter((row) => !loaded.around || row.inside === inside) ?? [];
  }

  /**
   * What is deleted with a row, in words: "2 assessments, 4 factors and 1 review"; empty for nothing.
   * @param {TableRef} table
   * @param {number} row
   */
  contents(table, row) {
    const { modules } = this.definition;
    const takes = modules.find(({ name }) => name === table.module)?.takes ?? [];
    return this.inWords(
      Object.fromEntries(
        takes.map((name) => {
          const inner = tableOf(name, table.last_year);
          const rows = this.tableAt(inner)?.rows ?? [];
          const isInside = modulesAround(this.definition, name).includes(table.module);
          return [name, rows.filter((each) => !isInside || this.#isWithin(inner, each.row, table, row)).length];
        }),
      ),
    );
  }

  /**
   * The rows right inside a row, in words: "2 assessments and 1 child protection plan"; empty for none.
   * @param {TableRef} table
   * @param {number} row
   */
  parts(table, row) {
    const inside = modulesInside(this.definition, table.module);
    return this.inWords(
      Object.fromEntries(inside.map(({ name }) => [name, this.rowsInside(tableOf(name, table.last_year), row).length])),
    );
  }

  /**
   * Whether a row is inside another one, at any depth.
   * @param {TableRef} table
   * @param {number} number
   * @param {TableRef} outer
   * @param {number} row
   * @returns {boolean}
   */
  #isWithin(table, number, outer, row) {
    const around = this.rowAround(table, number);
    return (
      around !== null &&
      ((sameTable(around.table, outer) && around.row === row) || this.#isWithin(around.table, around.row, outer, row))
    );
  }

  /**
   * @param {Record<string, number>} counts rows by module
   * @returns {string} such as "2 assessments, 4 factors and 1 review"
   */
  inWords(counts) {
    const has = this.definition.modules.filter(({ name }) => counts[name] > 0);
    return listOf(
      has.map(({ name, title, one }) =>
        one ? count(counts[name], uncapitalised(one), uncapitalised(title)) : TEXTS.rowsOf(counts[name], title),
      ),
    );
  }

  /**
   * How many errors there are in a row and in all that is inside it.
   * @param {TableRef} table
   * @param {number} row
   * @param {ChildError[]} [found] the errors unless other findings are meant
   * @returns {number}
   */
  errorsWithin(table, row, found = this.record.errors) {
    const own = found.filter(({ cells }) => cells.some((cell) => cell.row === row && sameTable(cell.table, table)));
    return modulesInside(this.definition, table.module).reduce((sum, { name }) => {
      const inner = tableOf(name, table.last_year);
      const rows = this.rowsInside(inner, row);
      return sum + rows.reduce((more, each) => more + this.errorsWithin(inner, each.row, found), 0);
    }, own.length);
  }

  /**
   * The rows of last year’s table that a row of this year’s is compared with, where it has an error about both years.
   * @param {TableRef} table
   * @param {number} row
   * @returns {BesideRow[]}
   */
  lastYearOf(table, row) {
    const before = this.tableAt(tableOf(table.module, true));
    const beside = this.record.rows_of_last_year.filter((each) => each.module === table.module && each.row === row);
    return table.last_year || !before
      ? []
      : beside.flatMap(({ last_row, differ }) => {
          const found = before.rows.find((each) => each.row === last_row);
          return found ? [{ table: before, row: found, differ }] : [];
        });
  }

  /**
   * How many errors there are in a table.
   * @param {TableRef} table
   */
  errorsIn(table) {
    return errorRows(this.record.errors, (each) => sameTable(each, table));
  }

  /**
   * What is due with a cell in a table.
   * @param {TableRef} table
   * @returns {ChildError[]}
   */
  dueIn(table) {
    return withCellIn(this.record.due, table);
  }

  /**
   * How many errors there are in a year’s tables.
   * @param {boolean} lastYear
   */
  errorsOfYear(lastYear) {
    return errorRows(this.record.errors, ({ last_year }) => last_year === lastYear);
  }

  /**
   * How many rows the child has in a table.
   * @param {TableRef} table
   */
  rowsIn(table) {
    return this.tableAt(table)?.rows.length ?? 0;
  }

  /**
   * Whether any file of a year is loaded.
   * @param {boolean} lastYear
   */
  hasTables(lastYear) {
    return this.record.tables.some(({ table }) => table.last_year === lastYear);
  }

  /** @param {boolean} lastYear */
  hasRows(lastYear) {
    return this.record.tables.some(({ table, rows }) => table.last_year === lastYear && rows.length > 0);
  }

  /**
   * The name of a row with those of the rows around it, or by its first value rather than its number:
   * "Referral of 05/05/2025, assessment started 06/05/2025", "Episodes, Start 08/10/2019".
   * @param {TableRef} table
   * @param {number} number
   * @returns {string}
   */
  rowName(table, number) {
    const loaded = this.tableAt(table);
    if (!loaded) {
      return capital(tableTitle(table, this.definition));
    }
    const title = titleOf(loaded);
    const row = loaded.rows.find((each) => each.row === number);
    if (row?.name) {
      const around = this.rowAround(table, number);
      return around ? TEXTS.inside(this.rowName(around.table, around.row), uncapitalised(row.name)) : row.name;
    }
    if (!row || loaded.rows.length === 1) {
      return title;
    }
    const constant = constantColumns(this.definition, table.module);
    const at = loaded.columns.findIndex(
      ({ name, derived }, i) => !constant.has(name) && !derived && row.cells[i] !== "",
    );
    return at < 0 ? TEXTS.line(title, row.line) : `${title}, ${loaded.columns[at].short_label} ${row.cells[at]}`;
  }

  /**
   * The row that a row is inside; null if it is inside none that is there.
   * @param {TableRef} table
   * @param {number} number
   */
  rowAround(table, number) {
    const loaded = this.tableAt(table);
    const inside = loaded?.rows.find(({ row }) => row === number)?.inside ?? null;
    const isThere = loaded?.around && this.tableAt(loaded.around)?.rows.some(({ row }) => row === inside);
    return loaded?.around && inside !== null && isThere ? { table: loaded.around, row: inside } : null;
  }

  /**
   * Where an error is, in words: one text for each row with the error, such as "Episodes, Start 08/10/2019: URN".
   * @param {ChildError} error
   * @param {number} [most] rows that are named; the others are counted
   * @returns {string[]}
   */
  places({ cells }, most = MOST_PLACES) {
    /** @type {Map<string, {cell: CellRef, fields: string[]}>} */
    const rows = new Map();
    for (const cell of cells) {
      const key = `${tableKey(cell.table)} ${cell.row}`;
      const row = rows.get(key) ?? { cell, fields: [] };
      const columns = this.tableAt(cell.table)?.columns;
      row.fields.push(columns?.find(({ name }) => name === cell.field)?.label ?? cell.field);
      rows.set(key, row);
    }
    const texts = [...rows.values()].map(({ cell, fields }) => TEXTS.place(this.rowName(cell.table, cell.row), fields));
    return texts.length > most ? [...texts.slice(0, most - 1), TEXTS.moreRows(texts.length - most + 1)] : texts;
  }
}

/**
 * @param {ChildError[]} found
 * @param {TableRef} table
 */
function withCellIn(found, table) {
  return found.filter(({ cells }) => cells.some((cell) => sameTable(cell.table, table)));
}

/**
 * How many errors there are, each a row with one code.
 * @param {ChildError[]} found
 * @param {(table: TableRef) => boolean} [isMeant] whether the rows of a table count
 */
export function errorRows(found, isMeant = () => true) {
  return found.reduce((sum, { cells }) => {
    const rows = cells.filter(({ table }) => isMeant(table)).map(({ table, row }) => `${tableKey(table)} ${row}`);
    return sum + new Set(rows).size;
  }, 0);
}

/**
 * @param {ChildError[]} found
 * @returns {Map<string, string[]>}
 */
function codesByCell(found) {
  /** @type {Map<string, string[]>} */
  const codes = new Map();
  for (const { code, cells } of found) {
    for (const cell of cells) {
      const key = cellKey(cell);
      codes.set(key, [...(codes.get(key) ?? []), code]);
    }
  }
  return codes;
}

/**
 * What distinguishes a finding from the child’s others: a code can be an error now in one row, and due in another.
 * @param {Pick<ChildError, "code" | "day">} finding
 */
export function findingKey({ code, day }) {
  return day === null ? code : `${code} ${day}`;
}
