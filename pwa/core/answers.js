// Suggested answers sorted for showing: mere choices of one cell together, the same answer for several rows once more
// for all of them, and the changes that resolve several errors.

import { cellKey } from "./tables.js";

/** @import {OfferedSuggestion, SetCell} from "./protocol.d.ts" */

/**
 * @typedef {object} AnswerGroup
 * @property {OfferedSuggestion} first
 * @property {OfferedSuggestion[]} choices the codes that its cell can have, if none of them is more than a choice
 */

/**
 * @param {OfferedSuggestion[]} suggestions the answers to one error
 * @returns {AnswerGroup[]}
 */
export function grouped(suggestions) {
  /** @type {Map<string, AnswerGroup>} */
  const byCell = new Map();
  /** @type {AnswerGroup[]} */
  const groups = [];
  for (const each of suggestions) {
    const cell = each.is_choice ? each.values.map(cellKey).join() : "";
    const known = byCell.get(cell);
    if (known && each.is_choice) {
      known.choices.push(each);
    } else {
      const group = { first: each, choices: each.is_choice ? [each] : [] };
      groups.push(group);
      if (each.is_choice) {
        byCell.set(cell, group);
      }
    }
  }
  return groups;
}

/**
 * The same answer for every row with the error, if it fixes only some of them and the others have it too.
 * @param {OfferedSuggestion} suggestion
 * @param {OfferedSuggestion[]} suggestions the answers to the error
 * @returns {OfferedSuggestion | null}
 */
export function forAllRows(suggestion, suggestions) {
  const alike = suggestions.filter((each) => !each.is_choice && each.title === suggestion.title);
  const rows = new Set(alike.map(({ row }) => row));
  if (rows.size < 2 || suggestion.rows_fixed >= suggestion.rows_with_error) {
    return null;
  }
  /** @type {Map<string, SetCell>} */
  const cells = new Map(alike.flatMap(({ values }) => values.map((value) => [cellKey(value), value])));
  return { ...suggestion, values: [...cells.values()] };
}

/** A change that resolves several errors, and the codes of those. @typedef {{fix: OfferedSuggestion, codes: string[]}} CommonCause */

/**
 * The changes that resolve several of a child’s errors and cause none, each with those errors. The one that resolves most
 * is the first; an error is with one change only.
 * @param {OfferedSuggestion[]} suggestions the answers to all of the child’s errors
 * @returns {CommonCause[]}
 */
export function commonCauses(suggestions) {
  const clean = suggestions.filter((each) => !each.is_choice && each.appeared.length === 0);
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
