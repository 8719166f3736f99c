// The effect of edits on the errors, in words.

import { count, number } from "./text.js";

/** @import {CodeCount, DeltaByCode} from "./protocol.d.ts" */

/**
 * What edits would do: "40 errors go (218) and 2 come (221)".
 * @param {DeltaByCode} outcome
 */
export function whatWouldHappen({ resolved, appeared }) {
  return (
    [part(resolved, "goes", "go"), part(appeared, "comes", "come")].filter(Boolean).join(" and ") ||
    "No error goes and none comes"
  );
}

/**
 * What edits did: "2 errors resolved (218, 224), 1 new (221)".
 * @param {DeltaByCode} outcome
 */
export function whatHappened({ resolved, appeared }) {
  const gone = total(resolved);
  const come = total(appeared);
  if (gone === 0 && come === 0) {
    return "no error resolved, none new";
  }
  return [
    gone > 0 && `${count(gone, "error")} resolved (${codes(resolved)})`,
    come > 0 && `${gone > 0 ? `${number(come)} new` : count(come, "new error")} (${codes(appeared)})`,
  ]
    .filter(Boolean)
    .join(", ");
}

/**
 * @param {CodeCount[]} counts
 * @param {string} one
 * @param {string} many
 */
function part(counts, one, many) {
  const all = total(counts);
  return all > 0 && `${count(all, "error")} ${all === 1 ? one : many} (${codes(counts)})`;
}

/** @param {CodeCount[]} counts */
function total(counts) {
  return counts.reduce((sum, { children }) => sum + children, 0);
}

/** @param {CodeCount[]} counts */
function codes(counts) {
  return counts
    .map(({ code, children }) => (children > 1 && counts.length > 1 ? `${code}: ${number(children)}` : code))
    .join(", ");
}
