// What brings a return furthest: what can be done for many children at once first, then the errors that harm the
// published figures most, for most children.

import { errorsResolved } from "./best-fixes.js";
import { impactOrder } from "./impact.js";
import { address } from "./router.js";
import { count } from "./text.js";
import { WHOLE_RETURN_ADDRESS } from "./whole-return.js";

/**
 * @import {BestFix} from "./protocol.d.ts"
 * @import {Results} from "./results.js"
 */

const TEXTS = {
  suggested: (/** @type {number} */ n) => `Use ${count(n, "suggested value")} in the files`,
  whySuggested: "Some values in the files are not in the form that DfE needs.",
  safe: (/** @type {number} */ n) => `Make ${count(n, "safe change")}`,
  whySafe: (/** @type {number} */ errors) => `This fixes ${count(errors, "error")}.`,
  other: (/** @type {number} */ n) => `Look at ${count(n, "suggested change")}`,
  whyOther: (/** @type {number} */ errors) => `Using all of them would fix ${count(errors, "error")}.`,
  oneByOne: (/** @type {string} */ code, /** @type {number} */ children) =>
    `Fix error ${code} for ${count(children, "child", "children")}`,
  ofWhole: (/** @type {string} */ code) => `Fix error ${code} of the whole return`,
  whyOneByOne: (/** @type {string} */ title, /** @type {string | null} */ impact) =>
    `${title}.${impact ? ` Impact: ${impact}.` : ""}`,
};

/**
 * @typedef {object} Step
 * @property {string} text what to do
 * @property {string} href where it is done
 * @property {string} why what it brings
 */

const MOST_STEPS = 5;

/**
 * @param {Results} results
 * @param {BestFix[]} fixes all best fixes
 * @param {string} fixesHref of the list of them
 * @returns {Step[]}
 */
export function nextSteps(results, fixes, fixesHref) {
  return [...atOnce(results, fixes, fixesHref), ...oneByOne(results, fixes)].slice(0, MOST_STEPS);
}

/**
 * @param {Results} results
 * @param {BestFix[]} fixes
 * @param {string} fixesHref
 * @returns {Step[]}
 */
function atOnce({ checked }, fixes, fixesHref) {
  const proposals = checked.prevalidation.reduce((sum, group) => sum + group.proposals, 0);
  const safe = fixes.filter((fix) => fix.safe);
  const other = fixes.filter((fix) => !fix.safe);
  return [
    ...(proposals > 0
      ? [
          {
            text: TEXTS.suggested(proposals),
            href: "#/problems",
            why: TEXTS.whySuggested,
          },
        ]
      : []),
    ...(safe.length > 0
      ? [{ text: TEXTS.safe(safe.length), href: fixesHref, why: TEXTS.whySafe(errorsResolved(safe)) }]
      : []),
    ...(other.length > 0
      ? [
          {
            text: TEXTS.other(other.length),
            href: fixesHref,
            why: TEXTS.whyOther(errorsResolved(other)),
          },
        ]
      : []),
  ];
}

/**
 * Types of error that no best fix resolves and no other error causes, the worst for most children first.
 * @param {Results} results
 * @param {BestFix[]} fixes
 * @returns {Step[]}
 */
function oneByOne(results, fixes) {
  const fixed = new Set(fixes.flatMap(({ child, codes }) => codes.map((code) => `${code} ${child}`)));
  return results.errorTypes
    .filter(({ warning }) => !warning)
    .map(({ code, title, impact, children, whole_return }) => {
      const left = children
        .map((position) => results.children[position])
        .filter((child) => !fixed.has(`${code} ${child}`) && !results.causeOf(child, code));
      return { code, title, impact, children: left.length, whole_return };
    })
    .filter(({ children, whole_return }) => children > 0 || whole_return)
    .sort((a, b) => impactOrder(a.impact) - impactOrder(b.impact) || b.children - a.children)
    .map(({ code, title, impact, children, whole_return }) => ({
      text: whole_return ? TEXTS.ofWhole(code) : TEXTS.oneByOne(code, children),
      href: whole_return ? WHOLE_RETURN_ADDRESS : address("/children", { error: code }),
      why: TEXTS.whyOneByOne(title, impact),
    }));
}
