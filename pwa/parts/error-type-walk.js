// The way from one type of error to the next, when each is fixed in bulk: by a key and by links, and how much is left.

import { el, fill, hidden, link } from "../core/dom.js";
import { isInDialog } from "../core/keys.js";
import { errorName } from "../core/results.js";
import { address } from "../core/router.js";
import { agreeing, count, uncapitalised } from "../core/text.js";

/** @import {Results} from "../core/results.js" */

const TEXTS = {
  children: "See the children one by one",
  previous: "Previous type of error",
  next: "Next type of error",
  way: (/** @type {string} */ text) => `${text}: `,
  withKey: (/** @type {string} */ text, /** @type {string} */ key) => `${text} (${key})`,
  ofChildren: (/** @type {number} */ children) => `, ${count(children, "child", "children")}`,
  left: (/** @type {number} */ rows, /** @type {string} */ name) =>
    `${count(rows, "row")} with ${name} ${agreeing(rows, "is", "are")} left.`,
  noneLeft: (/** @type {string} */ name) => `No ${name} is left.`,
  inTotal: (/** @type {number} */ errors, /** @type {number} */ children) =>
    `In total: ${count(errors, "error")}, ${count(children, "child", "children")} with errors.`,
  noErrors: "No errors are left.",
};

/**
 * @param {object} options
 * @param {(code: string) => string} options.addressOf where a type is fixed
 * @param {(hash: string) => void} options.onGo
 * @param {AbortSignal} options.signal
 */
export function errorTypeWalk({ addressOf, onGo, signal }) {
  /** The types in the order of the walk, which stays the same when their counts change. @type {string[]} */
  let order = [];
  /** Where the keys lead. @type {Record<1 | -1, string | null>} */
  let next = { 1: null, [-1]: null };
  const $root = el("p", { class: "govuk-body app-bulk__ways" });

  document.addEventListener(
    "keydown",
    (event) => {
      const code = next[event.shiftKey ? -1 : 1];
      if (event.key === "F8" && !event.ctrlKey && !event.altKey && !event.metaKey && !isInDialog(event.target)) {
        event.preventDefault();
        if (code !== null) {
          onGo(addressOf(code));
        }
      }
    },
    { signal },
  );

  return {
    $root,
    /**
     * @param {Results} results
     * @param {string} code of the type that is being fixed
     */
    show(results, code) {
      const now = results.errorTypes.filter(({ tables }) => tables.length > 0).map((type) => type.code);
      order = withNew(order, now);
      next = { 1: nextType(order, code, now, 1), [-1]: nextType(order, code, now, -1) };
      /**
       * @param {string | null} other
       * @param {string} text
       * @param {string} key
       */
      const way = (other, text, key) =>
        other !== null && [
          el(
            "a",
            { class: "govuk-link", href: addressOf(other), title: TEXTS.withKey(text, key) },
            TEXTS.way(text),
            other,
          ),
          hidden(TEXTS.ofChildren(results.byCode.get(other)?.children.length ?? 0)),
        ];
      fill(
        $root,
        link(address("/children", { error: code }), TEXTS.children),
        ...(way(next[-1], TEXTS.previous, "Shift+F8") || []),
        ...(way(next[1], TEXTS.next, "F8") || []),
      );
    },
  };
}

/**
 * The order, with the types that appeared since then at its end.
 * @param {string[]} order
 * @param {string[]} now
 */
export function withNew(order, now) {
  return [...order, ...now.filter((code) => !order.includes(code))];
}

/**
 * The next type that is still there; null if there is none.
 * @param {string[]} order
 * @param {string} code
 * @param {string[]} now
 * @param {1 | -1} step
 */
export function nextType(order, code, now, step) {
  const at = order.indexOf(code);
  const others = step > 0 ? order.slice(at + 1) : order.slice(0, Math.max(at, 0)).reverse();
  return others.find((other) => now.includes(other)) ?? null;
}

/**
 * What is left after a fix: "2 rows with error 144 are left. In total: 312 errors, 75 children with errors."
 * @param {Results} results
 * @param {string} code
 */
export function whatIsLeft(results, code) {
  const type = results.byCode.get(code);
  const rows = type?.tables.reduce((sum, table) => sum + table.count, 0) ?? 0;
  const name = uncapitalised(errorName(results.typeOf(code), code));
  const ofType = rows > 0 ? TEXTS.left(rows, name) : TEXTS.noneLeft(name);
  const { totalErrors, childrenWithErrors } = results;
  return `${ofType} ${totalErrors > 0 ? TEXTS.inTotal(totalErrors, childrenWithErrors) : TEXTS.noErrors}`;
}
