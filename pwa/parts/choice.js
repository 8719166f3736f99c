// Small radios and checkboxes of GOV.UK Frontend, each with its label.

import { el } from "../core/dom.js";

/** @import {Child} from "../core/dom.js" */

/**
 * A checkbox that acts at once.
 * @param {object} options
 * @param {string} options.id
 * @param {Child} options.label
 * @param {boolean} options.checked
 * @param {(checked: boolean) => void} options.onChange
 * @param {string} [options.key] by which it gets the focus back when it is drawn again
 */
export function checkbox({ id, label, checked, onChange, key }) {
  const $input = el("input", { class: "govuk-checkboxes__input", id, type: "checkbox", "data-focus": key });
  $input.checked = checked;
  $input.addEventListener("change", () => onChange($input.checked));
  return el("div", { class: "govuk-checkboxes govuk-checkboxes--small app-switch" }, checkboxItem($input, label));
}

/**
 * @param {HTMLInputElement} $input
 * @param {Child} label
 */
export function checkboxItem($input, label) {
  return el(
    "div",
    { class: "govuk-checkboxes__item" },
    $input,
    el("label", { class: "govuk-label govuk-checkboxes__label", for: $input.id }, label),
  );
}

/**
 * @param {HTMLInputElement} $input
 * @param {...Child} label
 */
export function radioItem($input, ...label) {
  return el(
    "div",
    { class: "govuk-radios__item" },
    $input,
    el("label", { class: "govuk-label govuk-radios__label", for: $input.id }, ...label),
  );
}
