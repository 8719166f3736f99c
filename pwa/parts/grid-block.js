// The block of cells that is selected in a grid: from the cell where the user started to the present cell.

import { announce } from "../core/announce.js";
import { count } from "../core/text.js";

const TEXTS = {
  selected: (/** @type {number} */ rows, /** @type {number} */ columns) =>
    `${count(rows, "row")} by ${count(columns, "column")} selected`,
};

/** A place in a grid. @typedef {{row: number, column: number}} GridPlace */

export class GridBlock {
  /** @param {(place: GridPlace) => HTMLElement | undefined} elementAt */
  constructor(elementAt) {
    this.elementAt = elementAt;
    /** The two corners; null if no block is selected. @type {[GridPlace, GridPlace] | null} */
    this.corners = null;
    /** @type {HTMLElement[]} */
    this.$marked = [];
  }

  /**
   * @param {GridPlace} from where a new block begins
   * @param {GridPlace} to
   */
  extend(from, to) {
    this.corners = [this.corners?.[0] ?? from, to];
    this.#mark();
    const rows = this.rows({ row: 0, column: 0 });
    announce(TEXTS.selected(rows.length, rows[0].length));
  }

  clear() {
    if (this.corners) {
      this.corners = null;
      this.#mark();
    }
  }

  #mark() {
    for (const $cell of this.$marked) {
      $cell.setAttribute("aria-selected", "false");
    }
    const places = this.corners ? this.rows({ row: 0, column: 0 }).flat() : [];
    this.$marked = places.flatMap((place) => this.elementAt(place) ?? []);
    for (const $cell of this.$marked) {
      $cell.setAttribute("aria-selected", "true");
    }
  }

  /**
   * The places of the block by row.
   * @param {GridPlace} at the only place if there is no block
   * @returns {GridPlace[][]}
   */
  rows(at) {
    const [one, other] = this.corners ?? [at, at];
    return between(one.row, other.row).map((row) =>
      between(one.column, other.column).map((column) => ({ row, column })),
    );
  }
}

/**
 * @param {number} one
 * @param {number} other
 */
function between(one, other) {
  const first = Math.min(one, other);
  return Array.from({ length: Math.abs(one - other) + 1 }, (_, i) => first + i);
}

/**
 * Where each pasted text goes: from the first place of the block on; a single text goes to all places of it.
 * @param {string[][]} pasted
 * @param {GridPlace[][]} block
 * @returns {{place: GridPlace, text: string}[]}
 */
export function pastedAt(pasted, block) {
  if (pasted.length === 1 && pasted[0].length === 1) {
    return block.flat().map((place) => ({ place, text: pasted[0][0] }));
  }
  const [[{ row, column }]] = block;
  return pasted.flatMap((texts, down) =>
    texts.map((text, right) => ({ place: { row: row + down, column: column + right }, text })),
  );
}

/**
 * What filling down puts where: the first row of a block in all its other rows, or the cell above in a single cell.
 * @param {GridPlace[][]} block
 * @returns {{place: GridPlace, from: GridPlace}[]}
 */
export function filledDown(block) {
  const [top] = block;
  if (block.length === 1) {
    return top[0].row === 0 ? [] : top.map((place) => ({ place, from: { ...place, row: place.row - 1 } }));
  }
  return block.slice(1).flatMap((row) => row.map((place, i) => ({ place, from: top[i] })));
}
