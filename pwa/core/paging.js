// Long lists are shown page by page. Positions count from 0; people read them from 1.

import { number } from "./text.js";

const TEXTS = {
  range: (/** @type {number} */ first, /** @type {number} */ last, /** @type {string} */ total) =>
    `${number(first)} to ${number(last)} of ${total}`,
};

/** How many items a page shows. */
export const PAGE = 50;

/**
 * Where the last page starts.
 * @param {number} total
 */
export function lastStart(total) {
  return Math.max(0, Math.ceil(total / PAGE) - 1) * PAGE;
}

/**
 * Where the pages before and after start; null where there is none.
 * @param {number} start
 * @param {number} total
 */
export function neighbours(start, total) {
  return {
    previous: start >= PAGE ? start - PAGE : null,
    next: start + PAGE < total ? start + PAGE : null,
  };
}

/**
 * @param {number} start
 * @param {number} shown
 * @param {string} total with a noun if the sentence needs one
 * @returns {string} such as "51 to 100 of 1,290 changes"
 */
export function range(start, shown, total) {
  return TEXTS.range(start + 1, start + shown, total);
}
