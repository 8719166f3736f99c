// What edits did to the errors: from one result to another, and of several edits together.

import { rowsByChild } from "./error-types.js";

/**
 * @import {CodeCount, DeltaByCode, ErrorType} from "./protocol.d.ts"
 * @import {Results} from "./results.js"
 */

/** Each list of an outcome, with the ones that cancel it out: what was fixed may appear again. */
const OPPOSITES = /** @type {const} */ ([
  ["resolved", "appeared"],
  ["postponed", "brought_forward"],
  ["done", "newly_due"],
  ["own_resolved", "own_appeared"],
]);

/**
 * Which errors were fixed and which appeared from one check to another.
 * @param {Results} before
 * @param {Results} after
 * @returns {DeltaByCode}
 */
export function diffResults(before, after) {
  return {
    resolved: onlyIn(before.errorTypes, before, after),
    appeared: onlyIn(after.errorTypes, after, before),
    postponed: [],
    brought_forward: [],
    done: [],
    newly_due: [],
    own_resolved: onlyIn(before.checked.own_checks.found, before, after),
    own_appeared: onlyIn(after.checked.own_checks.found, after, before),
  };
}

/**
 * @param {ErrorType[]} types of the one result
 * @param {Results} one
 * @param {Results} other
 * @returns {CodeCount[]}
 */
function onlyIn(types, one, other) {
  return types.flatMap((type) => {
    const { code, warning } = type;
    const found = other.byCode.get(code) ?? other.checked.own_checks.found.find((each) => each.code === code);
    const there = found ? rowsByChild(found) : new Map();
    const rows = [...rowsByChild(type)].reduce((sum, [child, count]) => {
      const position = other.positions.get(one.children[child]);
      return sum + Math.max(0, count - (there.get(position) ?? 0));
    }, 0);
    return rows > 0 ? [{ code, rows, warning }] : [];
  });
}

/**
 * Merge an outcome and the one after it; an error that appeared and was fixed again cancels out.
 * @param {DeltaByCode | null} first
 * @param {DeltaByCode} second
 * @returns {DeltaByCode}
 */
export function mergeOutcomes(first, second) {
  const outcomes = first ? [first, second] : [second];
  const merged = OPPOSITES.flatMap(([less, more]) => {
    const counts = sumByCode(
      outcomes.flatMap((outcome) => outcome[less]),
      outcomes.flatMap((outcome) => outcome[more]),
    );
    return [
      [less, counts.filter(({ rows }) => rows < 0).map((each) => ({ ...each, rows: -each.rows }))],
      [more, counts.filter(({ rows }) => rows > 0)],
    ];
  });
  return Object.fromEntries(merged);
}

/**
 * @param {CodeCount[]} less
 * @param {CodeCount[]} more
 * @returns {CodeCount[]} by code, in the order in which they first occur
 */
function sumByCode(less, more) {
  /** @type {Map<string, CodeCount>} */
  const sums = new Map();
  for (const [counts, sign] of /** @type {[CodeCount[], number][]} */ ([
    [less, -1],
    [more, 1],
  ])) {
    for (const { code, rows, warning } of counts) {
      sums.set(code, { code, rows: (sums.get(code)?.rows ?? 0) + sign * rows, warning });
    }
  }
  return [...sums.values()];
}
