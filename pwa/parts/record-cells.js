// How the cells of a record are marked: cells with errors by colour, border and code, changed cells in words.

import { el, hidden } from "../core/dom.js";
import { cellKey } from "../core/tables.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {CellCodes} from "./record-model.js"
 */

const TEXTS = {
  lastYear: (/** @type {string} */ title) => `Last year’s ${title}`,
  derived: " (worked out, not in your files)",
  changed: "changed",
  childChanged: "child ID changed",
  was: (/** @type {string} */ loaded) => `, was ${loaded || "blank"}`,
  added: "added",
  differs: "differs",
  titleWas: (/** @type {string} */ loaded) => `Was: ${loaded || "blank"}`,
  blank: "blank ",
  error: "error ",
  due: (/** @type {string[]} */ codes) => `due: ${codes.join(" ")}`,
  ownCheck: "own check ",
};

/** @param {RecordTable} table */
export function titleOf({ title, table }) {
  return table.last_year ? TEXTS.lastYear(title) : title;
}

/**
 * The head of a column of the return.
 * @param {RecordColumn} column
 */
export function recordHead({ label, short_label, derived }) {
  return el(
    "th",
    {
      scope: "col",
      class: `govuk-table__header${derived ? " app-derived" : ""}`,
      title: label === short_label ? null : label,
    },
    short_label,
    derived && hidden(TEXTS.derived),
  );
}

/**
 * @param {string | undefined} loaded the text as loaded, if it was edited since
 */
export function editedMark(loaded) {
  return loaded !== undefined && el("span", { class: "app-edited" }, TEXTS.changed, hidden(TEXTS.was(loaded)));
}

/** For a cell of last year that is different from this year’s. */
export function differenceMark() {
  return el("span", { class: "app-differs" }, TEXTS.differs);
}

/**
 * Whether a column of a table can be edited; one that its file does not have can’t.
 * @param {Pick<RecordTable, "fixed" | "columns">} table
 * @param {string} column
 */
export function canBeEdited({ fixed, columns }, column) {
  return !fixed.includes(column) && columns.some(({ name }) => name === column);
}

/**
 * The marks of a whole row: whether it was added, and whether its child ID was changed.
 * @param {RecordRow} row
 * @param {string} child the column of the child ID
 */
export function rowMarks({ added, loaded }, child) {
  return [
    added && el("span", { class: "app-edited" }, TEXTS.added),
    child in loaded && el("span", { class: "app-edited" }, TEXTS.childChanged, hidden(TEXTS.was(loaded[child]))),
  ];
}

/**
 * What a code means, and what was there before, for a pointer that rests on the cell.
 * @param {string} meaning
 * @param {string | undefined} loaded
 */
export function cellTitle(meaning, loaded) {
  return [meaning, loaded !== undefined && TEXTS.titleWas(loaded)].filter(Boolean).join("\n");
}

/**
 * @param {string} text
 * @param {CellCodes} codes
 */
export function value(text, codes) {
  return text === "" && isMarked(codes) ? hidden(TEXTS.blank) : text;
}

/**
 * Whether anything was found in the cell.
 * @param {CellCodes} codes
 */
export function isMarked({ errors, due, own }) {
  return errors.length + due.length + own.length > 0;
}

/** @param {CellCodes} codes */
export function marks({ errors, due, own }) {
  return [
    errors.length > 0 && el("span", { class: "app-marks" }, hidden(TEXTS.error), errors.join(" ")),
    due.length > 0 && el("span", { class: "app-marks app-marks--due" }, TEXTS.due(due)),
    own.length > 0 && el("span", { class: "app-marks app-marks--own" }, hidden(TEXTS.ownCheck), own.join(" ")),
  ];
}

/**
 * @param {string[]} names
 * @param {CellCodes} codes
 */
export function classes(names, { errors, due, own }) {
  const look = errors.length > 0 ? "app-fault" : due.length > 0 ? "app-due" : own.length > 0 ? "app-own" : "";
  return [...names, look].filter(Boolean).join(" ");
}

/**
 * The key by which an error finds its cells.
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {string} field
 */
export function reference({ table }, { row }, field) {
  return cellKey({ table, row, field });
}
