// From which of DfE's texts the rules of the latest year were written, and which changes of it are not in them yet.

import { paragraph } from "../core/dom.js";
import { wholeDay, yearLabel } from "../core/text.js";

/** @import {ReturnInfo} from "../core/protocol.d.ts" */

/**
 * @param {ReturnInfo} definition
 * @param {number} year that is looked at
 */
export function publishedRulesText({ published_rules: rules }, year) {
  return rules && rules.year === year && paragraph(publishedRulesSentence(rules));
}

/** @param {NonNullable<ReturnInfo["published_rules"]>} rules */
export function publishedRulesSentence({ year, published, changed, is_followed }) {
  const label = yearLabel(year);
  const first = `DfE published its ${label} specification on ${wholeDay(published)}`;
  const then = changed ? ` and changed its rules on ${wholeDay(changed)}` : "";
  const followed = is_followed
    ? "This version was written from that text."
    : "This version was written without that text.";
  return `${first}${then}. ${followed}`;
}
