// What a prepared change to many rows would do, and what it leaves out, with buttons that make or cancel it.

import { el, paragraph } from "../core/dom.js";
import { whatWouldHappen } from "../core/outcome-text.js";

/** @import {DeltaByCode} from "../core/protocol.d.ts" */

const TEXTS = {
  does: (/** @type {DeltaByCode} */ delta) => `${whatWouldHappen(delta)}.`,
  leftOut: (/** @type {number} */ n) => `Left out (${n})`,
  make: "Make the changes",
  cancel: "Cancel",
  close: "Close",
};

const SECOND = "govuk-button govuk-button--secondary";
const MAIN = "govuk-button";

/**
 * @typedef {object} Preview
 * @property {string} title what would be changed; it takes the focus
 * @property {DeltaByCode | null} delta
 * @property {string[]} [leftOut] what is left out, each in a sentence
 * @property {boolean} [isMain] whether making the changes is the main task of the page
 * @property {(() => void) | null} onMake null if there is nothing to make
 * @property {() => void} onCancel
 */

/** @param {Preview} preview */
export function preparedPreview({ title, delta, leftOut = [], isMain = true, onMake, onCancel }) {
  const leftOutTitle = TEXTS.leftOut(leftOut.length);
  return el(
    "div",
    { class: "govuk-inset-text app-bulk__preview" },
    el("h2", { class: "govuk-heading-s", tabindex: "-1" }, title),
    onMake && delta && paragraph(TEXTS.does(delta)),
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
      onMake && el("button", { type: "button", class: isMain ? MAIN : SECOND, onclick: onMake }, TEXTS.make),
      el("button", { type: "button", class: SECOND, onclick: onCancel }, onMake ? TEXTS.cancel : TEXTS.close),
    ),
  );
}
