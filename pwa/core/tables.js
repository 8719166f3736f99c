// References to tables, as messages hold them: a module of this year’s or of last year’s return, or a reference list.

/** @import {CellRef, ReturnInfo, TableRef} from "./protocol.d.ts" */

const TEXTS = { ofLastYear: (/** @type {string} */ title) => `last year’s ${title}` };

/**
 * @param {string} module
 * @param {boolean} lastYear
 * @returns {TableRef}
 */
export function tableOf(module, lastYear) {
  return { module, last_year: lastYear };
}

/**
 * @param {TableRef} one
 * @param {TableRef} other
 */
export function sameTable(one, other) {
  return one.module === other.module && one.last_year === other.last_year;
}

/**
 * A text that no other table has, for what goes by texts: the keys of a Map, attributes, options.
 * @param {TableRef} table
 */
export function tableKey({ module, last_year }) {
  return last_year ? `last-year/${module}` : module;
}

/**
 * A text that no other cell has.
 * @param {CellRef} cell
 */
export function cellKey({ table, row, field }) {
  return `${tableKey(table)} ${row} ${field}`;
}

/**
 * The name of a table in words: "Episodes", "last year’s Episodes", "the Ofsted list".
 * @param {TableRef} table
 * @param {Pick<ReturnInfo, "modules" | "reference_lists"> | null} definition null while it is not known
 */
export function tableTitle(table, definition) {
  const list = definition?.reference_lists.find(({ ref }) => sameTable(ref, table));
  if (list) {
    return list.label;
  }
  const title = definition?.modules.find(({ name }) => name === table.module)?.title ?? table.module;
  return table.last_year ? TEXTS.ofLastYear(title) : title;
}
