// GOV.UK’s error summary: what keeps the user from going on.

import { el } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/**
 * @param {string} title
 * @param {...Child} children
 */
export function errorSummary(title, ...children) {
  return el(
    "div",
    { class: "govuk-error-summary", tabindex: "-1" },
    el(
      "div",
      { role: "alert" },
      el("h2", { class: "govuk-error-summary__title" }, title),
      el("div", { class: "govuk-error-summary__body" }, ...children),
    ),
  );
}
