// GOV.UK’s error summary: what stops the user from continuing, with links to the fields.

import { el, fill } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/** What is wrong in a form, and a way to the field. @typedef {{text: string, focus: () => void}} Mistake */

const TEXTS = { title: "There is a problem", error: "Error: " };

/** @param {...Child} children what is wrong */
export function errorSummary(...children) {
  return el(
    "div",
    { class: "govuk-error-summary", tabindex: "-1" },
    el(
      "div",
      { role: "alert" },
      el("h2", { class: "govuk-error-summary__title" }, TEXTS.title),
      el("div", { class: "govuk-error-summary__body" }, ...children),
    ),
  );
}

/**
 * Say what is wrong in a form: the summary gets the focus, and the page’s title also says that there is an error.
 * @param {HTMLElement} $place above the fields
 * @param {Mistake[]} mistakes with none, what was said before is removed
 */
export function showMistakes($place, mistakes) {
  const title = withoutError(document.title);
  if (mistakes.length === 0) {
    fill($place);
    document.title = title;
    return;
  }
  const $list = el("ul", { class: "govuk-list govuk-error-summary__list" }, ...mistakes.map(item));
  const $summary = errorSummary($list);
  fill($place, $summary);
  document.title = TEXTS.error + title;
  $summary.focus();
}

/** @param {string} title */
function withoutError(title) {
  return title.startsWith(TEXTS.error) ? title.slice(TEXTS.error.length) : title;
}

/** @param {Mistake} mistake */
function item({ text, focus }) {
  const onclick = (/** @type {Event} */ event) => {
    event.preventDefault();
    focus();
  };
  // The address stays the one of this page: only the focus goes elsewhere.
  return el("li", {}, el("a", { href: location.hash || "#/", onclick }, text));
}
