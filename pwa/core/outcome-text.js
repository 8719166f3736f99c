// The effect of edits on the errors, in words.

import { count, listOf, number } from "./text.js";

/** @import {CodeCount, DeltaByCode, Operations} from "./protocol.d.ts" */

/** Why an edit was not checked, and the remedy. */
export const NOT_RUNNING = "the checker is not running. Start it again, or save your work.";

/**
 * What prepared edits would change: "2 cells in 2 rows change, 1 row is removed".
 * @param {Operations} prepared
 */
export function whatWouldChange(prepared) {
  return changesInWords(prepared, ["changes", "change"], ["is", "are"]);
}

/**
 * What prepared edits changed once they were made.
 * @param {Operations} prepared
 */
export function whatWasChanged(prepared) {
  return changesInWords(prepared, ["was changed", "were changed"], ["was", "were"]);
}

/**
 * @param {Operations} prepared
 * @param {[string, string]} change what one cell does, and several
 * @param {[string, string]} be
 */
function changesInWords({ cells, rows, added, removed }, change, be) {
  /** @type {(many: number, verb: [string, string]) => string} */
  const agreeing = (many, [one, several]) => (many === 1 ? one : several);
  return [
    cells > 0 && `${count(cells, "cell")} in ${count(rows, "row")} ${agreeing(cells, change)}`,
    added > 0 && `${count(added, "row")} ${agreeing(added, be)} added`,
    removed > 0 && `${count(removed, "row")} ${agreeing(removed, be)} removed`,
  ]
    .filter(Boolean)
    .join(", ");
}

/**
 * What edits would do: "This fixes 40 errors (218) and causes 2 errors (221)".
 * @param {DeltaByCode} outcome
 */
export function whatWouldHappen({ resolved, appeared, postponed, brought_forward }) {
  const effects = [
    part("fixes", resolved),
    part("causes", [...appeared, ...brought_forward]),
    part("postpones", postponed, " to later in the year"),
  ].filter((effect) => effect !== "");
  return effects.length > 0 ? `This ${listOf(effects)}` : "This does not fix or cause any errors";
}

/**
 * What edits did: "2 errors resolved (218, 224), 1 new (221)"; then, while the year runs, what is due now or no longer;
 * then what own checks find.
 * @param {DeltaByCode} outcome
 */
export function whatHappened(outcome) {
  const { resolved, appeared, postponed, brought_forward, done, newly_due, own_resolved, own_appeared } = outcome;
  const errors = [
    total(resolved) > 0 && `${amount(resolved)} resolved (${codes(resolved)})`,
    total(appeared) > 0 && `${amount(appeared, "new ")} (${codes(appeared)})`,
    total(brought_forward) > 0 && `${number(total(brought_forward))} now an error (${codes(brought_forward)})`,
    total(postponed) > 0 &&
      `${number(total(postponed))} no longer an error but due by the end of the year (${codes(postponed)})`,
  ].filter(Boolean);
  const due = [
    total(done) > 0 && `${number(total(done))} no longer due (${codes(done)})`,
    total(newly_due) > 0 && `${number(total(newly_due))} more due by the end of the year (${codes(newly_due)})`,
  ].filter(Boolean);
  const own = [
    total(own_resolved) > 0 && `own checks: ${number(total(own_resolved))} resolved (${codes(own_resolved)})`,
    total(own_appeared) > 0 && `own checks: ${number(total(own_appeared))} new (${codes(own_appeared)})`,
  ].filter(Boolean);
  return [...(errors.length > 0 ? errors : ["no error resolved, none new"]), ...due, ...own].join(", ");
}

/**
 * @param {string} does
 * @param {CodeCount[]} counts
 * @param {string} [more]
 * @returns {string} "" for no errors
 */
function part(does, counts, more = "") {
  return total(counts) > 0 ? `${does} ${amount(counts)}${more} (${codes(counts)})` : "";
}

/**
 * "2 new errors and 1 new warning".
 * @param {CodeCount[]} counts
 * @param {string} [which]
 */
function amount(counts, which = "") {
  const errors = total(counts.filter(({ warning }) => !warning));
  const warnings = total(counts.filter(({ warning }) => warning));
  return listOf(
    [errors > 0 && count(errors, `${which}error`), warnings > 0 && count(warnings, `${which}warning`)].filter(
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
