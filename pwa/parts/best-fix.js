// A change that resolves several errors of the child in view; they stand below it.

import { el, hidden } from "../core/dom.js";
import { count, listOf } from "../core/text.js";
import { rowPreviews } from "./row-preview.js";

/** @import {OfferedSuggestion} from "../core/protocol.d.ts" */

/**
 * @param {OfferedSuggestion} fix
 * @param {() => void} onUse
 */
export function bestFix(fix, onUse) {
  const { title, reason, source, resolved } = fix;
  return el(
    "section",
    {
      class: "app-suggestion app-best-fix",
      "aria-label": `The change that resolves ${count(resolved.length, "type")} of error`,
    },
    el(
      "h3",
      { class: "govuk-heading-s app-errors__title" },
      `One change resolves ${count(resolved.length, "type")} of error`,
    ),
    el(
      "div",
      { class: "app-suggestion__head" },
      el("strong", {}, title),
      el(
        "button",
        { type: "button", class: "app-tool", "data-focus": `best fix ${title}`, onclick: onUse },
        "Use it",
        hidden(` ${title}`),
      ),
    ),
    el("div", {}, `${reason} `, el("span", { class: "app-suggestion__source" }, `Source: ${source}.`)),
    rowPreviews([fix]),
    el("div", {}, `Resolves errors ${listOf(resolved)}.`),
  );
}
