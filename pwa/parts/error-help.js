// What an error means and how to fix it, in the words of the rule itself.

import { el, fill } from "../core/dom.js";
import { capital } from "../core/text.js";
import { details } from "./details.js";

/** @import {ErrorType} from "../core/protocol.d.ts" */

/**
 * The text is added when it is opened: a list of all errors would otherwise be as long as a book.
 * @param {ErrorType} type
 */
export function errorHelp(type) {
  const $text = el("div");
  const onToggle = () => fill($text, el("p", { class: "govuk-body app-help__title" }, type.title), facts(type));
  return details("What this means and how to fix it", $text, { look: "app-help", onToggle });
}

/** @param {ErrorType} type */
function facts(type) {
  const entries = [
    ["What is checked", type.checks],
    ["While the year runs", type.due_when],
    ["Usual cause", type.cause],
    ["How to fix it", type.fix],
    ["What changed", type.years],
    ["Note", type.note],
    ["Impact", impactText(type)],
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
    return `${capital(impact)}. ${impact_reason}`;
  }
  const whose = rated_by_analysts ? "analysts’ rating" : "our rating";
  return impact ? `${capital(impact)} (${whose}): ${impact_reason}` : "";
}
