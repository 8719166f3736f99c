// The large numbers at the top of a page.

import { el } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/**
 * @param {string} value
 * @param {Child[]} name what it counts
 * @param {string | false | null} [note] below the number
 */
export function figure(value, name, note) {
  return el(
    "div",
    { class: "app-numbers__item" },
    el("dt", {}, ...name),
    el("dd", {}, value, note && el("span", { class: "app-numbers__note" }, ` ${note}`)),
  );
}

/** @param {...Child} items figures */
export function figures(...items) {
  return el("dl", { class: "app-numbers" }, ...items);
}
