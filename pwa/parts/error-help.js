// What an error means and how to fix it, in the words of the rule itself.

import { el, fill } from "../core/dom.js";
import { capital } from "../core/text.js";
import { details } from "./details.js";

/** @import {ErrorType} from "../core/protocol.d.ts" */

const TEXTS = {
  summary: "What this means and how to fix it",
  checks: "What is checked",
  dueWhen: "While the year runs",
  cause: "Usual cause",
  fix: "How to fix it",
  years: "What changed",
  note: "Note",
  impact: "Impact",
  ownImpact: (/** @type {string} */ impact, /** @type {string} */ reason) => `${capital(impact)}. ${reason}`,
  impactBy: (/** @type {string} */ impact, /** @type {boolean} */ byAnalysts, /** @type {string} */ reason) =>
    `${capital(impact)} (${byAnalysts ? "analysts’ rating" : "our rating"}): ${reason}`,
};

/**
 * The text is added when it is opened: otherwise a list of all errors would be very long.
 * @param {ErrorType} type
 */
export function errorHelp(type) {
  const $text = el("div");
  const onToggle = () => fill($text, el("p", { class: "govuk-body app-help__title" }, type.title), facts(type));
  return details(TEXTS.summary, $text, { look: "app-help", onToggle });
}

/** @param {ErrorType} type */
function facts(type) {
  const entries = [
    [TEXTS.checks, type.checks],
    [TEXTS.dueWhen, type.due_when],
    [TEXTS.cause, type.cause],
    [TEXTS.fix, type.fix],
    [TEXTS.years, type.years],
    [TEXTS.note, type.note],
    [TEXTS.impact, impactText(type)],
  ].filter(([, text]) => text);
  return el(
    "dl",
    { class: "app-help__facts" },
    ...entries.flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)]),
  );
}

/** @param {ErrorType} type */
function impactText({ impact, impact_reason, rated_by_analysts, is_own_check }) {
  if (impact && is_own_check) {
    return TEXTS.ownImpact(impact, impact_reason);
  }
  return impact ? TEXTS.impactBy(impact, rated_by_analysts, impact_reason) : "";
}
