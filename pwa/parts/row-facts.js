// The cells of a single row as a wrapping list of facts; each can be edited, copied and pasted into.

import { columnLabel, repeatedColumns } from "../core/definition.js";
import { el, fill, hidden, redraw } from "../core/dom.js";
import { cellKey } from "../core/tables.js";
import { listOf } from "../core/text.js";
import { BlockClipboard, NO_BLOCK } from "./block-clipboard.js";
import {
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
 * @import {Child} from "../core/dom.js"
 * @import {RecordColumn, RecordRow, RecordTable} from "../core/protocol.d.ts"
 * @import {GridPlace} from "./grid-block.js"
 * @import {GridLine} from "./grid-rows.js"
 * @import {CellAt, RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  fact: (/** @type {string} */ label, /** @type {boolean} */ lastYear) => `${label}${lastYear ? ", last year" : ""}: `,
  change: " Change it",
  workedOut: "Worked out, not in your files",
  workedOutHeard: " (worked out, not in your files)",
  line: (/** @type {number} */ line) => (line > 0 ? `Line ${line}` : "New row"),
  menu: (/** @type {string} */ title) => ` of ${title}, row menu`,
  child: "Child ID",
  meaning: (/** @type {string} */ label) => ` (${label})`,
};
/** The longest meaning of a code (in characters) that is shown next to it; longer ones are shown on request. */
const SHORT_MEANING = 27;

/**
 * A row, and what can be done with it.
 * @typedef {object} FactsRow
 * @property {RecordModel} model
 * @property {RecordTable} table
 * @property {RecordRow} row
 * @property {string[] | null} differ of last year’s row next to this year’s, the columns in which it differs; else null
 * @property {RecordEditing} editing
 */

/** Rows shown as facts, with the keys that copy, paste and clear them. */
export class FactsArea {
  /** @param {RecordEditing} editing */
  constructor(editing) {
    this.editing = editing;
    /** The rows that are shown. @type {GridLine[]} */
    this.lines = [];
    const clipboard = new BlockClipboard({
      editing: editing.blocks,
      block: NO_BLOCK,
      at: () => this.#inFocus(),
      cellAt: (place) => this.#cellAt(place),
      edit: (text) => {
        const [place, $button] = [this.#inFocus(), document.activeElement];
        const at = place && this.#cellAt(place);
        if (at && $button instanceof HTMLElement) {
          editing.edit(at, $button, text);
        }
      },
    });
    this.$root = el("div", {
      oncopy: (event) => clipboard.copy(event),
      onpaste: (event) => clipboard.paste(event),
      onkeydown: (event) => {
        if (!event.altKey && !event.metaKey && clipboard.key(event)) {
          event.preventDefault();
        }
      },
    });
  }

  /**
   * @param {GridLine[]} lines the rows that are shown
   * @param {() => Child | Child[]} contents
   */
  update(lines, contents) {
    this.lines = lines;
    redraw(this.$root, () => fill(this.$root, contents()));
  }

  /**
   * Go to a fact, or to the next or previous fact.
   * @param {Target} target
   * @param {1 | -1} [step]
   * @returns {boolean} false if it is not there
   */
  focusCell(target, step) {
    const $facts = [.../** @type {NodeListOf<HTMLElement>} */ (this.$root.querySelectorAll("button[data-focus]"))];
    const place = $facts.findIndex(($fact) => $fact.dataset.focus === cellKey(target));
    $facts[Math.max(0, Math.min($facts.length - 1, place + (step ?? 0)))]?.focus();
    return place >= 0;
  }

  /**
   * @param {GridPlace} place
   * @returns {CellAt | null}
   */
  #cellAt({ row, column }) {
    const line = this.lines[row];
    const at = line && factColumns(this.editing, line.table)[column];
    return at ? { table: line.table, row: line.row, column: at } : null;
  }

  /** @returns {GridPlace | null} */
  #inFocus() {
    const key = document.activeElement?.getAttribute("data-focus");
    const places = this.lines.map((line) =>
      factColumns(this.editing, line.table).findIndex(({ name }) => reference(line.table, line.row, name) === key),
    );
    const row = places.findIndex((column) => column >= 0);
    return row < 0 ? null : { row, column: places[row] };
  }
}

/**
 * The columns that are facts about a row.
 * @param {RecordEditing} editing
 * @param {RecordTable} table
 */
function factColumns({ definition }, { table, columns }) {
  const repeated = repeatedColumns(definition, table.module);
  return columns.filter(({ name }) => !repeated.has(name));
}

/** @param {FactsRow} of */
export function facts(of) {
  return factColumns(of.editing, of.table).map((column) => fact(of, column));
}

/**
 * @param {FactsRow} of
 * @param {RecordColumn} column
 */
function fact({ model, table, row, differ, editing }, column) {
  const i = table.columns.indexOf(column);
  const codes = model.codesAt(table.table, row.row, column.name);
  const label = row.labels[i];
  const loaded = row.loaded[column.name];
  const key = reference(table, row, column.name);
  const shown = [row.cells[i] === "" && !isMarked(codes) ? "–" : value(row.cells[i], codes), ...meaning(label)];
  const $button = el(
    "button",
    {
      type: "button",
      class: "app-fact__button",
      "data-focus": key,
      onclick: () => editing.edit({ table, row, column }, $button, null),
    },
    hidden(TEXTS.fact(column.label, differ !== null)),
    ...shown,
    hidden(TEXTS.change),
  );
  return el(
    "div",
    {
      class: classes(["app-fact", ...(loaded === undefined ? [] : ["app-cell--edited"])], codes),
      "data-cell": key,
      title: cellTitle(label, loaded) || null,
    },
    el("dt", {}, column.short_label),
    el(
      "dd",
      { class: column.derived ? "app-derived" : null },
      table.fixed.includes(column.name)
        ? el("span", { title: TEXTS.workedOut }, ...shown, hidden(TEXTS.workedOutHeard))
        : $button,
      differ?.includes(column.name) && differenceMark(),
      ...marks(codes),
      editedMark(loaded),
    ),
  );
}

/**
 * The button that opens the menu of a row.
 * @param {FactsRow} of
 */
export function rowButton({ model, table, row, editing }) {
  const { child } = model.definition;
  const key = reference(table, row, child);
  const $button = el(
    "button",
    {
      type: "button",
      class: "app-row-button",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-focus": key,
      onclick: () => editing.openRowMenu(table, row, $button),
    },
    TEXTS.line(row.line),
    el("span", { "aria-hidden": "true" }, " ▾"),
    hidden(TEXTS.menu(row.name || table.title)),
  );
  const { fields, ...codes } = model.codesAtHead(table.table, row.row);
  const labels = fields.map((field) =>
    field === child ? TEXTS.child : columnLabel(model.definition, table.table.module, field),
  );
  return el(
    "div",
    { class: classes(["app-facts__row"], codes), "data-cell": reference(table, row, fields[0] ?? child) },
    $button,
    fields.length > 0 && el("span", {}, " ", listOf(labels)),
    ...rowMarks(row, child),
    ...marks(codes),
  );
}

/** @param {string} label */
function meaning(label) {
  if (label === "") {
    return [];
  }
  return label.length <= SHORT_MEANING ? [TEXTS.meaning(label)] : [el("span", { class: "app-record__meaning" }, label)];
}
