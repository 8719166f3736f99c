// GOV.UK’s error summary: what keeps the user from going on, with links to the fields where it is.

import { el, fill } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/** What is wrong in a form, and a way to the field. @typedef {{text: string, focus: () => void}} Mistake */

/** @param {...Child} children what is wrong */
export function errorSummary(...children) {
  return el(
    "div",
    { class: "govuk-error-summary", tabindex: "-1" },
    el(
      "div",
      { role: "alert" },
      el("h2", { class: "govuk-error-summary__title" }, "There is a problem"),
      el("div", { class: "govuk-error-summary__body" }, ...children),
    ),
  );
}

/**
 * Say what is wrong in a form: the summary has the focus, and the page’s title says so, too.
 * @param {HTMLElement} $place above the fields
 * @param {Mistake[]} mistakes none take back what was said before
 */
export function showMistakes($place, mistakes) {
  const title = document.title.replace(/^Error: /, "");
  if (mistakes.length === 0) {
    fill($place);
    document.title = title;
    return;
  }
  const $list = el("ul", { class: "govuk-list govuk-error-summary__list" }, ...mistakes.map(item));
  const $summary = errorSummary($list);
  fill($place, $summary);
  document.title = `Error: ${title}`;
  $summary.focus();
}

/** @param {Mistake} mistake */
function item({ text, focus }) {
  const onclick = (/** @type {Event} */ event) => {
    event.preventDefault();
    focus();
  };
  // The address is that of this page: only the focus goes elsewhere.
  return el("li", {}, el("a", { href: location.hash || "#/", onclick }, text));
}
