// A change that fixes several errors of the child in view; they are below it.

import { el, hidden } from "../core/dom.js";
import { count, listOf } from "../core/text.js";
import { rowPreviews } from "./row-preview.js";

/** @import {OfferedSuggestion} from "../core/protocol.d.ts" */

const TEXTS = {
  label: (/** @type {number} */ types) => `The change that fixes ${count(types, "type")} of error`,
  title: (/** @type {number} */ types) => `One change fixes ${count(types, "type")} of error`,
  use: "Use it",
  source: (/** @type {string} */ source) => `Source: ${source}.`,
  fixes: (/** @type {string[]} */ codes) => `Fixes errors ${listOf(codes)}.`,
};

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
      "aria-label": TEXTS.label(resolved.length),
    },
    el("h3", { class: "govuk-heading-s app-errors__title" }, TEXTS.title(resolved.length)),
    el(
      "div",
      { class: "app-suggestion__head" },
      el("strong", {}, title),
      el(
        "button",
        { type: "button", class: "app-tool", "data-focus": `best fix ${title}`, onclick: onUse },
        TEXTS.use,
        hidden(` ${title}`),
      ),
    ),
    el("div", {}, `${reason} `, el("span", { class: "app-suggestion__source" }, TEXTS.source(source))),
    rowPreviews([fix]),
    el("div", {}, TEXTS.fixes(resolved)),
  );
}
