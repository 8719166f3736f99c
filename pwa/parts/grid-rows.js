// The rows of a grid: drawn once, then only what differs, so that the focus stays where it is.

import { columnLabel } from "../core/definition.js";
import { el, fill, hidden } from "../core/dom.js";
import { listOf } from "../core/text.js";
import {
  canBeEdited,
  cellTitle,
  classes,
  differenceMark,
  editedMark,
  isMarked,
  marks,
  reference,
  rowMarks,
  value,
} from "./record-cells.js";

/**
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {RecordModel} from "./record-model.js"
 */

/**
 * A row of the grid: a row of the table, or last year’s row below the row that it is compared with.
 * @typedef {object} GridLine
 * @property {string} key unique in the grid
 * @property {RecordTable} table
 * @property {RecordRow} row
 * @property {string[] | null} differ of a row of last year, the columns in which it differs; null for all others
 */

const TEXTS = {
  line: "Line ",
  named: (/** @type {string} */ name) => `${name}, line `,
  newLine: "new",
  menu: " row menu",
  lastYear: "Last year",
  openLastYear: (/** @type {string} */ line) => `, line ${line}: open last year’s record`,
  lastYearsValue: "last year: ",
  lastYearsBlank: "last year: blank",
  child: "Child ID",
};

/** @typedef {{$row: HTMLTableRowElement, $line: HTMLElement, $button: HTMLElement, $cells: HTMLElement[]}} Parts */

/**
 * The rows of a table, each with those of last year below it.
 * @param {RecordModel} model
 * @param {RecordTable} table
 * @returns {GridLine[]}
 */
export function gridLines(model, table) {
  return table.rows.flatMap((row) => [
    { key: String(row.row), table, row, differ: null },
    ...model
      .lastYearOf(table.table, row.row)
      .map((before) => ({ key: `${row.row}, last year ${before.row.row}`, ...before })),
  ]);
}

export class GridRows {
  /**
   * @param {RecordColumn[]} columns that are shown
   * @param {boolean} own whether these are only the columns that are about the row itself
   */
  constructor(columns, own) {
    this.columns = columns;
    this.own = own;
    this.$body = el("tbody", { class: "govuk-table__body" });
    /** By key, in the order of the lines. @type {Map<string, Parts>} */
    this.drawn = new Map();
  }

  /** The rows in their order. */
  get list() {
    return [...this.drawn.values()];
  }

  /**
   * @param {RecordModel} model
   * @param {GridLine[]} lines
   */
  update(model, lines) {
    const before = this.drawn;
    this.drawn = new Map(lines.map((line) => [line.key, before.get(line.key) ?? this.#newRow(line)]));
    for (const [key, { $row }] of before) {
      if (!this.drawn.has(key)) {
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
    for (const line of lines) {
      this.#draw(/** @type {Parts} */ (this.drawn.get(line.key)), model, line);
    }
  }

  /**
   * @param {GridLine} line
   * @returns {Parts}
   */
  #newRow({ differ }) {
    const menu = differ === null ? { "aria-haspopup": "menu", "aria-expanded": "false" } : {};
    const $button = el("button", { type: "button", class: "app-row-button", tabindex: "-1", ...menu });
    const $line = el("th", { scope: "row", role: "rowheader" }, $button);
    const $cells = this.columns.map(() => el("td", { role: "gridcell", tabindex: "-1", "aria-selected": "false" }));
    return { $row: el("tr", { class: "govuk-table__row" }, $line, ...$cells), $line, $button, $cells };
  }

  /**
   * @param {Parts} parts
   * @param {RecordModel} model
   * @param {GridLine} line
   */
  #draw({ $row, $line, $button, $cells }, model, line) {
    $row.classList.toggle("app-row--added", line.row.added);
    $row.classList.toggle("app-row--last-year", line.differ !== null);
    drawLine($line, $button, model, line, this.own);
    for (const [place, column] of this.columns.entries()) {
      drawCell($cells[place], model, line, column);
    }
  }
}

/**
 * @param {HTMLElement} $line
 * @param {HTMLElement} $button
 * @param {RecordModel} model
 * @param {GridLine} line
 * @param {boolean} own
 */
function drawLine($line, $button, model, { table, row, differ }, own) {
  const { child } = model.definition;
  const head = own ? model.codesAtHead(table.table, row.row) : null;
  const codes = head ?? model.codesAt(table.table, row.row, child);
  const fields = head?.fields.filter((field) => field !== child) ?? [];
  const name = row.line > 0 ? String(row.line) : TEXTS.newLine;
  $line.className = classes(["govuk-table__cell", "app-record__line"], codes);
  $line.dataset.cell = reference(table, row, head?.fields[0] ?? child);
  const text = differ
    ? [TEXTS.lastYear, hidden(TEXTS.openLastYear(name))]
    : [
        hidden(row.name ? TEXTS.named(row.name) : TEXTS.line),
        name,
        el("span", { "aria-hidden": "true" }, " ▾"),
        hidden(TEXTS.menu),
      ];
  fill($button, ...text);
  const marked = [
    isMarked(codes) &&
      el(
        "span",
        { class: "app-record__meaning" },
        fields.length > 0
          ? listOf(fields.map((field) => columnLabel(model.definition, table.table.module, field)))
          : TEXTS.child,
      ),
    ...marks(codes),
    ...rowMarks(row, child),
  ];
  // The button stays where it is, because it may have the focus.
  while ($button.nextSibling) {
    $button.nextSibling.remove();
  }
  $line.append(...marked.filter((mark) => mark instanceof Node));
}

/**
 * @param {HTMLElement} $cell
 * @param {RecordModel} model
 * @param {GridLine} line
 * @param {RecordColumn} column
 */
function drawCell($cell, model, { table, row, differ }, { name, derived }) {
  const i = table.columns.findIndex((each) => each.name === name);
  const text = row.cells[i] ?? "";
  const codes = model.codesAt(table.table, row.row, name);
  const meaning = row.labels[i] ?? "";
  const loaded = row.loaded[name];
  $cell.className = classes(
    ["govuk-table__cell", ...(derived ? ["app-derived"] : []), ...(loaded === undefined ? [] : ["app-cell--edited"])],
    codes,
  );
  $cell.title = cellTitle(meaning, loaded);
  $cell.dataset.cell = reference(table, row, name);
  $cell.setAttribute("aria-readonly", String(!canBeEdited(table, name)));
  fill(
    $cell,
    differ && hidden(text === "" && !isMarked(codes) ? TEXTS.lastYearsBlank : TEXTS.lastYearsValue),
    value(text, codes),
    meaning !== "" && el("span", { class: "app-record__meaning" }, meaning),
    differ?.includes(name) && differenceMark(),
    ...marks(codes),
    editedMark(loaded),
  );
}
