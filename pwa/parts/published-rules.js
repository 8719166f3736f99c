// Which specification of DfE’s the rules of the latest year follow, and whether they have its latest changes.

import { paragraph } from "../core/dom.js";
import { wholeDay, yearLabel } from "../core/text.js";

/** @import {ReturnInfo} from "../core/protocol.d.ts" */

const TEXTS = {
  published: (/** @type {number} */ year, /** @type {string} */ day) =>
    `DfE published its ${yearLabel(year)} specification on ${wholeDay(day)}`,
  changed: (/** @type {string} */ day) => ` and changed its rules on ${wholeDay(day)}`,
  followed: "This version was written from that specification.",
  notFollowed: "This version was written without that specification.",
};

/**
 * @param {ReturnInfo} definition
 * @param {number} year that is shown
 */
export function publishedRulesText({ published_rules: rules }, year) {
  return rules && rules.year === year && paragraph(publishedRulesSentence(rules));
}

/** @param {NonNullable<ReturnInfo["published_rules"]>} rules */
export function publishedRulesSentence({ year, published, changed, is_followed }) {
  const then = changed && TEXTS.changed(changed);
  return `${TEXTS.published(year, published)}${then}. ${is_followed ? TEXTS.followed : TEXTS.notFollowed}`;
}
