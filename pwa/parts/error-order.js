// The order of a child’s errors: the errors that one change fixes together, then the others by their tables. The keys lead
// through them in the same order.

import { tabsOf } from "./record-place.js";

/**
 * @import {CommonCause} from "../core/answers.js"
 * @import {OfferedSuggestion, ChildError, ReturnInfo} from "../core/protocol.d.ts"
 */

/** Errors that one change fixes. @typedef {{fix: OfferedSuggestion, errors: ChildError[]}} ErrorGroup */

/**
 * @param {ChildError[]} errors
 * @param {object} options
 * @param {CommonCause[]} options.causes
 * @param {(error: ChildError) => string | undefined} options.causeOf the code of the error that causes it
 * @param {Pick<ReturnInfo, "modules" | "layout">} options.definition
 * @returns {{groups: ErrorGroup[], others: ChildError[]}}
 */
export function inOrder(errors, { causes, causeOf, definition }) {
  const groups = causes
    .map(({ fix, codes }) => ({ fix, errors: errors.filter(({ code }) => codes.includes(code)) }))
    // After an edit, some of the errors may be fixed before the new answers come.
    .filter((group) => group.errors.length > 1);
  const grouped = new Set(groups.flatMap((group) => group.errors));
  const rest = errors.filter((error) => !grouped.has(error));
  const tabs = tabsOf(definition).map(({ name }) => name);
  const byTable = [...rest].sort((one, other) => tabOf(one, tabs) - tabOf(other, tabs));
  return { groups, others: belowTheirCauses(byTable, causeOf) };
}

/**
 * The errors that are not in view, in the order in which they follow the errors in view: later tables, then the first ones.
 * @param {ChildError[]} others all errors in their order
 * @param {ChildError[]} here those in view
 */
export function following(others, here) {
  const last = here.length > 0 ? others.indexOf(here[here.length - 1]) : -1;
  return [...others.slice(last + 1), ...others.slice(0, last + 1)].filter((error) => !here.includes(error));
}

/**
 * The place of the first tab with a cell of an error, the facts above the tabs before all, last year after this year.
 * @param {ChildError} error
 * @param {string[]} tabs modules
 */
function tabOf({ cells }, tabs) {
  return Math.min(...cells.map(({ table }) => tabs.indexOf(table.module) + (table.last_year ? tabs.length + 1 : 0)));
}

/**
 * @param {ChildError[]} errors
 * @param {(error: ChildError) => string | undefined} causeOf
 * @returns {ChildError[]} each followed by the errors that it causes
 */
function belowTheirCauses(errors, causeOf) {
  const codes = new Set(errors.map(({ code }) => code));
  return errors
    .filter((error) => !codes.has(causeOf(error) ?? ""))
    .flatMap((error) => [error, ...errors.filter((other) => causeOf(other) === error.code)]);
}
