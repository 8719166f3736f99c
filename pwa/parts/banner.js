// GOV.UK’s notification banner, and a button in it.

import { el, uniqueId } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/**
 * @param {string} title
 * @param {...Child} children
 */
export function banner(title, ...children) {
  const id = uniqueId("notice");
  return el(
    "div",
    { class: "govuk-notification-banner", role: "region", "aria-labelledby": id },
    el(
      "div",
      { class: "govuk-notification-banner__header" },
      el("h2", { class: "govuk-notification-banner__title", id }, title),
    ),
    el("div", { class: "govuk-notification-banner__content" }, ...children),
  );
}

/**
 * @param {string} text
 * @param {() => void} onclick
 */
export function button(text, onclick) {
  return el(
    "button",
    { type: "button", class: "govuk-button govuk-button--secondary app-notice-button", onclick },
    text,
  );
}
