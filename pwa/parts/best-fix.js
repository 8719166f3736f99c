// The one change that resolves most errors of the child in view, above the errors.

import { bestOf } from "../core/answers.js";
import { el, fill, hidden, redraw } from "../core/dom.js";
import { count, listOf } from "../core/text.js";
import { rowPreviews } from "./row-preview.js";

/** @import {OfferedSuggestion} from "../core/protocol.d.ts" */

/**
 * @param {Element} $place
 * @param {OfferedSuggestion[]} suggestions the answers to all of the child’s errors
 * @param {(suggestion: OfferedSuggestion) => void} onUse
 */
export function showBestFix($place, suggestions, onUse) {
  const best = bestOf(suggestions);
  redraw($place, () => fill($place, best && box(best, () => onUse(best))));
}

/**
 * @param {OfferedSuggestion} best
 * @param {() => void} onclick
 */
function box(best, onclick) {
  const { title, reason, source, resolved } = best;
  return el(
    "section",
    { class: "app-suggestion app-best-fix", "aria-label": "The change that resolves most errors" },
    el("h3", { class: "govuk-heading-s app-errors__title" }, `One change resolves ${count(resolved.length, "error")}`),
    el(
      "div",
      { class: "app-suggestion__head" },
      el("strong", {}, title),
      el(
        "button",
        { type: "button", class: "app-tool", "data-focus": "best fix", onclick },
        "Use it",
        hidden(` ${title}`),
      ),
    ),
    el("div", {}, `${reason} `, el("span", { class: "app-suggestion__source" }, `Source: ${source}.`)),
    rowPreviews([best]),
    el("div", {}, `Resolves errors ${listOf(resolved)}.`),
  );
}
