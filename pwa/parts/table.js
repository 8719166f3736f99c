// GOV.UK’s tables: their cells, rows and heads, and the area in which a wide one scrolls.

import { el } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

const NUMERIC_CELL = "govuk-table__cell govuk-table__cell--numeric";
export const NUMERIC_HEADER = "govuk-table__header--numeric";

/** @param {...(Child | Child[])} children */
export function cell(...children) {
  return el("td", { class: "govuk-table__cell" }, ...children);
}

/** @param {...(Child | Child[])} children */
export function numericCell(...children) {
  return el("td", { class: NUMERIC_CELL }, ...children);
}

/**
 * The cell that names its row.
 * @param {...(Child | Child[])} children
 */
export function nameCell(...children) {
  return el("th", { scope: "row", class: "govuk-table__cell app-table__name" }, ...children);
}

/**
 * The head of a column.
 * @param {Child} title
 * @param {string} [look] a class
 */
export function columnHead(title, look) {
  return el("th", { scope: "col", class: look ? `govuk-table__header ${look}` : "govuk-table__header" }, title);
}

/**
 * Heads of columns: the first names the rows, the others hold numbers.
 * @param {Child[]} titles
 */
export function numericHeads(titles) {
  return titles.map((title, i) => columnHead(title, i > 0 ? NUMERIC_HEADER : ""));
}

/** @param {...(Child | Child[])} cells */
export function row(...cells) {
  return el("tr", { class: "govuk-table__row" }, ...cells);
}

/**
 * Cells with the title of their column, for small screens that show them one below the other.
 * @template {HTMLElement} T
 * @param {string[]} titles of the columns; "" where a cell needs none
 * @param {T[]} cells
 */
export function titled(titles, cells) {
  for (const [i, $cell] of cells.entries()) {
    $cell.dataset.title = titles[i];
  }
  return cells;
}

/**
 * A row whose cells are titled.
 * @param {string[]} titles of the columns
 * @param {HTMLTableRowElement} $row
 */
export function titledRow(titles, $row) {
  titled(titles, [...$row.cells]);
  return $row;
}

/** @param {HTMLElement[]} rows */
export function body(rows) {
  return el("tbody", { class: "govuk-table__body" }, ...rows);
}

/** The class of a table whose cells are titled: on a small screen each row is a block. */
export const STACKED = "app-stacked";

/**
 * @param {object} options
 * @param {string} options.caption for those who do not see what is around the table
 * @param {string} [options.look] a class
 * @param {Child[]} options.heads of the columns
 * @param {HTMLElement} options.$body
 * @param {Child} [options.$foot] the last row
 */
export function table({ caption, look, heads, $body, $foot }) {
  return el(
    "table",
    { class: look ? `govuk-table app-table ${look}` : "govuk-table app-table" },
    el("caption", { class: "govuk-visually-hidden" }, caption),
    el("thead", { class: "govuk-table__head" }, row(...heads)),
    $body,
    $foot && el("tfoot", {}, $foot),
  );
}

/**
 * An area that scrolls on its own, also with the keyboard.
 * @param {string} label
 * @param {...(Child | Child[])} children
 */
export function scrollArea(label, ...children) {
  return el("div", { class: "app-scroll", tabindex: "0", role: "region", "aria-label": label }, ...children);
}
