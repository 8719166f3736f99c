// Copy, paste, fill down and clear in cells as in a spreadsheet. The clipboard is read and written only as the user copies
// and pastes.

import { announce } from "../core/announce.js";
import { cellsOfText, textOfCells } from "../core/clipboard-cells.js";
import { count } from "../core/text.js";
import { filledDown, pastedAt } from "./grid-block.js";
import { textOf } from "./row-operations.js";

/**
 * @import {BlockCell, BlockEditing} from "./block-editing.js"
 * @import {GridBlock, GridPlace} from "./grid-block.js"
 */

const TEXTS = { copied: (/** @type {number} */ cells) => `${count(cells, "cell")} copied` };

/**
 * The cells as the clipboard needs them.
 * @typedef {object} ClipboardCells
 * @property {BlockEditing} editing
 * @property {Pick<GridBlock, "rows" | "corners">} block
 * @property {() => GridPlace | null} at where the user is; null if that is not a cell
 * @property {(place: GridPlace) => BlockCell | null} cellAt null outside the table
 * @property {(text: string) => void} edit open the field of the cell with a text that was pasted
 */

/** Where there is one cell at a time. */
export const NO_BLOCK = { corners: null, rows: (/** @type {GridPlace} */ at) => [[at]] };

export class BlockClipboard {
  /** @param {ClipboardCells} cells */
  constructor(cells) {
    this.cells = cells;
  }

  /** @returns {GridPlace[][]} the places of the block, or the one where the user is, by row */
  #places() {
    const at = this.cells.at();
    return at ? this.cells.block.rows(at) : [];
  }

  /** @param {GridPlace} place of a cell */
  #cellAt(place) {
    return /** @type {BlockCell} */ (this.cells.cellAt(place));
  }

  /** @param {GridPlace} place of a cell */
  #textAt(place) {
    const { table, row, column } = this.#cellAt(place);
    return textOf(table, row, column.name);
  }

  /** @param {ClipboardEvent} event */
  copy(event) {
    const places = this.#places();
    // Text that was selected with the mouse is copied as anywhere.
    if (places.length === 0 || !getSelection()?.isCollapsed) {
      return;
    }
    event.preventDefault();
    const texts = places.map((row) => row.map((place) => this.#textAt(place)));
    event.clipboardData?.setData("text/plain", textOfCells(texts));
    announce(TEXTS.copied(texts.length * texts[0].length));
  }

  /** @param {ClipboardEvent} event */
  paste(event) {
    const places = this.#places();
    if (places.length === 0) {
      return;
    }
    event.preventDefault();
    const { editing, block, cellAt, edit } = this.cells;
    const pasted = cellsOfText(event.clipboardData?.getData("text") ?? "");
    if (pasted.length === 1 && pasted[0].length === 1 && !block.corners) {
      edit(pasted[0][0]);
      return;
    }
    const all = pastedAt(pasted, places);
    const wanted = all.flatMap(({ place, text }) => {
      const at = cellAt(place);
      return at ? [{ at, value: text }] : [];
    });
    editing.paste(wanted, all.length - wanted.length);
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether it was a key for this
   */
  key({ key, ctrlKey }) {
    const places = this.#places();
    if (places.length > 0 && ctrlKey && key.toLowerCase() === "d") {
      const filled = filledDown(places);
      this.cells.editing.fillDown(
        filled.map(({ place, from }) => ({ at: this.#cellAt(place), value: this.#textAt(from) })),
      );
      return true;
    }
    if (places.length > 0 && !ctrlKey && key === "Delete") {
      this.cells.editing.clear(places.flat().map((place) => this.#cellAt(place)));
      return true;
    }
    return false;
  }
}
