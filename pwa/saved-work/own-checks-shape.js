// What own checks in a session file must look like, as the worker asks for it: it refuses a check that holds others.

import {
  LONGEST_FIX,
  LONGEST_TITLE,
  LONGEST_VALUE,
  MOST_CONDITIONS,
  MOST_GROUPS,
  MOST_VALUES,
} from "../core/own-check-draft.js";
import { isOneLine, MOST_CHECKS } from "../core/own-checks.js";
import { list, one, orNull, shape, text } from "./shapes.js";

/**
 * @import {KeptChecks} from "../core/own-checks.js"
 * @import {Test} from "./shapes.js"
 */

/**
 * @param {RegExp} pattern
 * @returns {Test}
 */
const written = (pattern) => (value) => text(value) && pattern.test(String(value));
/**
 * @param {Test} test
 * @param {number} least
 * @param {number} most
 * @returns {Test}
 */
const some = (test, least, most) => (value) =>
  list(test)(value) &&
  /** @type {unknown[]} */ (value).length >= least &&
  /** @type {unknown[]} */ (value).length <= most;
/**
 * A text without line breaks and the like.
 * @param {number} least
 * @param {number} most characters, not halves of them
 * @returns {Test}
 */
const line = (least, most) => (value) =>
  text(value) &&
  String(value).isWellFormed() &&
  isOneLine(String(value)) &&
  [...String(value)].length >= least &&
  [...String(value)].length <= most;

const name = written(/^[A-Za-z0-9_-]{1,40}$/);
const match = one("all", "any");
const place = orNull(shape({ where: one("row", "child", "previous", "latest"), module: name, column: name }));
const condition = shape({
  measure: one("value", "age", "days", "months"),
  cell: place,
  until: place,
  operator: one(
    "is",
    "is not",
    "is one of",
    "is not one of",
    "is blank",
    "is filled",
    "is before",
    "is after",
    "is less than",
    "is more than",
  ),
  values: some(line(1, LONGEST_VALUE), 0, MOST_VALUES),
  other: place,
});
/** @type {Test} */
const year = (value) => Number.isSafeInteger(value) && Number(value) >= 2000 && Number(value) <= 2100;

const ownCheck = shape({
  id: name,
  code: written(/^OWN[1-9][0-9]{0,2}$/),
  title: line(1, LONGEST_TITLE),
  fix: line(0, LONGEST_FIX),
  impact: one("high", "medium", "lower"),
  module: name,
  match,
  groups: some(shape({ match, conditions: some(condition, 1, MOST_CONDITIONS) }), 1, MOST_GROUPS),
  first_year: orNull(year),
  last_year: orNull(year),
});
const kept = shape({ list: some(ownCheck, 0, MOST_CHECKS), off: list(text) });

/** @type {Test} */
export const ownChecksShape = (value) => kept(value) && haveTheirOwnNames(/** @type {KeptChecks} */ (value));

/** @param {KeptChecks} checks */
function haveTheirOwnNames({ list: checks }) {
  return (
    new Set(checks.map(({ id }) => id)).size === checks.length &&
    new Set(checks.map(({ code }) => code)).size === checks.length
  );
}
