// Whether a report is about errors now, about what is due by the end of the year, or about both; once the year is over
// there is nothing to choose.

import { el, uniqueId } from "../core/dom.js";
import { DUE, NOW, NOW_OR_DUE } from "../core/results.js";
import { radioItem } from "./choice.js";

/** @import {Results, When} from "../core/results.js" */

const TEXTS = {
  legend: "When",
  nowOrDue: (/** @type {string} */ yearEnd) => `Errors now and what is due by ${yearEnd}`,
  now: "Errors now",
  due: (/** @type {string} */ yearEnd) => `What is due by ${yearEnd}`,
  onlyNow: "only errors now",
  onlyDue: (/** @type {string} */ yearEnd) => `only what is due by ${yearEnd}`,
};

/**
 * @param {Results} results
 * @param {When} before what is chosen at first
 * @param {() => void} onChange
 */
export function scopeWhen({ yearRuns, yearEnd }, before, onChange) {
  let chosen = before;
  const texts = {
    [NOW_OR_DUE]: TEXTS.nowOrDue(yearEnd),
    [NOW]: TEXTS.now,
    [DUE]: TEXTS.due(yearEnd),
  };

  /** @param {When} when */
  function radio(when) {
    const $input = el("input", {
      class: "govuk-radios__input",
      id: uniqueId("scope-when"),
      type: "radio",
      name: "scope-when",
      value: when,
      checked: when === chosen,
      onchange: () => {
        chosen = when;
        onChange();
      },
    });
    return radioItem($input, texts[when]);
  }

  return {
    $root:
      yearRuns &&
      el(
        "fieldset",
        { class: "govuk-fieldset govuk-form-group" },
        el("legend", { class: "govuk-fieldset__legend govuk-fieldset__legend--s" }, TEXTS.legend),
        el("div", { class: "govuk-radios govuk-radios--small" }, radio(NOW_OR_DUE), radio(NOW), radio(DUE)),
      ),
    value: () => chosen,
    /** In a sentence on what the reports are about; "" if everything is chosen. */
    text: () => ({ [NOW_OR_DUE]: "", [NOW]: TEXTS.onlyNow, [DUE]: TEXTS.onlyDue(yearEnd) })[chosen],
  };
}
