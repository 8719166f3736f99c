// Names of tables in messages to and from the worker: the module, with a suffix for last year’s.

const LAST = "_last";

/**
 * @param {string} module
 * @param {boolean} lastYear
 */
export function tableName(module, lastYear) {
  return lastYear ? `${module}${LAST}` : module;
}

/** @param {string} table */
export function moduleOf(table) {
  return isLastYearTable(table) ? table.slice(0, -LAST.length) : table;
}

/** @param {string} table */
export function isLastYearTable(table) {
  return table.endsWith(LAST);
}
