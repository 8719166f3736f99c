// The fields of a form, and the mistake that it shows.

import { el, fill, hidden } from "../core/dom.js";
import { showMistakes } from "./error-summary.js";

/** @import {Child} from "../core/dom.js" */

const TEXTS = { error: "Error: " };

/**
 * A control below its label.
 * @param {string | HTMLElement} label
 * @param {HTMLElement} $control
 * @param {...Child} more
 */
export function labelled(label, $control, ...more) {
  const $label = typeof label === "string" ? el("label", { class: "govuk-label", for: $control.id }, label) : label;
  return el("div", { class: "govuk-form-group" }, $label, $control, ...more);
}

/**
 * @param {string} id
 * @param {string} [list] id of the values on offer
 */
export function textInput(id, list) {
  return el("input", {
    class: "govuk-input app-input",
    id,
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    list,
  });
}

/**
 * @param {string} id
 * @param {HTMLElement[]} options
 * @param {string} value
 * @param {(value: string) => void} onChange
 */
export function select(id, options, value, onChange) {
  const $select = el("select", { class: "govuk-select app-select", id }, ...options);
  $select.value = value;
  $select.addEventListener("change", () => onChange($select.value));
  return $select;
}

/**
 * @param {string} value
 * @param {string} label
 */
export function option(value, label) {
  return el("option", { value }, label);
}

/**
 * The line at a field that says what is wrong there.
 * @param {string} id
 */
export function mistakeLine(id) {
  const $mistake = el("p", { class: "govuk-error-message", id, hidden: true });
  return {
    $mistake,
    /** @param {string} mistake in words; "" removes what was said before */
    say(mistake) {
      fill($mistake, mistake !== "" && [hidden(TEXTS.error), mistake]);
      $mistake.hidden = mistake === "";
    },
  };
}

/**
 * What is wrong in a form, one thing at a time: a summary for its top, and the line for the field.
 * @param {string} id of the line
 */
export function formMistake(id) {
  const $summary = el("div", { class: "app-form-mistake" });
  const { $mistake, say } = mistakeLine(id);
  return {
    $summary,
    $mistake,
    /**
     * @param {string} text "" removes what was said before
     * @param {HTMLElement | null} [$field] where it is
     */
    refuse(text, $field = null) {
      say(text);
      showMistakes($summary, text === "" ? [] : [{ text, focus: () => $field?.focus() }]);
    },
  };
}
