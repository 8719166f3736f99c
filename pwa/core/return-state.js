// Whether a return is ready to be handed over: what is left to deal with, counted as the pages count it where that is done.

import { rowsOf } from "./error-types.js";
import { ANY_ERROR, DUE, NOW } from "./results.js";
import { address } from "./router.js";
import { count, number } from "./text.js";

/**
 * @import {Marks} from "./marks.js"
 * @import {Results} from "./results.js"
 */

/**
 * Something that there is to deal with, or none of it.
 * @typedef {object} LeftItem
 * @property {string} name
 * @property {string} text how much there is of it; "" if there is nothing
 * @property {string} href where it is dealt with
 */

/**
 * @typedef {object} ReturnState
 * @property {"open" | "not checked" | "ready"} verdict "not checked" if all that was found is dealt with, but some rules
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
  const isOpen = now.totalErrors > accepted.withReason || fileProblems > 0;
  /** @type {(name: string, text: string | false, href: string) => LeftItem} */
  const item = (name, text, href) => ({ name, text: text || "", href });
  return {
    verdict: isOpen ? "open" : notChecked > 0 ? "not checked" : "ready",
    items: [
      item(
        "Errors now",
        now.totalErrors > 0 &&
          `${count(now.totalErrors, "error")}, ${count(now.childrenWithErrors, "child", "children")} with errors`,
        address("/children", { error: ANY_ERROR }),
      ),
      ...(withoutChild > 0 ? [item("Rows without a child ID", count(withoutChild, "error"), "#/errors")] : []),
      ...(results.yearRuns
        ? [
            item(
              `Due by ${results.yearEnd}`,
              results.childrenWithDue > 0 && count(results.childrenWithDue, "child", "children"),
              address("/children", { when: DUE, error: ANY_ERROR }),
            ),
          ]
        : []),
      item("Accepted errors", acceptedText(accepted), address("/children", { error: "accepted" })),
      item("Rules not checked", notChecked > 0 && count(notChecked, "rule"), "#/not-checked"),
      item("Problems in the files", fileProblems > 0 && count(fileProblems, "problem"), "#/problems"),
    ],
  };
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
  return {
    all: rowsOf(types, isAccepted),
    withReason: rowsOf(types, (child, code) => isAccepted(child, code) && marks.of(children[child], code).note !== ""),
  };
}

/** @param {{all: number, withReason: number}} accepted */
function acceptedText({ all, withReason }) {
  const without = all - withReason;
  return all > 0 && `${count(all, "error")}${without > 0 ? `, ${number(without)} without a reason` : ""}`;
}
