// Suggested answers sorted for showing: those that differ in one point only together, the same answer for several rows also
// for all of them, and the changes that resolve several errors.

import { tableKey } from "./tables.js";

/**
 * @import {Operation} from "./edits.js"
 * @import {OfferedSuggestion} from "./protocol.d.ts"
 */

/**
 * @typedef {object} AnswerGroup
 * @property {OfferedSuggestion} first
 * @property {OfferedSuggestion[]} choices all of them, if there are several or they are mere choices of a code
 * @property {boolean} ofOneRow whether they are offered for one of the rows with the error alone
 */

/**
 * Answers to one row are one choice if they have the same reason and do the same to the same cells or rows of a table.
 * One that is offered for several rows, and does the same for each, comes once.
 * @param {OfferedSuggestion[]} suggestions the answers to one error
 * @returns {AnswerGroup[]}
 */
export function grouped(suggestions) {
  /** @type {Map<string, OfferedSuggestion[]>} */
  const same = new Map();
  for (const each of suggestions) {
    same.set(sameKey(each), [...(same.get(sameKey(each)) ?? []), each]);
  }
  /** @type {Map<string, OfferedSuggestion[]>} */
  const groups = new Map();
  for (const [each] of same.values()) {
    const key = JSON.stringify([each.is_choice, each.reason, each.source, ...each.operations.map(placeOf)]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map((each) => ({
    first: each[0],
    choices: each.length > 1 || each[0].is_choice ? each : [],
    ofOneRow: same.get(sameKey(each[0]))?.length === 1,
  }));
}

/** @param {OfferedSuggestion} suggestion */
function sameKey({ is_choice, title, operations }) {
  return `${is_choice} ${title} ${operationsKey(operations)}`;
}

/**
 * What an operation is about; answers that remove other rows of a table are about the same.
 * @param {Operation} operation
 */
function placeOf(operation) {
  return [operation.op, tableKey(operation.table), ...(operation.op === "set" ? [operation.row, operation.field] : [])];
}

/**
 * A text that no other operations have.
 * @param {Operation[]} operations
 */
export function operationsKey(operations) {
  return JSON.stringify(operations);
}

/**
 * The same answer for every row with the error, if it fixes only some of them and the others have it too.
 * @param {OfferedSuggestion} suggestion
 * @param {OfferedSuggestion[]} suggestions the answers to the error
 * @returns {OfferedSuggestion | null}
 */
export function forAllRows(suggestion, suggestions) {
  const { title, rows_fixed, rows_with_error } = suggestion;
  const alike = suggestions.filter((each) => each.title === title);
  const different = [...new Map(alike.map((each) => [operationsKey(each.operations), each])).values()];
  const fixed = different.reduce((sum, each) => sum + each.rows_fixed, 0);
  if (rows_fixed === 0 || rows_fixed >= rows_with_error || fixed < rows_with_error) {
    return null;
  }
  const operations = alike.flatMap((each) => each.operations);
  return { ...suggestion, operations: [...new Map(operations.map((each) => [operationsKey([each]), each])).values()] };
}

/** A change that resolves several errors, and the codes of those. @typedef {{fix: OfferedSuggestion, codes: string[]}} CommonCause */

/**
 * The changes that resolve several of a child’s errors and cause none, each with those errors. The one that resolves most
 * is the first; an error is with one change only. A change that removes a row counts only if it is safe.
 * @param {OfferedSuggestion[]} suggestions the answers to all of the child’s errors
 * @returns {CommonCause[]}
 */
export function commonCauses(suggestions) {
  const clean = suggestions.filter(
    (each) =>
      !each.is_choice &&
      each.appeared.length === 0 &&
      (each.safe || each.operations.every(({ op }) => op !== "delete")),
  );
  const taken = new Set();
  /** @type {CommonCause[]} */
  const causes = [];
  for (;;) {
    const most = clean
      .map((fix) => ({ fix, codes: fix.resolved.filter((code) => !taken.has(code)) }))
      .reduce(
        (/** @type {CommonCause | null} */ best, each) =>
          best && best.codes.length >= each.codes.length ? best : each,
        null,
      );
    if (!most || most.codes.length < 2) {
      return causes;
    }
    causes.push(most);
    for (const code of most.codes) {
      taken.add(code);
    }
  }
}
