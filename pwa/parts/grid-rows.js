// The rows of a grid: drawn once, then only what differs, so that the focus stays where it is.

import { el, fill, hidden } from "../core/dom.js";
import { cellTitle, classes, editedMark, isMarked, marks, reference, rowMarks, value } from "./record-cells.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

/** A column that is shown, and its place in the cells of a row. @typedef {{column: RecordColumn, i: number}} Shown */
/** @typedef {{$row: HTMLTableRowElement, $line: HTMLElement, $button: HTMLElement, $cells: HTMLElement[]}} Parts */

export class GridRows {
  /** @param {Shown[]} shown */
  constructor(shown) {
    this.shown = shown;
    this.$body = el("tbody", { class: "govuk-table__body" });
    /** By number, in the order of the table. @type {Map<number, Parts>} */
    this.drawn = new Map();
  }

  /** The rows in their order. */
  get list() {
    return [...this.drawn.values()];
  }

  /**
   * @param {RecordModel} model
   * @param {RecordTable} table
   */
  update(model, table) {
    const before = this.drawn;
    this.drawn = new Map(table.rows.map(({ row }) => [row, before.get(row) ?? this.#newRow()]));
    for (const [number, { $row }] of before) {
      if (!this.drawn.has(number)) {
        $row.remove();
      }
    }
    const { $body } = this;
    this.list.forEach(({ $row }, i) => {
      // Inserting a row again at its place would take the focus from it.
      if ($body.rows[i] !== $row) {
        $body.insertBefore($row, $body.rows[i] ?? null);
      }
    });
    for (const row of table.rows) {
      this.#draw(/** @type {Parts} */ (this.drawn.get(row.row)), model, table, row);
    }
  }

  /** @returns {Parts} */
  #newRow() {
    const $button = el("button", {
      type: "button",
      class: "app-row-button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      tabindex: "-1",
    });
    const $line = el("th", { scope: "row", role: "rowheader" }, $button);
    const $cells = this.shown.map(() => el("td", { role: "gridcell", tabindex: "-1", "aria-selected": "false" }));
    return { $row: el("tr", { class: "govuk-table__row" }, $line, ...$cells), $line, $button, $cells };
  }

  /**
   * @param {Parts} parts
   * @param {RecordModel} model
   * @param {RecordTable} table
   * @param {RecordRow} row
   */
  #draw({ $row, $line, $button, $cells }, model, table, row) {
    $row.classList.toggle("app-row--added", row.added);
    drawLine($line, $button, model, table, row);
    for (const [place, { column, i }] of this.shown.entries()) {
      drawCell($cells[place], model, table, row, column, i);
    }
  }
}

/**
 * @param {HTMLElement} $line
 * @param {HTMLElement} $button
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @param {RecordRow} row
 */
function drawLine($line, $button, model, table, row) {
  const { child } = model.definition;
  const codes = model.codesAt(table.table, row.row, child);
  const name = row.line > 0 ? String(row.line) : "new";
  $line.className = classes(["govuk-table__cell", "app-record__line"], codes);
  $line.dataset.cell = reference(table, row, child);
  fill($button, hidden("Line "), name, el("span", { "aria-hidden": "true" }, " ▾"), hidden(" row menu"));
  const marked = [
    isMarked(codes) && el("span", { class: "app-record__meaning" }, "Child ID"),
    ...marks(codes),
    ...rowMarks(row, child),
  ];
  // The button stays where it is, as it may have the focus.
  while ($button.nextSibling) {
    $button.nextSibling.remove();
  }
  $line.append(...marked.filter((mark) => mark instanceof Node));
}

/**
 * @param {HTMLElement} $cell
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @param {RecordRow} row
 * @param {RecordColumn} column
 * @param {number} i place of the column in the row
 */
function drawCell($cell, model, table, row, column, i) {
  const codes = model.codesAt(table.table, row.row, column.name);
  const meaning = row.labels[i];
  const loaded = row.loaded[column.name];
  $cell.className = classes(
    [
      "govuk-table__cell",
      ...(column.derived ? ["app-derived"] : []),
      ...(loaded === undefined ? [] : ["app-cell--edited"]),
    ],
    codes,
  );
  $cell.title = cellTitle(meaning, loaded);
  $cell.dataset.cell = reference(table, row, column.name);
  $cell.setAttribute("aria-readonly", String(table.fixed.includes(column.name)));
  fill(
    $cell,
    value(row.cells[i], codes),
    meaning !== "" && el("span", { class: "app-record__meaning" }, meaning),
    ...marks(codes),
    editedMark(loaded),
  );
}
