// The buttons that turn the pages of a long list.

import { el } from "../core/dom.js";
import { neighbours, PAGE } from "../core/paging.js";

const TEXTS = {
  previous: `Previous ${PAGE}`,
  next: `Next ${PAGE}`,
};

/**
 * @param {number} start
 * @param {number} total
 * @param {(start: number) => void} onTurn
 * @returns {HTMLElement | false} false if there is one page only
 */
export function pager(start, total, onTurn) {
  /**
   * @param {string} text
   * @param {number | null} to
   */
  const turn = (text, to) =>
    to !== null &&
    el(
      "button",
      { type: "button", class: "app-link-button", "data-focus": `turn-${text}`, onclick: () => onTurn(to) },
      text,
    );
  const { previous, next } = neighbours(start, total);
  return total > PAGE && el("div", { class: "app-pager" }, turn(TEXTS.previous, previous), turn(TEXTS.next, next));
}
