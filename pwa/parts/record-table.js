// The tables of a record: the cells at fault are marked by colour, border and the error's code.

import { el, hidden } from "../dom.js";
import { listOf } from "../text.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

/** In every row the same; what is wrong with it is marked at the row's line. */
const CHILD = "CHILD";
/** The longest meaning of a code that is shown beside it in the header; longer ones are shown on request. */
const SHORT_MEANING = 27;

/**
 * @param {RecordModel} model
 * @param {RecordTable} table
 */
export function recordTable(model, table) {
  const shown = table.columns.flatMap((column, i) => (column.name === CHILD ? [] : [{ column, i }]));
  const derived = shown.filter(({ column }) => column.derived).map(({ column }) => column.short_label);
  return el(
    "div",
    {},
    el(
      "div",
      { class: "app-scroll", tabindex: "0", role: "region", "aria-label": `${table.title}, table` },
      el(
        "table",
        { class: "govuk-table app-table app-record__table" },
        el("caption", { class: "govuk-visually-hidden" }, table.last_year ? `Last year’s ${table.title}` : table.title),
        el(
          "thead",
          { class: "govuk-table__head" },
          el("tr", { class: "govuk-table__row" }, el("th", { scope: "col", class: "govuk-table__header", title: "Line of the row in its file" }, "Line"), ...shown.map(({ column }) => heading(column))),
        ),
        el(
          "tbody",
          { class: "govuk-table__body" },
          ...table.rows.map((row) =>
            el("tr", { class: "govuk-table__row" }, lineCell(model, table, row), ...shown.map(({ column, i }) => cell(model, table, row, column, i))),
          ),
        ),
      ),
    ),
    derived.length > 0 &&
      el(
        "p",
        { class: "govuk-body-s app-record__derived" },
        `${listOf(derived)}: worked out from the postcodes and your council, not in your files.`,
      ),
  );
}

/** @param {RecordColumn} column */
function heading({ label, short_label, derived }) {
  return el(
    "th",
    { scope: "col", class: `govuk-table__header${derived ? " app-derived" : ""}`, title: label === short_label ? null : label },
    short_label,
    derived && hidden(" (worked out, not in your files)"),
  );
}

/**
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @param {RecordRow} row
 */
function lineCell(model, table, row) {
  const codes = model.codesAt(table.table, row.row, CHILD);
  return el(
    "th",
    { scope: "row", class: classes(["govuk-table__cell", "app-record__line"], codes), ...reference(table, row, CHILD) },
    row.line > 0 ? row.line : "",
    codes.length > 0 && el("span", { class: "app-record__meaning" }, "Child ID"),
    marks(codes),
  );
}

/**
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {RecordColumn} column
 * @param {number} i place of the column in the row
 */
function cell(model, table, row, column, i) {
  const codes = model.codesAt(table.table, row.row, column.name);
  const label = row.labels[i];
  return el(
    "td",
    {
      class: classes(["govuk-table__cell", ...(column.derived ? ["app-derived"] : [])], codes),
      title: label || null,
      ...reference(table, row, column.name),
    },
    value(row.cells[i], codes),
    label !== "" && el("span", { class: "app-record__meaning" }, label),
    marks(codes),
  );
}

/**
 * The facts of the Header, or of another module with one row, as a wrapping list.
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {string[]} left_out names of columns
 */
export function facts(model, table, row, left_out) {
  return table.columns.flatMap((column, i) => {
    if (left_out.includes(column.name)) {
      return [];
    }
    const codes = model.codesAt(table.table, row.row, column.name);
    const label = row.labels[i];
    return [
      el(
        "div",
        { class: classes(["app-fact"], codes), ...reference(table, row, column.name), title: label || null },
        el("dt", {}, column.short_label),
        el("dd", { class: column.derived ? "app-derived" : null }, value(row.cells[i] || (codes.length > 0 ? "" : "–"), codes), ...meaning(label), marks(codes)),
      ),
    ];
  });
}

/** @param {string} label */
function meaning(label) {
  if (label === "") {
    return [];
  }
  return label.length <= SHORT_MEANING ? [` (${label})`] : [el("span", { class: "app-record__meaning" }, label)];
}

/**
 * @param {string} text
 * @param {string[]} codes
 */
function value(text, codes) {
  return text === "" && codes.length > 0 ? hidden("blank") : text;
}

/** @param {string[]} codes */
function marks(codes) {
  return codes.length > 0 && el("span", { class: "app-marks" }, hidden("error "), codes.join(" "));
}

/**
 * @param {string[]} names
 * @param {string[]} codes
 */
function classes(names, codes) {
  return [...names, ...(codes.length > 0 ? ["app-fault"] : [])].join(" ");
}

/**
 * What an error finds its cells by.
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {string} field
 */
function reference({ table }, { row }, field) {
  return { "data-cell": `${table} ${row} ${field}` };
}
