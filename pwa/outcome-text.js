// What edits do to the errors, in words.

import { count, number } from "./text.js";

/** @import {CodeCount, Outcome} from "./protocol.d.ts" */

/**
 * What edits would do: "40 errors go (218) and 2 come (221)".
 * @param {Outcome} outcome
 */
export function whatWouldHappen({ resolved, appeared }) {
  return sentence(part(resolved, "goes", "go"), part(appeared, "comes", "come"), "No error goes and none comes");
}

/**
 * What edits did: "40 errors went (218) and 2 came (221)".
 * @param {Outcome} outcome
 */
export function whatHappened({ resolved, appeared }) {
  return sentence(part(resolved, "went", "went"), part(appeared, "came", "came"), "No error went and none came");
}

/**
 * @param {string} gone
 * @param {string} come
 * @param {string} nothing
 */
function sentence(gone, come, nothing) {
  return [gone, come].filter(Boolean).join(" and ") || nothing;
}

/**
 * @param {CodeCount[]} counts
 * @param {string} one
 * @param {string} many
 */
function part(counts, one, many) {
  if (counts.length === 0) {
    return "";
  }
  const total = counts.reduce((sum, { children }) => sum + children, 0);
  const codes = counts.length === 1 ? counts[0].code : counts.map(({ code, children }) => `${code}: ${number(children)}`).join(", ");
  return `${count(total, "error")} ${total === 1 ? one : many} (${codes})`;
}
