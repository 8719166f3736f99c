// A list of things that can be ticked, as details: it is drawn when it is opened, because it can be long.

import { el, fill, fillGradually, linkButton, uniqueId } from "../core/dom.js";
import { number } from "../core/text.js";
import { checkboxItem } from "./choice.js";
import { details } from "./details.js";

/** @typedef {{value: string, label: string}} Item */

/**
 * @typedef {object} CheckboxList
 * @property {HTMLElement} $root
 * @property {() => string[]} values those that are ticked
 * @property {() => string[] | null} chosen the same, null if all are
 */

const TEXTS = {
  ticked: (/** @type {number} */ ticked, /** @type {number} */ items) => `${number(ticked)} of ${number(items)}`,
  all: "Select all",
  none: "Select none",
};

/**
 * @param {object} options
 * @param {string} options.title
 * @param {string} [options.hint]
 * @param {Item[]} options.items
 * @param {boolean | string[]} options.chosen whether all are, at first; or which
 * @param {() => void} options.onChange
 * @returns {CheckboxList}
 */
export function checkboxList({ title, hint, items, chosen, onChange }) {
  const isChosen = (/** @type {string} */ value) => (Array.isArray(chosen) ? chosen.includes(value) : chosen);
  const ticked = new Set(items.map(({ value }) => value).filter(isChosen));
  const $items = el("div", { class: "govuk-checkboxes govuk-checkboxes--small app-choices__items" });
  const $count = el("span", {});
  const drawCount = () => fill($count, TEXTS.ticked(ticked.size, items.length));
  const drawItems = () => fillGradually($items, items, box);

  /** @param {Item} item */
  function box({ value, label }) {
    const $input = el("input", {
      class: "govuk-checkboxes__input",
      id: uniqueId("choice"),
      type: "checkbox",
      checked: ticked.has(value),
      onchange: () => {
        if ($input.checked) {
          ticked.add(value);
        } else {
          ticked.delete(value);
        }
        drawCount();
        onChange();
      },
    });
    return checkboxItem($input, label);
  }

  /** @param {Item[]} all that are then ticked */
  function tick(all) {
    ticked.clear();
    for (const { value } of all) {
      ticked.add(value);
    }
    drawItems();
    drawCount();
    onChange();
  }

  const $root = details(
    [`${title}: `, $count],
    el(
      "fieldset",
      { class: "govuk-fieldset" },
      el("legend", { class: "govuk-visually-hidden" }, title),
      hint && el("div", { class: "govuk-hint" }, hint),
      el(
        "p",
        { class: "govuk-body-s app-choices__all" },
        linkButton(() => tick(items), TEXTS.all),
        linkButton(() => tick([]), TEXTS.none),
      ),
      $items,
    ),
    { look: "app-choices", onToggle: () => $root.open && drawItems() },
  );
  drawCount();
  return {
    $root,
    values: () => [...ticked],
    chosen: () =>
      ticked.size === items.length ? null : items.map(({ value }) => value).filter((value) => ticked.has(value)),
  };
}
