// The cells of the table of rows with one error, edited in place: arrow keys move from cell to cell, Enter or typing edits.

import { openCellEditor } from "./cell-editor.js";

/**
 * @import {BulkRow, CodeLabel, ErrorRows, RecordColumn} from "../core/protocol.d.ts"
 * @import {Reader} from "./cell-forms.js"
 */

/**
 * @typedef {object} BulkEditing
 * @property {HTMLElement} $place where the field is laid over the table
 * @property {(column: string) => Reader} readerOf
 * @property {(field: string) => CodeLabel[]} codesOf
 * @property {(row: BulkRow, field: string, value: string, done: string) => void} onEdit `done` says what was done
 * @property {(text: string) => void} tell
 */

/** What a cell of the table is edited as. @typedef {{row: BulkRow, column: RecordColumn, text: string}} Cell */

/**
 * By what a cell gets the focus back.
 * @param {BulkRow} row
 * @param {string} field
 */
export function cellFocusKey({ row }, field) {
  return `bulk-cell ${row} ${field}`;
}

/**
 * Have the cells of a table edited in place.
 * @param {HTMLElement} $table whose cells that can be edited have `data-row` and `data-column`, their places in the page
 * @param {ErrorRows} page
 * @param {BulkEditing} editing
 */
export function editInPlace($table, page, editing) {
  const $cells = () => /** @type {HTMLElement[]} */ ([...$table.querySelectorAll("[data-column]")]);

  /** @param {HTMLElement} $cell that the tab key leads to from now on */
  function lead($cell) {
    $table.querySelector("[data-column][tabindex='0']")?.setAttribute("tabindex", "-1");
    $cell.setAttribute("tabindex", "0");
  }

  /**
   * @param {HTMLElement} $cell
   * @param {string | null} typed
   */
  function edit($cell, typed) {
    const row = page.rows[Number($cell.dataset.row)];
    const at = Number($cell.dataset.column);
    const [column, text] = [page.columns[at], row.cells[at]];
    const where = row.line > 0 ? `line ${row.line}, child ${row.child}` : `new row of child ${row.child}`;
    const editable = {
      column,
      where,
      text,
      loaded: null,
      codes: column.kind === "code" ? editing.codesOf(column.name) : [],
      read: editing.readerOf(column.name),
      note: "",
    };
    openCellEditor(editing.$place, $cell, editable, typed, ({ text: value, entered, refused, goOn }) => {
      if (goOn !== "away") {
        next($cell, { stay: 0, next: 1, before: -1 }[goOn]).focus();
      }
      if (refused) {
        editing.tell(`“${entered}” was not kept. ${refused}`);
      } else if (value !== null) {
        editing.onEdit(
          row,
          column.name,
          value,
          value === entered ? "Saved." : `Saved “${entered}” as ${value || "blank"}.`,
        );
      }
    });
  }

  /**
   * @param {HTMLElement} $cell
   * @param {number} step
   */
  function next($cell, step) {
    const $all = $cells();
    return $all[$all.indexOf($cell) + step] ?? $cell;
  }

  /**
   * @param {HTMLElement} $cell
   * @param {number} step
   */
  function below($cell, step) {
    const { row, column } = $cell.dataset;
    /** @type {HTMLElement | null} */
    const $found = $table.querySelector(`[data-row="${Number(row) + step}"][data-column="${column}"]`);
    return $found ?? $cell;
  }

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const $cell = event.target;
    const { key, ctrlKey, altKey, metaKey } = event;
    if (!($cell instanceof HTMLElement) || $cell.dataset.column === undefined || ctrlKey || altKey || metaKey) {
      return;
    }
    /** @type {Record<string, () => void>} */
    const acts = {
      ArrowLeft: () => next($cell, -1).focus(),
      ArrowRight: () => next($cell, 1).focus(),
      ArrowUp: () => below($cell, -1).focus(),
      ArrowDown: () => below($cell, 1).focus(),
      Enter: () => edit($cell, null),
      F2: () => edit($cell, null),
      Backspace: () => edit($cell, ""),
    };
    const act = acts[key] ?? (key.length === 1 && key !== " " ? () => edit($cell, key) : null);
    if (act) {
      event.preventDefault();
      act();
    }
  }

  $table.setAttribute("role", "grid");
  $table.addEventListener("keydown", onKey);
  $table.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && target.dataset.column !== undefined) {
      lead(target);
    }
  });
  /** The cell that had the focus when the pointer went down. @type {Element | null} */
  let pressedOn = null;
  $table.addEventListener("mousedown", () => {
    pressedOn = document.activeElement;
  });
  $table.addEventListener("click", ({ target }) => {
    /** @type {HTMLElement | null} */
    const $cell = target instanceof Element ? target.closest("[data-column]") : null;
    if ($cell && $cell === pressedOn) {
      edit($cell, null);
    }
  });
  const [$first] = $cells();
  if ($first) {
    lead($first);
  }
}
