// Whether a return is ready to be handed over: what is left to do, counted as the pages count it where that is done.

import { rowsOf } from "./error-types.js";
import { ANY_ERROR, DUE, NOW } from "./results.js";
import { countOfStatus, explainsWarnings, warningWord } from "./return-words.js";
import { address } from "./router.js";
import { capital, count, number } from "./text.js";
import { failingRules, NO_CHILD, WHOLE_RETURN_ADDRESS } from "./whole-return.js";

/**
 * @import {ErrorType} from "./protocol.d.ts"
 * @import {Mark, Marks} from "./marks.js"
 * @import {Results} from "./results.js"
 */

const TEXTS = {
  errors: "Errors now",
  errorsOf: (/** @type {number} */ errors, /** @type {number} */ children) =>
    `${count(errors, "error")}, ${count(children, "child", "children")} with errors`,
  withoutChild: "Rows without a child ID",
  wholeReturn: "The whole return",
  due: (/** @type {string} */ day) => `Due by ${day}`,
  accepted: "Accepted errors",
  withoutReason: (/** @type {number} */ n) => `, ${number(n)} without a reason`,
  withoutNote: (/** @type {number} */ n) => `, ${number(n)} without a note`,
  notChecked: "Rules not checked",
  problems: "Problems in the files",
};

/**
 * Something that there is to do, or none of it.
 * @typedef {object} LeftItem
 * @property {string} name
 * @property {string} text how much there is of it; "" if there is nothing
 * @property {string} href where it is done
 */

/**
 * @typedef {object} ReturnState
 * @property {"open" | "not checked" | "ready"} verdict "not checked" if nothing that was found is left to do, but some rules
 *   were not checked
 * @property {LeftItem[]} items
 */

/**
 * An error is left until it is accepted with a reason; where DfE wants warnings explained, one is left until it has a note.
 * @param {Results} results
 * @param {Marks} marks
 * @returns {ReturnState}
 */
export function returnState(results, marks) {
  const now = results.lookedAt(NOW);
  const { errors_without_child: withoutChild, failed } = results.checked;
  const { fileProblems } = results;
  const notChecked = results.notCheckedRules + failed.length;
  const errors = now.errorTypes.filter(({ warning }) => !warning);
  const toExplain = explainsWarnings() ? now.errorTypes.filter(({ warning }) => warning) : [];
  const warnings = explainsWarnings() ? now.totalWarnings : 0;
  /** @type {(types: ErrorType[], isMeant: (mark: Mark) => boolean) => number} */
  const marked = (types, isMeant) => rowsMarked(types, now.children, marks, isMeant);
  const accepted = marked(errors, isAccepted);
  const withReason = marked(errors, (mark) => isAccepted(mark) && mark.note !== "");
  const withNote = marked(toExplain, ({ note }) => note !== "");
  const whole = failingRules(now);
  const isOpen = now.totalErrors > withReason || warnings > withNote || fileProblems > 0;
  /** @type {(name: string, text: string | false, href: string) => LeftItem} */
  const item = (name, text, href) => ({ name, text: text || "", href });
  return {
    verdict: isOpen ? "open" : notChecked > 0 ? "not checked" : "ready",
    items: [
      item(
        TEXTS.errors,
        now.totalErrors > 0 && TEXTS.errorsOf(now.totalErrors, now.childrenWithErrors),
        address("/children", { error: ANY_ERROR }),
      ),
      ...(results.checked.whole_return.length > 0
        ? [item(TEXTS.wholeReturn, whole.length > 0 && failing(whole), WHOLE_RETURN_ADDRESS)]
        : []),
      ...(withoutChild > 0 ? [item(TEXTS.withoutChild, count(withoutChild, "error"), "#/errors")] : []),
      ...(results.yearRuns
        ? [
            item(
              TEXTS.due(results.yearEnd),
              results.childrenWithDue > 0 && count(results.childrenWithDue, "child", "children"),
              address("/children", { when: DUE, error: ANY_ERROR }),
            ),
          ]
        : []),
      item(
        TEXTS.accepted,
        accepted > 0 && `${count(accepted, "error")}${missing(accepted - withReason, TEXTS.withoutReason)}`,
        address("/children", { error: "accepted" }),
      ),
      ...(explainsWarnings()
        ? [
            item(
              capital(warningWord().many),
              warnings > 0 && `${countOfStatus(warnings, "warning")}${missing(warnings - withNote, TEXTS.withoutNote)}`,
              "#/errors",
            ),
          ]
        : []),
      item(TEXTS.notChecked, notChecked > 0 && count(notChecked, "rule"), "#/not-checked"),
      item(TEXTS.problems, fileProblems > 0 && count(fileProblems, "problem"), "#/problems"),
    ],
  };
}

/** @param {ErrorType[]} rules on the whole return that fail */
function failing(rules) {
  const warnings = rules.filter(({ warning }) => warning).length;
  const errors = rules.length - warnings;
  return [errors > 0 && count(errors, "error"), warnings > 0 && countOfStatus(warnings, "warning")]
    .filter(Boolean)
    .join(", ");
}

/**
 * @param {number} n how many lack something
 * @param {(n: number) => string} text
 */
function missing(n, text) {
  return n > 0 ? text(n) : "";
}

/** @param {Mark} mark */
function isAccepted({ status }) {
  return status === "accepted";
}

/**
 * How many rows of these types the user marked in a way; a rule on the whole return that fails is one.
 * @param {ErrorType[]} types
 * @param {string[]} children
 * @param {Marks} marks
 * @param {(mark: Mark) => boolean} isMeant
 */
function rowsMarked(types, children, marks, isMeant) {
  const ofWhole = types.filter((type) => type.whole_return && isMeant(marks.of(NO_CHILD, type.code)));
  return rowsOf(types, (child, code) => isMeant(marks.of(children[child], code))) + ofWhole.length;
}
