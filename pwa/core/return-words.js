// The return’s own words for what is not an error: what DfE’s census calls queries are warnings in other returns.

import { count } from "./text.js";

/**
 * @import {CountedWord, ReturnInfo} from "./protocol.d.ts"
 * @import {Status} from "./results.js"
 */

/** The usual words, while it is not known which return is checked. */
const USUAL = {
  warning: { one: "warning", many: "warnings" },
  explains_warnings: false,
  hint: { one: "hint", many: "hints" },
};

/** @typedef {Pick<ReturnInfo, keyof typeof USUAL>} ReturnWords */

/** @type {() => ReturnWords | null} */
let definition = () => null;

/** @param {() => ReturnWords | null} source the return that is checked; null while unknown */
export function takeWordsFrom(source) {
  definition = source;
}

/** The return’s word for what its rules find that is not an error. @returns {CountedWord} */
export function warningWord() {
  return (definition() ?? USUAL).warning;
}

/** Whether DfE accepts the return with warnings only if they are explained. */
export function explainsWarnings() {
  return (definition() ?? USUAL).explains_warnings;
}

/** What we call our own hints about the return. @returns {CountedWord} */
export function hintWord() {
  return (definition() ?? USUAL).hint;
}

/** The status of a child, in words. @param {Status} status */
export function statusWord(status) {
  return status === "warning" ? warningWord().one : status;
}

/**
 * What gives a child its status, counted: "2 errors", "1 query".
 * @param {number} found
 * @param {Status} status
 */
export function countOfStatus(found, status) {
  return status === "warning" ? count(found, warningWord().one, warningWord().many) : count(found, status);
}
