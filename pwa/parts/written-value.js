// A value exactly as it is in a file, with invisible characters and extra spaces made visible.

import { el, hidden } from "../core/dom.js";
import { UNSEEN } from "../core/unseen-characters.js";

/** @import {Child} from "../core/dom.js" */

const TEXTS = {
  blank: "Blank",
  mark: (/** @type {string} */ name) => ` (${name}) `,
};

/** Spaces at either end and two or more together; common ones between words are left as they are. */
const SPACES = /^\s+|\s+$|\s{2,}/gu;

/** @param {string} value */
export function writtenValue(value) {
  if (value === "") {
    return el("span", { class: "app-value app-value--blank" }, TEXTS.blank);
  }
  /** @type {Child[]} */
  const parts = markedParts(value).map((part) => (typeof part === "string" ? part : mark(part)));
  return el("span", { class: "app-value" }, ...parts);
}

/**
 * A value as text, with the signs and names of its invisible characters.
 * @param {string} value
 * @returns {(string | [string, string])[]}
 */
export function markedParts(value) {
  const spaces = new Set([...value.matchAll(SPACES)].flatMap(({ index, 0: { length } }) => range(index, length)));
  /** @type {(string | [string, string])[]} */
  const parts = [];
  let from = 0;
  for (const [at, character] of value.split("").entries()) {
    const unseen = UNSEEN.get(character);
    if (unseen && (character !== " " || spaces.has(at))) {
      parts.push(value.slice(from, at), unseen);
      from = at + 1;
    }
  }
  return [...parts, value.slice(from)].filter((part) => part !== "");
}

/**
 * @param {number} start
 * @param {number} length
 */
function range(start, length) {
  return Array.from({ length }, (_, number) => start + number);
}

/** @param {[string, string]} unseen */
function mark([sign, name]) {
  return el(
    "span",
    { class: "app-value__mark" },
    el("span", { "aria-hidden": "true" }, sign),
    hidden(TEXTS.mark(name)),
  );
}
