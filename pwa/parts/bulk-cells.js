// The cells of the table of rows with one error, edited in place as in a record: arrow keys move from cell to cell, or
// with Shift select a block; Enter or typing edits; cells are copied, pasted, filled down and cleared.

import { BlockClipboard } from "./block-clipboard.js";
import { openCellEditor } from "./cell-editor.js";
import { GridBlock } from "./grid-block.js";
import { canBeEdited } from "./record-cells.js";
import { textOf } from "./row-operations.js";

/**
 * @import {BulkRow, CodeLabel, ErrorRows, RecordColumn} from "../core/protocol.d.ts"
 * @import {BlockCell, BlockEditing} from "./block-editing.js"
 * @import {Typed} from "./cell-editor.js"
 * @import {Reader} from "./cell-forms.js"
 * @import {GridPlace} from "./grid-block.js"
 */

/**
 * @typedef {object} BulkEditing
 * @property {HTMLElement} $place where the field is laid over the table
 * @property {BlockEditing} blocks
 * @property {(column: string) => Reader} readerOf
 * @property {(field: string) => CodeLabel[]} codesOf
 * @property {(row: BulkRow, field: string, value: string, done: string) => void} onEdit `done` says what was done
 * @property {(text: string) => void} tell
 */

const TEXTS = {
  where: (/** @type {BulkRow} */ { line, child }) =>
    line > 0 ? `line ${line}, child ${child}` : `new row of child ${child}`,
  notKept: (/** @type {string} */ entered, /** @type {string} */ why) => `“${entered}” was not kept. ${why}`,
  changed: "Changed.",
  tidied: (/** @type {string} */ entered, /** @type {string} */ text) => `Changed “${entered}” to ${text || "blank"}.`,
};

/**
 * By what a cell gets the focus back.
 * @param {BulkRow} row
 * @param {string} field
 */
export function cellFocusKey({ row }, field) {
  return `bulk-cell ${row} ${field}`;
}

/** The keys that open the field, and what it then holds; null for the text as it is. @type {Record<string, string | null>} */
const OPENING_KEYS = { Enter: null, F2: null, Backspace: "" };

export class BulkCells {
  /**
   * @param {HTMLElement} $table whose cells have `data-row`, the place of the row in the page, and `data-column`, the
   *   place of the column among those shown
   * @param {ErrorRows} page
   * @param {RecordColumn[]} columns that are shown
   * @param {BulkEditing} editing
   */
  constructor($table, page, columns, editing) {
    this.$table = $table;
    this.page = page;
    this.columns = columns;
    this.editing = editing;
    /** The cell that the tab key leads to. @type {GridPlace} */
    this.at = { row: 0, column: 0 };
    this.block = new GridBlock((place) => this.#elementAt(place) ?? undefined);
    const clipboard = new BlockClipboard({
      editing: editing.blocks,
      block: this.block,
      at: () => this.#placeOf(document.activeElement),
      cellAt: (place) => this.#cellAt(place),
      edit: (text) => this.#edit(text),
    });
    /** The cell that had the focus when the pointer went down. @type {Element | null} */
    this.pressedOn = null;
    $table.setAttribute("role", "grid");
    $table.setAttribute("aria-multiselectable", "true");
    $table.addEventListener("copy", (event) => clipboard.copy(event));
    $table.addEventListener("paste", (event) => clipboard.paste(event));
    $table.addEventListener("keydown", (event) => this.#onKey(event, clipboard));
    $table.addEventListener("focusin", ({ target }) => this.#onFocus(target));
    $table.addEventListener("mousedown", (event) => this.#onPress(event));
    $table.addEventListener("click", (event) => this.#onClick(event));
    this.#lead();
  }

  /**
   * @param {GridPlace} place
   * @returns {HTMLElement | null}
   */
  #elementAt({ row, column }) {
    return this.$table.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  }

  /**
   * @param {EventTarget | null} target
   * @returns {GridPlace | null} null if it is not a cell
   */
  #placeOf(target) {
    return target instanceof HTMLElement && target.dataset.column !== undefined && this.$table.contains(target)
      ? { row: Number(target.dataset.row), column: Number(target.dataset.column) }
      : null;
  }

  /**
   * @param {GridPlace} place
   * @returns {(BlockCell & {row: BulkRow}) | null} null outside the table
   */
  #cellAt({ row, column }) {
    const [at, shown] = [this.page.rows[row], this.columns[column]];
    return at && shown ? { table: this.page, row: at, column: shown } : null;
  }

  /** Let the tab key lead to the present cell. */
  #lead() {
    this.$table.querySelector("[data-column][tabindex='0']")?.setAttribute("tabindex", "-1");
    this.#elementAt(this.at)?.setAttribute("tabindex", "0");
  }

  /** @param {GridPlace} place where the focus goes; outside the table it stays at the present cell */
  #goTo(place) {
    this.at = this.#cellAt(place) ? place : this.at;
    this.#elementAt(this.at)?.focus();
  }

  /** @param {1 | -1} step to the next cell; from the end of a row to the start of the next row */
  #goOn(step) {
    const place = this.at.row * this.columns.length + this.at.column + step;
    this.#goTo({ row: Math.floor(place / this.columns.length), column: place % this.columns.length });
  }

  /** @param {string | null} typed */
  #edit(typed) {
    const [$cell, at] = [this.#elementAt(this.at), this.#cellAt(this.at)];
    if (!$cell || !at) {
      return;
    }
    const { table, row, column } = at;
    if (!canBeEdited(table, column.name)) {
      this.editing.blocks.refuse(at);
      return;
    }
    const editable = {
      column,
      where: TEXTS.where(row),
      text: textOf(table, row, column.name),
      loaded: null,
      codes: column.kind === "code" ? this.editing.codesOf(column.name) : [],
      read: this.editing.readerOf(column.name),
      note: "",
    };
    openCellEditor(this.editing.$place, $cell, editable, typed, (done) => this.#onTyped(row, column, done));
  }

  /**
   * @param {BulkRow} row
   * @param {RecordColumn} column
   * @param {Typed} typed
   */
  #onTyped(row, column, { text, entered, refused, goOn }) {
    if (goOn === "stay") {
      this.#goTo(this.at);
    } else if (goOn !== "away") {
      this.#goOn(goOn === "next" ? 1 : -1);
    }
    if (refused) {
      this.editing.tell(TEXTS.notKept(entered, refused));
    } else if (text !== null) {
      const done = text === entered ? TEXTS.changed : TEXTS.tidied(entered, text);
      this.editing.onEdit(row, column.name, text, done);
    }
  }

  /** @param {EventTarget | null} target */
  #onFocus(target) {
    const place = this.#placeOf(target);
    if (place) {
      if (place.row !== this.at.row || place.column !== this.at.column) {
        this.block.clear();
      }
      this.at = place;
      this.#lead();
    }
  }

  /** @param {MouseEvent} event */
  #onPress(event) {
    this.pressedOn = document.activeElement;
    if (event.shiftKey && this.#placeOf(this.pressedOn)) {
      // The focus would go to the cell before the click, and the block begins where it is.
      event.preventDefault();
    }
  }

  /** @param {MouseEvent} event */
  #onClick({ target, shiftKey }) {
    const $cell = target instanceof Element ? target.closest("[data-column]") : null;
    const place = this.#placeOf($cell);
    if (place && shiftKey && this.#placeOf(this.pressedOn)) {
      this.#extendTo(place);
    } else if (place && $cell === this.pressedOn) {
      this.#edit(null);
    } else if (place) {
      this.block.clear();
    }
  }

  /** @param {GridPlace} place */
  #extendTo(place) {
    const from = this.at;
    this.#goTo(place);
    this.block.extend(from, this.at);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {BlockClipboard} clipboard
   */
  #onKey(event, clipboard) {
    const { key, ctrlKey, altKey, metaKey, shiftKey } = event;
    const at = this.#placeOf(event.target);
    if (!at || altKey || metaKey) {
      return;
    }
    const place = ctrlKey ? null : besides(at, key);
    if (place) {
      event.preventDefault();
      if (shiftKey) {
        this.#extendTo(place);
      } else {
        this.block.clear();
        this.#goTo(place);
      }
    } else if (clipboard.key(event)) {
      event.preventDefault();
    } else if (!ctrlKey && (key in OPENING_KEYS || (key.length === 1 && key !== " "))) {
      event.preventDefault();
      this.#edit(key in OPENING_KEYS ? OPENING_KEYS[key] : key);
    }
  }
}

/**
 * Where an arrow key leads, also if that is outside the table.
 * @param {GridPlace} place
 * @param {string} key
 * @returns {GridPlace | null} null for other keys
 */
function besides({ row, column }, key) {
  /** @type {Record<string, GridPlace>} */
  const places = {
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
  };
  return places[key] ?? null;
}
