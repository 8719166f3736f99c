// The header of a session file: what it must look like to be used.

/** @import {SavedFile, Work} from "./work.js" */

export const VERSION = 1;

/** @typedef {(value: unknown) => boolean} Test */

/** @type {Test} */
const text = (value) => typeof value === "string";
/** @type {Test} */
const yes = (value) => typeof value === "boolean";
/** @type {Test} */
const number = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/**
 * @param {...unknown} values
 * @returns {Test}
 */
const one =
  (...values) =>
  (value) =>
    values.includes(value);

/**
 * @param {Test} test
 * @returns {Test}
 */
const orNull = (test) => (value) => value === null || test(value);

/**
 * @param {Test} test
 * @returns {Test}
 */
const list = (test) => (value) => Array.isArray(value) && value.every(test);

/** @type {Test} */
const texts = (value) => isObject(value) && Object.values(/** @type {object} */ (value)).every(text);

/** @param {unknown} value */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * An object with these entries and no others.
 * @param {Record<string, Test>} tests
 * @returns {Test}
 */
function shape(tests) {
  const names = Object.keys(tests);
  return (value) => {
    if (!isObject(value)) {
      return false;
    }
    const entries = /** @type {Record<string, unknown>} */ (value);
    return Object.keys(entries).length === names.length && names.every((name) => tests[name](entries[name]));
  };
}

const isSet = shape({ op: one("set"), table: text, row: number, field: text, value: text });
const isAdd = shape({
  op: one("add"),
  table: text,
  row: number,
  after: orNull((value) => value === -1 || number(value)),
  cells: texts,
});
const isDelete = shape({ op: one("delete"), table: text, row: number });
const isStep = shape({
  time: text,
  how: one("typed", "suggestion", "bulk", "reverted"),
  source: text,
  files: texts,
  operations: list((value) => isSet(value) || isAdd(value) || isDelete(value)),
});

const headerShape = shape({
  version: one(VERSION),
  app: text,
  saved: text,
  chosenYear: orNull(number),
  council: text,
  demo: yes,
  checked: yes,
  place: (value) => text(value) && String(value).startsWith("#/"),
  files: list(shape({ name: text, chosenYear: orNull(yes), lastModified: number, size: number })),
  steps: list(isStep),
  made: number,
  marks: list(shape({ child: text, code: text, status: one("", "asked", "accepted"), note: text })),
});

/**
 * `made` is how many of the steps are in force.
 * @typedef {Omit<Work, "files" | "inForceCount"> & {
 *   version: number, made: number, files: (Omit<SavedFile, "bytes"> & {size: number})[]}} Header
 */

/**
 * @param {unknown} value
 * @returns {value is Header}
 */
export function isHeader(value) {
  if (!headerShape(value)) {
    return false;
  }
  const { made, steps } = /** @type {Header} */ (value);
  return made <= steps.length;
}
