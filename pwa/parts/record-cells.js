// How the cells of a record are marked: those with errors by colour, border and code, edited ones in words.

import { el, hidden } from "../core/dom.js";
import { cellKey } from "../core/tables.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {CellCodes} from "./record-model.js"
 */

/** @param {RecordTable} table */
export function titleOf({ title, table }) {
  return table.last_year ? `Last year’s ${title}` : title;
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
    derived && hidden(" (worked out, not in your files)"),
  );
}

/**
 * @param {string | undefined} loaded the text as loaded, if it was edited since
 */
export function editedMark(loaded) {
  return loaded !== undefined && el("span", { class: "app-edited" }, "edited", hidden(`, was ${loaded || "blank"}`));
}

/** In a cell of last year: it does not say the same as this year’s. */
export function differenceMark() {
  return el("span", { class: "app-differs" }, "differs");
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
 * What is said of a row as a whole: whether it was added, and whether it was given to another child.
 * @param {RecordRow} row
 * @param {string} child the column that names the child
 */
export function rowMarks({ added, loaded }, child) {
  return [
    added && el("span", { class: "app-edited" }, "added"),
    child in loaded &&
      el("span", { class: "app-edited" }, "child ID edited", hidden(`, was ${loaded[child] || "blank"}`)),
  ];
}

/**
 * What a code means, and what was there before, for a pointer that rests on the cell.
 * @param {string} meaning
 * @param {string | undefined} loaded
 */
export function cellTitle(meaning, loaded) {
  return [meaning, loaded !== undefined && `Was: ${loaded || "blank"}`].filter(Boolean).join("\n");
}

/**
 * @param {string} text
 * @param {CellCodes} codes
 */
export function value(text, codes) {
  return text === "" && isMarked(codes) ? hidden("blank ") : text;
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
    errors.length > 0 && el("span", { class: "app-marks" }, hidden("error "), errors.join(" ")),
    due.length > 0 && el("span", { class: "app-marks app-marks--due" }, `due: ${due.join(" ")}`),
    own.length > 0 && el("span", { class: "app-marks app-marks--own" }, hidden("own check "), own.join(" ")),
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
 * What an error finds its cells by.
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {string} field
 */
export function reference({ table }, { row }, field) {
  return cellKey({ table, row, field });
}
