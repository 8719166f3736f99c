// What parts of a session file must look like: it may come from anywhere, so each part is tested before any is used.

/** @typedef {(value: unknown) => boolean} Test */

/** @type {Test} */
export const text = (value) => typeof value === "string";
/** @type {Test} */
export const time = (value) => text(value) && !Number.isNaN(Date.parse(String(value)));
/** @type {Test} */
export const yes = (value) => typeof value === "boolean";
/** @type {Test} */
export const number = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * @param {...unknown} values
 * @returns {Test}
 */
export const one =
  (...values) =>
  (value) =>
    values.includes(value);

/**
 * @param {Test} test
 * @returns {Test}
 */
export const orNull = (test) => (value) => value === null || test(value);

/**
 * @param {Test} test
 * @returns {Test}
 */
export const list = (test) => (value) => Array.isArray(value) && value.every(test);

/** @type {Test} */
export const texts = (value) => isObject(value) && Object.values(/** @type {object} */ (value)).every(text);

/** @type {Test} */
export const numbers = (value) => isObject(value) && Object.values(/** @type {object} */ (value)).every(number);

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * An object with these entries and no others.
 * @param {Record<string, Test>} tests
 * @returns {Test}
 */
export function shape(tests) {
  const names = Object.keys(tests);
  return (value) => {
    if (!isObject(value)) {
      return false;
    }
    const entries = /** @type {Record<string, unknown>} */ (value);
    return Object.keys(entries).length === names.length && names.every((name) => tests[name](entries[name]));
  };
}

/** A reference to a table. */
export const table = shape({ module: text, last_year: yes });

/** @param {Test} named how a table is named */
export function operationShape(named) {
  const isSet = shape({ op: one("set"), table: named, row: number, field: text, value: text });
  const add = {
    op: one("add"),
    table: named,
    row: number,
    after: orNull((value) => value === -1 || number(value)),
    cells: texts,
  };
  // Work that was saved before rows could be inside others does not say where a row is.
  const [isAddBefore, isAdd] = [shape(add), shape({ ...add, inside: orNull(number) })];
  const isDelete = shape({ op: one("delete"), table: named, row: number });
  /** @type {Test} */
  const isOperation = (value) => isSet(value) || isAddBefore(value) || isAdd(value) || isDelete(value);
  return isOperation;
}
