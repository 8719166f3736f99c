// Whether a return is ready to be handed over: what is left to do, counted as the pages count it where that is done.

import { rowsOf } from "./error-types.js";
import { ANY_ERROR, DUE, NOW } from "./results.js";
import { warningWord } from "./return-words.js";
import { address } from "./router.js";
import { count, number } from "./text.js";
import { failingRules, isLeft, NO_CHILD, WHOLE_RETURN_ADDRESS } from "./whole-return.js";

/**
 * @import {ErrorType} from "./protocol.d.ts"
 * @import {Marks} from "./marks.js"
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
 * @param {Results} results
 * @param {Marks} marks
 * @returns {ReturnState}
 */
export function returnState(results, marks) {
  const now = results.lookedAt(NOW);
  const { errors_without_child: withoutChild, failed } = results.checked;
  const { fileProblems } = results;
  const notChecked = results.notCheckedRules + failed.length;
  const accepted = acceptedErrors(now, marks);
  const whole = failingRules(now);
  const isOpen = now.totalErrors > accepted.withReason || whole.some((rule) => isLeft(rule, marks)) || fileProblems > 0;
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
      item(TEXTS.accepted, acceptedText(accepted), address("/children", { error: "accepted" })),
      item(TEXTS.notChecked, notChecked > 0 && count(notChecked, "rule"), "#/not-checked"),
      item(TEXTS.problems, fileProblems > 0 && count(fileProblems, "problem"), "#/problems"),
    ],
  };
}

/** @param {ErrorType[]} rules on the whole return that fail */
function failing(rules) {
  const warnings = rules.filter(({ warning }) => warning).length;
  const errors = rules.length - warnings;
  return [errors > 0 && count(errors, "error"), warnings > 0 && count(warnings, warningWord().one, warningWord().many)]
    .filter(Boolean)
    .join(", ");
}

/**
 * The errors that the user accepted, and how many of them with a reason.
 * @param {Results} now
 * @param {Marks} marks
 */
function acceptedErrors({ errorTypes, children }, marks) {
  const types = errorTypes.filter(({ warning }) => !warning);
  /** @type {(child: number, code: string) => boolean} */
  const isAccepted = (child, code) => marks.of(children[child], code).status === "accepted";
  const whole = types
    .filter(({ whole_return }) => whole_return)
    .map(({ code }) => marks.of(NO_CHILD, code))
    .filter(({ status }) => status === "accepted");
  return {
    all: rowsOf(types, isAccepted) + whole.length,
    withReason:
      rowsOf(types, (child, code) => isAccepted(child, code) && marks.of(children[child], code).note !== "") +
      whole.filter(({ note }) => note !== "").length,
  };
}

/** @param {{all: number, withReason: number}} accepted */
function acceptedText({ all, withReason }) {
  const without = all - withReason;
  return all > 0 && `${count(all, "error")}${without > 0 ? TEXTS.withoutReason(without) : ""}`;
}
