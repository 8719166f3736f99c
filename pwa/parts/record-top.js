// The line above a record: the child, its status, the switches for meanings and year, and the link that prints it.

import { el, fill, hidden, link } from "../core/dom.js";
import { NOW } from "../core/results.js";
import { countOfStatus } from "../core/return-words.js";
import { address } from "../core/router.js";
import { count, number, yearLabel } from "../core/text.js";
import { checkbox } from "./choice.js";

/**
 * @import {Results} from "../core/results.js"
 * @import {RecordModel} from "./record-model.js"
 */

const TEXTS = {
  child: "Child ",
  meanings: "Show what codes mean",
  print: "Print",
  years: "Year",
  due: (/** @type {number} */ n, /** @type {string} */ yearEnd) => `${number(n)} due by ${yearEnd}`,
  valid: "Valid",
  lastYear: (/** @type {number} */ year) => `Last year (${yearLabel(year)})`,
  errors: (/** @type {number} */ n) => ` ${count(n, "error")}`,
};

/**
 * @param {object} options
 * @param {string} options.child
 * @param {boolean} options.meanings whether the meanings of codes are shown
 * @param {(shown: boolean) => void} options.onMeanings
 * @param {(lastYear: boolean) => void} options.onYear
 */
export function recordTop({ child, meanings, onMeanings, onYear }) {
  const $status = el("span", {});
  const $print = link("", TEXTS.print);
  const $years = el("div", { class: "app-years", role: "group", "aria-label": TEXTS.years });
  const $heading = el(
    "h2",
    { class: "govuk-heading-m app-record__child", tabindex: "-1" },
    hidden(TEXTS.child),
    child,
    " ",
    $status,
  );
  const $meanings = checkbox({
    id: "meanings",
    label: TEXTS.meanings,
    checked: meanings,
    onChange: onMeanings,
  });

  return {
    $root: el("div", { class: "app-record__top" }, $heading, $meanings, $print, $years),
    $heading,
    /**
     * @param {RecordModel} model
     * @param {Results} results
     * @param {boolean} openLastYear
     */
    update(model, results, openLastYear) {
      const position = results.positions.get(child) ?? 0;
      $print.href = address("/print", { child: position + 1 });
      fill($status, ...statusTags(results.lookedAt(NOW), position));
      const { collection_year } = results.checked;
      fill(
        $years,
        model.hasTables(true) &&
          [false, true].map((lastYear) =>
            yearButton(model, lastYear, collection_year, openLastYear, () => onYear(lastYear)),
          ),
      );
    },
  };
}

/**
 * @param {Results} results
 * @param {number} position of the child
 */
function statusTags(results, position) {
  const status = results.status(position);
  const found = results.found(position);
  const due = results.due[position];
  const dueTag = due > 0 && el("strong", { class: "govuk-tag govuk-tag--blue" }, TEXTS.due(due, results.yearEnd));
  if (status === "due") {
    return [dueTag];
  }
  const colour = { error: "red", warning: "yellow", valid: "green" }[status];
  return [
    el(
      "strong",
      { class: `govuk-tag govuk-tag--${colour}` },
      status === "valid" ? TEXTS.valid : countOfStatus(found, status),
    ),
    " ",
    dueTag,
  ];
}

/**
 * @param {RecordModel} model
 * @param {boolean} lastYear
 * @param {number} year that is collected
 * @param {boolean} openLastYear
 * @param {() => void} onclick
 */
function yearButton(model, lastYear, year, openLastYear, onclick) {
  const errors = model.errorsOfYear(lastYear);
  return el(
    "button",
    {
      type: "button",
      class: "app-years__button",
      "aria-pressed": String(openLastYear === lastYear),
      "data-focus": yearKey(lastYear),
      onclick,
    },
    lastYear ? TEXTS.lastYear(year - 1) : yearLabel(year),
    errors > 0 && errorCount(errors),
  );
}

/**
 * The key by which a year’s button gets the focus back.
 * @param {boolean} lastYear
 */
export function yearKey(lastYear) {
  return `year-${lastYear}`;
}

/** @param {number} errors */
export function errorCount(errors) {
  return el(
    "span",
    { class: "app-count" },
    el("span", { "aria-hidden": "true" }, number(errors)),
    hidden(TEXTS.errors(errors)),
  );
}
