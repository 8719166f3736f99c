// The effect of edits on the errors, in words.

import { warningWord } from "./return-words.js";
import { agreeing, count, listOf, number } from "./text.js";

/** @import {CodeCount, CountedWord, DeltaByCode, Operations} from "./protocol.d.ts" */

/** @typedef {{cells: [string, string], rows: [string, string]}} Verbs of one cell or row, and of several */

const TEXTS = {
  notRunning: "the checker is not running. Start it again, or save your work.",
  wouldChange: /** @type {Verbs} */ ({ cells: ["changes", "change"], rows: ["is", "are"] }),
  didChange: /** @type {Verbs} */ ({ cells: ["was changed", "were changed"], rows: ["was", "were"] }),
  cells: (/** @type {number} */ cells, /** @type {number} */ rows, /** @type {string} */ change) =>
    `${count(cells, "cell")} in ${count(rows, "row")} ${change}`,
  added: (/** @type {number} */ rows, /** @type {string} */ be) => `${count(rows, "row")} ${be} added`,
  removed: (/** @type {number} */ rows, /** @type {string} */ be) => `${count(rows, "row")} ${be} removed`,
  fixes: (/** @type {CodeCount[]} */ errors) => `fixes ${amount(errors)} (${codes(errors)})`,
  causes: (/** @type {CodeCount[]} */ errors) => `causes ${amount(errors)} (${codes(errors)})`,
  postpones: (/** @type {CodeCount[]} */ errors) =>
    `postpones ${amount(errors)} to later in the year (${codes(errors)})`,
  would: (/** @type {string[]} */ effects) => `This ${listOf(effects)}`,
  wouldNot: "This does not fix or cause any errors",
  fixed: (/** @type {CodeCount[]} */ errors) => `${amount(errors)} fixed (${codes(errors)})`,
  new: (/** @type {CodeCount[]} */ errors) => `${amount(errors, "new ")} (${codes(errors)})`,
  nowErrors: (/** @type {CodeCount[]} */ due) => `${number(total(due))} now an error (${codes(due)})`,
  nowDue: (/** @type {CodeCount[]} */ errors) =>
    `${number(total(errors))} no longer an error but due by the end of the year (${codes(errors)})`,
  notDue: (/** @type {CodeCount[]} */ due) => `${number(total(due))} no longer due (${codes(due)})`,
  moreDue: (/** @type {CodeCount[]} */ due) => `${number(total(due))} more due by the end of the year (${codes(due)})`,
  ownFixed: (/** @type {CodeCount[]} */ found) => `own checks: ${number(total(found))} fixed (${codes(found)})`,
  ownNew: (/** @type {CodeCount[]} */ found) => `own checks: ${number(total(found))} new (${codes(found)})`,
  noErrors: "no errors fixed or added",
  error: { one: "error", many: "errors" },
};

/** Why an edit was not checked, and the remedy. */
export const NOT_RUNNING = TEXTS.notRunning;

/**
 * What prepared edits would change: "2 cells in 2 rows change, 1 row is removed".
 * @param {Operations} prepared
 */
export function whatWouldChange(prepared) {
  return changesInWords(prepared, TEXTS.wouldChange);
}

/**
 * What prepared edits changed once they were made.
 * @param {Operations} prepared
 */
export function whatWasChanged(prepared) {
  return changesInWords(prepared, TEXTS.didChange);
}

/**
 * @param {Operations} prepared
 * @param {Verbs} verbs
 */
function changesInWords({ cells, rows, added, removed }, verbs) {
  return [
    cells > 0 && TEXTS.cells(cells, rows, agreeing(cells, ...verbs.cells)),
    added > 0 && TEXTS.added(added, agreeing(added, ...verbs.rows)),
    removed > 0 && TEXTS.removed(removed, agreeing(removed, ...verbs.rows)),
  ]
    .filter(Boolean)
    .join(", ");
}

/**
 * What edits would do: "This fixes 40 errors (218) and causes 2 errors (221)".
 * @param {DeltaByCode} outcome
 */
export function whatWouldHappen({ resolved, appeared, postponed, brought_forward }) {
  const effects = parts([
    [TEXTS.fixes, resolved],
    [TEXTS.causes, [...appeared, ...brought_forward]],
    [TEXTS.postpones, postponed],
  ]);
  return effects.length > 0 ? TEXTS.would(effects) : TEXTS.wouldNot;
}

/**
 * What edits did: "2 errors fixed (218, 224), 1 new error (221)"; then, while the year runs, what is due now or no longer;
 * then what own checks find.
 * @param {DeltaByCode} outcome
 */
export function whatHappened(outcome) {
  const { resolved, appeared, postponed, brought_forward, done, newly_due, own_resolved, own_appeared } = outcome;
  const errors = parts([
    [TEXTS.fixed, resolved],
    [TEXTS.new, appeared],
    [TEXTS.nowErrors, brought_forward],
    [TEXTS.nowDue, postponed],
  ]);
  const rest = parts([
    [TEXTS.notDue, done],
    [TEXTS.moreDue, newly_due],
    [TEXTS.ownFixed, own_resolved],
    [TEXTS.ownNew, own_appeared],
  ]);
  return [...(errors.length > 0 ? errors : [TEXTS.noErrors]), ...rest].join(", ");
}

/**
 * @param {[(counts: CodeCount[]) => string, CodeCount[]][]} all
 * @returns {string[]} the texts of those that count something
 */
function parts(all) {
  return all.filter(([, counts]) => total(counts) > 0).map(([text, counts]) => text(counts));
}

/**
 * "2 new errors and 1 new warning".
 * @param {CodeCount[]} counts
 * @param {string} [which]
 */
function amount(counts, which = "") {
  const errors = total(counts.filter(({ warning }) => !warning));
  const warnings = total(counts.filter(({ warning }) => warning));
  /** @type {(many: number, word: CountedWord) => string} */
  const counted = (many, word) => count(many, `${which}${word.one}`, `${which}${word.many}`);
  return listOf(
    [errors > 0 && counted(errors, TEXTS.error), warnings > 0 && counted(warnings, warningWord())].filter(
      (each) => each !== false,
    ),
  );
}

/** @param {CodeCount[]} counts */
function total(counts) {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
}

/** @param {CodeCount[]} counts */
function codes(counts) {
  return counts.map(({ code, rows }) => (rows > 1 && counts.length > 1 ? `${code}: ${number(rows)}` : code)).join(", ");
}
