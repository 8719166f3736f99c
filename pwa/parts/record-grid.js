// A table of the record as a grid: arrow keys move, with Shift they select a block of cells; Enter or typing edits; cells
// are copied, pasted, filled down and cleared as in a spreadsheet.

import { repeatedColumns } from "../core/definition.js";
import { el } from "../core/dom.js";
import { sameTable } from "../core/tables.js";
import { BlockClipboard } from "./block-clipboard.js";
import { GridBlock } from "./grid-block.js";
import { GridRows, gridLines } from "./grid-rows.js";
import { recordHead, titleOf } from "./record-cells.js";
import { row } from "./table.js";

/**
 * @import {RecordTable} from "../core/protocol.d.ts"
 * @import {GridPlace} from "./grid-block.js"
 * @import {GridLine} from "./grid-rows.js"
 * @import {CellAt, RecordEditing, Target} from "./record-editing.js"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  line: "Line",
  aboutLine: "Line number of the row in its file",
};

export class RecordGrid {
  /**
   * @param {RecordModel} model
   * @param {RecordTable} table
   * @param {RecordEditing} editing
   * @param {object} how
   * @param {string} how.hintId of the text that says how the grid is used
   * @param {boolean} [how.own] whether only the columns that are about the row itself are shown
   * @param {string} [how.label] what it holds; the title of the table unless given
   */
  constructor(model, table, editing, { hintId, own = false, label = titleOf(table) }) {
    this.lines = gridLines(model, table);
    this.editing = editing;
    this.child = model.definition.child;
    // In every row the child is the same; an error in it is marked at the row’s line.
    const repeated = own ? repeatedColumns(model.definition, table.table.module) : new Set([this.child]);
    this.columns = table.columns.filter(({ name }) => !repeated.has(name));
    this.rows = new GridRows(this.columns, own);
    /** The cell that the tab key leads to; column 0 is the line. @type {GridPlace} */
    this.at = { row: 0, column: 0 };
    this.block = new GridBlock((place) => this.#elementAt(place));
    this.clipboard = new BlockClipboard({
      editing: editing.blocks,
      block: this.block,
      at: () => (this.at.column > 0 ? this.at : null),
      cellAt: (place) => this.#cellAt(place),
      edit: (text) => this.#edit(text),
    });
    /** The cell that had the focus when the pointer went down. @type {Element | null} */
    this.pressedOn = null;
    this.$root = el(
      "table",
      {
        class: "govuk-table app-table app-record__table",
        role: "grid",
        "aria-multiselectable": "true",
        "aria-label": label,
        "aria-describedby": hintId,
        onkeydown: (event) => this.#onKey(event),
        onfocusin: (event) => this.#onFocus(event),
        oncopy: (event) => this.clipboard.copy(event),
        onpaste: (event) => this.clipboard.paste(event),
        onmousedown: (event) => this.#onPress(event),
        onclick: (event) => this.#onClick(event),
      },
      el("caption", { class: "govuk-visually-hidden" }, label),
      el(
        "thead",
        { class: "govuk-table__head" },
        row(
          el("th", { scope: "col", class: "govuk-table__header", title: TEXTS.aboutLine }, TEXTS.line),
          ...this.columns.map(recordHead),
        ),
      ),
      this.rows.$body,
    );
    this.update(model, table);
  }

  /**
   * Draw what differs; the focus stays.
   * @param {RecordModel} model
   * @param {RecordTable} table with the same columns
   */
  update(model, table) {
    const hadFocus = this.$root.contains(document.activeElement);
    const before = this.lines;
    this.lines = gridLines(model, table);
    if (this.lines.length !== before.length) {
      this.block.clear();
      this.at.row = placeAfter(before, this.lines, this.at.row);
    }
    this.rows.update(model, this.lines);
    this.#moveTo(this.at, hadFocus && !this.$root.contains(document.activeElement));
  }

  /**
   * Go to a cell, or to the cell next to it.
   * @param {Target} target
   * @param {1 | -1} [step]
   * @returns {boolean} false if it is not there
   */
  focusCell({ table, row, field }, step) {
    const place = this.lines.findIndex((each) => each.row.row === row && sameTable(each.table.table, table));
    const column = field === this.child ? 0 : this.columns.findIndex(({ name }) => name === field) + 1;
    if (place < 0) {
      return false;
    }
    // Beyond the end of a row is the beginning of the next.
    const size = this.columns.length + 1;
    const next = within(place * size + column + (step ?? 0), this.lines.length * size);
    this.#moveTo({ row: Math.floor(next / size), column: next % size }, true);
    return true;
  }

  /** @param {GridPlace} place */
  #elementAt({ row, column }) {
    const parts = this.rows.list[row];
    return column === 0 ? parts?.$button : parts?.$cells[column - 1];
  }

  /**
   * @param {GridPlace} place
   * @param {boolean} focus
   */
  #moveTo({ row, column }, focus) {
    this.#elementAt(this.at)?.setAttribute("tabindex", "-1");
    this.at = { row: within(row, this.lines.length), column: within(column, this.columns.length + 1) };
    const $element = this.#elementAt(this.at);
    $element?.setAttribute("tabindex", "0");
    if (focus) {
      $element?.focus({ preventScroll: true });
      $element?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }

  /**
   * @param {EventTarget | null} target
   * @returns {GridPlace | null}
   */
  #placeOf(target) {
    const $cell = target instanceof Element ? target.closest("td, tbody th") : null;
    const row = this.rows.list.findIndex(({ $row }) => $row === $cell?.parentElement);
    return $cell && row >= 0
      ? { row, column: [.../** @type {Element} */ ($cell.parentElement).children].indexOf($cell) }
      : null;
  }

  /**
   * @param {GridPlace} place of a cell, not of a line
   * @returns {CellAt | null} null outside the grid
   */
  #cellAt({ row, column }) {
    const [line, at] = [this.lines[row], this.columns[column - 1]];
    return line && at ? { table: line.table, row: line.row, column: at } : null;
  }

  /** @param {string | null} typed */
  #edit(typed) {
    const [$cell, at] = [this.#elementAt(this.at), this.#cellAt(this.at)];
    if ($cell && at) {
      this.editing.edit(at, $cell, typed);
    }
  }

  /** @param {FocusEvent} event */
  #onFocus({ target }) {
    const place = this.#placeOf(target);
    if (place) {
      if (place.row !== this.at.row || place.column !== this.at.column) {
        this.block.clear();
      }
      this.#moveTo(place, false);
    }
  }

  /** @param {MouseEvent} event */
  #onPress(event) {
    this.pressedOn = document.activeElement;
    if (event.shiftKey) {
      // The focus would go to the cell before the click, and the block begins where it is.
      event.preventDefault();
    }
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    const place = this.#placeOf(event.target);
    if (!place) {
      return;
    }
    if (place.column === 0) {
      const $button = this.#elementAt(place);
      if ($button && event.target instanceof Node && $button.contains(event.target)) {
        this.#openLine(place.row, $button);
      }
    } else if (event.shiftKey && this.at.column > 0) {
      this.#extendTo(place);
    } else if (this.pressedOn === this.#elementAt(place)) {
      this.#edit(null);
    } else {
      this.block.clear();
      this.#moveTo(place, true);
    }
  }

  /**
   * @param {number} at
   * @param {HTMLElement} $button
   */
  #openLine(at, $button) {
    const { table, row, differ } = this.lines[at];
    if (differ) {
      this.editing.openLastYear(table, row);
    } else {
      this.editing.openRowMenu(table, row, $button);
    }
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.altKey || event.metaKey || !this.#placeOf(event.target)) {
      return;
    }
    const place = this.#placeByKey(event);
    if (place) {
      event.preventDefault();
      if (event.shiftKey && this.at.column > 0) {
        this.#extendTo(place);
      } else {
        this.block.clear();
        this.#moveTo(place, true);
      }
    } else if (this.clipboard.key(event)) {
      event.preventDefault();
    } else if (this.at.column > 0 && !event.ctrlKey) {
      // At a line, the keys are those of its button.
      this.#onEditingKey(event);
    }
  }

  /** @param {GridPlace} place to which the block goes; lines are not part of it */
  #extendTo({ row, column }) {
    const from = this.at;
    this.#moveTo({ row, column: Math.max(column, 1) }, true);
    this.block.extend(from, this.at);
  }

  /**
   * Where a key leads from the present cell.
   * @param {KeyboardEvent} event
   * @returns {GridPlace | undefined}
   */
  #placeByKey({ key, ctrlKey }) {
    const { row, column } = this.at;
    const last = { row: this.lines.length - 1, column: this.columns.length };
    /** @type {Record<string, GridPlace>} */
    const places = {
      Home: { row: ctrlKey ? 0 : row, column: 0 },
      End: { row: ctrlKey ? last.row : row, column: last.column },
      ArrowLeft: { row, column: column - 1 },
      ArrowRight: { row, column: column + 1 },
      ArrowUp: { row: row - 1, column },
      ArrowDown: { row: row + 1, column },
    };
    return places[key];
  }

  /** @param {KeyboardEvent} event */
  #onEditingKey(event) {
    if (event.key === "Enter" || event.key === "F2" || event.key === " ") {
      event.preventDefault();
      this.#edit(null);
    } else if (event.key === "Backspace") {
      event.preventDefault();
      this.#edit("");
    } else if (event.key.length === 1) {
      event.preventDefault();
      this.#edit(event.key);
    }
  }
}

/**
 * Where a line is among other ones; where it is gone, the place of the line that was above it.
 * @param {GridLine[]} before
 * @param {GridLine[]} now
 * @param {number} at
 */
function placeAfter(before, now, at) {
  const keys = now.map(({ key }) => key);
  const line = before[at]?.differ ? before.slice(0, at + 1).findLast(({ key }) => keys.includes(key)) : before[at];
  return line && keys.includes(line.key) ? keys.indexOf(line.key) : at;
}

/**
 * @param {number} place
 * @param {number} size
 */
function within(place, size) {
  return Math.max(0, Math.min(size - 1, place));
}
