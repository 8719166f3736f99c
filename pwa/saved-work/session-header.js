// The header of a session file: what it must look like to be used. Files of earlier versions are converted as they are read.

import { tableOf } from "../core/tables.js";

/**
 * @import {Step} from "../core/protocol.d.ts"
 * @import {SavedFile, Work} from "./work.js"
 */

export const VERSION = 4;

/** @typedef {(value: unknown) => boolean} Test */

/** @type {Test} */
const text = (value) => typeof value === "string";
/** @type {Test} */
const time = (value) => text(value) && !Number.isNaN(Date.parse(String(value)));
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

/** @type {Test} */
const numbers = (value) => isObject(value) && Object.values(/** @type {object} */ (value)).every(number);

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

/**
 * A step, by how it names tables and the files that these came from.
 * @param {{table: Test, files: Test}} tests
 */
function stepShape({ table, files }) {
  const isSet = shape({ op: one("set"), table, row: number, field: text, value: text });
  const isAdd = shape({
    op: one("add"),
    table,
    row: number,
    after: orNull((value) => value === -1 || number(value)),
    cells: texts,
  });
  const isDelete = shape({ op: one("delete"), table, row: number });
  return shape({
    time,
    how: one("typed", "suggestion", "bulk", "reverted"),
    source: text,
    files,
    operations: list((value) => isSet(value) || isAdd(value) || isDelete(value)),
  });
}

/** @type {Test} */
const day = (value) => text(value) && /^\d{4}-\d{2}-\d{2}$/.test(String(value));

/** @type {Test} */
const dayOrNone = (value) => value === "" || day(value);

/**
 * @param {number} version
 * @param {Test} isStep
 * @param {Record<string, Test>} [more] entries
 */
function headerShape(version, isStep, more = {}) {
  return shape({
    ...more,
    version: one(version),
    app: text,
    saved: time,
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
}

const table = shape({ module: text, last_year: yes });
const isStep = stepShape({ table, files: list(shape({ table, fingerprint: text })) });
const fixedDay = orNull(shape({ day, isChosen: yes, year: number, files: orNull(list(text)) }));
const counts = { errors: number, due: number, children: number, childrenWithErrors: number };
const progress = list(shape({ day, year: number, modules: number, ...counts, byTheme: numbers }));
const correction = { child: text, table, kind: one("cell", "row added", "row deleted"), field: text, label: text };
const said = { loaded: text, present: text, group: text, where: text, why: text };
const sourceCorrections = list(shape({ ...correction, ...said, listed: dayOrNone, done: dayOrNone }));
const isPresentShape = headerShape(VERSION, isStep, { fixedDay, progress, sourceCorrections });
/** Version 3 kept neither the counts of earlier checks nor what was asked to be corrected at source. */
const isThirdShape = headerShape(3, isStep, { fixedDay });
/** Version 2 knew no day as at which the return is judged. */
const isSecondShape = headerShape(2, isStep);
/** Version 1 named a table by a text, and a step’s files by such texts. */
const isFirstShape = headerShape(1, stepShape({ table: text, files: texts }));

/**
 * `made` is how many of the steps are in force.
 * @typedef {Omit<Work, "files" | "inForceCount"> & {
 *   version: number, made: number, files: (Omit<SavedFile, "bytes"> & {size: number})[]}} Header
 */

/**
 * The header as it is now, of a file of this or of an earlier version.
 * @param {unknown} value
 * @returns {Header | null} null if it is not as it must be
 */
export function headerOf(value) {
  const second = isFirstShape(value) ? fromFirst(/** @type {FirstHeader} */ (value)) : value;
  const third = isSecondShape(second) ? fromSecond(/** @type {SecondHeader} */ (second)) : second;
  const present = isThirdShape(third) ? fromThird(/** @type {ThirdHeader} */ (third)) : third;
  if (!isPresentShape(present)) {
    return null;
  }
  const header = /** @type {Header} */ (present);
  return header.made <= header.steps.length ? header : null;
}

/**
 * @typedef {Omit<Step, "files" | "operations"> & {
 *   files: Record<string, string>, operations: (Omit<Step["operations"][number], "table"> & {table: string})[]}} FirstStep
 */
/** @typedef {Omit<Header, "progress" | "sourceCorrections">} ThirdHeader */
/** @typedef {Omit<ThirdHeader, "fixedDay">} SecondHeader */
/** @typedef {Omit<SecondHeader, "steps"> & {steps: FirstStep[]}} FirstHeader */

/**
 * @param {ThirdHeader} header of version 3
 * @returns {Header}
 */
function fromThird(header) {
  return { ...header, version: VERSION, progress: [], sourceCorrections: [] };
}

/**
 * @param {SecondHeader} header of version 2
 * @returns {ThirdHeader}
 */
function fromSecond(header) {
  return { ...header, version: 3, fixedDay: null };
}

/** @param {FirstHeader} header of version 1 */
function fromFirst({ steps, ...rest }) {
  return {
    ...rest,
    version: 2,
    steps: steps.map(({ files, operations, ...step }) => ({
      ...step,
      files: Object.entries(files).map(([name, fingerprint]) => ({ table: firstTable(name), fingerprint })),
      operations: operations.map((operation) => ({ ...operation, table: firstTable(operation.table) })),
    })),
  };
}

/** @param {string} name of a table in version 1, where a suffix told last year’s from this year’s */
function firstTable(name) {
  const module = name.replace(/_last$/, "");
  return tableOf(module, module !== name);
}
