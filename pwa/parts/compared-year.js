// Which collection year councils are compared in.

import { el, paragraph } from "../core/dom.js";
import { yearLabel } from "../core/text.js";

/** @import {Comparison} from "../core/protocol.d.ts" */

const TEXTS = {
  one: (/** @type {number} */ year) => `Collection year ${yearLabel(year)}. We compare each council’s latest summary.`,
  label: "Collection year to compare (each council’s latest summary)",
};

/**
 * @param {Comparison} comparison
 * @param {(year: number) => void} onYear
 */
export function comparedYear({ years, year: compared }, onYear) {
  if (years.length < 2) {
    return paragraph(TEXTS.one(compared));
  }
  const $select = el(
    "select",
    { class: "govuk-select", id: "compared-year", onchange: () => onYear(Number($select.value)) },
    ...[...years].reverse().map((each) => el("option", { value: each, selected: each === compared }, yearLabel(each))),
  );
  return el(
    "div",
    { class: "govuk-form-group" },
    el("label", { class: "govuk-label", for: "compared-year" }, TEXTS.label),
    $select,
  );
}
