// A value exactly as it is in a file, with what the eye would miss made visible.

import { el, hidden } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/** Marks and names of characters that can't be seen. @type {Map<string, [string, string]>} */
const UNSEEN = new Map([
  [" ", ["␣", "space"]],
  ["\u00a0", ["⍽", "non-breaking space"]],
  ["\t", ["⇥", "tab"]],
  ["\n", ["↵", "line break"]],
  ["\r", ["↵", "line break"]],
  ["\u200b", ["∅", "invisible character"]],
  ["\ufeff", ["∅", "invisible character"]],
]);
/** Spaces at either end, two or more together, and what is not a common space. */
const TO_MARK = /^\s+|\s+$|\s{2,}|[^\S ]|[\u200b\ufeff]/gu;

/** @param {string} value */
export function writtenValue(value) {
  if (value === "") {
    return el("span", { class: "app-value app-value--blank" }, "Blank");
  }
  /** @type {Child[]} */
  const parts = [];
  let from = 0;
  for (const found of value.matchAll(TO_MARK)) {
    parts.push(value.slice(from, found.index), ...[...found[0]].map(mark));
    from = found.index + found[0].length;
  }
  return el("span", { class: "app-value" }, ...parts, value.slice(from));
}

/** @param {string} character */
function mark(character) {
  const [sign, name] = UNSEEN.get(character) ?? ["∅", "invisible character"];
  return el("span", { class: "app-value__mark" }, el("span", { "aria-hidden": "true" }, sign), hidden(` (${name}) `));
}
