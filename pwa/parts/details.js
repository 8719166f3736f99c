// GOV.UK’s details: a line that opens a text.

import { el } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/**
 * @param {Child | Child[]} summary
 * @param {HTMLElement} $text
 * @param {object} [options]
 * @param {string} [options.look] a class
 * @param {() => void} [options.onToggle]
 */
export function details(summary, $text, { look, onToggle } = {}) {
  $text.classList.add("govuk-details__text");
  return el(
    "details",
    { class: look ? `govuk-details ${look}` : "govuk-details", ontoggle: onToggle },
    el(
      "summary",
      { class: "govuk-details__summary" },
      el("span", { class: "govuk-details__summary-text" }, ...[summary].flat()),
    ),
    $text,
  );
}
