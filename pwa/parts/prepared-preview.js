// What a prepared change to many rows would do, and what of it is left out: made or cancelled by a button.

import { el, paragraph } from "../core/dom.js";
import { whatWouldHappen } from "../core/outcome-text.js";

/** @import {DeltaByCode} from "../core/protocol.d.ts" */

const SECOND = "govuk-button govuk-button--secondary";
const MAIN = "govuk-button";

/**
 * @typedef {object} Preview
 * @property {string} title what would be changed; it takes the focus
 * @property {DeltaByCode | null} delta
 * @property {string[]} [leftOut] what is left out, each in a sentence
 * @property {boolean} [isMain] whether to make it is what people come to the page for
 * @property {(() => void) | null} onMake null if there is nothing to make
 * @property {() => void} onCancel
 */

/** @param {Preview} preview */
export function preparedPreview({ title, delta, leftOut = [], isMain = true, onMake, onCancel }) {
  const leftOutTitle = `Left out (${leftOut.length})`;
  return el(
    "div",
    { class: "govuk-inset-text app-bulk__preview" },
    el("h2", { class: "govuk-heading-s", tabindex: "-1" }, title),
    onMake && delta && paragraph(`${whatWouldHappen(delta)}.`),
    leftOut.length > 0 && [
      el("h3", { class: "govuk-heading-s app-bulk__left-out-title" }, leftOutTitle),
      el(
        "ul",
        { class: "govuk-list govuk-list--bullet app-bulk__left-out", tabindex: "0", "aria-label": leftOutTitle },
        ...leftOut.map((each) => el("li", {}, each)),
      ),
    ],
    el(
      "div",
      { class: "govuk-button-group app-bulk__buttons" },
      onMake && el("button", { type: "button", class: isMain ? MAIN : SECOND, onclick: onMake }, "Make the changes"),
      el("button", { type: "button", class: SECOND, onclick: onCancel }, onMake ? "Cancel" : "Close"),
    ),
  );
}
